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


def test_a_picture_s_status_says_what_room_about_left() -> None:
    seen = b.observation(period="2025", value=96)
    made = card(b.view(rows(b.indicator(), [b.target(comparator="about")], [seen]), as_of=AFTER), "base_stations")
    assert made is not None
    assert dict(made.facts)["状态"].startswith("已完成（“左右”按上下5%看，95个即算达到，离100个差4个）")
