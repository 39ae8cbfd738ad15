"""Every kind of page, on both datasets, at phone and desktop width, with JavaScript and without."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.live import Site
from tests.browser.pages import KINDS, expected
from tests.browser.watch import Opener

ALL = pytest.mark.parametrize("kind", KINDS)

HAN_OUTSIDE_CHINESE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
    const read = !parent.closest('script,style,[lang|=zh]');
    if (read && /\\p{Script=Han}/u.test(text)) found.push(text);
  }
  const said = '[aria-label],[alt],[placeholder]';
  const named = [...document.querySelectorAll(said)].filter(e => !e.closest('[lang|=zh]'));
  named.forEach(e => ['aria-label', 'alt', 'placeholder'].forEach(name => {
    if (/\\p{Script=Han}/u.test(e.getAttribute(name) || '')) found.push(name + ': ' + e.getAttribute(name));
  }));
  return [...new Set(found)];
}"""

WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
    .map(e => e.nodeName + '.' + (e.getAttribute('class') || '') + ' ' + e.textContent.slice(0, 40)).slice(0, 5);
}"""


@ALL
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_page_can_be_read(visit: Opener, site: Site, kind: str, width: int, javascript: bool) -> None:
    opened = visit(site.url + KINDS[kind](site), width=width, javascript=javascript, expected=expected(kind))
    page = opened.page
    heading = page.locator("h1")
    assert heading.count() == 1
    assert heading.is_visible()
    assert len(page.locator("main").inner_text()) > 100
    assert page.title()
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    if site.simulated:
        assert page.get_by_text("演示数据").first.is_visible()
    if javascript and page.locator("html[data-dash]").count():
        page.wait_for_selector("html.dash-ready", state="attached")
        assert heading.is_visible()


@ALL
@pytest.mark.parametrize("prefix", ["", "/en"], ids=["zh", "en"])
def test_a_page_never_scrolls_sideways(visit: Opener, site: Site, kind: str, prefix: str) -> None:
    page = visit(site.url + prefix + KINDS[kind](site), width=320, expected=expected(kind)).page
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wider = page.evaluate(WIDER)
        assert not wider, f"at {width}: {wider}"


@pytest.mark.parametrize("kind", ["overview", "indicator with values", "action area", "communities", "department"])
def test_text_at_twice_its_size_stays_on_a_phone(visit: Opener, site: Site, kind: str) -> None:
    page = visit(site.url + KINDS[kind](site), width=375, expected=expected(kind)).page
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not (wider := page.evaluate(WIDER)), wider


@ALL
def test_a_page_has_no_accessibility_violation(visit: Opener, site: Site, kind: str) -> None:
    page = visit(site.url + KINDS[kind](site), width=375, expected=expected(kind)).page
    found = {"light, phone": _violations(page)}
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.classList.add('dark')")
    found["dark, desktop"] = _violations(page)
    page.evaluate("document.documentElement.classList.replace('dark', 'elder')")
    found["elder, desktop"] = _violations(page)
    assert not any(found.values()), "\n".join(f"{look}: {violation}" for look in found for violation in found[look])


@ALL
def test_an_english_page_is_in_english(visit: Opener, site: Site, kind: str) -> None:
    page = visit(site.url + "/en" + KINDS[kind](site), width=1280, expected=expected(kind)).page
    assert page.locator("html").get_attribute("lang") == "en"
    chinese = page.evaluate(HAN_OUTSIDE_CHINESE)
    assert not chinese, "\n".join(chinese)


def _violations(page: Page) -> list[str]:
    options = {
        "resultTypes": ["violations"],
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
    response = Axe().run(page, options=options).response
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for violation in response["violations"]
        for node in violation["nodes"][:3]
    ]
