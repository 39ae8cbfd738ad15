"""The same site in its other modes: through Dash's own index, under a path, and on its own plotly bundle."""

import pytest
from playwright.sync_api import expect
from plotly.offline import get_plotlyjs_version

from tests.browser.live import Site
from tests.browser.pages import KINDS, indicator
from tests.browser.watch import Opener

SOME = pytest.mark.parametrize("kind", ["overview", "indicator with values", "communities", "about"])


@SOME
def test_dash_s_own_index_shows_the_same_page(visit: Opener, stock: Site, demo: Site, kind: str) -> None:
    own = visit(demo.url + KINDS[kind](demo)).page
    theirs = visit(stock.url + KINDS[kind](stock)).page
    expect(theirs.locator("h1")).to_be_visible()
    assert theirs.locator("h1").inner_text() == own.locator("h1").inner_text()
    assert theirs.locator("main h2").all_inner_texts() == own.locator("main h2").all_inner_texts()


def test_a_chart_becomes_interactive_through_dash_s_own_index(visit: Opener, stock: Site) -> None:
    page = visit(f"{stock.url}/indicators/{indicator(stock, published=True)}").page
    chart = page.locator("[data-chart]").first
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=20_000)


@SOME
def test_the_site_lives_under_a_path(visit: Opener, prefixed: Site, kind: str) -> None:
    opened = visit(prefixed.url + KINDS[kind](prefixed))
    assert opened.page.locator("h1").is_visible()
    if opened.page.locator("html[data-dash]").count():
        opened.page.wait_for_selector("html.dash-ready", state="attached")
    assert all(url.startswith(prefixed.url) for url in opened.requests), opened.requests


def test_the_plotly_that_is_served_is_the_one_that_python_knows(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/indicators/{indicator(demo, published=True)}").page
    page.locator("[data-chart]").first.scroll_into_view_if_needed()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert page.evaluate("Plotly.version") == get_plotlyjs_version()
