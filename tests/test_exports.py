"""Each format holds what was published: every row, every digit, and what has to be known of them."""

import csv
import io
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from dashboard import exports
from dashboard.exports import FORMS, INDICATOR_COLUMNS, Edition
from dashboard.language import CHINESE, ENGLISH
from dashboard.model import Snapshot
from dashboard.tables import TABLES, cell_text, parse
from tests.builders import area, community, indicator, milestone, observation, plan, snapshot, source, target

RELEASE = "7849c7912345" + "0" * 52
PUBLISHED = snapshot(
    observations=[
        observation(period="2024-06", value="67.0", note="含共建共享"),
        observation(area="371700", period="2023", value="1.5", unit="万个"),
    ],
    milestones=[milestone(state="done", as_of="2025-06-30")],
    communities=[community(floor_area="2.40")],
)
SIMULATED = snapshot(plan=plan(simulated=True, as_of="2025-07-15"), observations=[observation()])


def edition(rows: Snapshot = PUBLISHED, *, address: str = "") -> Edition:
    return Edition(rows, RELEASE, date(2026, 11, 23), "某县人民政府办公室", "County office", address)


def table_of(rows: Snapshot, name: str, form: str) -> bytes:
    return exports.made(exports.table(rows, name), edition(rows), form)


def indicator_of(rows: Snapshot, form: str) -> bytes:
    return exports.made(exports.indicator(rows, "base_stations"), edition(rows), form)


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def objects(content: bytes) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(content, parse_float=Decimal)["rows"]
    return rows


@pytest.mark.parametrize("form", FORMS)
def test_the_same_release_is_the_same_bytes(form: str) -> None:
    assert table_of(PUBLISHED, "observations", form) == table_of(PUBLISHED, "observations", form)


def test_values_come_place_by_place_and_in_the_order_of_time() -> None:
    rows = snapshot(
        areas=[area(), area(area="370000", name="山东省", role="benchmark")],
        observations=[
            observation(area="370000", period="2022"),
            observation(period="2024"),
            observation(period="2023"),
        ],
    )
    got = [(row["row"], row["area"], row["period"]) for row in lines(indicator_of(rows, "csv"))]
    values = [("371723", "2023"), ("371723", "2024"), ("370000", "2022")]
    assert got == [*(("observation", *value) for value in values), ("target", "371723", "2025")]


@pytest.mark.parametrize(
    ("kind", "period", "since"),
    [
        ("annual", "2025-06", "2025-01-01"),
        ("annual", "2025-Q3", "2025-01-01"),
        ("annual", "2025-06-30", "2025-01-01"),
        ("cumulative", "2025-06", "2024-01-01"),
        ("cumulative", "2022", "2022-01-01"),
        ("level", "2025-06", "2025-06-01"),
    ],
)
def test_a_running_total_says_since_when_it_adds_up(kind: str, period: str, since: str) -> None:
    rows = snapshot(indicators=[indicator(kind=kind)], observations=[observation(period=period)])
    (told,) = (row for row in lines(indicator_of(rows, "csv")) if row["row"] == "observation")
    assert (told["period"], told["period_start"], told["kind"]) == (period, since, kind)
    assert objects(indicator_of(rows, "json"))[0]["period_start"] == since
    header, first, *_ = load_workbook(BytesIO(indicator_of(rows, "xlsx"))).worksheets[0].values
    assert dict(zip(header, first, strict=True))["period_start"] == datetime.fromisoformat(since)


@pytest.mark.parametrize("form", FORMS)
def test_an_indicator_with_neither_value_nor_target_has_its_columns_and_no_row(form: str) -> None:
    content = indicator_of(snapshot(targets=[]), form)
    if form == "csv":
        assert content.decode("utf-8-sig") == ",".join(column.name for column in INDICATOR_COLUMNS) + "\r\n"
    elif form == "json":
        assert objects(content) == []
    else:
        assert [*load_workbook(BytesIO(content)).worksheets[0].values] == [tuple(c.name for c in INDICATOR_COLUMNS)]


