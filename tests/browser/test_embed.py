"""The embed in a real browser: what it shows and weighs, that it answers, and keeps its colours and its release."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import micawber
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.hosting import Host, hosting
from tests.browser.live import Site, serving
from tests.browser.pages import compared, indicator
from tests.browser.watch import Opener
from tests.stores import new_store, store_url

SHAPES = ("chart", "table", "card")
SUBJECTS = ("urbanisation_rate", "base_stations_5g", "actions/urban_renewal", "communities")
FIRST_VIEW = 30_000  # bytes
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 22, 29)"}
CONTENT = "document.getElementById('embed').getBoundingClientRect().height"
WIDER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting() as running:
        yield running


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_first_view_is_one_request_of_few_bytes(browser: Browser, site: Site, subject: str, shape: str) -> None:
    context = browser.new_context(viewport={"width": 600, "height": 600})
    page, came = context.new_page(), list[float]()
    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    session.send("Network.enable")
    page.goto(f"{site.url}/embed/{subject}?view={shape}", wait_until="networkidle")
    page.wait_for_timeout(300)
    context.close()
    assert len(came) == 1
    assert came[0] < FIRST_VIEW


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_an_embed_can_be_read_without_scripts_at_any_width(visit: Opener, site: Site, subject: str, shape: str) -> None:
    page = visit(f"{site.url}/embed/{subject}?view={shape}", javascript=False).page
    for width in (320, 600, 900):
        page.set_viewport_size({"width": width, "height": 500})
        assert page.locator("h1").is_visible()
        assert page.locator(".embed__foot a").is_visible()
        assert page.get_by_text("演示数据").first.is_visible() is site.simulated
        assert page.evaluate(WIDER) <= 0, width


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
@pytest.mark.parametrize("dark", [False, True], ids=["by day", "by night"])
def test_colours_are_the_readers_or_those_chosen(visit: Opener, demo: Site, theme: str, dark: bool) -> None:
    page = visit(f"{demo.url}/embed/urbanisation_rate?theme={theme}", dark=dark).page
    wanted = theme if theme != "auto" else "dark" if dark else "light"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == PAPER[wanted]
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme").startswith(wanted) or theme == "auto"


@pytest.mark.parametrize("path", [f"{subject}?view={shape}" for subject in SUBJECTS for shape in SHAPES])
def test_an_embed_has_no_accessibility_violation(visit: Opener, demo: Site, path: str) -> None:
    page = visit(f"{demo.url}/embed/{path}", width=375).page
    found = _violations(page)
    page.evaluate("document.documentElement.classList.add('dark')")
    page.set_viewport_size({"width": 900, "height": 600})
    assert not (found := [*found, *_violations(page)]), "\n".join(found)


def _violations(page: Page) -> list[str]:
    options = {
        "resultTypes": ["violations"],
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def test_a_chart_answers_where_it_is_pointed_at_and_asks_for_nothing(visit: Opener, demo: Site) -> None:
    opened = visit(f"{demo.url}/embed/{indicator(demo, published=True)}")
    page = opened.page
    assert page.locator(".tip").count() == 0
    point = page.locator("svg.w-wide .g-main-pt").last.bounding_box()
    assert point
    height = page.evaluate(CONTENT)
    page.mouse.move(point["x"] + point["width"] / 2 + 3, point["y"] + 3)
    assert re.search(r"\d", page.locator(".tip").inner_text())
    assert "来源" in page.locator(".tip").inner_text()
    assert page.locator(".ring").count() == 1
    assert page.evaluate(CONTENT) == height
    page.mouse.move(5, 5)
    assert page.locator(".tip").is_hidden()
    assert len(opened.requests) == 1


def test_a_chart_answers_to_the_keyboard_and_to_touch(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/embed/urbanisation_rate", width=375).page
    page.locator("#plot").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("[role=status]").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("[role=status]").inner_text() != first
    page.keyboard.press("Escape")
    assert page.locator(".tip").is_hidden()
    page.locator("#plot").tap()
    assert page.locator(".tip").is_visible()


def test_what_a_benchmark_answers_names_its_place(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/embed/{compared(demo)}").page
    point = page.locator("svg.w-wide .g-b-pt").first.bounding_box()
    assert point
    page.mouse.move(point["x"] + 2, point["y"] + 2)
    names = [row["name"] for row in demo.rows("areas") if row["role"] == "benchmark"]
    assert any(name in page.locator(".tip").inner_text() for name in names)


def test_a_static_embed_never_answers(visit: Opener, demo: Site) -> None:
    page = visit(f"{demo.url}/embed/urbanisation_rate?static=1").page
    page.locator("#plot").hover()
    page.wait_for_timeout(100)
    assert page.locator(".tip").count() == 0


def test_a_correction_reaches_the_live_embed_and_not_the_fixed_one(visit: Opener, host: Host, tmp_path: Path) -> None:
    with serving("official", tmp_path, WORKERS="1", DATABASE_URL=store_url(tmp_path)) as site:
        store = new_store(tmp_path)
        first = store.current()
        assert first is not None
        address = host.page("pair", embed=f"{site.url}/embed/urbanisation_rate", release=first.release_id)
        page = visit(address, expected=("request to another host",)).page
        live, fixed = (page.frame_locator(f"iframe[title={name}]").locator(".embed") for name in ("live", "fixed"))
        assert "47.47%" in live.locator("h1").inner_text()
        files = store.files(first.release_id)
        files["observations.csv"] = files["observations.csv"].replace(b",47.47,", b",47.48,")
        store.publish(files, at=datetime.now(UTC), reason="更正")
        limit = time.monotonic() + 15
        while "47.48%" not in live.locator("h1").inner_text():
            assert time.monotonic() < limit
            page.wait_for_timeout(500)
            page.reload()
        assert "47.47%" in fixed.locator("h1").inner_text()
        assert "固定版本" not in live.inner_text()
        day = first.published.astimezone().date()
        assert re.search(rf"固定版本：停在{day.year}年{day.month}月\d+日公布的版本", fixed.inner_text())


@pytest.mark.parametrize("shape", SHAPES)
def test_a_bare_frame_holds_all_of_its_embed_at_any_width_and_little_more(
    visit: Opener, site: Site, shape: str
) -> None:
    """The extremes: the longest list of sources, nothing published, the longest series, the largest area."""
    page = visit(site.url + "/embed/communities", javascript=False).page
    provider = micawber.Provider(f"{site.url}/oembed")
    for subject in ("urbanisation_rate", "base_stations_5g", "green_building_area", *SUBJECTS[2:]):
        for language in ("zh", "en"):
            url = f"{site.url}/embed/{subject}?view={shape}&lang={language}"
            height = provider.request(url)["height"]
            page.goto(url)
            needed = []
            for width in (320, 400, 600, 900):
                page.set_viewport_size({"width": width, "height": 500})
                needed.append(page.evaluate(CONTENT))
            assert max(needed) <= height < max(needed) + 300, (url, needed)


def test_an_oembed_consumer_gets_a_frame_that_shows_the_page(visit: Opener, demo: Site) -> None:
    """micawber finds the provider by its pattern, as a content system does, and puts its code in the link's place."""
    providers = micawber.ProviderRegistry()
    providers.register(
        re.escape(demo.url) + r"/(en/)?(indicators|actions|communities)\S*", micawber.Provider(f"{demo.url}/oembed")
    )
    page_url = f"{demo.url}/indicators/urbanisation_rate"
    found = providers.request(page_url, maxwidth=480, maxheight=2000)
    assert (found["type"], found["width"]) == ("rich", 480)
    article = micawber.parse_html(f"<p>{page_url}</p>", providers)
    page = visit("about:blank" if not article else f"{demo.url}/embed/communities").page
    assert "<iframe" in article
    source = re.search(r'src="([^"]+)"', article)
    assert source
    page.goto(source[1])
    assert "常住人口城镇化率" in page.locator("h1").inner_text()
    discovered = visit(page_url).page.locator("link[type='application/json+oembed']").get_attribute("href")
    assert discovered == f"{demo.url}/oembed?url={quote(page_url, safe='')}&format=json"
    with pytest.raises(micawber.ProviderException):
        providers.request(f"{demo.url}/indicators/nothing")
