"""Made-up figures: each indicator's course in uneven steps, with a revised figure and provisional newest ones."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import accumulate
from random import Random

from dashboard.demo.courses import COURSES, ELSEWHERE, Course
from dashboard.demo.sources import REVISION, SAID, SAID_EN, SERIES
from dashboard.model import Frequency, Indicator, Observation, Snapshot, Status
from dashboard.periods import MONTHS, Period, PeriodKind, month_end, parse_period

_PERIODS: Mapping[Frequency, PeriodKind] = {"monthly": "month", "quarterly": "quarter", "yearly": "year"}


def county_figures(rng: Random, official: Snapshot) -> Iterator[Observation]:
    """The county's figures of every indicator that has a course."""
    for indicator in official.indicators:
        if course := COURSES.get(indicator.indicator_id):
            values = _annual(rng, course) if indicator.kind == "annual" else _steady(rng, indicator, course, official)
            rows = [figure(indicator.indicator_id, official.area.area, *value) for value in values]
            yield from _with_status(rows)


def _steady(rng: Random, indicator: Indicator, course: Course, official: Snapshot) -> Iterator[tuple[Period, Decimal]]:
    """The start, where there is one, and then every period up to the latest value."""
    start = official.targets_of(indicator.indicator_id)[0].baseline_period or before(course)
    if indicator.kind == "level":
        yield start, Decimal(course.first)
    if course.latest:
        periods = whole_periods(course.frequency, date(course.since, 1, 1), course.until)
        yield from zip(periods, path(rng, course.first, course.latest, len(periods)), strict=True)


def _annual(rng: Random, course: Course) -> Iterator[tuple[Period, Decimal]]:
    """From zero each January: the whole of 2024, then 2025 so far."""
    for opening, until, latest in (
        (date(2024, 1, 1), date(2024, 12, 31), course.first),
        (date(2025, 1, 1), course.until, course.latest),
    ):
        periods = whole_periods(course.frequency, opening, until)
        yield from zip(periods, path(rng, "0", latest, len(periods)), strict=True)


def path(rng: Random, first: str, latest: str, steps: int) -> list[Decimal]:
    """Values in uneven steps after `first` up to `latest`, with as many decimals as the two are given with."""
    start, end = Decimal(first), Decimal(latest)
    shares = list(accumulate(rng.uniform(0.4, 1.6) for _ in range(steps)))
    unit = min(start, end, key=lambda value: value.as_tuple().exponent)
    moved = (start + (end - start) * Decimal(share / shares[-1]) for share in shares[:-1])
    return [*(value.quantize(unit) for value in moved), end]


def whole_periods(frequency: Frequency, opening: date, until: date) -> list[Period]:
    """All whole periods of a frequency from one day to another."""
    kind = _PERIODS[frequency]
    months = range(MONTHS[kind], 13, MONTHS[kind])
    ends = (month_end(year, month) for year in range(opening.year, until.year + 1) for month in months)
    return [_period(kind, end) for end in ends if opening <= end <= until]


def _period(kind: PeriodKind, end: date) -> Period:
    quarter = f"{end.year}-Q{(end.month + 2) // 3}"
    return parse_period({"month": f"{end:%Y-%m}", "quarter": quarter}.get(kind, str(end.year)))


def before(course: Course) -> Period:
    """The period of its frequency that closes the year before the course's first."""
    return _period(_PERIODS[course.frequency], date(course.since - 1, 12, 31))


def figure(indicator_id: str, area: str, period: Period, value: Decimal) -> Observation:
    """One simulated figure, which says so."""
    return Observation(indicator_id, area, period, value, "final", SERIES, "", SAID, SAID_EN)


def _with_status(rows: list[Observation]) -> Iterator[Observation]:
    """The newest figure is provisional; one figure of the green building area has been revised."""
    for place, row in enumerate(rows, start=1):
        status: Status = "provisional" if place == len(rows) and place > 1 else "final"
        if row.indicator_id == "green_building_area" and row.period.text == "2025-03":
            first = row.value + 3
            said = f"{SAID}：初报{first:f}，核减重复计入的项目后更正。"
            said_en = f"{SAID_EN}: first given as {first:f}, corrected for a project counted twice."
            yield replace(row, status="revised", source_id=REVISION, note=said, note_en=said_en)
        else:
            yield replace(row, status=status)


def figures_elsewhere(rng: Random) -> Iterator[Observation]:
    """Other places' figures, each year from 2021 to 2024."""
    periods = whole_periods("yearly", date(2021, 1, 1), date(2024, 12, 31))
    for indicator_id, area, first, latest in ELSEWHERE:
        for period, value in zip(periods, path(rng, first, latest, len(periods)), strict=True):
            yield figure(indicator_id, area, period, value)
