"""What the press is given to say: right units, right comparisons, and nothing that the data do not hold."""

from datetime import date
from typing import Any

import pytest

from dashboard.language import Code
from dashboard.model import Snapshot
from layouts.press.sentences import HEADLINE, Sentences, sentences
from tests import builders as b

AFTER = date(2026, 11, 23)


def share(**changes: Any) -> Any:
    return b.indicator(
        **{
            "name": "城镇化率",
            "name_en": "Urban share",
            "unit": "%",
            "kind": "level",
            "decimals": 2,
            "comparable": True,
            **changes,
        }
    )


def rows(indicator: Any, aims: list[Any], seen: list[Any], **tables: Any) -> Snapshot:
    return b.snapshot(indicators=[indicator], targets=aims, observations=seen, **tables)


def told(dataset: Snapshot, *, language: Code = "zh", **changes: Any) -> Sentences:
    shown = b.view(dataset, language=language, **changes)
    return sentences(shown, dataset.indicators[0])


def all_of(made: Sentences) -> tuple[str, str, str]:
    return made.headline, made.sentence, made.paragraph


def test_a_count_is_told_with_period_target_gap_source_and_day() -> None:
    made = told(rows(b.indicator(), [b.target()], [b.observation()]))
    assert made.sentence == (
        "截至2024年底，成武县5G基站累计40个，比2025年底的目标100个以上少60个"
        "（来源：某县统计局《2024年统计公报》；差额由本栏目算出；数据截至2025年1月6日）。"
    )
    assert made.headline == "成武县5G基站：2024年底累计40个，目标100个以上"
    assert "%" not in "".join(all_of(made)) and "百分点" not in "".join(all_of(made))


def test_shares_differ_in_percentage_points_and_never_in_per_cent() -> None:
    aim = b.target(value=53, comparator="about", baseline_period="2020-11-01", baseline_value="47.47")
    made = told(rows(share(), [aim], [b.observation(value="50.10")]))
    assert "比2025年底的目标53%左右低2.9个百分点" in made.sentence
    assert "比方案实施前的2020年11月1日（47.47%）提高2.63个百分点。" in made.paragraph
    assert "2.9%" not in made.paragraph and "2.63%" not in made.paragraph


@pytest.mark.parametrize(
    ("unit", "value", "says"),
    [
        ("%", "45.00", "比方案实施前的2020年（47.00%）降低2个百分点。"),
        ("%", "47.00", "与方案实施前的2020年（47.00%）持平。"),
        ("公里", "45", "比方案实施前的2020年（47.00公里）减少2公里。"),
        ("公里", "49", "比方案实施前的2020年（47.00公里）增加2公里。"),
    ],
)
def test_rises_falls_and_no_change_since_before_the_plan(unit: str, value: str, says: str) -> None:
    seen = [b.observation(period="2020", value="47.00"), b.observation(value=value)]
    made = told(rows(share(unit=unit), [b.target(value=60)], seen))
    assert says in made.paragraph


def test_a_rise_on_an_earlier_year_is_not_told_as_a_rise_in_percentage_points() -> None:
    aim = b.target(value=50, baseline_period="2020", baseline_value="0")
    made = told(rows(share(name="报销额度（比2020年提高）", comparable=False), [aim], [b.observation(value="38.5")]))
    assert "低11.5个百分点" in made.sentence
    assert "实施前" not in made.paragraph and "提高38.5" not in made.paragraph


def test_what_adds_up_from_zero_is_not_compared_with_before() -> None:
    seen = [b.observation(period="2020", value=3), b.observation()]
    assert "实施前" not in told(rows(b.indicator(), [b.target()], seen)).paragraph


def test_an_achieved_target_is_said_to_be() -> None:
    made = told(rows(b.indicator(), [b.target()], [b.observation(value=120)]))
    assert "已达到2025年底的目标100个以上（来源：" in made.sentence
    assert made.headline.endswith("达到目标")


def test_a_missed_target_is_named_so_with_the_reason_given() -> None:
    seen = b.observation(period="2025", value=90, note="两个站址没有供电。")
    made = told(rows(b.indicator(), [b.target()], [seen]), as_of=AFTER)
    assert "目标100个以上少10个，到期未完成（来源" in made.sentence
    assert made.headline.endswith("到期未完成")
    assert "说明：两个站址没有供电。" in made.paragraph


