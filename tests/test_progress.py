"""Each rule of the method, and each edge case it names, as a claim about one target."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.model import Observation
from dashboard.progress import Assessment, Degree, Method, Point, Verdict, assess
from tests.builders import indicator, observation, target

START = date(2024, 1, 1)
IN_PLAN = date(2025, 7, 15)
AFTER = date(2026, 3, 1)
LEVEL = {"kind": "level"}
BASELINE: dict[str, Any] = {"baseline_period": "2023", "baseline_value": "50"}


def figures(**values: str) -> list[Observation]:
    """Observations by period: figures(y2024="40", y2025_Q1="45")."""
    return [observation(period=name[1:].replace("_", "-"), value=value) for name, value in values.items()]


def judge(
    observations: list[Observation], *, of: dict[str, Any] | None = None, on: date = IN_PLAN, **wanted: Any
) -> Assessment:
    """The assessment of a target of 100 by the end of 2025, unless `wanted` says otherwise; `of` is the indicator's."""
    return assess(indicator(**of or {}), target(**wanted), observations, on, plan_start=START)


# Nothing published, or not for this target


def test_nothing_published_is_not_published_before_and_awaited_after_the_due_date() -> None:
    before, after = judge([]), judge([], on=AFTER)
    assert (before.verdict, before.awaited, before.expected) == (Verdict.NOT_PUBLISHED, False, None)
    assert (after.verdict, after.awaited, after.expected) == (Verdict.NOT_PUBLISHED, True, date(2025, 12, 31))
    assert before.latest is None and before.due_by_now is None


def test_a_figure_from_before_the_plan_is_context_and_not_progress() -> None:
    census = figures(y2010_11_01="33.87", y2020_11_01="47.47")
    for day in (IN_PLAN, AFTER):
        verdict = judge(census, of=LEVEL, on=day, value="53", comparator="about")
        assert verdict.verdict is Verdict.BASELINE_ONLY
        assert verdict.latest == census[-1]
        assert (verdict.ratio, verdict.distance, verdict.awaited) == (None, None, day is AFTER)


def test_the_baseline_itself_is_not_progress() -> None:
    at_start = judge(figures(y2024_06="50"), of=LEVEL, baseline_period="2024-06", baseline_value="50")
    assert at_start.verdict is Verdict.BASELINE_ONLY


def test_a_figure_of_a_period_that_is_not_over_is_not_looked_at() -> None:
    assert judge(figures(y2025="100"), on=date(2025, 12, 30)).verdict is Verdict.NOT_PUBLISHED


def test_a_figure_in_another_unit_is_not_mixed_in() -> None:
    assert judge([observation(unit="万个", value="1")]).verdict is Verdict.NOT_PUBLISHED
    assert judge([observation(unit="个", value="100")]).verdict is Verdict.ACHIEVED


def test_a_figure_after_the_due_period_does_not_count() -> None:
    late = judge(figures(y2025="90", y2026_02="100"), on=AFTER)
    assert late.verdict is Verdict.MISSED
    assert late.latest and str(late.latest.period) == "2025"


# Met, missed, and the plan's own words


@pytest.mark.parametrize(
    ("comparator", "direction", "value", "met"),
    [
        ("at_least", "up", "100", True),
        ("at_least", "up", "99.99", False),
        ("reach", "up", "100", True),
        ("reach", "down", "100", True),
        ("reach", "down", "100.01", False),
        ("more_than", "up", "100", False),
        ("more_than", "up", "100.01", True),
        ("more_than", "down", "100", False),
        ("more_than", "down", "99.99", True),
        ("at_most", "down", "100", True),
        ("at_most", "down", "100.01", False),
        ("at_most", "up", "99", True),
        ("at_least", "down", "101", True),
        ("about", "up", "95", True),
        ("about", "up", "94.99", False),
        ("about", "up", "130", True),
        ("about", "down", "105", True),
        ("about", "down", "105.01", False),
        ("about", "down", "70", True),
    ],
)
def test_a_target_is_met_in_its_comparators_sense(comparator: str, direction: str, value: str, met: bool) -> None:
    result = judge(
        figures(y2025=value), of=LEVEL | {"direction": direction}, on=AFTER, comparator=comparator, method="none"
    )
    assert result.verdict is (Verdict.ACHIEVED if met else Verdict.MISSED)


