"""A component tree as HTML."""

from typing import Any

import pytest
from dash import dcc, html

from dashboard.components import Island, Raw
from dashboard.rendering import html as render
from dashboard.rendering import mounted, slot_id


def test_text_is_escaped() -> None:
    assert render(html.P("a < b & c")) == "<p>a &lt; b &amp; c</p>"


def test_attributes_are_written_as_html_names_and_escaped() -> None:
    aria: dict[str, Any] = {"aria-label": 'say "x"'}
    label = html.Label("x", htmlFor="q", className="k", **aria)
    assert render(label) == '<label class="k" for="q" aria-label="say &quot;x&quot;">x</label>'


def test_a_true_attribute_is_bare_and_a_false_one_is_absent() -> None:
    assert render(html.Details("x", open=True, hidden=False)) == "<details open>x</details>"


def test_void_elements_are_not_closed() -> None:
    assert render([html.Br(), html.Wbr()]) == "<br><wbr>"


def test_an_address_that_runs_script_is_refused() -> None:
    with pytest.raises(ValueError, match="unsafe address"):
        render(html.A("x", href="javascript:alert(1)"))


def test_raw_markup_is_left_as_it_is_and_a_store_leaves_no_trace() -> None:
    assert render(html.Div([Raw("<svg/>"), dcc.Store(id="s", data={})])) == "<div><svg/></div>"


def test_an_island_shows_the_servers_content_in_its_place() -> None:
    island = Island("five rows", id="count")
    assert render(island) == '<span class="island" id="slot-count"><span class="still">five rows</span></span>'


def test_an_island_with_a_pattern_id_gets_a_plain_place() -> None:
    assert slot_id({"type": "chart", "index": "urbanisation_rate"}) == "slot-chart-urbanisation_rate"


def test_dash_mounts_only_stores_and_empty_islands() -> None:
    tree = html.Div([html.P("text"), dcc.Store(id="s"), html.P(Island("shown", id="i"))])
    store, island = mounted(tree)
    assert isinstance(store, dcc.Store)
    told = island.to_plotly_json()  # type: ignore[no-untyped-call]
    assert told["props"] == {"children": None, "id": "i", "slot": "slot-i", "keep": False}
