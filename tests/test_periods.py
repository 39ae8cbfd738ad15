"""Periods are read as published, and months are counted as offices count them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.periods import months_between, parse_period

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2024", "year", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-H1", "half", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-H2", "half", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-Q2", "quarter", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-06-30", "day", date(2024, 6, 30), date(2024, 6, 30)),
    ],
)
def test_a_period_covers_its_first_to_its_last_day(text: str, kind: str, start: date, end: date) -> None:
    period = parse_period(text)
    assert (period.kind, period.start, period.end) == (kind, start, end)


@pytest.mark.parametrize("text", ["2024", "2024-H1", "2024-Q2", "2024-06", "2024-06-30"])
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_period(text)) == text


@pytest.mark.parametrize(
    "text", ["", "24", "2024年", "2024-13", "2024-Q5", "2024-H3", "2024-6", "2024-06-31", "2023-02-29", " 2024", "0000"]
)
def test_what_is_no_iso_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_period(text)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2023, 12, 31), date(2024, 6, 30), 6),
        (date(2024, 1, 1), date(2024, 6, 30), 6),
        (date(2024, 1, 1), date(2025, 12, 31), 24),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 6, 30), date(2024, 7, 30), 0),
        (date(2020, 11, 1), date(2025, 12, 31), 62),
        (date(2024, 6, 30), date(2023, 12, 31), -6),
    ],
)
def test_a_month_counts_once_its_last_day_has_passed(start: date, end: date, months: int) -> None:
    assert months_between(start, end) == months


@given(DAYS, DAYS, DAYS)
def test_months_add_up_along_the_way(first: date, second: date, third: date) -> None:
    assert months_between(first, second) + months_between(second, third) == months_between(first, third)


@given(DAYS, DAYS)
def test_a_later_day_is_never_fewer_months_away(one: date, other: date) -> None:
    assert months_between(min(one, other), max(one, other)) >= 0
    assert months_between(one, other) == -months_between(other, one)
