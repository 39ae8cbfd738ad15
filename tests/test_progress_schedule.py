"""Where the schedule of a target starts, how it climbs, and when there is none."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.progress import Assessment, Degree, Point, Verdict, assess
from tests.builders import indicator, target
from tests.test_progress import AFTER, BASELINE, IN_PLAN, LEVEL, START, figures, judge


def test_a_level_without_a_baseline_is_a_distance_and_never_late_before_its_due_date() -> None:
    result = judge(figures(y2024="10"), of=LEVEL)
    assert (result.verdict, result.due_by_now, result.distance) == (Verdict.NO_PACE, None, Decimal(90))
    assert judge(figures(y2025="10"), of=LEVEL, on=AFTER).verdict is Verdict.MISSED


@pytest.mark.parametrize("method", ["milestone", "none"])
def test_a_target_without_a_schedule_is_only_reached_or_not(method: str) -> None:
    assert judge(figures(y2024="10"), method=method).verdict is Verdict.NO_PACE
    assert judge(figures(y2024="100"), method=method).verdict is Verdict.ACHIEVED


def test_an_annual_value_starts_from_zero_each_january() -> None:
    annual = {"kind": "annual"}
    wanted: dict[str, Any] = {"method": "annual", "value": "1200"}
    first_half = judge(figures(y2024="1300", y2025_H1="500"), of=annual, **wanted)
    assert (first_half.due_by_now, first_half.verdict) == (Decimal(600), Verdict.BEHIND)
    assert first_half.baseline == Point(date(2025, 1, 1), Decimal(0))
    new_year = judge(figures(y2024="1300"), of=annual, **wanted)
    assert (new_year.verdict, new_year.latest) == (Verdict.NOT_PUBLISHED, None)
    assert judge(figures(y2023="1300"), of=annual, **wanted).verdict is Verdict.BASELINE_ONLY


def test_the_annual_method_starts_in_january_whatever_the_kind() -> None:
    result = judge(figures(y2024="40", y2025_06="40"), method="annual", **BASELINE)
    assert (result.baseline, result.due_by_now) == (Point(date(2025, 1, 1), Decimal(0)), Decimal(50))


def test_yearly_points_climb_in_steps_between_approved_values() -> None:
    targets = tuple(target(period=year, value=value, method="yearly_points", **BASELINE)
                    for year, value in (("2024", "60"), ("2025", "80")))  # fmt: skip
    level = indicator(**LEVEL)

    def on_the_way(**values: str) -> Assessment:
        return assess(level, targets[1], figures(**values), IN_PLAN, targets=targets, plan_start=START)

    assert on_the_way(y2024_11="50").due_by_now == Decimal(50)
    assert on_the_way(y2024_11="50").verdict is Verdict.ON_PACE
    assert on_the_way(y2024_11="51").verdict is Verdict.AHEAD
    assert on_the_way(y2025_06="56").due_by_now == Decimal(60)
    assert on_the_way(y2025_06="56").ratio == Decimal("0.6")


def test_values_approved_before_the_baseline_are_no_steps_of_the_way() -> None:
    old, wanted = (target(period=year, value=value, method="yearly_points", **BASELINE)
                   for year, value in (("2022", "70"), ("2025", "80")))  # fmt: skip
    result = assess(indicator(**LEVEL), wanted, figures(y2024="50"), IN_PLAN, targets=(old, wanted), plan_start=START)
    assert result.due_by_now == Decimal(50)


def test_a_threshold_is_due_at_every_date() -> None:
    short = judge(figures(y2024_01="99"), of=LEVEL, method="threshold")
    assert (short.due_by_now, short.ratio, short.verdict) == (Decimal(100), None, Verdict.BEHIND)


def test_where_the_target_equals_the_baseline_the_margin_to_the_limit_decides() -> None:
    keep: dict[str, Any] = {"baseline_period": "2023", "baseline_value": "100"}
    assert judge(figures(y2024="100"), of=LEVEL, **keep).verdict is Verdict.ACHIEVED
    short = judge(figures(y2024="99"), of=LEVEL, **keep)
    assert (short.verdict, short.degree, short.ratio) == (Verdict.BEHIND, Degree.MOVING_AWAY, None)


def test_a_baseline_beyond_the_target_never_makes_a_fall_look_fast() -> None:
    fallen = judge(figures(y2024="90"), of=LEVEL, baseline_period="2023", baseline_value="120")
    assert (fallen.verdict, fallen.degree, fallen.ratio) == (Verdict.BEHIND, Degree.MOVING_AWAY, None)


def test_no_schedule_is_drawn_where_no_whole_month_leads_to_the_target() -> None:
    hasty: dict[str, Any] = {"period": "2024-12-15", "baseline_period": "2024-11", "baseline_value": "50"}
    result = judge(figures(y2024_12_15="60"), on=date(2024, 12, 15), **hasty)
    assert (result.verdict, result.due_by_now) == (Verdict.NO_PACE, None)
