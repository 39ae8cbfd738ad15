"""Reporting periods in ISO 8601: a year, a half, a quarter, a month or a day; and the day in China."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Literal

PeriodKind = Literal["year", "half", "quarter", "month", "day"]

BEIJING = timezone(timedelta(hours=8))
"""The one time of the country, which has no summer time."""

MONTHS: dict[PeriodKind, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1, "day": 0}
"""Whole months each kind of period lasts."""

_FORMS: tuple[tuple[PeriodKind, str], ...] = (
    ("year", r"(\d{4})"),
    ("half", r"(\d{4})-H([12])"),
    ("quarter", r"(\d{4})-Q([1-4])"),
    ("month", r"(\d{4})-(0[1-9]|1[0-2])"),
    ("day", r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as published: `2024`, `2024-H1`, `2024-Q2`, `2024-06` or `2024-06-30`.

    start and end are its first and last day, both included.
    """

    text: str
    kind: PeriodKind
    start: date
    end: date

    def __str__(self) -> str:
        return self.text


def day_in_china(moment: datetime) -> date:
    """The date in China at a moment, which has to know its zone."""
    return moment.astimezone(BEIJING).date()


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """The period a text names. Raises ValueError where the text has none of the five ISO forms or no such day."""
    for kind, form in _FORMS:
        if match := re.fullmatch(form, text, re.ASCII):
            return _period(text, kind, [int(part) for part in match.groups()])
    raise ValueError(f"not an ISO period: {text!r}")


def _period(text: str, kind: PeriodKind, parts: list[int]) -> Period:
    year = parts[0]
    if kind == "day":
        day = date(year, parts[1], parts[2])
        return Period(text, kind, day, day)
    months = MONTHS[kind]
    last = (parts[1] if len(parts) > 1 else 1) * months
    return Period(text, kind, date(year, last - months + 1, 1), month_end(year, last))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_between(start: date, end: date) -> int:
    """Whole months from the end of one day to the end of another, month by month as offices count.

    The last day of a month closes it: 2023-12-31 to 2024-06-30 is 6, and so is 2024-01-01 to 2024-06-30,
    because nothing of January has gone by at the start of its first day. Negative where end is before start.
    """
    return _closed_months(end) - _closed_months(start)


def _closed_months(day: date) -> int:
    closed = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - (0 if closed else 1)
