import re
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.periods import Period, parse_period
from dashboard.tables import TABLES, Column, datapackage, dataset_files, parse, serialise, unknown_references
from tests.builders import files, indicator, observation, plan, responsibility, snapshot, target

HEADER = ",".join(TABLES["targets"].header)
ROW = "base_stations,2025,false,at_least,67.0,false,,,linear,,"


def targets(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *rows)).encode()


def rules(name: str, content: bytes) -> list[str]:
    return [problem.rule for problem in parse(name, content).problems]


def with_cell(column: str, text: str) -> bytes:
    cells = ROW.split(",")
    cells[TABLES["targets"].header.index(column)] = text
    return targets(",".join(cells))


BROKEN = {
    "no file content": (b"", "empty_file"),
    "only a byte order mark": (b"\xef\xbb\xbf\r\n", "empty_file"),
    "Chinese Excel's own encoding": ((HEADER + "\n" + ROW + "力争").encode("gbk"), "not_utf8"),
    "UTF-16": ((HEADER + "\n" + ROW).encode("utf-16"), "not_utf8"),
    "a quote that never ends": (targets(ROW, '"base_stations,2024'), "broken_csv"),
    "a column left out": (targets(header=HEADER.replace(",stretch", "")), "missing_column"),
    "a column nobody knows": (targets(header=HEADER + ",colour"), "unknown_column"),
    "a column given twice": (targets(header=HEADER + ",value"), "duplicate_header"),
    "too few cells": (targets("base_stations,2025,false"), "ragged_row"),
    "too many cells": (targets(ROW + ","), "ragged_row"),
    "an empty required cell": (with_cell("value", ""), "empty_cell"),
    "an empty word of a vocabulary": (with_cell("comparator", "  "), "empty_cell"),
    "thousands separators": (with_cell("value", '"1,100"'), "bad_number"),
    "a unit in the number": (with_cell("value", "180万"), "bad_number"),
    "a plus sign": (with_cell("value", "+5"), "bad_number"),
    "an exponent": (with_cell("value", "1e3"), "bad_number"),
    "not a number": (with_cell("value", "NaN"), "bad_number"),
    "full-width digits": (with_cell("value", "６７"), "bad_number"),
    "a Chinese period": (with_cell("period", "2025年"), "bad_period"),
    "a month that is not there": (with_cell("period", "2025-13"), "bad_period"),
    "full-width years": (with_cell("period", "２０２５"), "bad_period"),
    "a Chinese yes": (with_cell("stretch", "是"), "bad_boolean"),
    "a word outside the vocabulary": (with_cell("comparator", "ge"), "bad_choice"),
    "capitals in an identifier": (with_cell("indicator_id", "Base Stations"), "bad_id"),
    "a line break in a cell": (with_cell("note", '"one\ntwo"'), "control_character"),
    "a character nobody sees": (with_cell("indicator_id", "base\u200bstations"), "control_character"),
    "a character no workbook holds": (with_cell("note", "one\uffff"), "control_character"),
    "the same key twice": (targets(ROW, ROW), "duplicate_key"),
}


@pytest.mark.parametrize(("content", "rule"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_by_its_own_rule(content: bytes, rule: str) -> None:
    assert rules("targets", content) == [rule]


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("plan", "issuer,某县人民政府\n", "", "missing_key"),
        ("plan", "issuer,某县人民政府", "issuer,", "empty_cell"),
        ("plan", "issuer,", "publisher,", "bad_choice"),
        ("plan", "issued,2024-07-04", "issued,2024-02-30", "bad_date"),
        ("plan", "issued,2024-07-04", "issued,20240704", "bad_date"),
        ("plan", "period_end,2025-12-31", "period_end,2023-12-31", "plan_period"),
        ("plan", "status,有效", "status,有效\nsimulated,true", "simulated_as_of"),
        ("plan", "status,有效", "status,有效\nas_of,2025-01-01", "simulated_as_of"),
        ("measures", "\n1,", "\n一,", "bad_integer"),
        ("measures", "\n1,", "\n-1,", "bad_integer"),
        ("sources", "https://", "javascript:", "bad_url"),
    ],
)
def test_a_changed_cell_is_refused_by_its_own_rule(name: str, old: str, new: str, rule: str) -> None:
    content = files()[f"{name}.csv"].decode()
    assert rule in rules(name, content.replace(old, new, 1).encode())


def test_every_problem_is_told_at_once_with_the_line_a_spreadsheet_shows() -> None:
    parsed = parse("targets", targets("", ROW, "x,2025年,maybe,about,1,true,,,linear,,", "y,2025"))
    found = [(problem.row, problem.column, problem.rule) for problem in parsed.problems]
    assert found == [(4, "period", "bad_period"), (4, "due_inferred", "bad_boolean"), (5, "", "ragged_row")]
    assert [line for line, _ in parsed.rows] == [3]


def test_a_refused_word_comes_with_the_words_allowed() -> None:
    (problem,) = parse("targets", with_cell("comparator", "ge")).problems
    assert "ge" in problem.message
    assert "at_least、more_than、reach、about、at_most" in problem.message
    assert str(problem).startswith("targets.csv 第2行 comparator：")


def test_every_message_and_remedy_is_chinese() -> None:
    problems = [problem for content, _ in BROKEN.values() for problem in parse("targets", content).problems]
    assert all(re.search("[一-鿿]", problem.message) and problem.remedy for problem in problems)


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_byte_order_mark_line_ends_spaces_and_column_order_do_not_matter(start: str, end: str) -> None:
    row = {"area": " 371723 ", "name": "成武县", "name_en": "Chengwu County", "role": "self\u3000"}
    text = start + ",".join(reversed(row.keys())) + end + ",".join(reversed(row.values())) + end + ",,," + end
    assert parse("areas", text.encode()).rows == ((2, snapshot().areas[0]),)


