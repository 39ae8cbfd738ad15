"""Each way in which other people's pages size a frame, with their own script or one that listens as theirs does."""

import json
import re
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.hosting import Host, hosting
from tests.browser.live import Site
from tests.browser.watch import Opener

LISTENING = ["own", "late", "datawrapper", "amp", "iframely", "pym", "resizer"]
EMBEDS = {"chart": "urbanisation_rate", "table": "actions/urban_renewal?view=table", "stages": "communities"}
EARLY = "does not match the recipient window's origin"
"""What Chromium says of iframe-resizer's first message, sent before the frame has its document."""

HEIGHT = "Math.ceil(document.getElementById('embed').getBoundingClientRect().height)"
ORDERS = """() => {
  const frame = document.querySelector('iframe').contentWindow
  const order = message => frame.postMessage(message, '*')
  order('[iFrameSizer]message:{"a":1}'); order('[iFrameSizer]reset'); order('[iFrameSizer]resize');
  order('[iFrameSizer]moveToAnchor:embed'); order('[iFrameSizer]{"frameHeight":1}');
  order('pymxPYMxgraphicxPYMxnavigateToxPYMxhttps://example.com'); order('pymxPYMxgraphicxPYMxwidthxPYMx10');
  order({type: 'progress-embed', height: 1}); order({sentinel: 'amp', type: 'navigate'}); order(null); order(7);
  order({'datawrapper-height': null}); order('{"method":"setTheme"}'); order(new ArrayBuffer(8));
}"""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting() as running:
        yield running


def open_host(visit: Opener, host: Host, site: Site, name: str, embed: str, **places: str) -> Page:
    """A page of the host's with one of the site's embeds; that it asks another origin is what it is for."""
    address = host.page(name, embed=f"{site.url}/embed/{embed}", site=site.url, **places)
    return visit(address, expected=(f"request to another host: {site.url}/embed", EARLY)).page


def embedded(page: Page) -> Frame:
    return next(frame for frame in page.frames if "/embed/" in frame.url)


def fits(page: Page) -> bool:
    """Whether the frame is just as high as what is in it."""
    shown = page.locator("iframe").first.bounding_box()
    return shown is not None and abs(shown["height"] - embedded(page).evaluate(HEIGHT)) <= 5  # the frame's own border


def settles(page: Page) -> None:
    for _ in range(50):
        if fits(page):
            return
        page.wait_for_timeout(100)
    box = page.locator("iframe").first.bounding_box()
    raise AssertionError(f"frame {box}, content {embedded(page).evaluate(HEIGHT)}")


@pytest.mark.parametrize("name", LISTENING)
def test_a_frame_becomes_as_high_as_its_content_and_stays_so(visit: Opener, demo: Site, host: Host, name: str) -> None:
    page = open_host(visit, host, demo, name, EMBEDS["chart"])
    settles(page)
    before = page.locator("iframe").first.bounding_box()
    page.set_viewport_size({"width": 375, "height": 812})
    page.wait_for_timeout(300)
    settles(page)
    after = page.locator("iframe").first.bounding_box()
    assert before and after
    assert abs(before["height"] - after["height"]) > 20  # the phone's drawing has a height of its own


def test_a_late_script_knows_its_frames_whatever_its_host_is_called(visit: Opener, demo: Site, host: Host) -> None:
    named = demo.url.replace("127.0.0.1", "data.js.localhost")
    address = host.page("late", embed=f"{named}/embed/urbanisation_rate", site=named)
    settles(visit(address, expected=(f"request to another host: {named}/embed",)).page)


@pytest.mark.parametrize("name", ["own", "pym", "resizer"])
@pytest.mark.parametrize("embed", ["table", "stages"])
def test_tables_and_stages_are_sized_too(visit: Opener, demo: Site, host: Host, name: str, embed: str) -> None:
    settles(open_host(visit, host, demo, name, EMBEDS[embed]))


