"""The pieces of pages, and the words they are labelled with."""

import re
from datetime import date
from pathlib import Path

import pytest
from dash import html as tags

from dashboard.language import CHINESE, ENGLISH, Language
from dashboard.model import Indicator
from dashboard.progress import Assessment, Verdict
from dashboard.rendering import html
from layouts import charts, parts, shapes, words
from layouts.frame import frame
from layouts.page import Page
from layouts.view import View
from tests import builders as b


def judged(seen: View) -> tuple[Assessment, Indicator]:
    """What the words are made from, of a view's first indicator."""
    indicator = seen.snapshot.indicators[0]
    return seen.current(indicator), indicator


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"comparator": "at_least", "value": "180"}, "180个以上"),
        ({"comparator": "more_than", "value": "35"}, "突破35个"),
        ({"comparator": "about", "value": "53"}, "53个左右"),
        ({"comparator": "reach", "value": "67.0"}, "67.0个"),
        ({"comparator": "at_most", "value": "0"}, "降到0个"),
        ({"comparator": "about", "value": "3600", "stretch": True}, "力争3600个左右"),
    ],
)
def test_a_target_is_worded_as_the_plan_words_it(changes: dict[str, object], says: str) -> None:
    assert str(words.target_words(b.target(**changes), b.indicator(), CHINESE)) == says


def test_an_inferred_due_date_says_so_unless_there_is_no_room() -> None:
    inferred = b.target(due_inferred=True)
    assert words.due_words(inferred, b.indicator(), CHINESE) == "2025年底（推定）"
    assert words.due_words(inferred, b.indicator(), CHINESE, short=True) == "2025年底"


@pytest.mark.parametrize(
    ("kind", "period", "says"),
    [("annual", "2025", "2025年全年"), ("annual", "2025-06", "2025年6月底"), ("level", "2025", "2025年底")],
)
def test_what_starts_from_zero_each_year_is_due_within_all_of_it(kind: str, period: str, says: str) -> None:
    assert words.due_words(b.target(period=period), b.indicator(kind=kind), CHINESE) == says


def test_departments_are_named_by_the_first_and_counted() -> None:
    rows = [b.department(), b.department(department_id="water", name="县水务局")]
    assert words.departments_words(rows, CHINESE) == "县住房城乡建设局等2部门"
    assert words.departments_words(rows[:1], CHINESE) == "县住房城乡建设局"
    assert words.departments_words([], CHINESE) == "方案未单列责任部门"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_verdict_has_a_word_a_meaning_a_chip_and_a_cell(language: Language) -> None:
    drawn = html(shapes.sprite())
    for verdict in Verdict:
        assert words.verdict_word(verdict, language) in html(parts.chip(verdict, language))
        assert words.verdict_meaning(verdict, language)
        for piece in (parts.chip(verdict, language), parts.cell(verdict)):
            assert f'id="{html(piece).split("#")[1].split(chr(34))[0]}"' in drawn


def test_every_token_of_the_stylesheet_is_used() -> None:
    assets = Path(__file__).parents[1] / "assets"
    sheets = html(shapes.sprite()) + "".join(path.read_text("utf-8") for path in assets.glob("*.css"))
    named = set(re.findall(r"(--[\w-]+):", (assets / "tokens.css").read_text("utf-8")))
    assert named and not named - set(re.findall(r"var\((--[\w-]+)", sheets))


def test_a_missing_figure_is_neither_nothing_done_nor_zero() -> None:
    says = words.verdict_sentence(*judged(b.view()), CHINESE)
    assert says == "还没有可以公布的县级数据，不等于没有开展，也不等于0。"


def test_after_the_due_date_the_result_is_awaited() -> None:
    says = words.verdict_sentence(*judged(b.view(as_of=date(2026, 11, 23))), CHINESE)
    assert says.startswith("期限已到，结果待公布。")


def test_the_worked_steps_give_start_due_actual_and_target() -> None:
    seen = b.view(b.snapshot(observations=[b.observation(period="2024", value="40")]))
    assert words.worked_steps(*judged(seen), CHINESE) == (
        ("起点（2024年1月1日）", "0个"),
        ("按时间应到", "50个"),
        ("实际（2024年）", "40个"),
        ("目标（2025年底）", "100个以上"),
    )


