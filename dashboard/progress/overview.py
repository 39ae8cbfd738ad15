"""The verdicts of a whole dataset: every target of every indicator, the commitments, and how many of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.model import Indicator, Milestone, Observation, Snapshot
from dashboard.progress.judgement import assess, overdue
from dashboard.progress.schedule import known_figures, newest
from dashboard.progress.verdicts import STANDARD, Assessment, Method, Verdict


def assess_all(snapshot: Snapshot, as_of: date, *, method: Method = STANDARD) -> dict[str, tuple[Assessment, ...]]:
    """Every verdict of a dataset on a day: per indicator, in the plan's order, one Assessment per target by due date.

    An indicator without a target has a single Assessment without one, so that no indicator's tuple is empty.
    """
    return {row.indicator_id: _assess_indicator(snapshot, row, as_of, method) for row in snapshot.indicators}


def _assess_indicator(snapshot: Snapshot, indicator: Indicator, as_of: date, method: Method) -> tuple[Assessment, ...]:
    figures, targets = snapshot.observations_of(indicator.indicator_id), snapshot.targets_of(indicator.indicator_id)
    start = snapshot.plan.period_start
    if not targets:
        return (_untargeted(indicator, newest(known_figures(indicator, figures, as_of)), as_of, method, start),)
    return tuple(
        assess(indicator, target, figures, as_of, method=method, targets=targets, plan_start=start)
        for target in targets
    )


def _untargeted(
    indicator: Indicator, latest: Observation | None, as_of: date, method: Method, plan_start: date
) -> Assessment:
    """An indicator the plan sets no number for: its newest figure, and whether the next is overdue."""
    expected = None
    if latest is None:
        verdict = Verdict.NOT_PUBLISHED
    elif latest.period.end < plan_start:
        verdict = Verdict.BASELINE_ONLY
    else:
        expected = overdue(indicator, latest, as_of, method)
        verdict = Verdict.STALE if expected else Verdict.NO_PACE
    return Assessment(indicator.indicator_id, None, as_of, verdict, latest=latest, expected=expected)


def current(assessments: Sequence[Assessment], as_of: date) -> Assessment:
    """The assessment that stands for an indicator today: of its next target due, else of its last.

    assessments are one indicator's, by due date, as assess_all gives them; there is always one.
    """
    return next((row for row in assessments if row.target and row.target.due >= as_of), assessments[-1])


def counts(assessments: Iterable[Assessment]) -> dict[Verdict, int]:
    """How many assessments have each verdict, all ten in Verdict order, zero where there is none."""
    tally = Counter(row.verdict for row in assessments)
    return {verdict: tally[verdict] for verdict in Verdict}


def assess_milestone(milestone: Milestone, as_of: date) -> Verdict:
    """The verdict on a yes/no commitment, from its state as last reported.

    Under way it is `no_pace` until its due date. After that it is `missed` where the report is of the due date or
    later, and `stale` where the report is older or undated. A report of a day after as_of is not known yet.
    """
    if milestone.state is None or (milestone.as_of and milestone.as_of > as_of):
        return Verdict.NOT_PUBLISHED
    if milestone.state != "under_way":
        return Verdict.ACHIEVED if milestone.state == "done" else Verdict.NOT_STARTED
    if milestone.due is None or as_of <= milestone.due.end:
        return Verdict.NO_PACE
    return Verdict.MISSED if milestone.as_of and milestone.as_of >= milestone.due.end else Verdict.STALE
