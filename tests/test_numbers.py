"""Numbers as staff write them: what is taken, what is asked back, and never a guess."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import Cell
from dashboard.intake.numbers import Number, number_in, read_number
from dashboard.intake.trouble import Blank, Deletion, Trouble
from dashboard.intake.units import Measured, in_unit, is_unit
from dashboard.language import CHINESE, ENGLISH

decimals = st.decimals(min_value=-(10**12), max_value=10**12, places=2) | st.integers(-(10**12), 10**12).map(Decimal)
UNITS = ["%", "个", "户", "家", "万平方米", "公里", "万千瓦", "人次", "万个", "平方米"]


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("67.0", "67.0", ""),
        ("１，２３４．５０", "1234.50", ""),
        ("1,234,567", "1234567", ""),
        ("1 234", "1234", ""),
        ("1'234.5", "1234.5", ""),
        ("53%", "53", "%"),
        ("53.0％", "53.0", "%"),
        ("180万", "180", "万"),
        ("1.2亿元", "1.2", "亿元"),
        ("180 万平方米", "180", "万平方米"),
        ("1800000㎡", "1800000", "m2"),
        ("-5.2", "-5.2", ""),
        ("－5", "-5", ""),
        ("负5", "-5", ""),
        ("（5.0）", "-5.0", ""),
        ("-0", "0", ""),
        (".5", "0.5", ""),
    ],
)
def test_a_number_is_read_with_its_decimals_and_unit(written: str, value: str, unit: str) -> None:
    read = number_in(written)
    assert isinstance(read, Number)
    assert (str(read.value), read.unit, read.remark) == (value, unit, "")


@pytest.mark.parametrize(
    ("written", "value"),
    [("约180", "180"), ("180余", "180"), ("180余万", "180"), ("近200户", "200"), ("≥95%", "95"), ("500左右", "500")],
)
def test_a_qualified_number_is_kept_and_said_to_be_qualified(written: str, value: str) -> None:
    read = number_in(written)
    assert isinstance(read, Number)
    assert (str(read.value), read.remark) == (value, written)


@pytest.mark.parametrize("written", ["", " ", "-", "—", "——", "…", "……", "/", "无", "暂无", "未统计", "待公布", "N/A"])
def test_words_for_nothing_are_no_value(written: str) -> None:
    assert isinstance(number_in(written), Blank)


def test_deletion_is_said_in_full() -> None:
    assert isinstance(number_in("删除"), Deletion)
    assert isinstance(number_in("删除这一行"), Trouble)


@pytest.mark.parametrize(
    ("written", "rule", "suggestion"),
    [
        ("约一百八", "bad_number", "180"),
        ("一百二十", "bad_number", "120"),
        ("一百二十个", "bad_number", "120"),
        ("一千零五十万", "bad_number", "10500000"),
        ("已建成120个", "bad_number", "120"),
        ("+5", "bad_number", "5"),
        ("1,2345", "bad_number", "12345"),
        ("1,23", "bad_number", ""),
        ("007", "bad_number", "7"),
        ("①", "bad_number", ""),
        ("10²", "bad_number", ""),
        ("٣", "bad_number", ""),
        ("100-120", "number_range", ""),
        ("5%~10%", "number_range", ""),
        ("3.7E+17", "scientific", ""),
        ("1234567890123456", "number_too_long", ""),
        ("#REF!", "formula_error", ""),
        ("#DIV/0!", "formula_error", ""),
        ("######", "hidden_value", ""),
        ("=B2+B3", "formula_text", ""),
    ],
)
def test_what_is_no_number_is_told_with_the_figure_it_may_mean(written: str, rule: str, suggestion: str) -> None:
    read = number_in(written)
    assert isinstance(read, Trouble)
    assert (read.rule, read.suggestion, read.severity) == (rule, suggestion, "error")


@pytest.mark.parametrize(
    ("stored", "form", "value", "unit"),
    [
        ("0.53", "0%", "53", "%"),
        ("0.5347", "0.00%", "53.47", "%"),
        ("67", "0.0", "67.0", ""),
        ("1234.5", "#,##0.00_);[Red](#,##0.00)", "1234.50", ""),
        ("12", '0"户"', "12", ""),
        ("0.30000000000000004", "General", "0.3", ""),
        ("1.25", "", "1.25", ""),
    ],
)
def test_a_workbook_number_is_what_its_format_shows(stored: str, form: str, value: str, unit: str) -> None:
    assert read_number(Cell(Decimal(stored), "", form)) == Number(Decimal(value), unit)


def test_decimals_that_a_format_hides_are_warned_of() -> None:
    read = read_number(Cell(Decimal("10") / 3, "3.33", "0.00"))
    assert isinstance(read, Number) and read.doubt
    assert (str(read.value), read.doubt.rule, read.doubt.severity) == ("3.33", "hidden_decimals", "warning")


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (Cell(formula=True), "formula_without_value"),
        (Cell(date(2026, 1, 6), "1-6"), "date_for_number"),
        (Cell(True, "TRUE"), "bad_number"),
        (Cell(Decimal("3.7E+17")), "number_too_long"),
        (Cell(Decimal("3.33333333333333")), "number_too_long"),
    ],
)
def test_a_cell_of_another_kind_is_told(cell: Cell, rule: str) -> None:
    read = read_number(cell)
    assert isinstance(read, Trouble) and read.rule == rule


@given(decimals, st.sampled_from(["", *UNITS]))
def test_every_number_the_site_prints_reads_back(value: Decimal, unit: str) -> None:
    for language in (CHINESE, ENGLISH):
        read = number_in(f"{language.number(value)}{unit}")
        assert isinstance(read, Number)
        assert (read.value, read.unit, read.remark) == (value, unit, "")


@given(decimals, st.sampled_from(UNITS))
def test_a_value_in_its_own_unit_stays_as_it_is(value: Decimal, unit: str) -> None:
    assert in_unit(value, unit, stated="", wanted=unit) == Measured(value)
    assert in_unit(value, "", stated=unit, wanted=unit) == Measured(value)
    assert in_unit(value, "", stated="", wanted=unit) == Measured(value)


@pytest.mark.parametrize(
    ("value", "written", "stated", "wanted", "expected"),
    [
        ("1800000", "", "平方米", "万平方米", "180"),
        ("1805000.50", "㎡", "", "万平方米", "180.50005"),
        ("180.50", "万㎡", "", "万平方米", "180.50"),
        ("400", "MW", "", "万千瓦", "40"),
        ("1.20", "万", "", "户", "12000"),
        ("180", "万", "平方米", "万平方米", "180"),
        ("5000", "", "米", "公里", "5"),
        ("530", "‰", "", "%", "53"),
    ],
)
def test_decimal_multiples_are_converted_exactly(
    value: str, written: str, stated: str, wanted: str, expected: str
) -> None:
    measured = in_unit(Decimal(value), written, stated=stated, wanted=wanted)
    assert isinstance(measured, Measured) and str(measured.value) == expected and measured.doubt is None


@pytest.mark.parametrize(
    ("written", "stated", "wanted", "rule"),
    [
        ("%", "", "个", "unit_mismatch"),
        ("亩", "", "万平方米", "unit_mismatch"),
        ("", "万元", "户", "unit_mismatch"),
        ("万", "", "万平方米", "ambiguous_scale"),
        ("万", "", "%", "ambiguous_scale"),
        ("已建成", "", "个", "unit_unknown"),
    ],
)
def test_other_units_are_refused(written: str, stated: str, wanted: str, rule: str) -> None:
    trouble = in_unit(Decimal(180), written, stated=stated, wanted=wanted)
    assert isinstance(trouble, Trouble) and trouble.rule == rule


@pytest.mark.parametrize(("written", "stated"), [("家", ""), ("", "家"), ("", "平方米/人")])
def test_another_counting_word_or_an_unknown_unit_is_a_warning(written: str, stated: str) -> None:
    measured = in_unit(Decimal(5), written, stated=stated, wanted="个")
    assert isinstance(measured, Measured) and measured.doubt
    assert measured.value == 5 and measured.doubt.severity == "warning"


def test_words_of_departments_are_no_units() -> None:
    assert not is_unit("县住建局") and not is_unit("见各行") and is_unit("万人次")
