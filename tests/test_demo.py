"""The simulated dataset shows every state, and says everywhere that it is simulated."""

from datetime import date
from pathlib import Path

import pytest

from dashboard import demo
from dashboard.model import Observation, Snapshot
from dashboard.progress import Degree, Verdict, assess_all, assess_milestone, current
from dashboard.publishing import examine, read_folder

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def official() -> Snapshot:
    return examine(read_folder(DATA), today=TODAY)


@pytest.fixture(scope="module")
def simulated(official: Snapshot) -> Snapshot:
    return examine(demo.generate(official), today=TODAY)


def figures(dataset: Snapshot, indicator_id: str) -> list[Observation]:
    return [row for row in dataset.observations if (row.indicator_id, row.area) == (indicator_id, "371723")]


def test_the_same_seed_gives_the_same_bytes(official: Snapshot) -> None:
    assert demo.generate(official) == demo.generate(official)
    assert demo.generate(official, seed=1) != demo.generate(official)


def test_the_kept_files_are_the_generated_ones(official: Snapshot) -> None:
    assert read_folder(DATA / "demo") == demo.generate(official)


def test_any_seed_keeps_the_rules(official: Snapshot) -> None:
    for seed in range(5):
        examine(demo.generate(official, seed=seed), today=TODAY)


@pytest.mark.parametrize("seed", [20240704, 1, 2])
def test_every_verdict_occurs(official: Snapshot, seed: int) -> None:
    dataset = examine(demo.generate(official, seed=seed), today=TODAY)
    assessments = [current(rows, demo.AS_OF) for rows in assess_all(dataset, demo.AS_OF).values()]
    assert {row.verdict for row in assessments} == set(Verdict)
    assert {row.degree for row in assessments} == {*Degree, None}


def test_every_state_of_a_milestone_occurs(simulated: Snapshot) -> None:
    assert {row.state for row in simulated.milestones} == {"done", "under_way", "not_started", None}
    assert Verdict.MISSED in {assess_milestone(row, demo.AS_OF) for row in simulated.milestones}


def test_everything_says_that_it_is_simulated(simulated: Snapshot) -> None:
    assert simulated.plan.simulated and simulated.plan.as_of == demo.AS_OF
    assert all("演示数据" in row.publisher and "simulated" in row.publisher for row in simulated.sources)
    assert all("演示数据" in row.note and "Simulated" in row.note_en for row in simulated.observations)
    assert all("演示数据" in row.note for row in simulated.milestones if row.state)


def test_what_the_plan_says_is_left_as_it_is(official: Snapshot, simulated: Snapshot) -> None:
    for name in ("actions", "measures", "departments", "responsibilities", "areas"):
        assert getattr(simulated, name) == getattr(official, name)
    wanted = [(row.indicator_id, row.period, row.comparator, row.value) for row in official.targets]
    assert [(row.indicator_id, row.period, row.comparator, row.value) for row in simulated.targets] == wanted


def test_the_two_datasets_share_no_publication(official: Snapshot, simulated: Snapshot) -> None:
    assert not {row.source_id for row in official.sources} & {row.source_id for row in simulated.sources}


def test_figures_come_by_month_by_quarter_and_by_year(simulated: Snapshot) -> None:
    assert {row.frequency for row in simulated.indicators} == {"monthly", "quarterly", "yearly"}
    assert {row.period.kind for row in simulated.observations} >= {"month", "quarter", "year"}


def test_what_adds_up_never_falls(simulated: Snapshot) -> None:
    for indicator in simulated.indicators:
        if indicator.kind == "cumulative":
            values = [row.value for row in figures(simulated, indicator.indicator_id)]
            assert values == sorted(values)


def test_a_year_starts_from_zero(simulated: Snapshot) -> None:
    monthly = {row.period.text: row.value for row in figures(simulated, "urban_jobs")}
    assert monthly["2025-01"] < monthly["2024-02"] < monthly["2024-12"] == 4823


def test_one_figure_is_revised_and_two_came_late(simulated: Snapshot) -> None:
    revised = [row for row in simulated.observations if row.status == "revised"]
    assert [(row.indicator_id, str(row.period), row.source_id) for row in revised] == [
        ("green_building_area", "2025-03", "demo_revision")
    ]
    late = [row for row in simulated.observations if row.source_id == "demo_late"]
    assert [row.indicator_id for row in late] == ["old_communities", "old_community_households"]
    published = simulated.source_by_id["demo_late"].published
    assert published and all((published.end - row.period.end).days > 120 for row in late)


def test_ten_communities_hold_the_plans_households_over_all_stages(simulated: Snapshot) -> None:
    rows = simulated.communities
    assert [row.name for row in rows] == [f"示例小区{number}" for number in range(1, 11)]
    assert sum(row.households for row in rows) == 3161
    assert {row.stage for row in rows} == {"planned", "started", "finished", "accepted"}
    begun = [row for row in rows if row.stage != "planned"]
    assert figures(simulated, "old_communities")[-1].value == len(begun)
    assert figures(simulated, "old_community_households")[-1].value == sum(row.households for row in begun)
