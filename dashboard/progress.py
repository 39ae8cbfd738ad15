"""How progress is judged: pure functions from an indicator, a target, its observations and a date to a verdict.

The method page prints these rules; every Assessment carries all the numbers its verdict came from.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.model import Indicator, Observation, Target


class Verdict(StrEnum):
    """The one word on the chip, in the order the overview lists them."""

    ACHIEVED = "achieved"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    MISSED = "missed"
    NOT_STARTED = "not_started"
    NOT_PUBLISHED = "not_published"
    BASELINE_ONLY = "baseline_only"
    STALE = "stale"
    NO_PACE = "no_pace"


class Degree(StrEnum):
    """How far behind, for the sentence under the chip."""

    SLIGHTLY = "slightly"
    WELL_BEHIND = "well_behind"
    MOVING_AWAY = "moving_away"


@dataclass(frozen=True, slots=True)
class Method:
    """The thresholds of the method: settings, printed on the method page.

    ahead, on_pace and slightly are delivery ratios; about_band is the half width of 左右 as a share of the
    target; the grace days are how long after a period's end its figure may take before it counts as overdue.
    """

    ahead: Decimal = Decimal("1.05")
    on_pace: Decimal = Decimal("0.95")
    slightly: Decimal = Decimal("0.60")
    about_band: Decimal = Decimal("0.05")
    grace_days_monthly: int = 31
    grace_days_quarterly: int = 45
    grace_days_yearly: int = 120


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, in the indicator's unit."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Pace:
    """Needed pace beside the pace so far, in the indicator's unit per month; None with a reason where undefined.

    refusal is `too_few_points`, `due_passed` or `achieved` where needed or so_far cannot be told.
    """

    needed: Decimal | None
    so_far: Decimal | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict with all its inputs.

    latest is the newest observation that counts for this target (None where nothing is published), baseline the
    point y0 at t0, due_by_now S(t) and ratio R of the method, elapsed_months / total_months the schedule's share
    e, distance what is still missing to the target (negative once beyond it), in the indicator's unit.
    """

    indicator_id: str
    target: Target | None
    as_of: date
    verdict: Verdict
    degree: Degree | None = None
    latest: Observation | None = None
    baseline: Point | None = None
    due_by_now: Decimal | None = None
    ratio: Decimal | None = None
    elapsed_months: int | None = None
    total_months: int | None = None
    distance: Decimal | None = None
    awaited: bool = False  # the due date has passed and the result is not published yet
    pace: Pace | None = None


def assess(
    indicator: Indicator,
    target: Target,
    observations: tuple[Observation, ...],
    as_of: date,
    *,
    method: Method = Method(),
    targets: tuple[Target, ...] = (),
    plan_start: date,
) -> Assessment:
    """The verdict on one target. (To be written to progress-method.md.)

    observations are the county's own, by period end; targets are all the indicator's targets, for yearly_points.
    """
    raise NotImplementedError
