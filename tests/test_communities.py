"""The page of old-community renovation, before anything is published and with a list."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.checks import COMMUNITIES, HOUSEHOLDS
from dashboard.model import Community, Snapshot
from dashboard.rendering import html
from layouts.communities import communities
from layouts.communities.stages import SQUARES
from layouts.pictures import card
from layouts.shapes import stage_shape
from tests import builders as b

ROOT = Path(__file__).parents[1]


def promised(*rows: Community) -> Snapshot:
    """Ten communities and 3,161 households promised, and a list as given."""
    return b.snapshot(
        indicators=[
            b.indicator(indicator_id=COMMUNITIES, name="老旧小区改造：小区"),
            b.indicator(indicator_id=HOUSEHOLDS, name="老旧小区改造：户数", unit="户"),
        ],
        targets=[
            b.target(indicator_id=COMMUNITIES, period="2024", comparator="reach", value="10"),
            b.target(indicator_id=HOUSEHOLDS, period="2024", comparator="reach", value="3161"),
        ],
        communities=rows,
    )


def drawn(dataset: Snapshot) -> str:
    return html(communities(b.view(dataset)).body)


def test_before_the_list_is_published_ten_empty_places_stand() -> None:
    page = drawn(promised())
    assert page.count('<div class="e"><span></span></div>') == 10
    assert "小区名单还没有公布" in page
    assert "3161" in page


def test_an_empty_state_never_shows_a_zero() -> None:
    assert "0个小区，" not in drawn(promised()).replace("10个小区，", "")
    assert "尚未公布" in drawn(promised())


def test_a_list_is_counted_by_stage_and_against_the_promise() -> None:
    rows = [
        b.community(community_id="c01", stage="accepted", households=300),
        b.community(community_id="c02", stage="started", households=200),
    ]
    page = drawn(promised(*rows))
    assert "名单上的2个小区里，验收1个、施工1个。" in page
    assert page.count('<div class="e"><span></span></div>') == 8
    assert "500户（比目标少2661）" in page


def test_a_list_that_adds_up_says_nothing_of_a_difference() -> None:
    rows = [b.community(community_id=f"c{n}", households=316 if n else 317) for n in range(10)]
    assert "比目标" not in drawn(promised(*rows))


@pytest.mark.parametrize("stage", ["planned", "started", "finished", "accepted"])
def test_each_stage_has_its_colour_word_and_dots(stage: str) -> None:
    page = drawn(promised(b.community(stage=stage)))
    assert page.count("<circle") == 4
    assert page.count("st-lab") == 1


def test_pictures_colour_the_stages_as_pages_do() -> None:
    sheet = (ROOT / "assets" / "marks.css").read_text("utf-8")
    for stage, name in SQUARES.items():
        rule = sheet.partition(f".{name}{{")[2].partition("}")[0]
        colours = set(re.findall(r"(?:background:|solid )(var\(--[\w-]+\))", rule)) - {"var(--paper)"}
        assert colours == set(re.findall(r"var\(--[\w-]+\)", stage_shape(stage))), stage


def test_a_dataset_without_these_indicators_still_has_the_page() -> None:
    assert "小区名单还没有公布" in drawn(b.snapshot())


def test_a_list_is_also_held_against_the_latest_published_totals() -> None:
    rows = [b.community(community_id="c01", households=300), b.community(community_id="c02", households=200)]
    seen = [
        b.observation(indicator_id=COMMUNITIES, period="2024-06", value="2"),
        b.observation(indicator_id=HOUSEHOLDS, period="2024-03", value="100"),
        b.observation(indicator_id=HOUSEHOLDS, period="2024-06", value="560"),
    ]
    page = drawn(replace(promised(*rows), observations=tuple(seen)))
    assert "500户（比目标少2661，比公布数少60）" in page
    assert "2个（比目标少8）" in page


def households_alone() -> Snapshot:
    """A county whose plan counts households and not communities, with a figure and a list of one."""
    whole = promised(b.community(households=300))
    seen = b.observation(indicator_id=HOUSEHOLDS, period="2024-06", value="560")
    return replace(whole, indicators=whole.indicators[1:], targets=whole.targets[1:], observations=(seen,))


def test_what_the_list_adds_up_to_stands_beside_its_own_indicator() -> None:
    assert "300户（比目标少2861，比公布数少260）" in drawn(households_alone())


def test_the_picture_of_households_alone_counts_households() -> None:
    told = card(b.view(households_alone()), "communities")
    assert told and (told.number, told.unit) == ("560", "户")


def test_one_community_is_one_in_english_too() -> None:
    rows = promised(b.community())
    named = tuple(replace(row, unit="个", unit_en="communities") for row in rows.indicators)
    seen = b.observation(indicator_id=COMMUNITIES, period="2024-06", value="1")
    shown = b.view(replace(rows, indicators=named, observations=(seen,)), language="en")
    assert '1<span class="unit unit--word"> community</span>' in html(communities(shown).body)
    assert (told := card(shown, "communities")) and told.unit == "community"


def test_another_place_s_figure_keeps_what_its_source_says_of_it() -> None:
    told = "原文为超过这个数。"
    seen = b.observation(indicator_id=COMMUNITIES, area="371700", value="25", unit="万个", note=told)
    page = drawn(replace(promised(), observations=(seen,)))
    assert "25万个<sup>①</sup>" in page
    assert f"① {told}" in page


def test_the_list_promises_no_search_it_does_not_have() -> None:
    assert "查找" not in drawn(promised())
