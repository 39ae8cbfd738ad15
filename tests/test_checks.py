from typing import Any

import pytest

from dashboard.checks import RULES, Dataset, check
from dashboard.model import Measure, Snapshot
from tests.builders import (
    TODAY,
    action,
    area,
    community,
    indicator,
    measure,
    milestone,
    observation,
    plan,
    responsibility,
    snapshot,
    target,
)


def dataset(*, broken: frozenset[type] = frozenset(), **tables: Any) -> Dataset:
    """The small dataset as the rules see it: each table's rows on lines 2, 3, …"""
    whole: Snapshot = snapshot(**tables)
    names = [name for name in whole.__dataclass_fields__ if name != "plan"]
    rows = [pair for name in names for pair in enumerate(getattr(whole, name), start=2)]
    return Dataset(((1, whole.plan), *rows), broken, TODAY)


def rules(**tables: Any) -> list[tuple[str, int]]:
    return [(problem.rule, problem.row) for problem in check(dataset(**tables))]


COMMUNITIES = [target(indicator_id="old_communities", period="2024", value=2)]
HOUSEHOLDS = [target(indicator_id="old_community_households", period="2024", value=500)]
OFFICIAL = [community(name="东关小区", households=300), community(community_id="c02", name="西关小区", households=200)]
SHARE = indicator(kind="level", unit="%", comparable=True)


def test_a_dataset_that_keeps_every_rule_has_no_problem() -> None:
    assert rules() == []


BROKEN: dict[str, tuple[dict[str, Any], str, int]] = {
    "no actions": ({"actions": []}, "no_rows", 0),
    "a measure left out": (
        {
            "measures": [measure(), measure(measure=3)],
            "responsibilities": [responsibility(), responsibility(measure=3)],
        },
        "measure_gap",
        3,
    ),
    "a measure nobody answers for": ({"responsibilities": []}, "measure_without_department", 2),
    "two actions in one place": ({"actions": [action(action_id="goal", order=2), action()]}, "order", 3),
    "departments counted from two": ({"responsibilities": [responsibility(order=2)]}, "order", 2),
    "no area of our own": ({"areas": [area(role="peer")]}, "one_own_area", 0),
    "two areas of our own": ({"areas": [area(), area(area="371724")]}, "one_own_area", 3),
    "two indicators in one headline place": (
        {
            "indicators": [indicator(headline=1), indicator(indicator_id="b", headline=1)],
            "targets": [target(), target(indicator_id="b")],
        },
        "headline_repeated",
        3,
    ),
    "a real name among simulated ones": (
        {"plan": plan(simulated=True, as_of="2025-01-31"), "communities": [community(name="东关小区")]},
        "simulated_name",
        2,
    ),
    "a simulated name among real ones": ({"communities": [community()]}, "simulated_name", 2),
    "an indicator without a target": ({"targets": []}, "indicator_without_target", 2),
    "a target after the plan": ({"targets": [target(period="2026")]}, "target_outside_plan", 2),
    "a target before the plan": ({"targets": [target(period="2023-12")]}, "target_outside_plan", 2),
    "half a baseline": ({"targets": [target(baseline_value=1)]}, "baseline_incomplete", 2),
    "the other half": ({"targets": [target(baseline_period="2023")]}, "baseline_incomplete", 2),
    "a baseline at the due date": (
        {"targets": [target(baseline_period="2025", baseline_value=1)]},
        "baseline_after_due",
        2,
    ),
    "a yearly method for a running total": ({"targets": [target(method="annual")]}, "method_unfit", 2),
    "a line through values that restart": ({"indicators": [indicator(kind="annual")]}, "method_unfit", 2),
    "a value from the future": ({"observations": [observation(period="2025-07")]}, "in_future", 2),
    "a report from the future": ({"milestones": [milestone(as_of="2025-07-16")]}, "in_future", 2),
    "a share above the whole": (
        {"indicators": [SHARE], "targets": [target(value=60)], "observations": [observation(value="101")]},
        "share_out_of_range",
        2,
    ),
    "a share below nothing": (
        {"indicators": [SHARE], "observations": [observation(value="-0.1")]},
        "share_out_of_range",
        2,
    ),
    "done, but nobody says so": (
        {"milestones": [milestone(state="done", as_of="2025-06-30")]},
        "done_without_evidence",
        2,
    ),
    "done, but since when": (
        {"milestones": [milestone(state="done", source_id="bulletin_2024")]},
        "done_without_evidence",
        2,
    ),
    "a community too many": (
        {
            "targets": [target(), *COMMUNITIES],
            "communities": [*OFFICIAL, community(community_id="c03", name="南关小区")],
        },
        "communities_total",
        0,
    ),
}