def test_how_far_behind_is_said_in_words() -> None:
    seen = b.view(b.snapshot(observations=[b.observation(period="2024", value="40")]))
    says = words.verdict_sentence(*judged(seen), CHINESE)
    assert says == "按时间进度，2024年底应到50个，实际40个，比时间进度略慢。"


@pytest.mark.parametrize(
    ("year", "as_of", "says"),
    [
        ("2024", b.TODAY, "2024年为100个，不按时间折算，与100个持平，到2025年底须超过100个。"),
        ("2025", date(2026, 3, 1), "期限已到，2025年为100个，与100个持平，到2025年底须超过100个。"),
    ],
)
def test_a_number_to_be_exceeded_and_only_reached_is_said_to_be_level(year: str, as_of: date, says: str) -> None:
    reached = b.observation(period=year, value="100")
    tables = {"indicators": [b.indicator(kind="level")], "targets": [b.target(comparator="more_than")]}
    seen = b.view(b.snapshot(**tables, observations=[reached]), as_of=as_of)
    assert words.verdict_sentence(*judged(seen), CHINESE) == says


@pytest.mark.parametrize(
    ("unit", "value", "says"),
    [
        ("%", "95.5", "达到目标100%左右（“左右”按上下5%看，95%即算达到，离100%差4.5个百分点）。"),
        ("个", "95", "达到目标100个左右（“左右”按上下5%看，95个即算达到，离100个差5个）。"),
        ("个", "100", "达到目标100个左右。"),
        ("个", "104", "达到目标100个左右。"),
    ],
)
def test_a_target_that_only_about_makes_met_is_told_with_its_room_and_the_gap(unit: str, value: str, says: str) -> None:
    tables = {"indicators": [b.indicator(kind="level", unit=unit)], "targets": [b.target(comparator="about")]}
    seen = b.view(b.snapshot(**tables, observations=[b.observation(value=value)]))
    assert words.verdict_sentence(*judged(seen), CHINESE).endswith(says)


def test_a_table_heads_its_columns_and_rows() -> None:
    drawn = html(parts.table("各年数值", ["年份", "成武县"], [["2020年", "47.47"]]))
    assert '<th scope="col">成武县</th>' in drawn
    assert '<th scope="row">2020年</th>' in drawn
    assert "<caption>各年数值</caption>" in drawn


def test_text_from_data_cannot_become_markup() -> None:
    seen = b.view(b.snapshot(indicators=[b.indicator(name="<b>5G</b>")]))
    assert "<b>5G" not in html(charts.chart_block(seen, seen.snapshot.indicators[0]))


def test_a_chart_nobody_has_figures_for_stays_a_drawing() -> None:
    drawn = html(charts.chart_block(b.view(), b.indicator()))
    assert "data-chart" not in drawn
    assert drawn.count("<svg") == 2


def test_a_chart_among_others_is_headed_by_its_indicator_and_not_by_its_finding() -> None:
    seen = b.view(b.snapshot(observations=[b.observation()]))
    alone, among = (html(charts.chart_block(seen, b.indicator(), named=named)) for named in (False, True))
    assert '<h2 id="f-base_stations">' in alone
    assert '<h3 id="f-base_stations">5G基站</h3><p class="finding">' in among
    assert "<h2" not in among


def test_a_chart_with_figures_names_its_source_and_can_be_taken_over() -> None:
    seen = b.view(b.snapshot(observations=[b.observation()]))
    drawn = html(charts.chart_block(seen, b.indicator()))
    assert 'data-chart="base_stations"' in drawn
    assert "《2024年统计公报》" in drawn


def test_the_frame_marks_a_simulated_dataset_on_every_page() -> None:
    simulated = b.snapshot(plan=b.plan(simulated=True))
    page = Page("题", "说明", tags.P("正文"))
    assert "演示数据" in html(frame(b.view(simulated), page))
    assert "演示数据" not in html(frame(b.view(), page))


def test_the_frame_leads_to_the_same_page_in_the_other_language() -> None:
    page = Page("题", "说明", tags.P("正文"))
    assert 'href="/en/method?q=5G"' in html(frame(b.view(path="/method", query={"q": "5G"}), page))
    assert 'href="/method"' in html(frame(b.view(path="/method", language="en"), page))


def test_an_identity_that_is_not_set_is_shown_as_missing() -> None:
    drawn = html(frame(b.view(), Page("题", "说明", tags.P("正文"))))
    assert '网站标识码：<span class="tbd">待填写</span>' in drawn
    assert "政府网站找错" not in drawn
