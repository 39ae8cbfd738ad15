"""The words of the method: a verdict, its thresholds, and the Assessment that carries a verdict with its inputs."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from dashboard.model import Frequency, Observation, Target
from dashboard.progress.schedule import Point


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

    def grace(self, frequency: Frequency) -> timedelta:
        """How long a figure of this frequency may take. Raises KeyError for `unspecified`, which has no term."""
        days = {
            "monthly": self.grace_days_monthly,
            "quarterly": self.grace_days_quarterly,
            "yearly": self.grace_days_yearly,
        }
        return timedelta(days=days[frequency])


STANDARD = Method()
"""The method with the thresholds it was published with."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Needed pace beside the pace so far, in the indicator's unit per month; None with a reason where undefined.

    refusal is `achieved` (nothing more is needed), `due_passed` (no whole month is left between the latest value
    and the due date, or that date is over) or `too_few_points` (no start, no value, or no month between them);
    where both paces are undefined it gives the reason for `needed`.
    """

    needed: Decimal | None
    so_far: Decimal | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A verdict with all its inputs. Values are in the indicator's unit.

    target        what is judged; None for an indicator the plan sets no number for.
    as_of         the day the judgement is made on.
    degree        how far behind; set with `behind` alone, and None there where no start tells how far.
    latest        the newest figure y that counts for this target (see Schedule.counts); with `baseline_only` the
                  newest figure from before the plan or up to the baseline; None with `not_published`.
    baseline      the start y0 at t0: the plan's baseline, or zero in January or at the plan's start; or None.
    due_by_now    S(t), unrounded, on the day `latest` stands for and not on as_of: an old figure is not made late
                  by time alone. None without a counting figure or a schedule.
    ratio         R, unrounded; None where S(t) does not lie on the good side of y0.
    elapsed_months, total_months  whole months from t0 to t, and from t0 to the due date.
    limit         the value from which the target counts as met: the target, or the near edge of the 左右 band.
    distance      what is still missing from `latest` to the target value; negative once beyond it.
    awaited       the due date has passed, the target is not met, and the value for the due period is not published.
    expected      the end of the period whose figure is waited for: with `awaited` the due date, with `stale` by
                  the indicator's own frequency the end of the next period; else None.
    pace          needed pace beside the pace so far.
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
    limit: Decimal | None = None
    distance: Decimal | None = None
    awaited: bool = False
    expected: date | None = None
    pace: Pace | None = None
