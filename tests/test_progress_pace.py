"""When a figure is overdue, and how fast a target needs to be approached."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from dashboard.model import Observation
from dashboard.progress import Assessment, Pace, Verdict, assess
from tests.builders import indicator, observation, target

IN_PLAN = date(2025, 7, 15)
AFTER = date(2026, 3, 1)
LEVEL = {"kind": "level"}


def figure(period: str, value: str) -> list[Observation]:
    return [observation(period=period, value=value)]


def judge(
    observations: list[Observation], *, of: dict[str, Any] | None = None, on: date = IN_PLAN, **wanted: Any
) -> Assessment:
    """The assessment of a target of 100 by the end of 2025, unless `wanted` says otherwise; `of` is the indicator's."""
    return assess(indicator(**of or {}), target(**wanted), observations, on, plan_start=date(2024, 1, 1))


# Figures that are overdue


@pytest.mark.parametrize(
    ("frequency", "period", "last_quiet_day"),
    [
        ("monthly", "2024-03", date(2024, 5, 31)),
        ("monthly", "2024-03-15", date(2024, 5, 1)),
        ("quarterly", "2024-Q1", date(2024, 8, 14)),
        ("yearly", "2024-11-01", date(2025, 4, 30)),
    ],
)
def test_a_figure_is_overdue_by_the_indicators_own_frequency(frequency: str, period: str, last_quiet_day: date) -> None:
    seen = [observation(period=period, value="50")]
    before = judge(seen, of={"frequency": frequency}, on=last_quiet_day)
    after = judge(seen, of={"frequency": frequency}, on=last_quiet_day + timedelta(days=1))
    assert before.verdict is Verdict.AHEAD
    assert (after.verdict, after.awaited) == (Verdict.STALE, False)
    assert after.expected and after.expected < last_quiet_day


def test_without_a_frequency_no_figure_is_overdue_before_the_due_date() -> None:
    assert judge(figure("2024-01", "10"), on=date(2025, 12, 31)).verdict is Verdict.AHEAD


def test_after_the_due_date_the_figure_of_the_due_period_is_what_is_owed() -> None:
    result = judge(figure("2024", "40"), on=date(2026, 1, 1))
    assert (result.verdict, result.awaited, result.expected) == (Verdict.STALE, True, date(2025, 12, 31))


# Needed pace beside the pace so far, per month


def test_needed_pace_runs_from_the_latest_value_to_the_due_date() -> None:
    assert judge(figure("2024", "40")).pace == Pace(Decimal(5), _divided("40", 12))


def test_a_falling_indicator_needs_a_negative_pace() -> None:
    down = judge(figure("2024", "106"), of=LEVEL | {"direction": "down"}, comparator="at_most",
                 baseline_period="2023", baseline_value="112")  # fmt: skip
    assert down.pace == Pace(Decimal("-0.5"), Decimal("-0.5"))


@pytest.mark.parametrize(
    ("observations", "day", "pace"),
    [
        ([], IN_PLAN, Pace(None, None, "too_few_points")),
        ([], AFTER, Pace(None, None, "due_passed")),
        (figure("2023", "40"), IN_PLAN, Pace(None, None, "too_few_points")),
        (figure("2024-01-15", "5"), IN_PLAN, Pace(Decimal("3.958333333333333333333333333"), None, "too_few_points")),
        (figure("2025", "96"), date(2025, 12, 31), Pace(None, Decimal(4), "due_passed")),
        (figure("2025", "96"), AFTER, Pace(None, Decimal(4), "due_passed")),
        (figure("2024", "120"), IN_PLAN, Pace(None, Decimal(10), "achieved")),
    ],
)
def test_pace_is_refused_with_its_reason(observations: list[Observation], day: date, pace: Pace) -> None:
    assert judge(observations, on=day).pace == pace


def test_one_point_without_a_start_has_a_needed_pace_alone() -> None:
    assert judge(figure("2024", "40"), of=LEVEL).pace == Pace(Decimal(5), None, "too_few_points")


def _divided(value: str, months: int) -> Decimal:
    return Decimal(value) / months