def test_a_refused_embed_is_sized_so_that_it_can_be_read(visit: Opener, demo: Site, host: Host) -> None:
    address = host.page("own", embed=f"{demo.url}/embed/nothing", site=demo.url)
    page = visit(address, expected=("request to another host", "404")).page
    page.wait_for_timeout(500)
    shown = page.locator("iframe").bounding_box()
    assert shown
    assert embedded(page).evaluate(HEIGHT) <= shown["height"] < 150
    assert "nothing" in embedded(page).locator("main").inner_text()


def test_iframe_resizer_is_answered_and_does_not_warn(visit: Opener, demo: Site, host: Host) -> None:
    page = open_host(visit, host, demo, "resizer", EMBEDS["chart"])
    page.wait_for_function("window.begun")
    page.wait_for_timeout(2500)  # its warning would be an error of this test


def test_only_a_number_leaves_in_six_shapes(visit: Opener, demo: Site, host: Host) -> None:
    page = open_host(visit, host, demo, "listening", "urbanisation_rate?childId=c1")
    page.evaluate("document.querySelector('iframe').contentWindow.postMessage('[iFrameSizer]f1:8:false:false:32', '*')")
    page.wait_for_timeout(300)
    height = embedded(page).evaluate(HEIGHT)
    frame = page.locator("iframe").get_attribute("src")
    expected = [
        {"type": "progress-embed", "version": 1, "id": "urbanisation_rate", "height": height},
        {"datawrapper-height": {"urbanisation_rate": height}},
        {"sentinel": "amp", "type": "embed-size", "height": height},
        f'{{"src":"{frame}","context":"iframe.resize","height":{height}}}',
        f"pymxPYMxc1xPYMxheightxPYMx{height}",
    ]
    told = page.evaluate("told")
    assert [message for message in expected if message not in told] == []
    others = [message for message in told if message not in expected]
    assert others
    assert all(re.fullmatch(rf"\[iFrameSizer\]f1:{height}:\d+:(init|resize)", message) for message in others), others


def test_no_order_of_a_parent_is_obeyed(visit: Opener, demo: Site, host: Host) -> None:
    page = open_host(visit, host, demo, "listening", "urbanisation_rate")
    page.wait_for_timeout(300)
    frame = embedded(page)
    before, url = frame.content(), frame.url
    page.evaluate("told.length = 0")
    page.evaluate(ORDERS)
    page.wait_for_timeout(300)
    assert page.evaluate("told") == []
    assert (embedded(page).content(), embedded(page).url) == (before, url)


def test_a_stranger_cannot_pose_as_the_parent(visit: Opener, demo: Site, host: Host) -> None:
    page = open_host(visit, host, demo, "listening", "urbanisation_rate")
    page.wait_for_timeout(300)
    page.evaluate("told.length = 0")
    embedded(page).evaluate("window.postMessage('[iFrameSizer]f1:8:false:false:32', '*')")
    page.wait_for_timeout(200)
    assert page.evaluate("told") == []


def test_our_script_keeps_frames_within_bounds_and_hears_frames_alone(visit: Opener, demo: Site, host: Host) -> None:
    expected = (f"request to another host: {demo.url}/embed.js",)
    page = visit(host.page("unruly", site=demo.url), expected=expected).page
    page.wait_for_timeout(500)
    heights = page.eval_on_selector_all("iframe", "frames => frames.map(frame => frame.style.height)")
    assert heights == ["5000px", "100px", ""]


def test_an_editor_that_strips_scripts_leaves_a_chart_to_read(visit: Opener, demo: Site, host: Host) -> None:
    """The frame may run nothing; its address and its height are what oEmbed gives."""
    with urlopen(f"{demo.url}/oembed?url={demo.url}/indicators/urbanisation_rate") as answer:
        height = json.load(answer)["height"]
    page = visit(
        host.page("stripped", embed=f"{demo.url}/embed/urbanisation_rate", height=str(height)),
        expected=("request to another host", "Blocked script execution"),
    ).page
    frame = page.frame_locator("iframe")
    assert "常住人口城镇化率" in frame.locator("h1").inner_text()
    assert frame.locator("svg.w-wide text").first.is_visible()
    box, low = page.locator("iframe").bounding_box(), frame.locator(".embed__foot").bounding_box()
    assert box and low
    assert low["y"] + low["height"] <= box["y"] + box["height"]
