"""Periods as staff write them, and years that are asked for, never assumed."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import Cell
from dashboard.intake.moments import Unclear, Yearless, moment_in, read_moment, year_in
from dashboard.intake.trouble import Blank, Deletion, Trouble
from dashboard.language import CHINESE
from dashboard.periods import Period, parse_period

_MONTHS = st.builds(lambda year, rest: f"{year}{rest}", st.integers(1949, 2099), st.sampled_from(
    ["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", *(f"-{month:02d}" for month in range(1, 13))]
))  # fmt: skip
periods = st.one_of(_MONTHS, st.dates(date(1949, 1, 1), date(2099, 12, 31)).map(date.isoformat)).map(parse_period)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2024年6月", "2024-06"),
        ("２０２４年０６月", "2024-06"),
        ("2024/6", "2024-06"),
        ("2024.6", "2024-06"),
        ("202406", "2024-06"),
        ("2024/6/30", "2024-06-30"),
        ("2024.6.30", "2024-06-30"),
        ("20240630", "2024-06-30"),
        ("2024/6/30 0:00", "2024-06-30"),
        ("2024年二季度", "2024-Q2"),
        ("2024年第2季度", "2024-Q2"),
        ("2024Q2", "2024-Q2"),
        ("2024年上半年", "2024-H1"),
        ("2024年", "2024"),
        ("2024年底", "2024"),
        ("2024年度", "2024"),
        ("45473", "2024-06-30"),
        ("截至2024年6月30日", "2024-06-30"),
    ],
)
def test_a_period_is_read(written: str, period: str) -> None:
    assert moment_in(written) == parse_period(period)


@pytest.mark.parametrize("written", ["2024年1-6月", "2024年1—6月", "2024年1月至6月", "截至2024年6月底", "2024年6月末"])
def test_a_running_total_and_a_month_end_are_the_month(written: str) -> None:
    assert moment_in(written) == parse_period("2024-06")


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("1-6月", "2025-06"),
        ("1—6月", "2025-06"),
        ("截至6月底", "2025-06"),
        ("6月末", "2025-06"),
        ("6月30日", "2025-06-30"),
        ("6/30", "2025-06-30"),
        ("二季度", "2025-Q2"),
        ("上半年", "2025-H1"),
        ("年底", "2025"),
    ],
)
def test_a_missing_year_is_left_to_be_asked(written: str, period: str) -> None:
    read = moment_in(written)
    assert isinstance(read, Yearless)
    assert read.within(2025) == parse_period(period)


def test_a_day_that_the_answered_year_has_not_is_told() -> None:
    read = moment_in("2月29日")
    assert isinstance(read, Yearless) and isinstance(read.within(2025), Trouble)


@pytest.mark.parametrize(
    ("written", "rule", "suggestion"),
    [
        ("24年6月", "short_year", "2024年6月"),
        ("Jun-24", "short_year", "2024年6月"),
        ("2024年6月31日", "no_such_day", ""),
        ("2024年13月", "bad_moment", ""),
        ("4-6月", "bad_moment", ""),
        ("今年", "bad_moment", ""),
        ("二〇二四年六月", "bad_moment", ""),
        ("0001-01", "bad_moment", ""),
    ],
)
def test_what_is_no_period_is_told(written: str, rule: str, suggestion: str) -> None:
    read = moment_in(written)
    assert isinstance(read, Trouble) and (read.rule, read.suggestion) == (rule, suggestion)


def test_october_with_its_zero_lost_is_asked_about() -> None:
    assert moment_in("2024.1") == Unclear("2024.1", ("2024-01", "2024-10"))
    assert moment_in("2024.10") == parse_period("2024-10")


def test_nothing_and_deletion_are_no_period() -> None:
    assert isinstance(moment_in("—"), Blank) and isinstance(moment_in("删除"), Deletion)


@pytest.mark.parametrize(
    ("value", "form", "period"),
    [
        (date(2024, 6, 30), "yyyy/m/d", "2024-06-30"),
        (datetime(2024, 6, 30), "yyyy-mm-dd h:mm", "2024-06-30"),
        (date(2024, 6, 1), 'yyyy"年"m"月"', "2024-06"),
        (date(2024, 1, 1), "yyyy", "2024"),
        (date(2024, 6, 30), "", "2024-06-30"),
        (Decimal(45473), "General", "2024-06-30"),
        (Decimal("2024"), "0", "2024"),
        (Decimal("20240630"), "", "2024-06-30"),
    ],
)
def test_a_workbook_date_is_as_exact_as_it_is_shown(value: date | Decimal, form: str, period: str) -> None:
    assert read_moment(Cell(value, "", form)) == parse_period(period)


def test_a_year_the_program_put_in_unseen_is_asked_for() -> None:
    read = read_moment(Cell(date(2026, 6, 30), "6月30日", 'm"月"d"日"'))
    assert read == Yearless("6月30日", "-06-30", "2026")


@given(periods)
def test_every_period_reads_back(period: Period) -> None:
    assert moment_in(period.text) == period
    assert moment_in(CHINESE.period(period)) == period


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        (("示例部门2025年二季度",), "2025"),
        (("20250630上报", "Sheet1"), "2025"),
        (("2024—2025年方案",), ""),
        (("2024年", "2025年"), ""),
        (("Sheet1",), ""),
    ],
)
def test_a_title_offers_its_year_where_it_names_only_one(titles: tuple[str, ...], year: str) -> None:
    assert year_in(titles) == year
