"""The page of old-community renovation, before anything is published and with a list."""

import pytest

from dashboard.model import Community, Snapshot
from dashboard.rendering import html
from layouts.communities import COMMUNITIES, HOUSEHOLDS, communities
from tests import builders as b


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


def test_a_dataset_without_these_indicators_still_has_the_page() -> None:
    assert "小区名单还没有公布" in drawn(b.snapshot())
