"""The workbooks handed out: templates that change nothing untouched, and uploads that come back marked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.errors import Problem
from dashboard.intake import Book, Cell, Reading, Sheet, open_upload, read
from dashboard.workbooks import marked, template
from dashboard.workbooks.template import FIGURES, RULES, WORKS
from tests import corpus
from tests.builders import (
    TODAY,
    department,
    indicator,
    measure,
    milestone,
    observation,
    responsibility,
    snapshot,
    target,
)


def loaded(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def values(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def problem(address: str, *, severity: str = "error", **changes: str) -> Problem:
    given = {"file": "a.csv", "rule": "bad_number", "message": "不能识别。", "remedy": "请填数。", "sheet": "Sheet1"}
    return Problem(**{**given, **changes}, row=1, column="", address=address, severity=severity)  # type: ignore[arg-type]


DATASET = snapshot(
    measures=[measure(), measure(measure=2)],
    departments=[department(), department(department_id="water", name="县水务局", short_name="县水务局")],
    responsibilities=[responsibility(), responsibility(measure=2, department_id="water")],
    indicators=[
        indicator(),
        indicator(
            indicator_id="sewage", measure=2, name="污水集中收集率", unit="%", lead_department="", frequency="yearly"
        ),
    ],
    targets=[target(), target(indicator_id="sewage")],
    observations=[observation(indicator_id="sewage", period="2024", value="67.0")],
    milestones=[milestone(state="under_way")],
)


def test_a_template_holds_the_indicators_of_its_department_alone() -> None:
    sheet = loaded(template(DATASET, "water"))[FIGURES]
    assert [row[0] for row in values(sheet)[1:]] == ["sewage"]


def test_a_template_for_all_holds_every_indicator_and_dated_work() -> None:
    book = loaded(template(DATASET, ""))
    assert [row[0] for row in values(book[FIGURES])[1:]] == ["base_stations", "sewage"]
    assert [row[0] for row in values(book[WORKS])[1:]] == ["bypass"]


def test_the_last_value_keeps_its_decimals_and_the_next_period_of_a_yearly_figure_is_written_in() -> None:
    sheet = loaded(template(DATASET, "water"))[FIGURES]
    assert values(sheet)[1][2:7] == ["%", "2024年", 67, "2025年", None]
    assert sheet["E2"].number_format == "0.0"


def test_a_figure_without_a_frequency_leaves_the_period_open() -> None:
    assert values(loaded(template(DATASET, "housing"))[FIGURES])[1][3:7] == [None] * 4


def test_words_to_choose_from_are_offered_and_the_header_stays_in_view() -> None:
    book = loaded(template(DATASET, "housing"))
    assert [each.formula1 for each in book[FIGURES].data_validations.dataValidation] == ['"最终,初步,修订"']
    assert [each.formula1 for each in book[WORKS].data_validations.dataValidation] == ['"未启动,进行中,已完成"']
    assert book[FIGURES].freeze_panes == "C2"


def test_the_rules_and_definitions_are_in_the_workbook() -> None:
    words = [cell for row in values(loaded(template(DATASET, "housing"))[RULES]) for cell in row]
    assert "规划期内新建并开通的基站。" in words
    assert "与来源完全一致的数值。" in words


def test_a_department_without_dated_works_has_no_sheet_for_them() -> None:
    assert WORKS not in loaded(template(DATASET, "water")).sheetnames


def test_statistics_are_asked_of_the_statistics_bureau_alone() -> None:
    rate = indicator(indicator_id="rate", release_authority="statistics_bureau")
    bureau = department(department_id="statistics", name="县统计局", short_name="县统计局")
    dataset = replace(DATASET, indicators=(rate,), departments=(department(), bureau))
    for asked, shown in (("statistics", ["rate"]), ("housing", []), ("", ["rate"])):
        assert [row[0] for row in values(loaded(template(dataset, asked))[FIGURES])[1:]] == shown


def readings(content: bytes) -> tuple[Reading, ...]:
    return read(open_upload("模板.xlsx", content), snapshot=DATASET, answers={}, today=TODAY)


def test_an_untouched_template_changes_nothing() -> None:
    for reading in readings(template(DATASET, "")):
        assert (reading.rows, reading.problems, reading.questions) == ((), (), ())


def test_a_template_filled_in_is_read_into_its_rows() -> None:
    book = loaded(template(DATASET, ""))
    book[FIGURES]["F2"], book[FIGURES]["G2"], book[FIGURES]["H2"] = "2025年6月", 55, "初步"
    book[FIGURES]["G3"] = 68.25
    book[WORKS]["E2"], book[WORKS]["F2"] = "已完成", date(2025, 6, 1)
    figures, works = readings(corpus.saved(book))
    assert figures.problems == works.problems == ()
    assert [(row.values["indicator_id"], row.values["period"], row.values["value"]) for row in figures.rows] == [
        ("base_stations", "2025-06", "55"),
        ("sewage", "2025", "68.25"),
    ]
    assert figures.rows[0].values["status"] == "provisional"
    assert works.rows[0].values == {"milestone_id": "bypass", "state": "done", "as_of": "2025-06-01"}


def test_problem_cells_are_filled_and_told_about() -> None:
    book = open_upload("a.csv", corpus.gbk_csv())
    content = marked(
        book, [problem("C4", suggestion="86.5"), problem("C4", severity="warning"), problem("D5", severity="warning")]
    )
    sheet = loaded(content)["Sheet1"]
    assert sheet["C4"].fill.fgColor.rgb != sheet["D5"].fill.fgColor.rgb
    assert (
        sheet["C4"].comment.text == "错误：不能识别。\n改法：请填数。\n可以填：86.5\n提醒：不能识别。\n改法：请填数。"
    )
    assert sheet["C5"].comment is None and sheet["C5"].fill.fill_type is None


def test_problems_without_a_cell_are_listed_all_the_same() -> None:
    content = marked(open_upload("a.csv", b"a,b\n"), [problem("", sheet=""), problem("A1", sheet="别的表")])
    assert len(values(loaded(content)["检查结果"])) == 3


@pytest.mark.parametrize("text", ["=1+1", "\x07=1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.org")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    book = Book("a.csv", "csv", (Sheet("Sheet1", ((Cell(text, text),),)),))
    cell = loaded(marked(book, []))["Sheet1"]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text.lstrip("\x07"), "s", True)


def test_a_formula_comes_back_as_text() -> None:
    sheet = loaded(marked(open_upload("a.xlsx", corpus.formulas_without_values_xlsx()), []))["Sheet1"]
    assert (sheet["C4"].value, sheet["C4"].data_type) == ("=80+6.5", "s")


@pytest.mark.parametrize(
    "make", [corpus.gbk_csv, corpus.percent_xlsx, corpus.dates_xlsx, corpus.several_sheets_xlsx, corpus.et_workbook]
)
def test_a_marked_file_opens_with_the_same_cells(make: object) -> None:
    book = open_upload("a", make())  # type: ignore[operator]
    again = open_upload("a.xlsx", marked(book, [problem("A1")]))
    assert [_seen(sheet) for sheet in again.sheets[:-1]] == [_seen(sheet) for sheet in book.sheets]


def test_a_marked_file_marked_again_has_one_list_of_problems() -> None:
    first = open_upload("a.xlsx", marked(open_upload("a.csv", b"a,b\n"), [problem("A1")]))
    assert loaded(marked(first, [problem("B1")])).sheetnames == ["Sheet1", "检查结果"]


def test_hidden_sheets_stay_hidden_and_forbidden_characters_are_left_out() -> None:
    sheet = Sheet(
        "a:b/c",
        ((Cell("x\x07y", "x\x07y"), Cell(Decimal("1.50"), "1.50"), Cell(date(2024, 6, 30), "2024-06-30")),),
        hidden=True,
    )
    book = loaded(marked(Book("a.xls", "xls", (sheet,)), []))
    assert book["a_b_c"].sheet_state == "hidden"
    assert [cell.value for cell in book["a_b_c"][1]][:2] == ["xy", Decimal("1.5")]
    assert book["a_b_c"]["C1"].is_date


def _seen(sheet: Sheet) -> list[list[tuple[object, str]]]:
    return [[(cell.value, cell.text) for cell in row] for row in sheet.rows]
