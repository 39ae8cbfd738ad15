"""What Dash adds for those who have it: answers without a reload, by mouse, touch and keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live import Site
from tests.browser.pages import compared, indicator
from tests.browser.watch import Opener

DRAWN = ".js-plotly-plot .main-svg"
WIDTHS = pytest.mark.parametrize("width", [375, 1280])


def ready(page: Page) -> Page:
    """The page once Dash has taken over."""
    page.wait_for_selector("html.dash-ready", state="attached")
    return page


def shown_rows(page: Page) -> list[str]:
    ids: list[str] = page.locator("tr[data-id]:visible").evaluate_all("rows => rows.map(row => row.dataset.id)")
    return ids


def open_filters(page: Page) -> None:
    """On a phone the filters may be folded away."""
    if page.locator(".filters__label").is_visible():
        page.locator(".filters__label").click()


def a_department(site: Site) -> tuple[str, set[str]]:
    """A department that answers for some but not all indicators, and these."""
    answers: dict[str, set[str]] = {}
    for row in site.rows("responsibilities"):
        measured = {one["indicator_id"] for one in site.rows("indicators") if one["measure"] == row["measure"]}
        answers.setdefault(row["department_id"], set()).update(measured)
    return next((name, ids) for name, ids in answers.items() if len(ids) > 1)


@WIDTHS
def test_filters_work_as_a_plain_form(visit: Opener, demo: Site, width: int) -> None:
    page = visit(demo.url + "/", width=width, javascript=False).page
    department, answered = a_department(demo)
    open_filters(page)
    page.locator("form[data-store=filters] [name=department]").select_option(department)
    page.locator("form[data-store=filters] [type=submit]").click()
    assert f"department={department}" in page.url
    assert set(shown_rows(page)) == answered
    assert str(len(answered)) in page.locator("#slot-match-count").inner_text()
    assert page.locator("form[data-store=filters] [name=department]").input_value() == department


@WIDTHS
def test_filters_answer_without_a_reload(visit: Opener, demo: Site, width: int) -> None:
    page = ready(visit(demo.url + "/", width=width).page)
    page.evaluate("window.stayed = true")
    department, answered = a_department(demo)
    everything = len(shown_rows(page))
    open_filters(page)
    page.locator("form[data-store=filters] [name=department]").select_option(department)
    expect(page.locator("tr[data-id]:visible")).to_have_count(len(answered))
    assert set(shown_rows(page)) == answered
    expect(page.locator("#slot-match-count")).to_contain_text(str(len(answered)))
    expect(page).to_have_url(re.compile(f"department={department}"))
    page.locator("form[data-store=filters] [name=department]").select_option("")
    expect(page.locator("tr[data-id]:visible")).to_have_count(everything)
    assert page.evaluate("window.stayed")


def test_a_filtered_address_can_be_passed_on(visit: Opener, demo: Site) -> None:
    department, answered = a_department(demo)
    page = visit(f"{demo.url}/?department={department}").page
    assert set(shown_rows(page)) == answered
    ready(page)
    assert set(shown_rows(page)) == answered


def test_no_address_and_no_word_reaches_the_prototype_of_all_objects(visit: Opener, demo: Site) -> None:
    names = "() => Object.getOwnPropertyNames(Object.prototype).sort()"
    strange = "__proto__[x]=1&constructor[prototype][x]=1&__proto__=x&constructor.prototype.x=1&q=__proto__"
    page = ready(visit(f"{demo.url}/?{strange}").page)
    open_filters(page)
    page.locator("form[data-store=filters] [name=q]").fill('{"__proto__": {"x": 1}}')
    expect(page.locator("#none")).to_be_visible()
    plain = page.context.new_page()
    assert page.evaluate(names) == plain.evaluate(names)
    assert page.evaluate("() => ({}).x") is None


def test_a_keyword_that_matches_nothing_says_so(visit: Opener, demo: Site) -> None:
    page = ready(visit(demo.url + "/").page)
    page.locator("form[data-store=filters] [name=q]").fill("没有这样的指标")
    expect(page.locator("tr[data-id]:visible")).to_have_count(0)
    expect(page.locator("#slot-match-count")).to_contain_text("0")
    expect(page.locator("#none")).to_be_visible()


def test_the_keyboard_reaches_everything(visit: Opener, demo: Site) -> None:
    page = ready(visit(demo.url + "/").page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator(":focus").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.nodeName"))
    assert {"q", "department", "verdict", "A"} <= reached


@WIDTHS
def test_a_chart_becomes_interactive_when_it_is_near(visit: Opener, demo: Site, width: int) -> None:
    page = visit(f"{demo.url}/indicators/{indicator(demo, published=True)}", width=width).page
    chart = page.locator("[data-chart]").first
    chart.scroll_into_view_if_needed()
    expect(chart.locator(DRAWN).first).to_be_visible()
    place = chart.locator(DRAWN).first.bounding_box()
    assert place and place["width"] > 200
    assert page.get_by_text("Share chart").count() == 0


def test_hovering_a_chart_tells_the_value(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/indicators/{indicator(demo, published=True)}").page
    chart = page.locator("[data-chart]").first
    chart.scroll_into_view_if_needed()
    expect(chart.locator(DRAWN).first).to_be_visible()
    page.wait_for_timeout(200)
    point = chart.locator(".scatterlayer .point, .barlayer .point").first
    point.hover(force=True)
    expect(chart.locator(".hovertext").first).to_be_visible()


def test_benchmarks_can_be_switched_off_and_on(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/indicators/{compared(demo)}").page
    chart = page.locator("[data-chart]").first
    chart.scroll_into_view_if_needed()
    expect(chart.locator(DRAWN).first).to_be_visible()
    traces = chart.locator(".scatterlayer .trace, .barlayer .trace")
    everything = traces.count()
    page.locator("button[data-field=benchmarks][data-value=off]").first.click()
    expect(traces).not_to_have_count(everything)
    assert traces.count() < everything
    page.locator("button[data-field=benchmarks][data-value=on]").first.click()
    expect(traces).to_have_count(everything)


@WIDTHS
def test_a_chart_can_be_read_as_a_table(visit: Opener, demo: Site, width: int) -> None:
    page = ready(visit(f"{demo.url}/indicators/{compared(demo)}", width=width).page)
    table = page.locator(".chart-table").first
    page.locator("button[data-field=view][data-value=table]").first.click()
    expect(table).to_be_visible()
    expect(page.locator("[data-chart]").first).to_be_hidden()
    page.locator("button[data-field=view][data-value=chart]").first.click()
    expect(page.locator("[data-chart]").first).to_be_visible()


def test_elder_mode_and_dark_scheme_are_remembered(visit: Opener, official: Site) -> None:
    page = visit(official.url + "/").page
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    page.locator(".tools [data-elder]").click()
    page.locator("[data-theme-switch]:visible").first.click()
    page.reload()
    assert page.evaluate(size) > before
    assert page.evaluate("document.documentElement.classList.contains('dark')")
    assert page.locator(".elder-bar").is_visible()
    assert page.locator("[data-theme-switch]").first.get_attribute("aria-pressed") == "true"
    page.locator(".elder-bar [data-elder]").click()
    page.reload()
    assert page.evaluate(size) == before


def test_the_system_s_dark_scheme_is_followed(visit: Opener, official: Site) -> None:
    page = visit(official.url + "/", dark=True).page
    red, green, blue = map(
        int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]
    )
    assert red + green + blue < 200


def test_the_needed_pace_is_reckoned_for_the_month_chosen(visit: Opener, demo: Site) -> None:
    """Both without JavaScript, as a form, and with it, in place: the same sentence."""
    path = _with_pace(visit, demo)
    plain = visit(demo.url + path, javascript=False).page
    months: list[str] = plain.locator("#by option").evaluate_all("options => options.map(o => o.value)")
    plain.locator("#by").select_option(months[0])
    plain.locator("form[data-store=pace] [type=submit]").click()
    said = plain.locator("#slot-pace-sentence").inner_text()
    page = ready(visit(demo.url + path).page)
    page.locator("#by").select_option(months[0])
    expect(page.locator("#slot-pace-sentence")).to_have_text(said, use_inner_text=True)


def _with_pace(visit: Opener, site: Site) -> str:
    """The path of an indicator whose page has the needed-pace reader."""
    requests = visit(site.url + "/about", width=375).page.request
    for row in site.rows("indicators"):
        path = f"/indicators/{row['indicator_id']}"
        if 'data-store="pace"' in requests.get(site.url + path).text():
            return path
    raise AssertionError("no indicator of the simulated dataset has a pace to reckon")
