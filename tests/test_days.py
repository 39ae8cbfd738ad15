"""Which day the data are said to be of, and which day statuses were worked out on."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.rendering import html
from layouts import parts
from layouts.embed.page import embed
from layouts.embed.subject import Options, Shape, Subject
from layouts.pages import page
from layouts.pictures import card
from layouts.view import View
from tests import builders as b
from tests.pictured import seen

RELEASED, TODAY = "2026年3月2日", "2026年11月23日"
PLACES = ("/", "/indicators/urbanisation_rate", "/indicators/urbanisation_rate/press", "/actions/urban_renewal")
MORE = ("/measures/3", "/communities", "/departments/county_organisation")


def test_the_day_of_the_data_is_that_of_their_release_and_statuses_name_their_own() -> None:
    shown = b.view()
    assert (
        html(parts.as_of_line(shown)) == '<span><b>数据截至</b> <time datetime="2025-01-06">2025年1月6日</time></span>'
    )
    assert [html(each) for each in parts.days(shown)][1:] == ["<span><b>状态</b> 按2025年7月15日计算</span>"]


ONE_DAY = {
    "just released": b.view(as_of=date(2025, 1, 6)),
    "a past release": b.view(frozen=True),
    "a draft": b.view(changes=()),
    "simulated": b.view(b.snapshot(plan=b.plan(simulated=True, as_of="2025-07-15"))),
}


@pytest.mark.parametrize("shown", ONE_DAY.values(), ids=ONE_DAY)
def test_where_both_are_one_day_it_is_said_once(shown: View) -> None:
    assert shown.data_as_of == shown.as_of and len(parts.days(shown)) == 1


@pytest.mark.parametrize("path", [*PLACES, *MORE])
def test_pages_with_statuses_say_both(path: str) -> None:
    made = page(replace(seen(), path=path))
    said = html(made.body)
    assert made.status == 200
    assert f">{RELEASED}</time>" in said and f"<b>状态</b> 按{TODAY}计算" in said
    assert f"<b>数据截至</b> {TODAY}" not in said and f"数据截至{TODAY}" not in said


@pytest.mark.parametrize(
    ("subject", "shape", "judged"),
    [
        (Subject("indicator", "urbanisation_rate"), "chart", True),
        (Subject("communities", ""), "table", True),
        (Subject("communities", ""), "chart", False),
    ],
)
def test_an_embed_says_it_where_it_shows_a_status(subject: Subject, shape: Shape, judged: bool) -> None:
    said = html(embed(seen(), subject, Options(view=shape)))
    assert RELEASED in said and (f"按{TODAY}计算" in said) is judged


def test_pictures_say_it_beside_the_status() -> None:
    told = [dict(card(seen(), name).facts) for name in ("urbanisation_rate", "site", "communities")]  # type: ignore[union-attr]
    assert {each["数据截至"] for each in told} == {RELEASED}
    assert told[0]["状态"].endswith(f"（按{TODAY}计算）")
    assert told[1]["状态"] == f"按{TODAY}计算"
    assert "状态" not in told[2]
