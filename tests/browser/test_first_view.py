"""What a reader has before, and without, any script: numbers, tables and drawings that stay where they are."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.live import Site
from tests.browser.pages import KINDS, compared, headline, indicator
from tests.browser.watch import SAVES_DATA, SHIFTS, Opener

HEAVY = re.compile(r"dash\.js|plotly|async-graph")
PAGES = pytest.mark.parametrize("kind", ["overview", "action area", "indicator with values", "communities"])


def _block_scripts(page: Page) -> None:
    page.route(re.compile(r"\.js(\?|$)"), lambda route: route.abort())


def body_text(page: Page) -> str:
    return re.sub(r"\s", "", page.locator("main").inner_text())


@pytest.mark.parametrize("width", [375, 1280])
def test_the_headline_targets_are_on_the_overview_without_javascript(visit: Opener, site: Site, width: int) -> None:
    text = body_text(visit(site.url + "/", width=width, javascript=False).page)
    names = {row["indicator_id"]: row["name"] for row in site.rows("indicators")}
    for identifier in headline(site):
        targets = [row["value"] for row in site.rows("targets") if row["indicator_id"] == identifier]
        assert names[identifier] in text
        assert any(value in text for value in targets), identifier


def test_every_indicator_is_on_the_overview(visit: Opener, site: Site) -> None:
    page = visit(site.url + "/", javascript=False).page
    shown = page.locator("tr[data-id]").evaluate_all("rows => rows.map(row => row.dataset.id)")
    assert sorted(shown) == sorted(row["indicator_id"] for row in site.rows("indicators"))


def test_a_chart_is_drawn_and_told_without_javascript(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/indicators/{indicator(demo, published=True)}", width=375, javascript=False).page
    chart = page.locator("[data-chart][role=img]").first
    assert len(chart.get_attribute("aria-label") or "") > 20
    assert chart.locator("svg:visible").count() == 1
    assert page.locator("main table").first.is_visible()


@PAGES
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_moves_while_dash_takes_over(visit: Opener, demo: Site, kind: str, width: int) -> None:
    page = visit(demo.url + KINDS[kind](demo), width=width, scripts=(SHIFTS,)).page
    if page.locator("html[data-dash]").count():
        page.wait_for_selector("html.dash-ready", state="attached")
    for chart in page.locator("[data-chart]").all():
        if chart.is_visible():
            chart.scroll_into_view_if_needed()
            chart.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") == []


@PAGES
def test_a_reader_who_saves_data_is_sent_no_scripts(visit: Opener, demo: Site, kind: str) -> None:
    opened = visit(demo.url + KINDS[kind](demo), width=375, scripts=(SAVES_DATA,))
    opened.page.mouse.wheel(0, 2000)
    opened.page.wait_for_timeout(2500)
    assert [url for url in opened.requests if HEAVY.search(url)] == []
    assert opened.page.locator("h1").is_visible()


@PAGES
def test_a_page_whose_scripts_never_come_stays_readable(visit: Opener, demo: Site, kind: str) -> None:
    opened = visit(
        demo.url + KINDS[kind](demo),
        expected=("request failed", "ERR_FAILED"),
        before=_block_scripts,
    )
    opened.page.wait_for_timeout(500)
    assert opened.page.locator("h1").is_visible()
    assert len(body_text(opened.page)) > 200
    for chart in opened.page.locator("[data-chart]:visible").all()[:3]:
        assert chart.locator("svg:visible").count() == 1


def test_plotly_waits_until_a_chart_is_near(visit: Opener, official: Site) -> None:
    opened = visit(official.url + "/", width=375)
    opened.page.wait_for_selector("html.dash-ready", state="attached")
    opened.page.wait_for_timeout(1500)
    if not opened.page.locator("[data-chart]").count():
        assert [url for url in opened.requests if "plotly" in url] == []


def test_a_cold_overview_is_a_handful_of_requests(visit: Opener, site: Site) -> None:
    opened = visit(site.url + "/")
    opened.page.wait_for_selector("html.dash-ready", state="attached")
    assert len(opened.requests) <= 5, opened.requests


@pytest.mark.parametrize("kind", ["overview", "indicator with values"])
def test_a_page_prints_in_full(visit: Opener, demo: Site, kind: str) -> None:
    page = visit(demo.url + KINDS[kind](demo)).page
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".tools").is_hidden()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert page.pdf(format="A4").startswith(b"%PDF")


@PAGES
def test_nothing_is_animated_for_those_who_ask_for_calm(visit: Opener, demo: Site, kind: str) -> None:
    page = visit(demo.url + KINDS[kind](demo), calm=True).page
    moving = """() => [...document.querySelectorAll('*')].filter(e => {
      const s = getComputedStyle(e);
      return s.scrollBehavior === 'smooth' || parseFloat(s.animationDuration) > 0.01
        || parseFloat(s.transitionDuration) > 0.01;
    }).map(e => e.nodeName + '.' + e.className)"""
    assert page.evaluate(moving) == []


def test_a_benchmark_is_drawn_on_the_server_too(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/indicators/{compared(demo)}", javascript=False).page
    assert "菏泽" in body_text(page) or "山东" in body_text(page) or "全国" in body_text(page)
