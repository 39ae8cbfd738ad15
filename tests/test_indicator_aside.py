"""Beside an indicator stand who answers for it and a citation that names who published the figure."""

import re

import pytest

from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.indicator import indicator as indicator_page
from layouts.page import Page
from layouts.press.citing import citation
from layouts.view import View
from tests.builders import department, indicator, observation, responsibility, snapshot, source, target, view


def page(shown: View) -> Page:
    found = indicator_page(shown, "base_stations")
    assert found is not None
    return found


def test_departments_that_share_a_measure_are_said_to() -> None:
    roles = [responsibility(role="joint"), responsibility(department_id="water", order=2, role="joint")]
    rows = snapshot(
        departments=[department(), department(department_id="water", name="县水务局")], responsibilities=roles
    )
    assert html(page(view(rows)).body).count("第1条的责任部门（按职责分工）") == 2
    assert "按职责分工" not in html(page(view()).body)


def test_around_one_whole_thing_is_one_and_of_a_share_the_edge_stays() -> None:
    def told(unit: str, decimals: int) -> str:
        row = indicator(unit=unit, decimals=decimals, kind="level")
        return html(page(view(snapshot(indicators=[row], targets=[target(comparator="about", value=1)]))).body)

    assert "“左右”按上下5%看：公布数达到1个即为完成" in told("个", 0)
    assert "“左右”按上下5%看：公布数达到0.95%即为完成" in told("%", 1)


@pytest.mark.parametrize("comparator", ["reach", "at_least", "more_than", "about", "at_most"])
def test_one_thing_is_one_in_english_wherever_it_is_told(comparator: str) -> None:
    aim = target(comparator=comparator, value=1, baseline_period="2023", baseline_value=1)
    rows = snapshot(indicators=[indicator(unit_en="towns", kind="level")], targets=[aim], observations=[observation()])
    said = html(page(view(rows, language="en")).body)
    assert not re.search(r"\b1 towns", said)
    assert said.count("1 town") > 2


def test_a_floor_is_held_to_the_plans_own_word() -> None:
    said = html(page(view(snapshot(targets=[target(comparator="at_least", method="threshold", value=30)]))).body)
    assert "目标是不低于30个" in said and "公布数达到30个即为完成" in said and "30个以上" not in said


def test_an_inferred_date_is_marked_in_the_table_too() -> None:
    rows = snapshot(targets=[target(due_inferred=True)], observations=[observation()])
    assert "2025年底（推定）目标" in re.sub("<[^>]+>", "", html(page(view(rows)).body))


def test_a_citation_names_release_address_and_who_published_the_figure() -> None:
    rows = snapshot(observations=[observation()], sources=[source(publisher="国家普查办", title="普查资料")])
    site = Settings(base_url="https://example.gov.cn")
    said = citation(view(rows, settings=site, release_id="0123456789abcdef"), rows.indicators[0])
    assert "版本0123456789ab，" in said
    assert "原始来源：国家普查办《普查资料》。" in said
    assert said.endswith("https://example.gov.cn/indicators/base_stations")


def test_a_citation_without_a_figure_names_no_source_of_one() -> None:
    rows = snapshot()
    assert "原始来源" not in citation(view(rows), rows.indicators[0])


def test_the_county_government_is_not_called_the_maker_of_a_figure() -> None:
    described = page(view(snapshot(observations=[observation()]))).json_ld
    assert described is not None
    assert described["creator"] == [{"@type": "Organization", "name": "某县统计局"}]
    assert "creator" not in (page(view(snapshot())).json_ld or {})


def test_departments_stand_in_the_plan_s_order() -> None:
    responsible = [responsibility(department_id="water", order=1), responsibility(order=2, role="joint")]
    rows = snapshot(
        departments=[department(), department(department_id="water", name="县水务局")], responsibilities=responsible
    )
    said = html(page(view(rows)).body)
    assert said.index("县水务局") < said.index("县住房城乡建设局")


def test_no_department_is_named_for_the_overall_goal() -> None:
    assert "方案未单列责任部门" in html(page(view(snapshot(indicators=[indicator(measure=0)]))).body)
