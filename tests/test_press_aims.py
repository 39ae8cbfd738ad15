"""What the press is given to say of a target: in the plan's terms, and no more than the figures make true."""

from typing import Any

import pytest

from layouts.pictures import card
from layouts.press.sentences import HEADLINE
from tests import builders as b
from tests.test_press_sentences import AFTER, all_of, rows, share, told


@pytest.mark.parametrize(
    ("aim", "says"),
    [
        ({"comparator": "at_least"}, "到2025年底达到100个以上"),
        ({"comparator": "reach"}, "到2025年底达到100个"),
        ({"comparator": "about"}, "到2025年底达到100个左右"),
        ({"comparator": "more_than"}, "到2025年底突破100个"),
        ({"comparator": "at_least", "stretch": True}, "力争到2025年底达到100个以上"),
        ({"comparator": "more_than", "stretch": True}, "力争到2025年底突破100个"),
        ({"comparator": "at_most", "value": 20}, "到2025年底控制在20个以下"),
        ({"comparator": "at_most", "value": 0}, "到2025年底降到0个"),
        ({"due_inferred": True}, "到2025年底（推定）达到100个以上"),
        ({"period": "2025-09"}, "到2025年9月底达到100个以上"),
    ],
)
def test_a_target_keeps_the_plan_s_own_words(aim: dict[str, Any], says: str) -> None:
    made = told(rows(b.indicator(kind="level"), [b.target(**aim)], []))
    assert f"提出，成武县5G基站{says}；结果待公布" in made.sentence


def test_a_fall_that_is_wanted_is_told_as_more_than_the_target() -> None:
    sewers = b.indicator(name="雨污合流管网", unit="公里", kind="level", direction="down")
    made = told(rows(sewers, [b.target(comparator="at_most", value=0)], [b.observation(value=12)]))
    assert "比2025年底的目标降到0公里多12公里" in made.sentence


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("100", "与100个持平，到2025年底须超过100个，到期未完成"),
        ("97", "离100个差3个，到2025年底须超过100个，到期未完成"),
    ],
)
def test_a_number_that_was_to_be_passed_takes_more_than_the_gap(value: str, says: str) -> None:
    dataset = rows(b.indicator(), [b.target(comparator="more_than")], [b.observation(period="2025", value=value)])
    made = told(dataset, as_of=AFTER)
    assert says in made.sentence and says in made.paragraph.replace(
        "（《某县城镇化行动方案（2024—2025年）》，某政发〔2024〕1号，第1条）", ""
    )
    assert "差0" not in made.paragraph and "少0" not in made.paragraph


@pytest.mark.parametrize("period", ["2024", "2025"])
def test_a_target_met_by_what_about_leaves_says_so_with_the_gap(period: str) -> None:
    aims = [b.target(value=53, comparator="about")]
    seen = b.observation(period=period, value="50.46", status="provisional")
    made = told(rows(share(name="常住人口城镇化率"), aims, [seen]), as_of=AFTER)
    room = "已达到2025年底的目标53%左右（“左右”按上下5%看，50.35%即算达到，离53%差2.54个百分点）"
    assert room in made.sentence and room in made.paragraph
    assert "差额由本栏目算出" in made.sentence
    assert made.headline == f"常住人口城镇化率：{period}年为50.46%，初步数按±5%算达标"
    assert len(made.headline) <= HEADLINE


def test_no_text_quotes_words_that_are_not_the_plan_s() -> None:
    made = [told(rows(b.indicator(), [b.target()], [b.observation(value=n)])) for n in (40, 120)]
    assert not any(mark in text for one in made for text in all_of(one) for mark in "“”")


@pytest.mark.parametrize(("inferred", "when"), [(False, "在2025年全年"), (True, "在2025年全年（推定）")])
def test_what_starts_from_zero_each_year_is_wanted_within_the_year(inferred: bool, when: str) -> None:
    dataset = rows(b.indicator(kind="annual"), [b.target(due_inferred=inferred)], [])
    assert f"成武县5G基站{when}达到100个以上；结果待公布" in told(dataset).sentence


@pytest.mark.parametrize(
    ("comparator", "value", "against", "sentence"),
    [
        ("at_least", "47.2", "比一直要守住的50%低2.8个百分点", "一直要守住50%，2024年实际47.2%，低于下限2.8个百分点。"),
        ("at_most", "52", "比一直要守住的50%高2个百分点", "一直要守住50%，2024年实际52%，高于上限2个百分点。"),
    ],
)
def test_a_limit_to_be_kept_is_held_against_no_calendar(
    comparator: str, value: str, against: str, sentence: str
) -> None:
    aim = b.target(comparator=comparator, value=50, method="threshold")
    dataset = rows(share(decimals=1), [aim], [b.observation(value=value)])
    made = told(dataset)
    assert against in made.sentence and against in made.paragraph
    assert "时间进度" not in made.paragraph
    pictured = card(b.view(dataset), "base_stations")
    assert pictured is not None and pictured.sentence == sentence
    assert dict(pictured.facts)["状态"].startswith("慢于序时（没有守住50%）")


def test_a_limit_to_be_kept_is_wanted_at_every_date() -> None:
    aim = b.target(comparator="at_least", value=50, method="threshold")
    made = told(rows(share(), [aim], []))
    assert "城镇化率始终不低于50%；结果待公布" in made.sentence
    assert "at least 50% at all times" in told(rows(share(), [aim], []), language="en").sentence


def test_a_published_zero_is_told_as_that_and_nobody_is_said_to_confirm_it() -> None:
    dataset = rows(b.indicator(), [b.target()], [b.observation(value=0)])
    pictured = card(b.view(dataset), "base_stations")
    assert pictured is not None and pictured.sentence == "2024年公布的数是0个。"
    assert dict(pictured.facts)["状态"].startswith("未启动（公布数是0）")
    assert not any("启动" in text for text in all_of(told(dataset)))


def test_a_picture_s_status_says_what_room_about_left() -> None:
    seen = b.observation(period="2025", value=96)
    made = card(b.view(rows(b.indicator(), [b.target(comparator="about")], [seen]), as_of=AFTER), "base_stations")
    assert made is not None
    assert made.finding == "2025年为96个，“左右”按上下5%看算完成目标"
    assert dict(made.facts)["状态"].startswith("已完成（“左右”按上下5%看，95个即算达到，离100个差4个）")
