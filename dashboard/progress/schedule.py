"""A target's course: where it starts, which figures count for it, and the value due on a day.

The published method writes the start y0 at t0, the target yT at T and the value due by t as S(t).
Shares of months are kept as exact fractions, so that a value on a threshold falls on its right side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from dashboard.model import Frequency, Indicator, Observation, Target
from dashboard.periods import Period, month_end, months_between

_FREQUENCY_MONTHS: dict[Frequency, int] = {"monthly": 1, "quarterly": 3, "yearly": 12}


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, in the indicator's unit."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Schedule:
    """One target's course.

    start is y0 at t0, None for a level without a baseline. opens is the first day on which the period of a
    figure may end and still count. steps are the approved values, by due date, that `yearly_points` climbs.
    rising is true where more is better: the words 以上 and 以下 name their side, else the indicator's direction.
    yearly is true where the value starts from zero each January.
    """

    target: Target
    start: Point | None
    opens: date
    steps: tuple[Point, ...]
    rising: bool
    yearly: bool

    def counts(self, observation: Observation) -> bool:
        """Whether a figure is one of this target's: its period ends on or after `opens` and not after the due date.

        So an annual target takes the figures of its own year; a level or cumulative one those after the baseline
        and from the plan's own time. Only the period matters, not the day of publication: a late figure counts.
        """
        return self.opens <= observation.period.end <= self.target.due

    def gain(self, value: Decimal | Fraction) -> Fraction:
        """A difference of two values, positive towards the good side."""
        return Fraction(value) if self.rising else -Fraction(value)

    def elapsed_months(self, day: date) -> int | None:
        """Whole months from t0 to a day; None without a start."""
        return None if self.start is None else months_between(self.start.day, day)

    @property
    def total_months(self) -> int | None:
        """Whole months from t0 to the due date; None without a start."""
        return self.elapsed_months(self.target.due)

    def due_by(self, day: date) -> Fraction | None:
        """S(day), the value due by a day up to the due date; None where no schedule can be drawn."""
        if self.target.method in ("milestone", "none"):
            return None
        if self.target.method == "threshold":
            return Fraction(self.target.value)
        if self.target.method == "yearly_points":
            return self._step(day)
        return self._share(day)

    def ratio(self, day: date, value: Decimal) -> Fraction | None:
        """R = (y − y0) ÷ (S(t) − y0); None unless S(t) lies on the good side of y0, so that there is a way to go."""
        due = self.due_by(day)
        if self.start is None or due is None:
            return None
        first = Fraction(self.start.value)
        return (Fraction(value) - first) / (due - first) if self.gain(due - first) > 0 else None

    def limit(self, band: Decimal) -> Decimal:
        """The value from which the target counts as met; 左右 begins short of it by `band`, a share of the target."""
        width = band * abs(self.target.value) if self.target.comparator == "about" else Decimal(0)
        return self.target.value - width if self.rising else self.target.value + width

    def met(self, value: Decimal, band: Decimal) -> bool:
        """Whether a value meets the target in its comparator's sense: 突破 wants it passed, all others reached.

        以上, 达到 and 左右 are met at their limit and beyond it on the good side; 左右 is short only outside its band.
        """
        margin = self.gain(value - self.limit(band))
        return margin > 0 if self.target.comparator == "more_than" else margin >= 0

    def _share(self, day: date) -> Fraction | None:
        """Month by month; `annual` is the same line from zero in January. None where no whole month lies between."""
        elapsed, total = self.elapsed_months(day), self.total_months
        if self.start is None or elapsed is None or total is None or total <= 0:
            return None
        first = Fraction(self.start.value)
        return first + (Fraction(self.target.value) - first) * elapsed / total

    def _step(self, day: date) -> Fraction | None:
        """The newest approved value already due, before the first of them the start."""
        reached = [step for step in self.steps if step.day <= day]
        point = reached[-1] if reached else self.start
        return None if point is None else Fraction(point.value)


def schedule_of(indicator: Indicator, target: Target, targets: tuple[Target, ...], plan_start: date) -> Schedule:
    """The course of one target; targets are all of its indicator's, for the approved yearly values."""
    yearly = indicator.kind == "annual" or target.method == "annual"
    baseline = None if yearly else _baseline(target)
    start = _january(target) if yearly else baseline
    if start is None and indicator.kind == "cumulative":
        start = Point(plan_start, Decimal(0))
    return Schedule(
        target=target,
        start=start,
        opens=_january(target).day if yearly else _opening(baseline, plan_start),
        steps=_steps(target, targets, start),
        rising=target.comparator == "at_least" or (target.comparator != "at_most" and indicator.direction == "up"),
        yearly=yearly,
    )


def _january(target: Target) -> Point:
    """Zero on the first day of the target's year, when nothing of January has gone by."""
    return Point(date(target.due.year, 1, 1), Decimal(0))


def _baseline(target: Target) -> Point | None:
    """y0 at t0 as the plan gives it; half a baseline is none."""
    if target.baseline_period is None or target.baseline_value is None:
        return None
    return Point(target.baseline_period.end, target.baseline_value)


def _opening(baseline: Point | None, plan_start: date) -> date:
    """The first day that is both of the plan's time and after the baseline."""
    return plan_start if baseline is None else max(plan_start, baseline.day + timedelta(days=1))


def _steps(target: Target, targets: tuple[Target, ...], start: Point | None) -> tuple[Point, ...]:
    """The approved values between the start and the due date, and the target's own at the end."""
    earlier = sorted((row.due, row.value) for row in targets if row.due < target.due)
    points = [Point(day, value) for day, value in earlier if start is None or day > start.day]
    return (*points, Point(target.due, target.value))


def covered_from(period: Period, indicator: Indicator, plan_start: date) -> date:
    """The first day of what a figure of a period covers: a running total began before its period did.

    annual adds up from January, cumulative from the plan's start; one from before the plan names its own period alone.
    """
    if indicator.kind == "annual":
        return date(period.end.year, 1, 1)
    return min(period.start, plan_start) if indicator.kind == "cumulative" else period.start


def next_figure(frequency: Frequency, last: date) -> date | None:
    """The end of the next period that a figure is due for; None where the plan sets no frequency."""
    months = _FREQUENCY_MONTHS.get(frequency)
    if months is None:
        return None
    closed = months_between(date(1, 1, 1), last) // months * months + months
    return month_end(1 + (closed - 1) // 12, (closed - 1) % 12 + 1)


def known_figures(indicator: Indicator, observations: Iterable[Observation], as_of: date) -> tuple[Observation, ...]:
    """The figures that can be judged on a day: of periods over by then, and in the indicator's own unit."""
    return tuple(row for row in observations if row.period.end <= as_of and row.unit in ("", indicator.unit))


def newest(rows: Iterable[Observation]) -> Observation | None:
    """The figure whose period ends last; of two that end together the longer period's, of two alike the later row."""
    return max(reversed(tuple(rows)), key=lambda row: (row.period.end, -row.period.start.toordinal()), default=None)
