"""The verdicts of a whole dataset, of commitments, and the cross-check by growth rates."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.progress import Point, Verdict, assess_all, assess_milestone, counts, current, eurostat_ratio
from tests.builders import indicator, milestone, observation, snapshot, target

IN_PLAN = date(2025, 7, 15)
AFTER = date(2026, 3, 1)
SEQUENCE = (target(period="2025", value="100"), target(period="2024", value="50"))


def test_two_targets_in_sequence_are_judged_each_by_its_own_due_date() -> None:
    rows = snapshot(
        targets=SEQUENCE,
        observations=[observation(period="2024", value="45"), observation(period="2025-06", value="90")],
    )
    first, second = assess_all(rows, IN_PLAN)["base_stations"]
    assert (first.verdict, first.latest and str(first.latest.period)) == (Verdict.MISSED, "2024")
    assert (second.verdict, second.latest and str(second.latest.period)) == (Verdict.AHEAD, "2025-06")


def test_only_the_countys_own_figures_are_its_progress() -> None:
    elsewhere = snapshot(observations=[observation(area="371700", value="100")])
    assert assess_all(elsewhere, IN_PLAN)["base_stations"][0].verdict is Verdict.NOT_PUBLISHED


@pytest.mark.parametrize(
    ("period", "frequency", "verdict"),
    [
        (None, "yearly", Verdict.NOT_PUBLISHED),
        ("2020-11-01", "yearly", Verdict.BASELINE_ONLY),
        ("2024", "yearly", Verdict.NO_PACE),
        ("2024", "monthly", Verdict.STALE),
        ("2025", "monthly", Verdict.NOT_PUBLISHED),
    ],
)
def test_an_indicator_without_a_target_still_has_an_assessment(period: str, frequency: str, verdict: Verdict) -> None:
    figures = [observation(period=period)] if period else []
    rows = snapshot(indicators=[indicator(frequency=frequency)], targets=(), observations=figures)
    (only,) = assess_all(rows, IN_PLAN)["base_stations"]
    assert (only.target, only.verdict) == (None, verdict)
    assert current([only], IN_PLAN) is only


@pytest.mark.parametrize(
    ("day", "year"), [(date(2024, 12, 31), "2024"), (date(2025, 1, 1), "2025"), (date(2026, 11, 23), "2025")]
)
def test_the_next_target_due_stands_for_an_indicator_and_then_its_last(day: date, year: str) -> None:
    stands = current(assess_all(snapshot(targets=SEQUENCE), day)["base_stations"], day)
    assert stands.target and str(stands.target.period) == year


def test_counts_name_every_verdict_in_its_order() -> None:
    tally = counts(assess_all(snapshot(targets=SEQUENCE), AFTER)["base_stations"])
    assert list(tally) == list(Verdict)
    assert tally[Verdict.NOT_PUBLISHED] == sum(tally.values()) == 2


@pytest.mark.parametrize(
    ("state", "reported", "day", "verdict"),
    [
        (None, None, AFTER, Verdict.NOT_PUBLISHED),
        ("done", "2025-08-01", AFTER, Verdict.ACHIEVED),
        ("done", "2025-08-01", date(2025, 7, 31), Verdict.NOT_PUBLISHED),
        ("not_started", "2025-01-01", date(2025, 5, 1), Verdict.NOT_STARTED),
        ("under_way", "2025-05-01", date(2025, 6, 30), Verdict.NO_PACE),
        ("under_way", "2025-05-01", AFTER, Verdict.STALE),
        ("under_way", None, AFTER, Verdict.STALE),
        ("under_way", "2025-06-30", date(2025, 6, 30), Verdict.NO_PACE),
        ("under_way", "2025-06-30", AFTER, Verdict.MISSED),
        ("under_way", "2025-09-01", AFTER, Verdict.MISSED),
    ],
)
def test_a_commitment_is_judged_by_its_last_report(
    state: str | None, reported: str | None, day: date, verdict: Verdict
) -> None:
    assert assess_milestone(milestone(due="2025-06", state=state, as_of=reported), day) is verdict


def test_a_commitment_without_a_date_is_never_missed() -> None:
    undated = milestone(due=None, state="under_way", as_of="2026-01-01")
    assert assess_milestone(undated, AFTER) is Verdict.NO_PACE


def _at(day: date, value: str) -> Point:
    return Point(day, Decimal(value))


@pytest.mark.parametrize(
    ("value", "rating"), [("60", "significant"), ("57", "moderate"), ("52", "insufficient"), ("49", "moving_away")]
)
def test_the_growth_ratio_classes_the_same_points(value: str, rating: str) -> None:
    start, wanted = _at(date(2023, 12, 31), "50"), _at(date(2025, 12, 31), "70")
    result = eurostat_ratio(start, _at(date(2024, 12, 31), value), wanted)
    assert result and result.rating == rating


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        ("119", "significant"),
        ("118.99", "moderate"),
        ("112", "moderate"),
        ("111.99", "insufficient"),
        ("100", "insufficient"),
        ("99.99", "moving_away"),
    ],
)
def test_a_growth_ratio_on_a_bound_is_of_the_better_class(value: str, rating: str) -> None:
    start, day = _at(date(2023, 12, 31), "100"), date(2024, 12, 31)
    result = eurostat_ratio(start, _at(day, value), _at(day, "120"))
    assert result and result.rating == rating


def test_growth_from_almost_nothing_calls_almost_anything_on_track() -> None:
    start, wanted = _at(date(2020, 12, 31), "0.001"), _at(date(2025, 12, 31), "100")
    result = eurostat_ratio(start, _at(date(2022, 12, 31), "1"), wanted)
    assert result and round(result.ratio, 1) == Decimal("3.4")


@pytest.mark.parametrize(("start", "value", "wanted"), [("0", "1", "100"), ("5", "-1", "9"), ("5", "6", "5")])
def test_the_growth_ratio_is_not_told_where_it_is_not_defined(start: str, value: str, wanted: str) -> None:
    days = date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31)
    assert eurostat_ratio(_at(days[0], start), _at(days[1], value), _at(days[2], wanted)) is None
    assert eurostat_ratio(_at(days[0], "5"), _at(days[0], "6"), _at(days[2], "9")) is None