def test_a_late_figure_is_told_as_the_last_one_there_is() -> None:
    made = told(rows(b.indicator(frequency="monthly"), [b.target()], [b.observation()]))
    assert "这是收录到的最近一次公布数，新一期数据待公布" in made.sentence
    assert made.headline.endswith("新数待公布")


def test_nothing_published_is_told_with_target_and_date_and_no_word_of_progress() -> None:
    made = told(rows(b.indicator(), [b.target()], []), as_of=AFTER)
    assert made.sentence == (
        "行动提升方案（某政发〔2024〕1号）提出，成武县5G基站到2025年底达到100个以上；期限已过，结果待公布"
        "（数据截至2025年1月6日；状态按2026年11月23日计算）。"
    )
    assert "不等于没有开展，也不等于0" in made.paragraph
    for text in all_of(made):
        assert "待公布" in text
        assert not any(word in text for word in ("已完成", "未完成", "进展顺利", "推进", "累计", "为0"))


def test_a_corrected_figure_from_before_the_plan_is_called_one() -> None:
    seen = b.observation(period="2020-11-01", value="47.40", status="revised")
    made = told(rows(share(), [b.target(value=53)], [seen]))
    assert "最近一次公布数是2020年11月1日的47.40%（修订数），是方案实施前的数" in made.sentence


def test_a_figure_from_before_the_plan_is_not_passed_off_as_progress() -> None:
    made = told(rows(share(), [b.target(value=53)], [b.observation(period="2020-11-01", value="47.47")]))
    assert "收录到的最近一次公布数是2020年11月1日的47.47%，是方案实施前的数，不代表进展" in made.sentence
    assert made.headline == "成武县城镇化率：目标53%以上，新数待公布"
    assert "提高" not in made.paragraph and "完成" not in made.paragraph


def test_last_year_s_figure_is_no_result_of_this_year_s_target() -> None:
    aims = [b.target(period="2024"), b.target(period="2025")]
    dataset = rows(b.indicator(kind="annual"), aims, [b.observation(value=110)])
    made = told(dataset)
    assert "2024年的110个，不是这个目标的结果" in made.sentence


def test_a_share_of_part_of_a_year_says_up_to_when_it_counts() -> None:
    dataset = rows(b.indicator(kind="annual"), [b.target()], [b.observation(period="2025-06")])
    assert told(dataset).sentence.startswith("截至2025年6月底，成武县5G基站当年累计40个")
    assert told(dataset).headline.startswith("成武县5G基站：2025年1—6月为40个")


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"value": "55.35"}, "2024年，成武县比菏泽市（55.35%）低7.88个百分点。"),
        ({"value": "40.00"}, "2024年，成武县比菏泽市（40.00%）高7.47个百分点。"),
        ({"value": "47.47"}, "2024年，成武县与菏泽市（47.47%）持平。"),
    ],
)
def test_another_place_is_compared_at_the_same_time(other: dict[str, Any], says: str) -> None:
    seen = [b.observation(value="47.47"), b.observation(area="371700", **other)]
    assert says in told(rows(share(comparable=True), [b.target(value=53)], seen)).paragraph


@pytest.mark.parametrize(
    ("comparable", "period", "unit", "role"),
    [
        (False, "2024", "", "benchmark"),
        (True, "2023", "", "benchmark"),
        (True, "2024-12-31", "", "benchmark"),
        (True, "2024", "万个", "benchmark"),
        (True, "2024", "", "peer"),
    ],
)
def test_another_place_is_not_compared_where_that_would_mislead(
    comparable: bool, period: str, unit: str, role: str
) -> None:
    places = [b.area(), b.area(area="371700", name="菏泽市", name_en="Heze", role=role)]
    seen = [b.observation(value="47.47"), b.observation(area="371700", period=period, unit=unit, value="55.35")]
    made = told(rows(share(comparable=comparable), [b.target(value=53)], seen, areas=places))
    assert "菏泽市" not in made.paragraph


