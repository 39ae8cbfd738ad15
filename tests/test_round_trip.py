"""Every file the site exports is taken back, and changes nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import exports
from dashboard.exports import Edition, Tabulation
from dashboard.intake import Reading, open_upload
from dashboard.intake.extraction import read
from dashboard.model import Snapshot
from dashboard.publishing import examine, read_folder
from dashboard.publishing.applying import altering, applied, filing_source
from dashboard.tables import TABLES, dataset_files
from dashboard.workbooks import template
from tests.builders import (
    TODAY,
    area,
    community,
    department,
    indicator,
    milestone,
    observation,
    snapshot,
    target,
)
from tests.builders import source as publication

DATA = Path(__file__).parent.parent / "data"
TODAY_OF_DATA = date(2026, 11, 23)
DATASETS = {
    name: examine(read_folder(folder), today=TODAY_OF_DATA)
    for name, folder in {"official": DATA, "demo": DATA / "demo"}.items()
}
SMALL = snapshot(
    indicators=[indicator(), indicator(indicator_id="share", kind="level", unit="%", comparable=True)],
    targets=[target(), target(indicator_id="share", value="53.0")],
    milestones=[milestone()],
)


def made(public: Snapshot, tabulation: Tabulation, form: str) -> bytes:
    told = Edition(public, "7849c7912345" + "0" * 52, TODAY_OF_DATA, "某县人民政府办公室", "County office")
    return exports.made(tabulation, told, form)


def table_csv(public: Snapshot, name: str) -> bytes:
    return made(public, exports.table(public, name), "csv")


def indicator_csv(public: Snapshot, indicator_id: str) -> bytes:
    return made(public, exports.indicator(public, indicator_id), "csv")


def taken_back(public: Snapshot, name: str, content: bytes, *, today: date = TODAY_OF_DATA) -> tuple[Reading, ...]:
    """What a file of the site's own says, having made sure that it changes nothing and raises no question."""
    files, source = dataset_files(public), filing_source(public, "", today)
    readings = read(open_upload(name, content), snapshot=public, answers={}, today=today)
    assert not any(reading.problems or reading.questions for reading in readings)
    assert all(reading.rows == () for reading in altering(readings, files, public=public, source=source))
    assert applied(readings, files, public=public, source=source) == files
    return readings


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("public", DATASETS.values(), ids=DATASETS.keys())
def test_a_table_as_it_is_downloaded(public: Snapshot, table: str) -> None:
    (reading,) = taken_back(public, f"{table}.csv", table_csv(public, table))
    rows = len(TABLES["plan"].columns) if table == "plan" else len(getattr(public, table))
    assert reading.table == table
    assert rows - 2 <= len(reading.rows) <= rows if table == "plan" else len(reading.rows) == rows


@pytest.mark.parametrize("table", TABLES)
def test_a_table_as_it_is_kept(table: str) -> None:
    public = DATASETS["official"]
    taken_back(public, f"{table}.csv", dataset_files(public)[TABLES[table].file])


@pytest.mark.parametrize("table", ["plan", "indicators", "targets", "observations", "milestones", "communities"])
@pytest.mark.parametrize("public", DATASETS.values(), ids=DATASETS.keys())
def test_a_table_s_workbook_as_it_is_downloaded(public: Snapshot, table: str) -> None:
    (reading,) = taken_back(public, f"{table}.xlsx", made(public, exports.table(public, table), "xlsx"))
    rows = len(TABLES["plan"].columns) if table == "plan" else len(getattr(public, table))
    assert reading.table == table
    assert rows - 2 <= len(reading.rows) <= rows if table == "plan" else len(reading.rows) == rows


@pytest.mark.parametrize("public", DATASETS.values(), ids=DATASETS.keys())
def test_an_indicator_s_file_as_it_is_downloaded(public: Snapshot) -> None:
    for row in public.indicators:
        (reading,) = taken_back(public, "上报.csv", indicator_csv(public, row.indicator_id))
        assert len(reading.rows) == sum(each.indicator_id == row.indicator_id for each in public.observations)


@pytest.mark.parametrize("public", DATASETS.values(), ids=DATASETS.keys())
def test_an_indicator_s_workbook_as_it_is_downloaded(public: Snapshot) -> None:
    for row in (public.indicators[0], public.indicators[-1]):
        content = made(public, exports.indicator(public, row.indicator_id), "xlsx")
        (reading,) = taken_back(public, "上报.xlsx", content)
        assert len(reading.rows) == sum(each.indicator_id == row.indicator_id for each in public.observations)


@pytest.mark.parametrize("public", DATASETS.values(), ids=DATASETS.keys())
def test_a_department_s_template_as_it_is_downloaded(public: Snapshot) -> None:
    for name in ("", *tuple(public.department_by_id)[::9]):
        taken_back(public, "模板.xlsx", template(public, name))


TEXTS = st.text(st.characters(codec="gb18030", exclude_categories=("C", "Z")), max_size=12) | st.sampled_from(
    ["=1+1", "-5", "+3", "@SUM(1)", "'单引号", "约180", "1,234", "暂无", '含，逗号,"引号"', "合计", "注：说明"]
)
"""All that a text may be but 删除, which is an order and never comes to be public."""
NUMBERS = st.decimals(min_value=0, max_value=99, places=2) | st.integers(0, 99)
PERIODS = st.sampled_from(["2023", "2024", "2024-H1", "2024-Q3", "2024-11", "2025-06", "2025-06-30", "2020-11-01"])


@settings(max_examples=40)
@given(
    values=st.dictionaries(st.tuples(st.sampled_from(["base_stations", "share"]), PERIODS), NUMBERS, max_size=8),
    note=TEXTS,
    unit=st.sampled_from(["", "个", "万个"]),
    status=st.sampled_from(["final", "provisional", "revised"]),
)
def test_whatever_values_and_notes_are_public(
    values: dict[tuple[str, str], object], note: str, unit: str, status: str
) -> None:
    rows = [
        observation(
            indicator_id=name,
            period=period,
            value=str(value),
            note=note.strip(),
            status=status,
            unit=unit if name == "base_stations" else "",
        )
        for (name, period), value in values.items()
    ]
    public = snapshot(indicators=SMALL.indicators, targets=SMALL.targets, observations=rows)
    taken_back(public, "observations.csv", table_csv(public, "observations"), today=TODAY)
    for row in public.indicators:
        taken_back(public, f"{row.indicator_id}.csv", indicator_csv(public, row.indicator_id), today=TODAY)


@settings(max_examples=40)
@given(name=TEXTS.filter(lambda text: bool(text.strip())), note=TEXTS)
def test_whatever_names_are_public(name: str, note: str) -> None:
    told = name.strip()
    public = snapshot(
        areas=[area(), area(area="370000", name=told, role="peer")],
        departments=[department(name=told, short_name=told)],
        sources=[publication(title=told, publisher=told)],
        milestones=[milestone(name=told, note=note.strip())],
        communities=[community(name="东关小区", town=told)],
    )
    for table in ("areas", "departments", "sources", "milestones", "communities"):
        taken_back(public, f"{table}.csv", table_csv(public, table), today=TODAY)
