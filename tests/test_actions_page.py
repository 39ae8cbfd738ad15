"""An action area's page shows its verdicts, its charts, its measures and its works without a number."""

from dashboard.rendering import html
from layouts.actions import action as action_page
from layouts.view import View
from tests.builders import action, indicator, measure, milestone, observation, responsibility, snapshot, target, view


def text(shown: View, action_id: str = "industry") -> str:
    page = action_page(shown, action_id)
    assert page is not None
    assert page.kind == "column"
    return html(page.body)


def test_an_action_area_the_plan_does_not_have_has_no_page() -> None:
    assert action_page(view(), "nope") is None


def test_the_summary_and_the_clauses_stand_at_the_top() -> None:
    rows = snapshot(measures=[measure(), measure(measure=2)], responsibilities=[responsibility()])
    said = text(view(rows))
    assert "产业与城市一起发展。" in said
    assert "《方案》第1—2条" in said


def test_verdicts_are_counted_and_not_averaged() -> None:
    two = [indicator(), indicator(indicator_id="terminals")]
    targets = [target(), target(indicator_id="terminals")]
    rows = snapshot(indicators=two, targets=targets, observations=[observation(value="100")])
    said = text(view(rows))
    assert "已完成</span> 1项" in said
    assert "待公布</span> 1项" in said


def test_an_indicator_with_figures_has_a_chart_and_one_without_has_a_track() -> None:
    two = [indicator(), indicator(indicator_id="terminals", name="物联网终端")]
    targets = [target(), target(indicator_id="terminals")]
    said = text(view(snapshot(indicators=two, targets=targets, observations=[observation()])))
    charts, rows = said[: said.index('id="awaited"')], said[said.index('id="awaited"') :]
    assert 'class="figure"' in charts
    assert 'data-id="terminals"' in rows
    assert 'data-id="base_stations"' not in rows


def test_measures_stand_with_their_departments_and_link_on() -> None:
    said = text(view())
    assert 'href="/measures/1"' in said
    assert "县住房城乡建设局" in said


def test_works_without_a_number_are_listed() -> None:
    assert "环城路通车" in text(view(snapshot(milestones=[milestone()])))


def test_the_overall_goal_has_indicators_and_no_measures() -> None:
    said = text(view(snapshot(indicators=[indicator(measure=0, name="常住人口城镇化率")])), "goal")
    assert "《方案》总体要求" in said
    assert "常住人口城镇化率" in said
    assert "举措和责任部门" not in said


def test_safeguards_have_measures_and_no_indicators() -> None:
    safeguards = action(action_id="safeguards", order=7, name="保障措施")
    rows = snapshot(
        actions=[action(), safeguards],
        measures=[measure(), *(measure(measure=n, action_id="safeguards") for n in range(23, 28))],
    )
    said = text(view(rows), "safeguards")
    assert "《方案》第23—27条" in said
    assert "未设量化目标" in said
    assert 'id="awaited"' not in said
