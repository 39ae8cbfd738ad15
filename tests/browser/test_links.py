"""Every address of the site, followed from the overview without a browser: each leads somewhere and is one document."""

import gzip
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.live import Site
from tests.browser.pages import KINDS

LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}


class Document(HTMLParser):
    """What a document links to, loads and holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.styled: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        if tag in LOADING and LOADING[tag] in named and named.get("rel") not in {"canonical", "alternate"}:
            self.loads.append(named[LOADING[tag]])
        if "id" in named:
            self.ids.append(named["id"])
        if "style" in named:
            self.styled.append(f"{tag}: {named['style']}")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


def fetch(url: str, **headers: str) -> tuple[int, str, bytes]:
    """Status, content type and content of an address."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), error.read()


def head(url: str) -> Message:
    """The headers of an answer, whatever its status."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            found: Message = answer.headers
    except urllib.error.HTTPError as error:
        with error:
            found = error.headers
    return found


def crawl(site: Site) -> dict[str, Document]:
    """Every HTML page reachable from the two overviews, by address; asserts that each link is answered."""
    start = f"{urlsplit(site.url).scheme}://{urlsplit(site.url).netloc}"
    waiting, seen, pages = [site.url + "/", site.url + "/en/"], set[str](), dict[str, Document]()
    drawn = _once(set())
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        status, kind, content = fetch(url)
        assert status == 200, f"{status} at {url}"
        if kind != "text/html":
            continue
        pages[url] = Document(content.decode())
        waiting += [link for link in _absolute(url, pages[url].links) if link.startswith(start) and drawn(link)]
    return pages


def _once(seen: set[str]) -> Callable[[str], bool]:
    """Lets pass whatever is no picture, and one picture of each form and preset: all of a kind are drawn alike."""

    def passes(link: str) -> bool:
        parts = urlsplit(link)
        kind = f"{parts.path.rpartition('.')[2]}?{parts.query}"
        if "/charts/" not in parts.path:
            return True
        new = kind not in seen
        seen.add(kind)
        return new

    return passes


def _absolute(url: str, links: list[str]) -> list[str]:
    return [urljoin(url, link).split("#")[0] for link in links if not link.startswith(("mailto:", "tel:"))]


@pytest.fixture(scope="module", params=["official", "demo"])
def pages(request: pytest.FixtureRequest) -> dict[str, Document]:
    return crawl(request.getfixturevalue(request.param))


def test_every_link_within_the_site_leads_to_a_page(pages: dict[str, Document]) -> None:
    assert len(pages) > 100


def test_every_link_within_a_page_leads_to_a_place_in_it(pages: dict[str, Document]) -> None:
    for url, page in pages.items():
        for link in page.links:
            target, _, anchor = urljoin(url, link).partition("#")
            if anchor and target in pages:
                assert anchor in pages[target].ids, f"{url} -> {link}"


def test_every_page_is_sound(pages: dict[str, Document]) -> None:
    for url, page in pages.items():
        assert page.headings.count(1) == 1, f"one first heading: {url}"
        assert page.headings[0] == 1, f"first heading first: {url}"
        steps = [later - earlier for earlier, later in zip(page.headings, page.headings[1:], strict=False)]
        assert max(steps, default=0) <= 1, f"headings step by step: {url} {page.headings}"
        assert not [name for name in set(page.ids) if page.ids.count(name) > 1], f"an id twice: {url}"
        assert page.styled == [], f"a style attribute: {url}"
        assert all(load.startswith(("/", "data:")) for load in page.loads), f"another host: {url} {page.loads}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_answers_with_its_status_and_headers(official: Site, kind: str) -> None:
    url = official.url + KINDS[kind](official)
    assert fetch(url)[0] == (404 if kind == "not found" else 200)
    headers = head(url)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'self' 'sha256-" in headers["Content-Security-Policy"]
    assert "unsafe-eval" not in headers["Content-Security-Policy"]


def test_under_a_path_every_link_stays_under_it(prefixed: Site) -> None:
    for path in ("/", "/en/", "/updates", f"/indicators/{prefixed.rows('indicators')[0]['indicator_id']}"):
        page = Document(fetch(prefixed.url + path)[2].decode())
        inner = [link for link in page.links + page.loads if link.startswith("/")]
        assert inner and all(link.startswith("/czh/") for link in inner), path


def test_documents_are_small_and_compressed(official: Site) -> None:
    """The document is the whole first view: its style and drawings are in it."""
    limits = {"/": 60_000, f"/indicators/{official.rows('indicators')[0]['indicator_id']}": 40_000}
    for path, limit in limits.items():
        _, _, content = fetch(official.url + path, **{"Accept-Encoding": "gzip"})
        assert gzip.decompress(content).startswith(b"<!doctype html>")
        assert len(content) <= limit, f"{path}: {len(content)} bytes"


def test_an_unchanged_document_is_not_sent_again(official: Site) -> None:
    with urllib.request.urlopen(official.url + "/") as answer:
        tag = answer.headers["ETag"]
    assert fetch(official.url + "/", **{"If-None-Match": tag})[0] == 304


def test_static_files_are_kept_for_ever(official: Site) -> None:
    _, _, content = fetch(official.url + "/")
    script = re.search(r'data-dash="([^"]+)"', content.decode())
    assert script
    with urllib.request.urlopen(urljoin(official.url, script[1])) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Type"].startswith(("text/javascript", "application/javascript"))
