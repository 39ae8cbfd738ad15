"""Words, numbers and dates in two languages."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.language import CHINESE, ENGLISH
from dashboard.periods import parse_period


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("2024", "2024年", "2024"),
        ("2024-H1", "2024年上半年", "H1 2024"),
        ("2024-Q2", "2024年二季度", "Q2 2024"),
        ("2024-06", "2024年6月", "June 2024"),
        ("2020-11-01", "2020年11月1日", "1 November 2020"),
    ],
)
def test_periods_read_as_people_write_them(text: str, chinese: str, english: str) -> None:
    period = parse_period(text)
    assert (CHINESE.period(period), ENGLISH.period(period)) == (chinese, english)


@pytest.mark.parametrize("published", ["67.0", "47.47", "100", "0.50"])
def test_numbers_keep_the_decimals_they_were_published_with(published: str) -> None:
    assert CHINESE.number(Decimal(published)) == ENGLISH.number(Decimal(published)) == published


def test_thousands_are_grouped_in_english_only() -> None:
    assert (CHINESE.number(3161), ENGLISH.number(3161)) == ("3161", "3,161")
    assert (CHINESE.plural("{n}户", 3161), ENGLISH.plural("{n}户", 3161)) == ("3161户", "3,161 households")


def test_days_read_as_people_write_them() -> None:
    day = date(2026, 11, 23)
    assert (CHINESE.day(day), ENGLISH.day(day)) == ("2026年11月23日", "23 November 2026")
