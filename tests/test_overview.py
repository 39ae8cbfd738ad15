"""The overview: what its filters leave, and what stands on it."""

import re
from dataclasses import replace

import pytest

from dashboard.model import Snapshot
from dashboard.rendering import html
from layouts.overview import count_sentence, kept_works, matches, overview
from tests import builders as b

_WATER = b.measure(
    measure=2,
    action_id="rural",
    name="饮水工程",
    name_en="Drinking water",
    summary="让村里用上自来水。",
    summary_en="Tap water in villages.",
)


@pytest.fixture
def two() -> Snapshot:
    """Two indicators of two measures, departments and action areas; only the first has a figure."""
    return b.snapshot(
        actions=[
            b.action(action_id="goal", order=1, name="总体目标"),
            b.action(),
            b.action(action_id="rural", order=3),
        ],
        measures=[b.measure(), _WATER],
        departments=[
            b.department(),
            b.department(department_id="water", name="县水务局", short_name="", name_en="Water"),
        ],
        responsibilities=[b.responsibility(), b.responsibility(measure=2, department_id="water")],
        indicators=[
            b.indicator(),
            b.indicator(
                indicator_id="pipes",
                measure=2,
                name="管网改造",
                name_en="Pipes",
                lead_department="water",
                definition="",
                definition_en="",
            ),
        ],
        targets=[b.target(), b.target(indicator_id="pipes", value="100", due_inferred=True)],
        observations=[b.observation(period="2024", value="100")],
    )


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({}, ("base_stations", "pipes")),
        ({"q": "5g"}, ("base_stations",)),
        ({"q": "  PIPES "}, ("pipes",)),
        ({"q": "水务"}, ("pipes",)),
        ({"q": "没有这样的词"}, ()),
        ({"q": "自来水"}, ("pipes",)),
        ({"q": "drinking"}, ("pipes",)),
        ({"q": "饮水"}, ("pipes",)),
        ({"q": "tap WATER"}, ("pipes",)),
        ({"q": "开通"}, ("base_stations",)),
        ({"q": "opened within"}, ("base_stations",)),
        ({"verdict": "achieved"}, ("base_stations",)),
        ({"verdict": "not_published"}, ("pipes",)),
        ({"department": "water"}, ("pipes",)),
        ({"action": "rural"}, ("pipes",)),
        ({"action": "rural", "verdict": "achieved"}, ()),
        ({"verdict": "no such verdict"}, ()),
        ({"language": "en", "other": "1"}, ("base_stations", "pipes")),
    ],
)
def test_a_query_leaves_what_matches_every_field(two: Snapshot, query: dict[str, str], left: tuple[str, ...]) -> None:
    assert matches(b.view(two), query) == left


def test_the_count_says_how_many_of_how_many(two: Snapshot) -> None:
    assert count_sentence(b.view(two), {"q": "5G"}) == "显示1项，共2项"


def test_rows_left_out_are_hidden_and_not_gone(two: Snapshot) -> None:
    drawn = html(overview(b.view(two, query={"q": "5G"})).body)
    rows = re.findall(r"<tr [^>]*data-id[^>]*>", drawn)
    assert [("hidden" in row) for row in rows] == [False, True]


@pytest.fixture
def works(two: Snapshot) -> Snapshot:
    """The same with a work in each area, of which only the second is reported."""
    wells = b.milestone(milestone_id="wells", measure=2, name="打井", name_en="Wells", state="done", note="抗旱用")
    return replace(two, milestones=(b.milestone(), wells))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({}, ("bypass", "wells")),
        ({"q": "环城"}, ("bypass",)),
        ({"q": "WELLS"}, ("wells",)),
        ({"q": "抗旱"}, ("wells",)),
        ({"q": "自来水"}, ("wells",)),
        ({"verdict": "achieved"}, ("wells",)),
        ({"verdict": "not_published"}, ("bypass",)),
        ({"department": "housing"}, ("bypass",)),
        ({"action": "rural"}, ("wells",)),
        ({"action": "rural", "department": "housing"}, ()),
    ],
)
def test_a_query_filters_works_as_it_filters_rows(
    works: Snapshot, query: dict[str, str], left: tuple[str, ...]
) -> None:
    assert kept_works(b.view(works), query) == left


