"""What differs between two snapshots, and how it is told."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.changes import Change, as_json, between, from_json
from dashboard.model import Snapshot
from dashboard.progress import Verdict
from dashboard.tables import TABLES
from tests.builders import TODAY, area, community, indicator, measure, milestone, observation, plan, snapshot, target

TWO = [indicator(), indicator(indicator_id="a_later_one")]


def changes(old: Snapshot, new: Snapshot, **reasons: str) -> tuple[Change, ...]:
    return between(old, new, as_of=TODAY, reasons=reasons)


def change(old: Any = (), new: Any = (), *, table: str = "observations", **reasons: str) -> Change:
    (only,) = between(snapshot(**{table: old}), snapshot(**{table: new}), as_of=TODAY, reasons=reasons)
    return only


def test_nothing_differs_from_itself() -> None:
    rows = snapshot(observations=[observation()], milestones=[milestone()], communities=[community()])
    assert changes(rows, rows) == ()


def test_a_first_value_is_new_and_brings_a_verdict() -> None:
    got = change(new=[observation(value="67.0")])
    assert (got.kind, got.key, got.period) == ("new", "base_stations|371723|2024", "2024")
    assert (got.old, got.new) == ("", "67.0")
    assert (got.verdict_before, got.verdict_after) == (Verdict.NOT_PUBLISHED, Verdict.AHEAD)


def test_a_later_period_updates_the_value_before_it() -> None:
    before = [observation(period="2023", value=1), observation(period="2024", value=40)]
    got = change(before, [*before, observation(period="2025-06", value=70)])
    assert (got.kind, got.old, got.new) == ("updated", "40", "70")


def test_an_earlier_period_than_any_known_is_new() -> None:
    got = change([observation(period="2024")], [observation(period="2023", value=1), observation(period="2024")])
    assert (got.kind, got.old, got.new) == ("new", "", "1")


def test_another_value_for_the_same_period_is_a_correction_with_its_reason() -> None:
    reasons = {"observations|base_stations|371723|2024": "复核后更正"}
    got = change([observation(value=40)], [observation(value="38.0", status="revised")], **reasons)
    assert (got.kind, got.old, got.new, got.reason) == ("corrected", "40", "38.0", "复核后更正")
    assert got.columns == ("value", "status")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("provisional", "final", "finalised"),
        ("provisional", "revised", "corrected"),
        ("final", "final", "corrected"),
        ("provisional", "provisional", "corrected"),
    ],
)
def test_only_a_final_figure_after_a_provisional_one_takes_nothing_back(before: str, after: str, kind: str) -> None:
    got = change([observation(status=before)], [observation(status=after, value="41", source_id="other")])
    assert (got.kind, got.old, got.new) == (kind, "40", "41")


def test_equal_numbers_are_no_change() -> None:
    assert (
        changes(snapshot(observations=[observation(value=67)]), snapshot(observations=[observation(value="67.0")]))
        == ()
    )


def test_a_final_figure_after_a_provisional_one_of_the_same_value_takes_nothing_back() -> None:
    got = change([observation(status="provisional")], [observation(status="final")])
    assert (got.kind, got.old, got.new, got.columns) == ("updated", "provisional", "final", ("status",))


def test_a_row_that_is_gone_is_removed() -> None:
    got = change([observation(value="67.0")], [])
    assert (got.kind, got.old, got.new) == ("removed", "67.0", "")
    assert got.verdict_after is Verdict.NOT_PUBLISHED


def test_a_source_s_own_unit_follows_its_value() -> None:
    assert change(new=[observation(value="1.5", unit="万个")]).new == "1.5万个"


def test_another_place_s_value_alters_no_verdict() -> None:
    got = change(new=[observation(area="371700")])
    assert (got.verdict_before, got.verdict_after) == (None, None)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({}, {"state": "under_way", "as_of": "2025-01-31"}, "new"),
        ({"state": "under_way", "as_of": "2025-01-31"}, {"state": "done", "as_of": "2025-06-30"}, "updated"),
        ({"state": "under_way", "as_of": "2025-01-31"}, {"state": "under_way", "as_of": "2025-06-30"}, "updated"),
        ({"state": "not_started", "as_of": "2025-01-31"}, {"state": "done", "as_of": "2025-01-31"}, "corrected"),
        ({"state": "done", "as_of": "2025-01-31"}, {"state": "under_way", "as_of": "2025-06-30"}, "corrected"),
        ({"state": "done", "as_of": "2025-01-31"}, {}, "removed"),
        ({}, {"due": "2025-12"}, "updated"),
    ],
)
def test_a_milestone_s_reports(old: dict[str, str], new: dict[str, str], kind: str) -> None:
    assert change([milestone(**old)], [milestone(**new)], table="milestones").kind == kind


def test_a_milestone_tells_its_state_its_day_and_its_verdicts() -> None:
    done = milestone(state="done", as_of="2025-06-30", source_id="bulletin_2024")
    got = change([milestone()], [done], table="milestones")
    assert (got.old, got.new, got.period) == ("", "done", "2025-06-30")
    assert (got.verdict_before, got.verdict_after) == (Verdict.NOT_PUBLISHED, Verdict.ACHIEVED)


@pytest.mark.parametrize(
    ("new", "kind", "texts"),
    [
        ({"stage": "finished"}, "updated", ("started", "finished")),
        ({"stage": "planned"}, "corrected", ("started", "planned")),
        ({"stage": "finished", "finished": "2025-05-01"}, "updated", ("started；", "finished；2025-05-01")),
        ({"households": 301}, "corrected", ("300", "301")),
        ({"source_id": "another"}, "updated", ("bulletin_2024", "another")),
    ],
)
def test_a_community_s_progress_and_its_corrections(new: dict[str, Any], kind: str, texts: tuple[str, str]) -> None:
    got = change([community()], [community(**new)], table="communities")
    assert (got.kind, (got.old, got.new)) == (kind, texts)


def test_a_new_target_shows_its_value_and_what_it_does_to_the_verdict() -> None:
    old = snapshot(observations=[observation(value=90)])
    (got,) = changes(old, replace(old, targets=(target(), target(period="2024", value=90))))
    assert (got.table, got.indicator_id, got.period, got.new) == ("targets", "base_stations", "2024", "90")
    assert got.verdict_after is not None


def test_any_other_table_is_compared_by_its_key() -> None:
    old = snapshot()
    new = replace(
        old,
        plan=plan(status="修订"),
        measures=(measure(name="改了名", summary=""),),
        areas=(*old.areas, area(area="370000", name="山东省", role="benchmark")),
    )
    got = [(each.table, each.key, each.kind, each.old, each.new) for each in changes(old, new)]
    assert got == [
        ("plan", "status", "corrected", "有效", "修订"),
        ("measures", "1", "corrected", "促进产业集聚；壮大产业集群。", "改了名；"),
        ("areas", "370000", "new", "", "山东省"),
    ]


def test_changes_come_in_the_dataset_s_order_of_indicators() -> None:
    old = snapshot(indicators=TWO)
    rows = [
        observation(indicator_id=name, period=period)
        for name in ("a_later_one", "base_stations")
        for period in ("2023", "2024")
    ]
    new = replace(old, observations=tuple(rows), milestones=(milestone(),), targets=())
    got = [(each.table, each.indicator_id, each.period) for each in changes(old, new)]
    assert got == [
        ("observations", "base_stations", "2023"),
        ("observations", "base_stations", "2024"),
        ("observations", "a_later_one", "2023"),
        ("observations", "a_later_one", "2024"),
        ("milestones", "", ""),
        ("targets", "base_stations", "2025"),
    ]


@pytest.mark.parametrize("name", [name for name in TABLES if name != "plan"])
def test_rows_of_every_table_can_come_and_go(name: str) -> None:
    full = snapshot(observations=[observation()], milestones=[milestone()], communities=[community()])
    fewer: dict[str, Any] = {name: full.areas[:1] if name == "areas" else ()}
    empty = replace(full, **fewer)
    there, back = changes(empty, full), changes(full, empty)
    assert {each.kind for each in there if each.table == name} == {"new"}
    assert [(each.kind, each.old) for each in back] == [("removed", each.new) for each in there]


def test_changes_are_kept_as_text_and_come_back_whole() -> None:
    old = snapshot(observations=[observation()], milestones=[milestone()])
    done = milestone(state="done", as_of="2025-06-30")
    new = replace(old, observations=(observation(value="38.0"), observation(period="2025-06")), milestones=(done,))
    found = changes(old, new, **{"observations|base_stations|371723|2024": "“复核”后更正\n两行"})
    assert len(found) == 3
    assert from_json(as_json(found)) == found
    assert from_json(as_json(())) == from_json("[]") == ()


def test_text_that_no_changes_were_kept_as_is_refused() -> None:
    with pytest.raises(ValueError):
        from_json('[{"kind": "new", "table": "observations", "other": 1}]')
