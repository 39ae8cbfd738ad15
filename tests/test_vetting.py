"""What an uploaded row is held against, beyond the rules of the tables."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.changes import between
from dashboard.drafts import warning_key
from dashboard.errors import Problem
from dashboard.intake import Found, Reading
from dashboard.model import Snapshot
from dashboard.vetting import RULES, reasons_missing, rows_of, vet
from tests.builders import (
    TODAY,
    community,
    department,
    indicator,
    measure,
    milestone,
    observation,
    responsibility,
    snapshot,
    source,
    target,
)

BUREAU = department(department_id="statistics", name="县统计局")
ROADS = department(department_id="roads", name="县交通运输局")
RATE = indicator(
    indicator_id="rate", measure=0, kind="level", unit="%", release_authority="statistics_bureau", comparable=True
)


def public(**tables: Any) -> Snapshot:
    frame: dict[str, Any] = {
        "measures": [measure(), measure(measure=2)],
        "departments": [department(), BUREAU, ROADS],
        "responsibilities": [responsibility(), responsibility(measure=2, department_id="roads")],
        "indicators": [indicator(), RATE],
        "targets": [target(), target(indicator_id="rate", value=53)],
    }
    return snapshot(**{**frame, **tables})


def reading(*rows: dict[str, str], table: str = "observations", delete: bool = False) -> Reading:
    """A sheet whose columns stand in the order of the first row's, from line 2 on."""
    found = tuple(
        Found(row, {name: f"Sheet1!{'ABCDEFGH'[place]}{line}" for place, name in enumerate(row)}, delete)
        for line, row in enumerate(rows, start=2)
    )
    return Reading(table, "Sheet1", 1, {}, found)


def figure(value: str, period: str = "2025-06", indicator_id: str = "base_stations", **more: str) -> dict[str, str]:
    return {"indicator_id": indicator_id, "period": period, "value": value, **more}


def problems(
    *readings: Reading, rows: Snapshot | None = None, proposed: Snapshot | None = None, department_id: str = ""
) -> tuple[Problem, ...]:
    shown = rows or public()
    return vet(readings, public=shown, proposed=proposed, department_id=department_id, as_of=TODAY)


def told(*readings: Reading, **more: Any) -> list[tuple[str, str]]:
    return [(problem.rule, problem.address) for problem in problems(*readings, **more)]


def one(*readings: Reading, **more: Any) -> Problem:
    (problem,) = problems(*readings, **more)
    return problem


def test_a_plain_figure_of_one_s_own_is_taken_without_a_word() -> None:
    assert told(reading(figure("60")), department_id="housing") == []


def test_a_problem_names_its_cell_its_content_and_its_line() -> None:
    found = one(reading(figure("60", period="2023")))
    assert (found.sheet, found.address, found.row, found.found) == ("Sheet1", "B2", 2, "2023")
    assert warning_key(found) == "before_plan|Sheet1!B2"


# who may report what


def test_another_department_s_indicator_is_refused_and_its_departments_named() -> None:
    found = one(reading(figure("60")), department_id="roads")
    assert (found.rule, found.address, found.severity) == ("not_own_indicator", "A2", "error")
    assert "县住房城乡建设局" in found.message and "县交通运输局" in found.message


def test_a_department_answers_for_the_indicators_of_its_measures() -> None:
    rows = public(indicators=[indicator(measure=2, lead_department=""), RATE])
    assert told(reading(figure("60")), rows=rows, department_id="roads") == []
    assert told(reading(figure("60")), rows=rows, department_id="housing") == [("not_own_indicator", "A2")]


@pytest.mark.parametrize(
    ("department_id", "rules"), [("", []), ("statistics", []), ("housing", ["statistics_bureau_only"])]
)
def test_the_statistics_bureau_s_figures_are_its_own(department_id: str, rules: list[str]) -> None:
    found = problems(reading(figure("50.1", "2024", "rate")), department_id=department_id)
    assert [problem.rule for problem in found] == rules
    assert all("县统计局" in problem.message for problem in found)


def test_a_department_that_the_dataset_no_longer_has_answers_for_nothing() -> None:
    assert told(reading(figure("60")), department_id="gone") == [("not_own_indicator", "A2")]


def test_milestones_belong_to_those_who_answer_for_their_measure() -> None:
    rows = public(milestones=[milestone(), milestone(milestone_id="bridge", measure=2)])
    sheet = reading({"milestone_id": "bypass"}, {"milestone_id": "bridge"}, {"milestone_id": "new"}, table="milestones")
    assert told(sheet, rows=rows, department_id="housing") == [("not_own_milestone", "A3"), ("not_own_table", "A4")]
    assert told(sheet, rows=rows) == []