@pytest.mark.parametrize(("tables", "rule", "row"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_is_told_with_its_line(tables: dict[str, Any], rule: str, row: int) -> None:
    assert rules(**tables) == [(rule, row)]


def test_every_row_that_breaks_a_rule_is_told() -> None:
    rows = [target(period="2024", method="annual"), target(method="annual")]
    assert rules(targets=rows) == [("method_unfit", 2), ("method_unfit", 3)]


def test_a_period_that_ends_today_is_over() -> None:
    assert rules(observations=[observation(period="2025-07-15")]) == []


def test_a_simulated_dataset_is_judged_on_its_own_day() -> None:
    demo = plan(simulated=True, as_of="2025-09-30")
    assert rules(plan=demo, observations=[observation(period="2025-09")]) == []


def test_a_gross_rate_may_pass_one_hundred() -> None:
    gross = {"indicators": [SHARE], "targets": [target(value=105)]}
    assert rules(**gross, observations=[observation(value="102")]) == []


def test_a_rise_in_per_cent_may_be_negative_or_above_one_hundred() -> None:
    rise = indicator(kind="level", unit="%", comparable=False)
    assert rules(indicators=[rise], observations=[observation(value="-3"), observation(period="2023", value=150)]) == []


def test_communities_that_add_up_to_their_targets_are_accepted() -> None:
    assert rules(targets=[target(), *COMMUNITIES, *HOUSEHOLDS], communities=OFFICIAL) == []


def test_no_community_yet_is_no_contradiction() -> None:
    assert rules(targets=[target(), *COMMUNITIES, *HOUSEHOLDS]) == []


def test_a_list_of_communities_may_grow() -> None:
    assert rules(targets=[target(), *COMMUNITIES, *HOUSEHOLDS], communities=OFFICIAL[:1]) == []


@pytest.mark.parametrize("wanted", [499, 3161])
def test_a_difference_in_households_of_a_whole_list_names_both_numbers(wanted: int) -> None:
    rows = [*COMMUNITIES, target(indicator_id="old_community_households", period="2024", value=wanted)]
    (problem,) = check(dataset(targets=[target(), *rows], communities=OFFICIAL))
    assert "500" in problem.message and str(wanted) in problem.message


def test_more_households_than_the_plan_has_are_told_before_the_list_is_whole() -> None:
    rows = [target(), target(indicator_id="old_community_households", period="2024", value=299)]
    assert rules(targets=rows, communities=OFFICIAL[:1]) == [("communities_total", 0)]


def test_a_community_of_another_year_does_not_count() -> None:
    rows = [*OFFICIAL, community(community_id="c03", name="南关小区", year=2025)]
    assert rules(targets=[target(), *COMMUNITIES], communities=rows) == []


def test_an_unreadable_row_is_not_taken_for_a_missing_one() -> None:
    rows: dict[str, Any] = {"measures": [measure(measure=2)], "responsibilities": [responsibility(measure=2)]}
    assert check(dataset(**rows, broken=frozenset({Measure}))) == ()
    assert [problem.rule for problem in check(dataset(**rows))] == ["measure_gap"]


def test_every_rule_is_broken_by_some_test() -> None:
    broken = {rule for rule, _ in RULES for tables, _, _ in BROKEN.values() if any(rule(dataset(**tables)))}
    assert broken == {rule for rule, _ in RULES}
