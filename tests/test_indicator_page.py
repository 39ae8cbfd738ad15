"""An indicator's page tells what was promised, what is published, how it was judged, and where it comes from."""

import json
from datetime import date
from typing import Any

import pytest

from dashboard.model import Snapshot
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.indicator import indicator as indicator_page
from layouts.pace import pace_sentence
from layouts.page import Page
from layouts.view import View
from tests.builders import indicator, observation, plan, snapshot, source, target, view

AFTER = date(2026, 11, 23)
"""A day after every due date."""


def page(shown: View, indicator_id: str = "base_stations") -> Page:
    found = indicator_page(shown, indicator_id)
    assert found is not None
    return found


def text(shown: View, indicator_id: str = "base_stations") -> str:
    return html(page(shown, indicator_id).body)


def dataset(*values: Any, **tables: Any) -> Snapshot:
    return snapshot(observations=values, **tables)


def answer(shown: View, by: str = "") -> str:
    return pace_sentence(shown, shown.snapshot.indicators[0], by)


def test_an_indicator_the_dataset_does_not_have_has_no_page() -> None:
    assert indicator_page(view(), "nope") is None


def test_without_a_figure_the_page_says_what_is_known_and_what_is_awaited() -> None:
    said = text(view())
    assert "尚未公布" in said
    assert "已经明确的" in said
    assert "等待公布的" in said
    assert "20个工作日" in said
    assert "也不等于0" in said


def test_a_figure_the_statistics_bureau_releases_is_never_promised_by_a_department() -> None:
    said = text(view(snapshot(indicators=[indicator(release_authority="statistics_bureau")])))
    assert "由统计部门公布后收录" in said
    assert "20个工作日" not in said


def test_a_figure_of_the_plan_period_ends_the_waiting() -> None:
    assert "等待公布的" not in text(view(dataset(observation())))


def test_the_verdict_is_worked_in_one_line_of_numbers() -> None:
    said = text(view(dataset(observation(period="2025-06", value="72"))))
    terms = ["起点", "按时间应到", "实际", "目标"]
    line = said[said.index('class="worked"') : said.index("</ol>", said.index('class="worked"'))]
    assert [line.index(term) for term in terms] == sorted(line.index(term) for term in terms)
    assert "<b>75个</b>" in line


def test_the_formula_is_spelled_out_with_its_numbers() -> None:
    said = text(view(dataset(observation(period="2025-06", value="72"))))
    assert "100 × 18 ÷ 24" in said
    assert "（72 − 0）÷（75 − 0）= 0.96" in said
    assert 'href="/method"' in said


def test_a_figure_from_before_the_plan_is_not_called_actual() -> None:
    rows = dataset(
        observation(period="2020-11-01", value="47.47"),
        indicators=[indicator(kind="level", unit="%")],
        targets=[target(value="53", comparator="about", baseline_period="2020-11-01", baseline_value="47.47")],
    )
    said = text(view(rows, as_of=AFTER))
    line = said[said.index('class="worked"') : said.index("</ol>", said.index('class="worked"'))]
    assert "尚未公布" in line
    assert "新数待公布" in said
    assert "已经明确的" in said


def test_published_values_keep_their_decimals() -> None:
    assert "67.0" in text(view(dataset(observation(value="67.0"))))


def test_a_date_breaks_after_its_year_and_nowhere_else() -> None:
    rows = text(view(dataset(observation(period="2025-06-30"))))
    assert '<span class="keep">2025年<wbr>6月30日</span>' in rows
    assert '<span class="keep">2025年底<wbr>目标</span>' in rows


def test_footnotes_are_numbered_and_the_same_note_keeps_its_mark() -> None:
    rows = [observation(period=year, note="全口径。") for year in ("2022", "2023")]
    said = text(view(dataset(*rows, observation(period="2024", note="部分口径。"))))
    assert said.count("①</sup>") == 2
    assert "① 全口径。" in said
    assert "② 部分口径。" in said