def test_a_target_met_early_is_achieved_and_stays_so_while_later_figures_are_out() -> None:
    early = figures(y2024_09="100")
    for day in (IN_PLAN, AFTER):
        result = judge(early, of={"frequency": "monthly"}, on=day)
        assert (result.verdict, result.awaited, result.expected) == (Verdict.ACHIEVED, False, None)


def test_a_threshold_is_to_be_kept_so_an_old_figure_does_not_settle_it() -> None:
    kept = figures(y2024_12="100")
    assert judge(kept, of=LEVEL, method="threshold").verdict is Verdict.ACHIEVED
    assert judge(kept, of=LEVEL | {"frequency": "quarterly"}, method="threshold").verdict is Verdict.STALE
    assert judge(kept, of=LEVEL, method="threshold", on=AFTER).verdict is Verdict.STALE


def test_a_target_of_zero_is_met_at_zero() -> None:
    clearing: dict[str, Any] = {"value": "0", "comparator": "at_most", "baseline_period": "2023", "baseline_value": "8"}
    falling = LEVEL | {"direction": "down"}
    assert judge(figures(y2025="0"), of=falling, on=AFTER, **clearing).verdict is Verdict.ACHIEVED
    assert judge(figures(y2025="1"), of=falling, on=AFTER, **clearing).verdict is Verdict.MISSED


def test_a_value_short_of_the_target_is_not_missed_on_the_due_date_itself() -> None:
    due = date(2025, 12, 31)
    assert judge(figures(y2025="99"), on=due).verdict is Verdict.ON_PACE
    assert judge(figures(y2025="99"), on=date(2026, 1, 1)).verdict is Verdict.MISSED


def test_a_due_value_that_arrives_late_replaces_the_waiting() -> None:
    waiting = judge(figures(y2024="40"), on=AFTER)
    assert (waiting.verdict, waiting.awaited) == (Verdict.STALE, True)
    assert judge(figures(y2024="40", y2025="90"), on=AFTER).verdict is Verdict.MISSED
    assert judge(figures(y2024="40", y2025_12="100"), on=AFTER).verdict is Verdict.ACHIEVED