def test_the_plan_s_frame_and_public_sources_are_kept_by_the_county() -> None:
    frame = reading({"measure": "1", "name": "改名"}, table="measures")
    sources = reading({"source_id": "bulletin_2024"}, {"source_id": "my_own"}, table="sources")
    assert told(frame, sources, department_id="housing") == [("not_own_table", "A2"), ("not_own_table", "A2")]
    assert told(frame, sources) == []


def test_communities_belong_to_whoever_answers_for_their_indicator() -> None:
    rows = public(indicators=[indicator(indicator_id="old_communities", lead_department=""), RATE], targets=[])
    sheet = reading({"community_id": "c01"}, table="communities")
    assert told(sheet, rows=rows, department_id="housing") == []
    assert told(sheet, rows=rows, department_id="roads") == [("not_own_table", "A2")]


# names and times


def test_two_values_for_one_row_name_both_cells() -> None:
    found = one(reading(figure("60"), figure("61", area="371723")))
    assert (found.rule, found.address) == ("duplicate_key", "C3")
    assert "Sheet1!C2" in found.message


def test_a_row_without_its_name_is_told_what_is_missing() -> None:
    found = one(reading({"indicator_id": "base_stations", "value": "60"}))
    assert (found.rule, found.column, found.address) == ("incomplete_key", "period", "A2")


def test_only_what_is_public_can_be_deleted() -> None:
    rows = public(observations=[observation()])
    sheet = reading(figure("", "2024"), figure("", "2024-06"), delete=True)
    assert told(sheet, rows=rows) == [("nothing_to_delete", "C3")]


@pytest.mark.parametrize(
    ("period", "rules"),
    [("2023", ["before_plan"]), ("2024", []), ("2025-06", []), ("2026", [])],
)
def test_a_figure_is_of_the_plan_s_time(period: str, rules: list[str]) -> None:
    assert [problem.rule for problem in problems(reading(figure("1", period)))] == rules


def test_a_figure_of_after_the_plan_is_refused() -> None:
    sheet, shown = reading(figure("60", period="2026-06")), public()
    (found,) = vet([sheet], public=shown, proposed=None, department_id="", as_of=TODAY.replace(year=2026))
    assert (found.rule, found.severity) == ("after_plan", "error")


# doubtful values


@pytest.mark.parametrize(
    ("kind", "last", "value", "suggestion"),
    [
        ("cumulative", "40", "450", "45"),
        ("cumulative", "40", "4500", "45"),
        ("cumulative", "40", "450000", "45"),
        ("cumulative", "40", "4.5", "45"),
        ("cumulative", "40", "0.0045", "45"),
        ("cumulative", "40", "45", ""),
        ("cumulative", "40", "399", ""),
        ("cumulative", "1", "60", ""),
        ("level", "47.47", "0.53", "53"),
        ("level", "47.47", "5300", "53"),
        ("level", "47.47", "30", ""),
    ],
)
def test_a_slip_of_units_is_warned_of_with_the_likely_value(kind: str, last: str, value: str, suggestion: str) -> None:
    rows = public(indicators=[indicator(kind=kind), RATE], observations=[observation(value=last)])
    found = problems(reading(figure(value)), rows=rows)
    assert [problem.suggestion for problem in found] == ([suggestion] if suggestion else [])
    assert all((problem.rule, problem.severity) == ("unit_slip", "warning") for problem in found)


def test_a_first_figure_is_held_against_its_target() -> None:
    assert one(reading(figure("600"))).suggestion == "60"
    assert told(reading(figure("1"))) == []


def test_what_falls_towards_zero_is_no_slip() -> None:
    falling = indicator(kind="level", direction="down")
    rows = public(indicators=[falling, RATE], targets=[target(value=0)], observations=[observation(value=20)])
    assert told(reading(figure("2")), rows=rows) == []


def test_mending_a_public_slip_is_no_slip() -> None:
    rows = public(observations=[observation(value=600, period="2025-06")])
    assert told(reading(figure("60")), rows=rows) == []


def test_a_sum_that_falls_is_warned_of() -> None:
    rows = public(observations=[observation(value=40)])
    found = one(reading(figure("39.9")), rows=rows)
    assert (found.rule, found.severity, found.address) == ("falls", "warning", "C2")
    assert "2024年的 40" in found.message
    assert told(reading(figure("40")), rows=rows) == []