@pytest.mark.parametrize(("status", "mark"), [("provisional", "（初步数）"), ("revised", "（修订数）")])
def test_a_figure_that_is_not_final_says_so(status: str, mark: str) -> None:
    assert mark in text(view(dataset(observation(status=status))))


def test_a_revised_figure_stands_in_the_log_with_its_reason() -> None:
    said = text(view(dataset(observation(status="revised", note="原为42，重复登记已剔除。"))))
    assert "2024年改为40个。原为42，重复登记已剔除。" in said
    assert "还没有更正" not in said


@pytest.mark.parametrize("comparable", [True, False])
def test_places_that_cannot_be_compared_stand_in_a_table_of_their_own(comparable: bool) -> None:
    rows = dataset(
        observation(),
        observation(area="371700", value="1.2", unit="万个"),
        indicators=[indicator(comparable=comparable)],
    )
    said = text(view(rows))
    assert "1.2万个" in said
    assert ("只供了解规模" in said) is not comparable


def test_yearly_targets_each_have_their_own_verdict() -> None:
    targets = [target(period=year, value="30", method="annual") for year in ("2024", "2025")]
    rows = dataset(observation(value="31"), indicators=[indicator(kind="annual")], targets=targets)
    said = text(view(rows))
    assert "全部目标" in said
    assert "已完成" in said
    assert "待公布" in said


def test_a_year_without_a_figure_does_not_hide_the_year_before() -> None:
    targets = [target(period=year, value="30", method="annual") for year in ("2024", "2025")]
    rows = dataset(observation(value="31"), indicators=[indicator(kind="annual")], targets=targets)
    said = text(view(rows))
    assert "还没有收录到2025年全年的结果，收录到的最近一次公布数是2024年的31个。" in said
    assert "还没有可以公布的县级数据" not in said


def test_a_target_that_recurs_is_promised_every_year() -> None:
    targets = [target(period=year, value="30", method="annual") for year in ("2024", "2025")]
    said = text(view(snapshot(indicators=[indicator(kind="annual")], targets=targets)))
    assert "每年30个以上" in said
    assert "2024年全年、2025年全年是多少" in said


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"comparator": "at_least"}, "“以上”包括本数"),
        ({"comparator": "more_than"}, "“突破”不包括本数"),
        ({"comparator": "about"}, "公布数达到95个即为完成"),
        ({"comparator": "at_most"}, "“以下”包括本数"),
        ({"comparator": "at_most", "value": "0"}, "公布数为0个即为完成"),
        ({"comparator": "reach"}, "公布数达到100个即为完成"),
        ({"stretch": True}, "力争"),
    ],
)
def test_what_counts_as_done_follows_the_plan_s_own_word(changes: dict[str, Any], says: str) -> None:
    assert says in text(view(snapshot(targets=[target(**changes)])))


def test_departments_and_the_measure_are_links() -> None:
    said = text(view())
    assert 'href="/departments/housing"' in said
    assert 'href="/measures/1"' in said


def test_other_indicators_of_the_measure_are_linked() -> None:
    rows = snapshot(indicators=[indicator(), indicator(indicator_id="terminals", name="物联网终端")])
    assert 'href="/indicators/terminals"' in text(view(rows))


def test_sources_are_named_with_publisher_title_and_date() -> None:
    rows = dataset(observation(), sources=[source(publisher="某局", title="某公报", published="2025-03", url="")])
    assert "某局，《某公报》，2025年3月" in text(view(rows))


def test_a_simulated_figure_cannot_be_cited_unnoticed() -> None:
    said = text(view(snapshot(plan=plan(simulated=True))))
    assert "演示数据，不得引用" in said


def test_the_page_is_described_as_a_dataset() -> None:
    described = page(view(settings=Settings(base_url="https://example.gov.cn", url_prefix="/czh"))).json_ld
    assert described is not None
    assert described["@type"] == "Dataset"
    assert described["url"] == "https://example.gov.cn/czh/indicators/base_stations"
    assert "csv" in json.dumps(described)