def test_nothing_is_awaited_on_the_due_date_itself() -> None:
    (on_the_day, a_day_later) = (judge([], on=day) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert (on_the_day.awaited, on_the_day.expected) == (False, None)
    assert (a_day_later.awaited, a_day_later.expected) == (True, date(2025, 12, 31))


def test_a_stretch_target_is_judged_like_any_other_and_says_that_it_is_one() -> None:
    result = judge(figures(y2025="90"), on=AFTER, stretch=True)
    assert result.verdict is Verdict.MISSED
    assert result.target and result.target.stretch


# The value due by now and the ratio


@pytest.mark.parametrize(
    ("value", "verdict", "degree"),
    [
        ("52.50", Verdict.AHEAD, None),
        ("52.49", Verdict.ON_PACE, None),
        ("47.50", Verdict.ON_PACE, None),
        ("47.49", Verdict.BEHIND, Degree.SLIGHTLY),
        ("30.00", Verdict.BEHIND, Degree.SLIGHTLY),
        ("29.99", Verdict.BEHIND, Degree.WELL_BEHIND),
        ("0.01", Verdict.BEHIND, Degree.WELL_BEHIND),
        ("0.00", Verdict.NOT_STARTED, None),
        ("-1.00", Verdict.BEHIND, Degree.MOVING_AWAY),
    ],
)
def test_the_delivery_ratio_decides_the_word(value: str, verdict: Verdict, degree: Degree | None) -> None:
    result = judge(figures(y2024=value))
    assert (result.verdict, result.degree) == (verdict, degree)


def test_a_cumulative_value_without_a_baseline_starts_from_zero_with_the_plan() -> None:
    result = judge(figures(y2024_06="20"))
    assert result.baseline == Point(START, Decimal(0))
    assert (result.elapsed_months, result.total_months) == (6, 24)
    assert (result.due_by_now, result.ratio, result.distance) == (Decimal(25), Decimal("0.8"), Decimal(80))


def test_an_old_figure_is_judged_at_its_own_date() -> None:
    result = judge(figures(y2024_06="25"), on=date(2025, 12, 1))
    assert (result.verdict, result.due_by_now) == (Verdict.ON_PACE, Decimal(25))


def test_a_level_rises_from_its_baseline() -> None:
    result = judge(figures(y2024="75"), of=LEVEL, **BASELINE)
    assert (result.due_by_now, result.ratio, result.verdict) == (Decimal(75), Decimal(1), Verdict.ON_PACE)


def test_a_level_that_stands_still_is_well_behind_and_moves_away_only_below_its_start() -> None:
    still, lower = (judge(figures(y2024_12=value), of=LEVEL, **BASELINE) for value in ("50", "49.9"))
    assert (still.verdict, still.degree, still.ratio) == (Verdict.BEHIND, Degree.WELL_BEHIND, Decimal(0))
    assert (lower.verdict, lower.degree) == (Verdict.BEHIND, Degree.MOVING_AWAY)


def test_falling_is_good_where_the_direction_says_so() -> None:
    falling: dict[str, Any] = {
        "baseline_period": "2023",
        "baseline_value": "20",
        "value": "10",
        "comparator": "at_most",
    }
    down = LEVEL | {"direction": "down"}
    assert judge(figures(y2024="14"), of=down, **falling).verdict is Verdict.AHEAD
    assert judge(figures(y2024="18"), of=down, **falling).degree is Degree.WELL_BEHIND
    assert judge(figures(y2024="22"), of=down, **falling).degree is Degree.MOVING_AWAY


def test_zero_is_a_level_like_any_other() -> None:
    below_zero: dict[str, Any] = {"baseline_period": "2023", "baseline_value": "-50"}
    assert judge(figures(y2024="0"), of=LEVEL, **below_zero).degree is Degree.SLIGHTLY


def test_a_value_in_the_first_month_has_no_ratio_and_is_not_late() -> None:
    assert judge(figures(y2024_01_15="0")).verdict is Verdict.ON_PACE


def test_a_cumulative_value_that_falls_is_judged_as_it_now_stands() -> None:
    result = judge(figures(y2024_06="30", y2024="24"))
    assert (result.ratio, result.degree) == (Decimal("0.48"), Degree.WELL_BEHIND)


def test_a_revised_value_is_judged_like_a_final_one() -> None:
    assert judge([observation(value="60", status="revised")]).verdict is Verdict.AHEAD


def test_of_two_figures_that_end_together_the_longer_period_stands() -> None:
    result = judge(figures(y2024_12="41", y2024="40", y2024_Q4="42"))
    assert result.latest and str(result.latest.period) == "2024"


def test_the_thresholds_are_settings_of_the_method() -> None:
    strict = Method(ahead=Decimal(2), on_pace=Decimal("1.2"), about_band=Decimal("0.5"))
    half_way = figures(y2024="55")
    assert assess(indicator(), target(), half_way, IN_PLAN, method=strict, plan_start=START).verdict is Verdict.BEHIND
    about = assess(indicator(), target(comparator="about"), half_way, IN_PLAN, method=strict, plan_start=START)
    assert (about.verdict, about.limit) == (Verdict.ACHIEVED, Decimal("50.0"))