def test_works_left_out_are_hidden_with_their_block_and_an_area_stays_for_its_works(works: Snapshot) -> None:
    drawn = html(overview(b.view(works, query={"q": "抗旱"})).body)
    assert [("hidden" in item) for item in re.findall(r"<li [^>]*data-work[^>]*>", drawn)] == [True, False]
    assert [("hidden" in block) for block in re.findall(r'<div [^>]*class="works"[^>]*>', drawn)] == [True, False]
    areas = re.findall(r"<section [^>]*data-action[^>]*>", drawn)
    assert [("hidden" in area) for area in areas] == [True, False]


def test_the_count_tells_of_works_only_when_filtered(works: Snapshot) -> None:
    assert count_sentence(b.view(works), {}) == "显示2项，共2项"
    assert count_sentence(b.view(works), {"q": "抗旱"}) == "显示0项，共2项，另有1项没有数字的工作"


def test_a_filtered_page_leads_back_to_all_rows_outside_the_form(two: Snapshot) -> None:
    def way_back(query: dict[str, str]) -> str:
        drawn = html(overview(b.view(two, query=query)).body).split("</form>")[1]
        return next(link.group() for link in re.finditer(r"<a [^>]*>[^<]*</a>", drawn) if "看全部2项" in link.group())

    assert "hidden" not in way_back({"q": "5G"})
    assert "hidden" in way_back({"q": " "})
    assert 'href="/#rows"' in way_back({"q": "5G"})


def test_the_form_asks_with_get_and_keeps_what_was_asked(two: Snapshot) -> None:
    drawn = html(overview(b.view(two, query={"q": '"><script>', "verdict": "achieved"})).body)
    assert 'method="GET"' in drawn
    assert 'action="/#rows"' in drawn
    assert 'value="&quot;&gt;&lt;script&gt;"' in drawn
    assert '<option value="achieved" selected>' in drawn


def test_a_query_that_leaves_nothing_says_how_to_get_out(two: Snapshot) -> None:
    assert 'class="empty on"' in html(overview(b.view(two, query={"q": "没有"})).body)
    assert 'class="empty on"' not in html(overview(b.view(two)).body)


def test_every_indicator_has_a_row_and_a_cell(two: Snapshot) -> None:
    drawn = html(overview(b.view(two)).body)
    assert drawn.count("data-id=") == 2
    assert drawn.count("glance__cells") == 2
    assert 'href="/indicators/pipes"' in drawn


def test_an_inferred_due_date_is_marked_in_its_row(two: Snapshot) -> None:
    assert "<small> 推定</small>" in html(overview(b.view(two)).body)


def test_a_target_that_recurs_is_due_every_year() -> None:
    targets = [b.target(period=year, method="annual") for year in ("2024", "2025")]
    seen = b.view(b.snapshot(indicators=[b.indicator(kind="annual")], targets=targets))
    drawn = html(overview(seen).body)
    assert "每年年底" in drawn
    assert '<td class="c-due" role="cell">每年</td>' in drawn


def test_a_plan_may_have_more_action_areas_than_ten() -> None:
    names = [f"a{n}" for n in range(1, 12)]
    rows = b.snapshot(
        actions=[b.action(action_id=name, order=n) for n, name in enumerate(names, 1)],
        measures=[b.measure(measure=n, action_id=name) for n, name in enumerate(names, 1)],
        indicators=[b.indicator(indicator_id=f"i{n}", measure=n) for n in range(1, 12)],
        targets=[b.target(indicator_id=f"i{n}") for n in range(1, 12)],
    )
    drawn = html(overview(b.view(rows)).body)
    assert "行动十　" in drawn and "行动11　" in drawn


def test_works_without_a_number_stand_under_their_area() -> None:
    drawn = html(overview(b.view(b.snapshot(milestones=[b.milestone()]))).body)
    assert "没有数字的工程和工作" in drawn
    assert '<a href="/measures/1">环城路通车</a>' in drawn


def test_no_page_carries_a_style_attribute(two: Snapshot) -> None:
    assert " style=" not in html(overview(b.view(two)).body)


def test_addresses_follow_language_and_prefix(two: Snapshot) -> None:
    assert 'href="/en/indicators/pipes"' in html(overview(b.view(two, language="en")).body)