@pytest.mark.parametrize(("status", "says"), [("provisional", "40个（初步数）"), ("revised", "40个（修订数）")])
def test_a_figure_that_is_not_final_is_marked(status: str, says: str) -> None:
    assert says in told(rows(b.indicator(), [b.target()], [b.observation(status=status)])).sentence


def test_an_indicator_without_a_number_in_the_plan_is_told_without_one() -> None:
    made = told(rows(b.indicator(), [], [b.observation()]))
    assert made.sentence.startswith("截至2024年底，成武县5G基站累计40个（来源：")
    assert "）没有给这项指标定下数字。" in made.paragraph
    assert "目标" not in made.headline


@pytest.mark.parametrize("language", ["zh", "en"])
def test_simulated_data_say_so_in_every_text_whatever_is_copied(language: Code) -> None:
    dataset = rows(b.indicator(), [b.target()], [b.observation()], plan=b.plan(simulated=True))
    flag = "演示数据，不得引用" if language == "zh" else "Simulated data, not to be quoted"
    assert all(flag in text for text in all_of(told(dataset, language=language)))
    assert not any(flag in text for text in all_of(told(rows(b.indicator(), [b.target()], []), language=language)))


def test_a_headline_leaves_out_the_place_before_it_leaves_out_a_period() -> None:
    long = b.indicator(name="一个名字特别特别长而且还要再长一点的指标名称")
    made = told(rows(long, [b.target()], [b.observation()]))
    assert "2024年底" in made.headline
    assert len(told(rows(b.indicator(), [b.target()], [b.observation()])).headline) <= HEADLINE


def test_the_english_sentence_says_the_same() -> None:
    made = told(rows(share(), [b.target(value=53, comparator="about")], [b.observation(value="50.10")]), language="en")
    assert made.sentence == (
        "Urban share in Chengwu County stood at 50.10% (2024), 2.9 percentage points below the target of about 53% "
        "by end of 2025 (source: 某县统计局, 2024年统计公报; differences worked out by this site; "
        "data as of 6 January 2025)."
    )


def test_an_english_text_without_a_figure_does_not_claim_progress() -> None:
    made = told(rows(b.indicator(), [b.target()], []), language="en", as_of=AFTER)
    assert "the result has not been published" in made.sentence
    assert "no work" in made.paragraph or "nothing was done" in made.paragraph


def test_other_places_are_compared_beside_the_figure_itself_and_counts_are_fewer_or_more() -> None:
    place = b.area(area="371700", name="菏泽市", name_en="Heze", role="benchmark")
    row = b.indicator(unit="平方米", kind="level", comparable=True)
    seen = [b.observation(period="2020", value="2.5"), b.observation(area="371700", period="2020", value="3")]
    made = told(rows(row, [b.target()], seen, areas=[b.area(), place])).paragraph
    assert "不代表进展。2020年，成武县比菏泽市（3平方米）少0.5平方米。待公布不等于" in made


def test_the_plan_is_named_after_its_target_and_not_after_what_is_awaited() -> None:
    made = told(
        rows(b.indicator(kind="level", frequency="monthly"), [b.target()], [b.observation(period="2025-01")])
    ).paragraph
    assert (
        "的目标100个以上少60个（《某县城镇化行动方案（2024—2025年）》，某政发〔2024〕1号，第1条）；这是收录到的最近一次公布数"
        in made
    )


@pytest.mark.parametrize("frequency", ["unspecified", "monthly"])
def test_an_earlier_figure_does_not_hide_that_the_due_date_has_passed(frequency: str) -> None:
    made = told(rows(b.indicator(frequency=frequency), [b.target()], [b.observation()]), as_of=AFTER)
    assert made.headline.endswith("结果待公布")
    assert "的目标100个以上少60个；期限已过，结果待公布（来源：" in made.sentence
    assert made.paragraph.count("结果待公布") == 1


@pytest.mark.parametrize(("status", "says"), [("provisional", "，初步数达到目标"), ("final", "100个以上，达到目标")])
def test_a_headline_of_a_met_target_says_that_the_figure_is_not_final(status: str, says: str) -> None:
    made = told(rows(b.indicator(), [b.target()], [b.observation(value=104, status=status)]))
    assert made.headline.endswith(says)
