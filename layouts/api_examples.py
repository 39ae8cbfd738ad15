"""How the API is used from four programs: short, and as they run."""

from dashboard.openapi import ROOT
from dashboard.openapi.parameters import AREA, INDICATOR_ID
from layouts.view import View

_CURL = """\
curl --compressed "{indicator}"
"""

_PYTHON = """\
import json
from urllib.request import urlopen

with urlopen("{indicators}") as answer:
    indicators = json.load(answer)["data"]

for row in indicators:
    latest = row["latest"]
    print(row["{name}"], latest["value_text"] + latest["unit"] if latest else "{absent}")
"""

_JAVASCRIPT = """\
const answer = await fetch("{observations}?area={area}");
const {{ data, meta }} = await answer.json();
for (const row of data) console.log(row.period, row.value_text + row.unit, row.source.publisher);
console.log(meta.published, meta.release);
"""

_EXCEL = """\
let
    answer = Json.Document(Web.Contents("{indicators}")),
    rows = Table.FromRecords(answer[data], {{"{name}", "unit", "latest", "verdict"}}, MissingField.UseNull),
    values = Table.ExpandRecordColumn(rows, "latest", {{"value", "period"}})
in
    values
"""


def examples(view: View) -> tuple[tuple[str, str], ...]:
    """(name, code) of each, with this site's own addresses."""
    language = view.language
    indicators = view.absolute_file(f"{ROOT}/indicators")
    indicator = f"{indicators}/{INDICATOR_ID.example(view)[0]}"
    places = {
        "indicators": indicators,
        "indicator": indicator,
        "observations": f"{indicator}/observations",
        "area": AREA.example(view)[0],
        "name": "name" if language.code == "zh" else "name_en",
        "absent": language.text("待公布"),
    }
    return (
        ("curl", _CURL.format(**places)),
        ("Python", _PYTHON.format(**places)),
        ("JavaScript", _JAVASCRIPT.format(**places)),
        (language.text("Excel：数据 → 获取数据 → 自其他源 → 空白查询 → 高级编辑器"), _EXCEL.format(**places)),
    )
