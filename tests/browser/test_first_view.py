"""What a reader has before, and without, any script: numbers, tables and drawings that stay where they are."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.live import Site
from tests.browser.pages import KINDS, charted, compared, headline, indicator
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
    shifts = page.evaluate("window.shifts")
    assert round(sum(shift["value"] for shift in shifts), 2) == 0, shifts  # two decimals, as the measure is reported


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


def test_filters_are_sent_plainly_where_scripts_never_come(visit: Opener, demo: Site) -> None:
    page = visit(demo.url + "/", expected=("request failed", "ERR_FAILED"), before=_block_scripts).page
    page.locator("form[data-store=filters] [name=q]").fill("5G")
    page.locator("form[data-store=filters] [type=submit]").click()
    page.wait_for_url("**/?*q=5G*")
    shown = page.locator("tr[data-id]:visible").evaluate_all("rows => rows.map(row => row.dataset.id)")
    assert "base_stations_5g" in shown
    assert len(shown) < len(demo.rows("indicators"))


def test_plotly_waits_until_a_chart_is_near(visit: Opener, demo: Site) -> None:
    """In a low window every chart is far below."""
    opened = visit(
        demo.url + charted(demo),
        width=375,
        before=lambda page: page.set_viewport_size({"width": 375, "height": 160}),
    )
    page, charts = opened.page, opened.page.locator("[data-chart]")
    page.wait_for_selector("html.dash-ready", state="attached")
    page.wait_for_timeout(1500)
    assert [url for url in opened.requests if "plotly" in url] == []
    charts.first.scroll_into_view_if_needed()
    charts.first.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_timeout(500)
    assert any("plotly" in url for url in opened.requests)
    assert charts.count() > 2
    assert charts.last.locator(".js-plotly-plot").count() == 0


def test_a_cold_overview_is_a_handful_of_requests(visit: Opener, site: Site) -> None:
    opened = visit(site.url + "/")
    opened.page.wait_for_selector("html.dash-ready", state="attached")
    assert len(opened.requests) <= 5, opened.requests


@pytest.mark.parametrize("kind", ["overview", "indicator with values", "indicator without", "communities"])
def test_a_page_prints_without_its_controls_and_with_all_its_text(visit: Opener, demo: Site, kind: str) -> None:
    page = visit(demo.url + KINDS[kind](demo)).page
    if page.locator("html[data-dash]").count():
        page.wait_for_selector("html.dash-ready", state="attached")
    rows = page.locator("main td:visible, main dd:visible").all_text_contents()
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for control in (".tools", ".acts", "form", "button", "input", "select"):
        assert page.locator(f"{control}:visible").count() == 0, control
    assert page.locator("main td:visible, main dd:visible").all_text_contents() == rows
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 8


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
    drawn = " ".join(page.locator("[data-chart] svg:visible text").all_text_contents())
    benchmarks = [row["name"] for row in demo.rows("areas") if row["role"] == "benchmark"]
    assert any(name in drawn for name in benchmarks), drawn
