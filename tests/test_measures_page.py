"""A measure's page says what it commits to, who answers for it, and where its targets stand."""

from datetime import date

from dashboard.rendering import html
from layouts.measures import measure as measure_page
from layouts.view import Change, View
from tests.builders import department, measure, milestone, responsibility, snapshot, view

WATER = department(department_id="water", name="县水务局")


def text(shown: View, number: int = 1) -> str:
    page = measure_page(shown, number)
    assert page is not None
    return html(page.body)


def test_a_number_the_plan_does_not_have_has_no_page() -> None:
    assert measure_page(view(), 28) is None
    assert measure_page(view(), 0) is None


def test_the_commitment_stands_in_own_words_with_its_clause() -> None:
    said = text(view())
    assert "壮大产业集群。" in said
    assert "某政发〔2024〕1号" in said
    assert "第1条" in said
    assert 'href="/actions/industry"' in said


def test_one_department_alone_is_responsible() -> None:
    said = text(view())
    assert "责任部门" in said
    assert "牵头" not in said


def test_a_leading_department_is_told_from_those_that_share() -> None:
    roles = [responsibility(), responsibility(department_id="water", order=2, role="joint")]
    said = text(view(snapshot(departments=[department(), WATER], responsibilities=roles)))
    assert said.index("牵头") < said.index("县住房城乡建设局") < said.index("按职责分工负责") < said.index("县水务局")
    assert 'href="/departments/water"' in said


def test_departments_that_all_share_have_no_leader() -> None:
    roles = [responsibility(role="joint"), responsibility(department_id="water", order=2, role="joint")]
    assert "牵头" not in text(view(snapshot(departments=[department(), WATER], responsibilities=roles)))


def test_its_indicators_stand_in_rows_and_its_works_in_a_list() -> None:
    said = text(view(snapshot(milestones=[milestone()])))
    assert 'data-id="base_stations"' in said
    assert "环城路通车" in said


def test_a_measure_without_targets_shows_no_empty_table() -> None:
    said = text(view(snapshot(indicators=[], targets=[])))
    assert "<table" not in said
    assert "0项目标" in said


def test_the_measures_before_and_after_are_linked() -> None:
    rows = snapshot(measures=[measure(measure=n) for n in (1, 2, 3)])
    assert 'href="/measures/1"' in text(view(rows), 2)
    assert 'href="/measures/3"' in text(view(rows), 2)
    assert "上一条" not in text(view(rows), 1)
    assert "下一条" not in text(view(rows), 3)


def test_releases_that_may_not_concern_the_measure_are_not_listed() -> None:
    releases = (Change("a", date(2025, 1, 6), "收录", "Listed"), Change("b", date(2025, 4, 1), "更新", "Updated"))
    said = text(view(changes=releases))
    assert "2025-04-01" not in said
    assert "发布记录" not in said