def test_json_has_every_digit_as_a_number_and_as_text() -> None:
    content = table_of(PUBLISHED, "observations", "json")
    assert b'"value": 67.0, "value_text": "67.0"' in content
    assert objects(content)[0]["value"] == Decimal("67.0")


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if not table.pairs])
def test_a_table_s_json_holds_the_rows_that_were_published(name: str) -> None:
    columns = {
        column.name: f"{column.name}_text" if column.type == "number" else column.name
        for column in TABLES[name].columns
    }
    rows = [[cell_text(row[key]) for key in columns.values()] for row in objects(table_of(PUBLISHED, name, "json"))]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[*columns], *rows])
    assert [row for _, row in parse(name, text.getvalue().encode()).rows] == [*getattr(PUBLISHED, name)]


def test_json_says_what_it_is() -> None:
    about = json.loads(indicator_of(PUBLISHED, "json"))
    assert (about["name"], about["release"], about["as_of"]) == ("base_stations", RELEASE, "2026-11-23")
    assert "主办单位" in about["terms"] and about["simulated"] is False
    assert [column["name"] for column in about["columns"]] == [column.name for column in INDICATOR_COLUMNS]


def test_a_workbook_has_typed_cells_with_the_published_decimals() -> None:
    sheet = load_workbook(BytesIO(table_of(PUBLISHED, "observations", "xlsx"))).worksheets[0]
    value, code, period = sheet["D2"], sheet["B2"], sheet["C2"]
    assert (value.data_type, value.value, value.number_format) == ("n", 67, "0.0")
    assert (code.value, code.number_format) == ("371723", "@")
    assert (period.data_type, period.value) == ("s", "2024-06")


def test_a_workbook_has_days_as_days_and_whole_numbers_as_such() -> None:
    sheet = load_workbook(BytesIO(table_of(PUBLISHED, "communities", "xlsx"))).worksheets[0]
    cells = {sheet.cell(1, column).value: sheet.cell(2, column) for column in range(1, sheet.max_column + 1)}
    assert (cells["started"].value, cells["started"].number_format) == (datetime(2024, 4, 1), "yyyy-mm-dd")
    assert (cells["households"].value, cells["households"].number_format) == (300, "0")
    assert (cells["floor_area"].value, cells["floor_area"].number_format) == (2.4, "0.00")
    assert cells["finished"].value is None


def test_a_number_no_spreadsheet_can_hold_stands_as_text() -> None:
    rows = snapshot(observations=[observation(value="123456789012345.67")])
    sheet = load_workbook(BytesIO(table_of(rows, "observations", "xlsx"))).worksheets[0]
    assert (sheet["D2"].data_type, sheet["D2"].value) == ("s", "123456789012345.67")


def test_a_workbook_s_header_stays_in_sight_and_can_be_filtered() -> None:
    sheet = load_workbook(BytesIO(indicator_of(PUBLISHED, "xlsx"))).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Q4"
    assert all(8 <= letter.width <= 48 for letter in sheet.column_dimensions.values())


def test_a_workbook_s_notes_tell_source_release_terms_and_columns() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(indicator_of(PUBLISHED, "xlsx")))
    assert book.sheet_names == ["base_stations", "说明"]
    said = {str(row[0]): str(row[1]) for row in book.get_sheet_by_name("说明").to_python() if row[0]}
    assert said["版本"] == RELEASE
    assert said["数据截至"] == "2026-11-23"
    assert "某政发〔2024〕1号" in said["依据"] and "主办单位" in said["使用条件"]
    assert {f"{column.name} {column.title}" for column in INDICATOR_COLUMNS} <= set(said)


def test_the_notes_are_in_english_too() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(indicator_of(PUBLISHED, "xlsx")))
    english = [str(row[3]) for row in book.get_sheet_by_name("说明").to_python() if len(row) > 3]
    assert any("Stations built and opened" in text for text in english)


@pytest.mark.parametrize("form", FORMS)
def test_every_format_of_a_simulated_dataset_says_so(form: str) -> None:
    content = indicator_of(SIMULATED, form)
    if form == "csv":
        assert [row["simulated"] for row in lines(content)] == ["true", "true"]
    elif form == "json":
        assert json.loads(content)["simulated"] is True
    else:
        book = load_workbook(BytesIO(content))
        data, notes = book.worksheets
        assert [row[-1] for row in data.values] == ["simulated", True, True]
        assert notes["A2"].value == "演示数据" and "不能引用" in str(notes["B2"].value)


TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12) | st.sampled_from(
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-1",
        "@SUM(1)",
        "#N/A",
        "#REF!",
        "'=1",
        "_x0041_",
        "1e5",
        "007",
        "TRUE",
        "=",
        "2024-01-01",
    ]
)


@settings(max_examples=60, deadline=None)
@given(text=TEXT)
def test_no_text_becomes_anything_but_text_in_a_workbook(text: str) -> None:
    rows = snapshot(observations=[observation(note=text)], sources=[source(title=text, publisher=text)])
    content = indicator_of(rows, "xlsx")
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    cells = [sheet[f"{letter}2"] for letter in "LMN"]
    assert {cell.data_type for cell in cells} == {"s"}
    seen = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()[1]
    assert seen[11:14] == [text] * 3


@given(text=TEXT)
def test_no_text_of_a_csv_is_run_by_a_spreadsheet_and_no_other_is_changed(text: str) -> None:
    (row,) = lines(table_of(snapshot(observations=[observation(note=text)]), "observations", "csv"))
    assert not row["note"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["note"] in (text, f"'{text}")


@given(value=st.decimals(min_value=-(10**14), max_value=10**14, places=3, allow_nan=False))
def test_a_value_keeps_its_digits_in_every_text_format(value: Decimal) -> None:
    rows = snapshot(observations=[observation(value=f"{value:f}")], targets=[])
    assert lines(indicator_of(rows, "csv"))[0]["value"] == f"{value:f}"
    (row,) = objects(indicator_of(rows, "json"))
    assert row["value_text"] == f"{value:f}"
    assert str(row["value"]) == f"{value:f}"


def test_files_are_saved_under_place_subject_day_and_release() -> None:
    told = edition()
    assert told.file_name("urban_rate", "csv") == "chengwu-urban_rate-2026-11-23-7849c7912345.csv"
    assert told.file_name_in_chinese("城镇化率", "csv") == "成武县-城镇化率-2026-11-23-7849c7912345.csv"
    assert edition(SIMULATED).file_name("a", "xlsx").startswith("demo-chengwu-a-")
    assert edition(SIMULATED).file_name_in_chinese("a", "xlsx").startswith("演示数据-成武县-a-")


@pytest.mark.parametrize("name", ["../../etc", 'a"b', "a;b", "a\nb", "a/b\\c", "很" * 99])
def test_no_name_leaves_its_folder_or_its_header(name: str) -> None:
    saved = edition().file_name_in_chinese(name, "csv")
    assert not set(saved) & set('/\\";\n:*?<>|')
    assert len(saved) < 100


def test_a_citation_names_the_kind_the_release_and_the_day() -> None:
    told = edition(address="https://www.example.gov.cn/czh")
    line = exports.citation(told, CHINESE, accessed=date(2026, 12, 1))
    assert line == (
        "某县人民政府办公室. 成武县新型城镇化建设进展数据[DS/OL]. 版本7849c7912345. (2026-11-23)[2026-12-01]. "
        "https://www.example.gov.cn/czh/data."
    )
    assert "County office" in exports.citation(told, ENGLISH)


def test_targets_stand_below_the_values_with_the_plan_as_their_source() -> None:
    later = target(period="2025", value="180.0", comparator="more_than", stretch=True, due_inferred=True, note="两年")
    first, second = lines(indicator_of(snapshot(targets=[later, target(period="2024")]), "csv"))
    assert (first["row"], first["period"], first["value"]) == ("target", "2024", "100")
    assert second == {
        "row": "target",
        "indicator_id": "base_stations",
        "area": "371723",
        "area_name": "成武县",
        "period": "2025",
        "period_start": "2024-01-01",
        "period_end": "2025-12-31",
        "kind": "cumulative",
        "value": "180.0",
        "unit": "个",
        "status": "",
        "source": "某县城镇化行动方案（2024—2025年）",
        "publisher": "某县人民政府",
        "note": "两年",
        "comparator": "more_than",
        "stretch": "true",
        "due_inferred": "true",
    }


def test_the_library_for_workbooks_is_not_loaded_before_one_is_asked_for() -> None:
    asked = "import dashboard.exports, sys; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
