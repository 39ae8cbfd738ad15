"""What holds for every target and every value: the method has no favourite unit, direction or sign."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.model import Comparator, Indicator, Observation, Target
from dashboard.periods import parse_period
from dashboard.progress import Assessment, Verdict, assess
from tests.builders import indicator, observation, target

START = date(2024, 1, 1)
RANKS = {Verdict.ACHIEVED: 3, Verdict.AHEAD: 2, Verdict.ON_PACE: 1, Verdict.BEHIND: 0}
MIRRORED: dict[Comparator, Comparator] = {"at_least": "at_most", "at_most": "at_least"}


class Case(NamedTuple):
    """Everything a verdict is a function of."""

    indicator: Indicator
    target: Target
    observations: tuple[Observation, ...]
    as_of: date


def judged(case: Case) -> Assessment:
    first = replace(case.target, period=parse_period("2024"))
    return assess(*case, targets=(first, case.target), plan_start=START)


# Small whole and decimal numbers, so that zeros, ties and negative starts are common.
VALUES = st.one_of(
    st.integers(-4, 4).map(lambda n: Decimal(n) * 25),
    st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False),
)
DAYS = st.one_of(st.dates(date(2024, 7, 1), date(2025, 12, 31)), st.dates(date(2023, 6, 1), date(2026, 12, 31)))
IN_PLAN = ["2024-01", "2024-Q1", "2024-05-15", "2024-H1", "2024-10", "2024", "2025-01", "2025-Q2"]
PERIODS = st.sampled_from([*IN_PLAN, *IN_PLAN, "2020-11-01", "2023", "2025", "2026-03"]).map(parse_period)
INDICATORS = st.builds(
    indicator,
    kind=st.sampled_from(["level", "cumulative", "annual"]),
    direction=st.sampled_from(["up", "down"]),
    frequency=st.sampled_from(["monthly", "quarterly", "yearly", "unspecified"]),
)
BASELINES = st.sampled_from([None, "2020", "2023", "2023", "2024-01", "2024-04", "2025"]).map(
    lambda text: text and parse_period(text)
)
COMPARATORS = st.sampled_from(["at_least", "more_than", "reach", "about", "at_most"])
METHODS = st.sampled_from(["linear", "annual", "yearly_points", "threshold", "milestone", "none"])
SHARES = st.sampled_from(["-0.1", "0", "0.1", "0.25", "0.3", "0.4", "0.475", "0.5", "0.525", "0.7", "1"]).map(Decimal)


@st.composite
def any_case(draw: st.DrawFn) -> Case:
    """Whatever a dataset may hold, contradictions included."""
    wanted = target(
        period=draw(st.sampled_from(["2025", "2024-12-31", "2025-06", "2024-05-20"])),
        comparator=draw(COMPARATORS),
        method=draw(METHODS),
        value=draw(VALUES),
        baseline_value=draw(st.none() | VALUES),
        baseline_period=draw(BASELINES),
    )
    figures = draw(st.lists(st.builds(observation, period=PERIODS, value=VALUES), max_size=4))
    return Case(draw(INDICATORS), wanted, tuple(figures), draw(DAYS))


@st.composite
def case_on_its_way(draw: st.DrawFn) -> Case:
    """A target that rises or falls from its baseline, with one figure somewhere along the way."""
    first, last, share = draw(VALUES), draw(VALUES), draw(SHARES)
    up = last >= first
    wanted = target(
        comparator=draw(st.sampled_from(["at_least" if up else "at_most", "more_than", "reach", "about"])),
        method=draw(st.sampled_from(["linear", "linear", "linear", "yearly_points", "threshold"])),
        value=last,
        baseline_value=first,
        baseline_period="2023",
    )
    of = indicator(kind=draw(st.sampled_from(["level", "cumulative"])), direction="up" if up else "down")
    figure = observation(period=draw(st.sampled_from(IN_PLAN)), value=first + (last - first) * share)
    return Case(of, wanted, (figure,), draw(st.dates(date(2025, 6, 30), date(2025, 12, 31))))


def cases() -> st.SearchStrategy[Case]:
    return st.one_of(any_case(), case_on_its_way())


def scaled(case: Case, factor: Decimal) -> Case:
    """The same case with every value multiplied."""
    baseline = case.target.baseline_value
    return case._replace(
        target=replace(
            case.target,
            value=case.target.value * factor,
            baseline_value=None if baseline is None else baseline * factor,
        ),
        observations=tuple(replace(row, value=row.value * factor) for row in case.observations),
    )


@given(cases(), st.sampled_from(["0.0001", "0.01", "7", "10000"]).map(Decimal))
def test_a_change_of_unit_changes_no_verdict(case: Case, factor: Decimal) -> None:
    one, other = judged(case), judged(scaled(case, factor))
    assert (one.verdict, one.degree, one.ratio) == (other.verdict, other.degree, other.ratio)


@example(Case(indicator(), target(), (observation(value="0"),), date(2025, 7, 15)))
@given(cases())
def test_falling_is_judged_as_rising_seen_in_a_mirror(case: Case) -> None:
    mirror = scaled(case, Decimal(-1))._replace(
        indicator=replace(case.indicator, direction="down" if case.indicator.direction == "up" else "up")
    )
    comparator = MIRRORED.get(case.target.comparator, case.target.comparator)
    mirror = mirror._replace(target=replace(mirror.target, comparator=comparator))
    one, other = judged(case), judged(mirror)
    assert (one.verdict, one.degree, one.ratio) == (other.verdict, other.degree, other.ratio)
    assert one.distance == other.distance


@given(cases(), VALUES)
def test_a_better_latest_value_never_gives_a_worse_verdict(case: Case, value: Decimal) -> None:
    one = judged(case)
    if one.latest is None or one.limit is None or one.verdict is Verdict.BASELINE_ONLY:
        return
    other = judged(case._replace(observations=(*case.observations, replace(one.latest, value=value))))
    if other.distance is None or one.distance is None or not {one.verdict, other.verdict} <= RANKS.keys():
        return
    better, worse = (one, other) if one.distance <= other.distance else (other, one)
    assert RANKS[better.verdict] >= RANKS[worse.verdict]


@given(cases())
def test_a_missing_figure_is_never_late(case: Case) -> None:
    result = judged(case)
    due = case.target.due
    at_due = any(row.period.end == due <= case.as_of for row in case.observations)
    if result.verdict is Verdict.MISSED:
        assert at_due and case.as_of > due
    if not any(START <= row.period.end <= min(due, case.as_of) for row in case.observations):
        assert result.verdict in (Verdict.NOT_PUBLISHED, Verdict.BASELINE_ONLY)


@given(cases(), st.integers(1, 400))
def test_time_alone_makes_no_figure_late(case: Case, days: int) -> None:
    """With no new figure a pace verdict may become a waiting one, and never a worse pace."""
    one = judged(case._replace(observations=tuple(row for row in case.observations if row.period.end <= case.as_of)))
    later = case._replace(
        observations=tuple(row for row in case.observations if row.period.end <= case.as_of),
        as_of=case.as_of + timedelta(days=days),
    )
    other = judged(later)
    if one.verdict in RANKS and other.verdict is not Verdict.MISSED:
        assert other.verdict in (one.verdict, Verdict.STALE)


@given(cases())
def test_an_assessment_carries_the_inputs_of_its_verdict(case: Case) -> None:
    result = judged(case)
    assert result.target == case.target and result.limit is not None and result.pace is not None
    assert (result.latest is None) == (result.verdict is Verdict.NOT_PUBLISHED)
    if result.verdict in (Verdict.AHEAD, Verdict.ON_PACE, Verdict.BEHIND):
        assert result.due_by_now is not None
    if result.verdict is Verdict.STALE:
        assert result.expected is not None
    if result.awaited:
        assert case.as_of > case.target.due and result.expected == case.target.due
    assert (result.pace.refusal != "") == (result.pace.needed is None or result.pace.so_far is None)
