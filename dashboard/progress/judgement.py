"""The verdict on one target: pure functions from an indicator, a target, its observations and a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from dashboard.model import Indicator, Observation, Target
from dashboard.periods import months_between
from dashboard.progress.schedule import Schedule, known_figures, newest, next_figure, schedule_of
from dashboard.progress.verdicts import STANDARD, Assessment, Degree, Method, Pace, Verdict

_CONTEXT = Context(prec=28)


def assess(
    indicator: Indicator,
    target: Target,
    observations: Sequence[Observation],
    as_of: date,
    *,
    method: Method = STANDARD,
    targets: tuple[Target, ...] = (),
    plan_start: date,
) -> Assessment:
    """The verdict on one target on a day.

    observations are the county's own, in any order; those whose period ends after as_of, or that are given in
    another unit than the indicator's, are not looked at. targets are all the indicator's targets, whose values are
    the steps of `yearly_points`. plan_start parts figures of the plan's time from those before it.
    Whether the plan says 力争 (target.stretch) does not soften the verdict; the sentence under it says so.
    """
    course = schedule_of(indicator, target, targets, plan_start)
    known = known_figures(indicator, observations, as_of)
    latest = newest(row for row in known if course.counts(row))
    if latest is None:
        before = newest(row for row in known if row.period.end <= target.due)
        return _without_figure(course, before, as_of, method, plan_start)
    return _with_figure(_Case(indicator, course, latest, as_of, method))


def _without_figure(
    course: Schedule, before: Observation | None, as_of: date, method: Method, plan_start: date
) -> Assessment:
    """Nothing counts yet: there is only a figure from before, or nothing. It is awaited once the due date has passed.

    An annual target's figure of the year before is neither its own nor from before the plan, so it is left out.
    """
    target, passed = course.target, as_of > course.target.due
    context = before if before and (not course.yearly or before.period.end < plan_start) else None
    return Assessment(
        indicator_id=target.indicator_id,
        target=target,
        as_of=as_of,
        verdict=Verdict.BASELINE_ONLY if context else Verdict.NOT_PUBLISHED,
        latest=context,
        baseline=course.start,
        total_months=course.total_months,
        limit=course.limit(method.about_band),
        awaited=passed,
        expected=target.due if passed else None,
        pace=Pace(None, None, "due_passed" if passed else "too_few_points"),
    )


def _with_figure(case: "_Case") -> Assessment:
    course, verdict = case.course, case.verdict
    met = verdict is Verdict.ACHIEVED
    return Assessment(
        indicator_id=course.target.indicator_id,
        target=course.target,
        as_of=case.as_of,
        verdict=verdict,
        degree=case.degree if verdict is Verdict.BEHIND else None,
        latest=case.latest,
        baseline=course.start,
        due_by_now=_decimal(case.due_by_now),
        ratio=_decimal(case.ratio),
        elapsed_months=course.elapsed_months(case.day),
        total_months=course.total_months,
        limit=course.limit(case.method.about_band),
        distance=case.distance,
        awaited=case.passed and not met and case.expected is not None,
        expected=None if met else case.expected,
        pace=case.pace(met=met),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A target that has a figure: everything its verdict is worked out from."""

    indicator: Indicator
    course: Schedule
    latest: Observation
    as_of: date
    method: Method

    @property
    def day(self) -> date:
        return self.latest.period.end

    @property
    def passed(self) -> bool:
        return self.as_of > self.course.target.due

    @property
    def due_by_now(self) -> Fraction | None:
        return self.course.due_by(self.day)

    @property
    def ratio(self) -> Fraction | None:
        return self.course.ratio(self.day, self.latest.value)

    @property
    def distance(self) -> Decimal:
        wanted, value = self.course.target.value, self.latest.value
        return wanted - value if self.course.rising else value - wanted

    @property
    def expected(self) -> date | None:
        """The end of the period whose figure is owed and missing.

        After the due date that is the due period, whatever the frequency: the target itself asks for its figure.
        """
        due = self.course.target.due
        if self.day == due:
            return None
        return due if self.passed else overdue(self.indicator, self.latest, self.as_of, self.method)

    @property
    def verdict(self) -> Verdict:
        """The first word that is true.

        What was met stays met while a later figure is out, except a threshold, which is to be kept.
        """
        keep = self.course.target.method == "threshold"
        if self.course.met(self.latest.value, self.method.about_band) and not (keep and self.expected):
            return Verdict.ACHIEVED
        if self.expected:
            return Verdict.STALE
        return Verdict.MISSED if self.passed else self._before_due()

    def _before_due(self) -> Verdict:
        due, ratio = self.due_by_now, self.ratio
        if due is None:
            return Verdict.NO_PACE
        if self.indicator.kind != "level" and self.latest.value == 0 and self.course.gain(due) > 0:
            return Verdict.NOT_STARTED
        if ratio is None:
            return _by_margin(self.course.gain(Fraction(self.latest.value) - due))
        if ratio >= Fraction(self.method.ahead):
            return Verdict.AHEAD
        return Verdict.ON_PACE if ratio >= Fraction(self.method.on_pace) else Verdict.BEHIND

    @property
    def degree(self) -> Degree | None:
        """How far behind. Without a ratio there was no way to go, so that a start left behind is moving away."""
        if self.ratio is None:
            return Degree.MOVING_AWAY if self.course.start else None
        if self.ratio < 0:
            return Degree.MOVING_AWAY
        return Degree.SLIGHTLY if self.ratio >= Fraction(self.method.slightly) else Degree.WELL_BEHIND

    def pace(self, *, met: bool) -> Pace:
        """(yT − y) ÷ (T − t) beside (y − y0) ÷ (t − t0), by whole months."""
        start, elapsed = self.course.start, self.course.elapsed_months(self.day)
        so_far = _CONTEXT.divide(self.latest.value - start.value, elapsed) if start and elapsed else None
        left = months_between(self.day, self.course.target.due)
        if met or self.passed or left <= 0:
            return Pace(None, so_far, "achieved" if met else "due_passed")
        needed = _CONTEXT.divide(self.course.target.value - self.latest.value, left)
        return Pace(needed, so_far, "too_few_points" if so_far is None else "")


def _by_margin(margin: Fraction) -> Verdict:
    """Where S(t) asks for no change: on pace at S(t), ahead beyond it, behind short of it."""
    if margin == 0:
        return Verdict.ON_PACE
    return Verdict.AHEAD if margin > 0 else Verdict.BEHIND


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def overdue(indicator: Indicator, latest: Observation, as_of: date, method: Method) -> date | None:
    """The end of the next period by the indicator's frequency, if its figure's days of grace are over."""
    following = next_figure(indicator.frequency, latest.period.end)
    return following if following and as_of > following + method.grace(indicator.frequency) else None
