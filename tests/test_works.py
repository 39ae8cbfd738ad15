"""Works without a number, as pages list them."""

from dash import html as tags

from dashboard.rendering import html
from layouts.works import works_brief, works_list
from tests import builders as b


def test_a_work_leads_to_its_measure_except_on_that_page() -> None:
    assert '<a href="/measures/1">环城路通车</a>' in html(works_list(b.view(), [b.milestone()]))
    assert "<a " not in html(works_list(b.view(path="/measures/1"), [b.milestone()]))


def test_a_work_tells_its_note_and_who_answers_for_it() -> None:
    noted = b.milestone(note="按批复分两段建。", note_en="Built in two sections.")
    assert "按批复分两段建。" in html(works_list(b.view(), [noted]))
    assert "Built in two sections." in html(works_list(b.view(language="en"), [noted]))
    assert "第1条，县住房城乡建设局，" in html(works_list(b.view(), [noted]))


def test_the_brief_list_leaves_notes_to_the_other_pages() -> None:
    drawn = html(works_brief(b.view(), [b.milestone(note="按批复分两段建。")], heading=tags.H4("工作")))
    assert "按批复分两段建。" not in drawn
    assert 'data-work="bypass"' in drawn


def test_a_work_without_a_date_says_that_the_plan_names_none() -> None:
    undated = b.milestone(due=None)
    assert "方案没有写期限" in html(works_list(b.view(), [undated]))
    assert "方案没有写期限" in html(works_brief(b.view(), [undated], heading=tags.H4("工作")))
    assert "方案没有写期限" not in html(works_list(b.view(), [b.milestone()]))


def test_without_works_there_is_no_list() -> None:
    assert works_list(b.view(), []) is None
    assert works_brief(b.view(), [], heading=tags.H4("工作")) is None