@pytest.mark.parametrize("rows", [snapshot(), dataset(observation())])
def test_a_description_is_short_and_names_the_target(rows: Snapshot) -> None:
    said = page(view(rows)).description
    assert "100个以上" in said
    assert len(said) <= 120


def test_needed_pace_stands_beside_the_pace_so_far() -> None:
    shown = view(dataset(observation(period="2025-06", value="72")))
    assert "平均每月增加约4.7个" in answer(shown)
    assert "至今平均每月增加约4个" in answer(shown)
    assert "需要比至今更快" in answer(shown)


def test_an_earlier_month_needs_a_faster_pace() -> None:
    shown = view(dataset(observation(period="2025-06", value="72")))
    assert "2025年9月底" in answer(shown, "2025-09")
    assert "每月增加约9.3个" in answer(shown, "2025-09")


@pytest.mark.parametrize("by", ["", "2031-01", "soon", "<script>"])
def test_a_month_that_cannot_be_chosen_means_the_due_month(by: str) -> None:
    assert "要在2025年12月底" in answer(view(dataset(observation(period="2025-06", value="72"))), by)


def test_a_standstill_is_called_one() -> None:
    shown = view(dataset(observation(period="2025-06", value="0")))
    assert "至今平均没有变化" in answer(shown)


def test_a_figure_that_comes_once_a_year_is_paced_by_the_year() -> None:
    rows = dataset(observation(value="40"), indicators=[indicator(frequency="yearly")])
    assert "每年增加约60个" in answer(view(rows))


@pytest.mark.parametrize(
    ("rows", "day", "says"),
    [
        (snapshot(), date(2025, 7, 15), "这个目标还没有公布的数"),
        (snapshot(), AFTER, "已经过去"),
        (dataset(observation(value="100")), date(2025, 7, 15), "目标已经达到"),
        (dataset(observation(), indicators=[indicator(kind="level")]), date(2025, 7, 15), "没有方案实施前的起点数"),
        (
            dataset(
                observation(period="2025"),
            ),
            date(2025, 12, 31),
            "到期的数已经公布",
        ),
        (dataset(observation(), targets=[target(method="milestone")]), date(2025, 7, 15), "做成没有"),
        (snapshot(targets=[]), date(2025, 7, 15), "没有给这项指标定下数字"),
    ],
)
def test_where_no_pace_can_be_told_the_reason_is(rows: Snapshot, day: date, says: str) -> None:
    shown = view(rows, as_of=day)
    assert says in answer(shown)
    assert 'name="by"' not in text(shown)


def test_the_pace_form_keeps_the_chosen_month_without_scripts() -> None:
    shown = view(dataset(observation(period="2025-06", value="72")), query={"by": "2025-09"})
    said = text(shown)
    assert '<option value="2025-09" selected>' in said
    assert 'method="get"' in said
    assert "2025年9月底" in said[said.index("</form>") :]


def test_an_empty_cell_of_another_place_is_not_called_unpublished() -> None:
    rows = dataset(
        observation(period="2024"),
        observation(period="2023", area="371700"),
        indicators=[indicator(comparable=True)],
    )
    said = text(view(rows))
    first, second, aim = said[said.index("<tbody>") : said.index("</tbody>")].split("</tr>")[:3]
    assert "尚未公布" in first
    assert "本栏目未收录" in second
    assert "没有这项目标" in aim
    assert "尚未公布" not in second + aim


@pytest.mark.parametrize(("day", "period"), [(date(2025, 7, 15), "2025-06"), (AFTER, "2025")])
def test_a_target_behind_or_missed_is_explained_or_said_not_to_be(day: date, period: str) -> None:
    late = dataset(observation(period=period, value="20"))
    assert "责任部门还没有提供说明" in text(view(late, as_of=day))
    explained = text(view(dataset(observation(period=period, value="20", note="选址调整。")), as_of=day))
    assert "说明：选址调整。" in explained
    assert "还没有提供说明" not in explained


def test_a_target_on_pace_needs_no_explanation() -> None:
    assert "说明。" not in text(view(dataset(observation(period="2025-06", value="75"))))