def test_a_sum_falls_within_one_upload_too() -> None:
    assert told(reading(figure("50", "2025-03"), figure("45", "2025-06"))) == [("falls", "C3")]


def test_a_sum_above_a_later_public_one_is_warned_of() -> None:
    rows = public(observations=[observation(value=40, period="2025-06")])
    assert told(reading(figure("41", "2025-03")), rows=rows) == [("falls", "C2")]


def test_a_yearly_sum_starts_again_and_a_level_may_fall() -> None:
    yearly = public(indicators=[indicator(kind="annual"), RATE], observations=[observation(value=40)])
    level = public(indicators=[indicator(kind="level"), RATE], observations=[observation(value=40)])
    assert told(reading(figure("20", "2025-03")), rows=yearly) == []
    assert told(reading(figure("30", "2025-03")), rows=level) == []


def history(*values: str) -> list[Any]:
    return [observation(value=value, period=f"2024-{month:02}") for month, value in enumerate(values, start=6)]


def test_a_leap_that_history_does_not_know_is_an_outlier() -> None:
    level = {"indicators": [indicator(kind="level"), RATE], "targets": [target(value=100)]}
    steady = public(**level, observations=history("50.0", "50.5", "51.1", "51.6", "52.0"))
    assert told(reading(figure("52.6", "2024-11")), rows=steady) == []
    assert told(reading(figure("66", "2024-11")), rows=steady) == [("outlier", "C2")]
    short = public(**level, observations=history("50.0", "50.5", "51.1", "51.6"))
    assert told(reading(figure("66", "2024-11")), rows=short) == []


def test_a_pause_or_a_first_step_is_no_outlier() -> None:
    rows = public(observations=history("10", "20", "30", "40", "50"))
    assert told(reading(figure("51", "2024-11")), rows=rows) == []
    assert told(reading(figure("80", "2024-11")), rows=rows) == [("outlier", "C2")]
    nothing = public(observations=history("0", "0", "0", "0", "0"))
    assert told(reading(figure("5", "2024-11")), rows=nothing) == []


def test_a_value_in_another_unit_is_not_compared() -> None:
    rows = public(observations=[observation(value=40)])
    assert told(reading(figure("0.005", unit="万个")), rows=rows) == []


# totals and reasons


def test_a_list_of_communities_that_is_not_whole_is_warned_of() -> None:
    rows = public(
        indicators=[indicator(indicator_id="old_communities"), RATE],
        targets=[target(indicator_id="old_communities", period="2024", value=10)],
    )
    listed = replace(rows, communities=(community(households=300), community(community_id="c02", households=234)))
    found = one(reading({"community_id": "c02"}, table="communities"), rows=rows, proposed=listed)
    assert (found.rule, found.severity) == ("communities_incomplete", "warning")
    assert all(number in found.message for number in ("2 个小区", "534 户", "10 个", "还差 8 个"))
    assert warning_key(found) == "communities_incomplete|Sheet1!"


def test_a_whole_list_and_an_upload_without_communities_are_not() -> None:
    rows = public(targets=[target(indicator_id="old_communities", period="2024", value=1)])
    listed = replace(rows, communities=(community(),))
    assert told(reading({"community_id": "c01"}, table="communities"), rows=rows, proposed=listed) == []
    assert told(reading(figure("60")), rows=rows, proposed=rows) == []


def test_a_correction_and_a_deletion_need_a_reason() -> None:
    old = public(observations=[observation(value=40), observation(value=70, period="2025-06")])
    new = replace(old, observations=(observation(value=38),), sources=(source(), source(source_id="more")))
    rows = rows_of([reading(figure("38", "2024"))], "371723")
    found = reasons_missing(between(old, new, as_of=TODAY), rows, old)
    assert [(problem.rule, problem.severity) for problem in found] == [("reason_missing", "error")] * 2
    assert [problem.address for problem in found] == ["C2", ""]
    assert "由“40”改为“38”" in found[0].message
    reasons = {f"observations|base_stations|371723|{period}": "复核" for period in ("2024", "2025-06")}
    assert reasons_missing(between(old, new, as_of=TODAY, reasons=reasons), rows, old) == ()


def test_rules_stand_nothing_unreadable() -> None:
    odd = [figure("", ""), figure("x", "六月"), figure("NaN", "2025", "nobody"), figure("Infinity", "2025")]
    assert len(RULES) > 5
    assert {rule for rule, _ in told(reading(*odd))} <= {"incomplete_key"}