def test_numbers_and_periods_are_kept_as_published() -> None:
    row = observation(value="-67.00", period="2024-H1")
    content = serialise("observations", [row])
    assert b",2024-H1,-67.00," in content
    assert parse("observations", content).rows == ((2, row),)


def test_text_that_looks_like_a_formula_is_data() -> None:
    row = target(note="=SUM(A1) @x -y")
    assert parse("targets", serialise("targets", [row])).rows == ((2, row),)


def test_optional_facts_of_the_plan_may_be_left_out() -> None:
    row = plan(index_number="", title_en="", simulated=True, as_of="2025-03-31")
    content = serialise("plan", [row])
    assert b"index_number" not in content
    assert parse("plan", content).rows == ((1, row),)


def test_a_reference_to_a_row_that_is_not_there_is_told_with_the_nearest_name() -> None:
    contents = files(targets=[target(indicator_id="base_station")], responsibilities=[responsibility(measure=0)])
    tables = {name: parse(name, contents[table.file]) for name, table in TABLES.items()}
    wrong = unknown_references(tables)
    assert [(problem.file, problem.column) for problem in wrong] == [
        ("responsibilities.csv", "measure"),
        ("targets.csv", "indicator_id"),
    ]
    assert "base_stations" in wrong[1].remedy


def test_the_overall_goal_may_have_indicators() -> None:
    contents = files(indicators=[indicator(measure=0)])
    assert unknown_references({name: parse(name, contents[t.file]) for name, t in TABLES.items()}) == ()


def test_every_column_has_a_heading_and_help_in_both_languages() -> None:
    columns = [column for table in TABLES.values() for column in (*table.columns, *table.cells)]
    assert all(column.title and column.help and column.help_en and column.title_en for column in columns)


def test_headings_use_the_words_of_the_site() -> None:
    said = "".join(table.title + column.title + column.help for table in TABLES.values() for column in table.columns)
    assert [word for word in ("任务", "责任单位", "规划期", "发布方案") if word in said] == []


def test_the_data_package_lists_every_table_and_column() -> None:
    resources: Any = datapackage(plan())["resources"]
    described = {r["path"]: [field["name"] for field in r["schema"]["fields"]] for r in resources}
    assert described == {table.file: list(table.header) for table in TABLES.values()}
    indicators = next(r["schema"] for r in resources if r["name"] == "indicators")
    assert indicators["primaryKey"] == ["indicator_id"]
    assert indicators["foreignKeys"] == [
        {"fields": ["lead_department"], "reference": {"resource": "departments", "fields": ["department_id"]}}
    ]


def test_a_simulated_data_package_says_so() -> None:
    package = datapackage(plan(simulated=True, as_of="2025-03-31"))
    assert package["simulated"] is True
    assert "演示数据" in str(package["title"])


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=12).map(str.strip)
NUMBER = st.decimals(min_value=-(10**9), max_value=10**9, places=3) | st.integers(0, 10**9).map(Decimal)
DATE = st.dates(date(1, 1, 1))


def periods() -> st.SearchStrategy[Period]:
    forms = ("{y}", "{y}-H1", "{y}-Q4", "{y}-06", "{y}-06-30")
    return st.builds(
        lambda form, year: parse_period(form.format(y=f"{year:04}")), st.sampled_from(forms), st.integers(1, 9998)
    )


def cell(column: Column) -> st.SearchStrategy[Any]:
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "text": TEXT.filter(bool) if column.required else TEXT,
        "id": st.from_regex("[a-z0-9][a-z0-9_-]{0,63}", fullmatch=True),
        "url": st.just('https://example.org/a,b?c="d"'),
        "integer": st.integers(0, 10**9 - 1),
        "number": NUMBER,
        "boolean": st.booleans(),
        "date": DATE,
        "period": periods(),
        "choice": st.sampled_from(column.vocabulary or ("",)),
    }
    empty = column.type not in {"text", "id", "url", "boolean"} and not column.required
    return kinds[column.type] | st.none() if empty else kinds[column.type]


@given(st.data())
@settings(max_examples=60)
def test_what_is_written_is_read_back_unchanged(data: st.DataObject) -> None:
    table = TABLES[data.draw(st.sampled_from(sorted(set(TABLES) - {"plan"})))]
    assert set(get_type_hints(table.row)) == {column.name for column in table.columns}
    row = st.builds(table.row, **{column.name: cell(column) for column in table.columns})
    keyed = st.lists(row, max_size=4, unique_by=lambda row: tuple(getattr(row, name) for name in table.key))
    rows = data.draw(keyed)
    parsed = parse(table.name, serialise(table.name, rows))
    assert parsed.problems == ()
    assert [row for _, row in parsed.rows] == rows


@given(st.sampled_from(sorted(TABLES)), st.binary(max_size=200))
@settings(max_examples=150)
def test_no_bytes_can_make_reading_fail(name: str, noise: bytes) -> None:
    header = ",".join(TABLES[name].header).encode()
    for content in (noise, header + b"\n" + noise, dataset_files(snapshot())[f"{name}.csv"] + noise):
        parsed = parse(name, content)
        assert all(problem.file == f"{name}.csv" for problem in parsed.problems)
