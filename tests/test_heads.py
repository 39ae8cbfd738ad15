"""What the head of every page says: its picture, its addresses, the tags of government sites, the feeds, its day."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from dashboard.documents import Head, Link
from dashboard.documents.head import data, tags
from dashboard.language import CHINESE, Code
from dashboard.routes.feeds.atom import atom
from dashboard.routes.feeds.calendar import calendar
from dashboard.routes.feeds.jsonfeed import json_feed
from dashboard.settings import Settings
from layouts.head import head, picture
from layouts.pages import page, paths
from layouts.view import Change, View
from tests.builders import observation, plan, snapshot, view

ORIGIN = "https://www.example.gov.cn"
SITE = Settings(base_url=ORIGIN, url_prefix="/czh", site_domain="www.example.gov.cn", site_id_code="3717230001")
PUBLISHED = Change(
    "0123456789ab", date(2025, 3, 1), "", "", kind="first", moment=datetime(2025, 2, 28, 17, 5, tzinfo=UTC)
)
FULL = snapshot(observations=[observation()])
HEAD = Head("标题", "说明", "detail", "/x", "本站", "栏目", "栏目说明")


class Read(HTMLParser):
    """The tags of a head: contents by name, links by relation."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: dict[str, list[dict[str, str | None]]] = defaultdict(list)
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "meta":
            name = named.get("name") or named.get("property") or ""
            assert name not in self.metas, f"{name} is said twice"
            self.metas[name] = named.get("content") or ""
        elif tag == "link":
            self.links[named.get("rel") or ""].append(named)


def shown(path: str = "/indicators/base_stations", *, language: Code = "zh", simulated: bool = False) -> View:
    rows = snapshot(observations=[observation()], plan=plan(simulated=simulated))
    return view(rows, path=path, language=language, settings=SITE, changes=(PUBLISHED,), release_id="0123456789abcdef")


def read(of: View) -> Read:
    return Read(tags(head(of, page(of)), of.language, of.settings))


@pytest.mark.parametrize("path", paths(FULL))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_has_its_picture_and_its_address_for_who_shares_it(path: str, language: Code) -> None:
    metas = read(shown(path, language=language)).metas
    prefix = f"{ORIGIN}/czh{'/en' * (language == 'en')}"
    assert metas["og:url"] == f"{prefix}{path}"
    assert metas["og:title"] and metas["og:description"] and metas["og:image:alt"] and metas["og:site_name"]
    drawn = rf"{ORIGIN}/czh/charts/(site|communities|base_stations|actions/\w+)\.png\?preset=share"
    assert re.fullmatch(drawn + "&lang=en" * (language == "en"), metas["og:image"])
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "630")
    assert metas["og:locale"] == {"zh": "zh_CN", "en": "en_GB"}[language] != metas["og:locale:alternate"]
    assert metas["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize(
    ("path", "language", "called"),
    [
        ("/", "zh", "成武县新型城镇化建设进展"),
        ("/indicators/base_stations", "zh", "5G基站｜成武县新型城镇化建设进展"),
        ("/indicators/base_stations", "en", "5G base stations | Chengwu County: progress on new urbanisation"),
        ("/method", "zh", "评价方法：进展怎么判断｜成武县新型城镇化建设进展"),
        ("/nowhere", "zh", "没有找到这个页面｜成武县新型城镇化建设进展"),
    ],
)
def test_a_page_is_called_with_the_site_and_so_the_county_away_from_it(path: str, language: Code, called: str) -> None:
    of = shown(path, language=language)
    told, own = tags(head(of, page(of)), of.language, of.settings), page(of).title
    metas = Read(told).metas
    assert f"<title>{called}</title>" in told
    assert metas["og:title"] == called
    assert metas.get("ArticleTitle", own) == own


@pytest.mark.parametrize("path", paths(FULL))
def test_a_simulated_page_says_so_wherever_it_is_told_of(path: str) -> None:
    of = shown(path, simulated=True)
    told = tags(head(of, page(of)), of.language, of.settings)
    assert "<title>演示数据：" in told
    metas = Read(told).metas
    for name in ("description", "og:title", "og:description", "og:site_name", "og:image:alt"):
        assert metas[name].startswith("演示数据："), name
    assert len(metas["description"]) <= 120


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("/", "site"),
        ("/method", "site"),
        ("/measures/1", "site"),
        ("/communities", "communities"),
        ("/indicators/base_stations", "base_stations"),
        ("/actions/industry", "actions/industry"),
    ],
)
def test_a_page_with_a_chart_is_shared_with_it(path: str, picture: str) -> None:
    assert f"/charts/{picture}.png?" in read(shown(path)).metas["og:image"]


def test_a_page_of_a_release_is_shared_with_the_picture_of_that_release() -> None:
    page_of_release = view(FULL, path="/updates/0123456789ab", release_id="0123456789abcdef", frozen=True)
    assert picture(page_of_release, "share") == "/charts/site.png?preset=share&release=0123456789abcdef"


def test_the_home_page_says_whose_site_it_is_and_a_detail_page_all() -> None:
    home, column, detail = (set(read(shown(path)).metas) for path in ("/", "/data", "/indicators/base_stations"))
    site = {"SiteName", "SiteDomain", "SiteIDCode"}
    columns = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
    article = {"ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Image", "Url"}
    assert site <= home and not home & (columns | article)
    assert site | columns <= column and not column & article
    assert site | columns | article <= detail


def test_what_the_county_has_not_filled_in_is_not_made_up() -> None:
    of = view(path="/indicators/base_stations")
    assert {"SiteDomain", "SiteIDCode"}.isdisjoint(read(of).metas)


def test_a_page_was_published_when_its_release_was_by_the_clock_of_the_country() -> None:
    metas = read(shown()).metas
    assert metas["PubDate"] == "2025-03-01 01:05"
    assert metas["DC.date"] == metas["article:modified_time"] == "2025-03-01T01:05:00+08:00"


def test_a_page_that_no_release_changes_names_no_day() -> None:
    assert {"PubDate", "DC.date", "article:modified_time"}.isdisjoint(read(shown("/privacy")).metas)


def test_a_page_is_catalogued_as_a_document() -> None:
    metas = read(shown(language="en")).metas
    assert metas["DC.title"] == metas["og:title"]
    assert metas["DC.identifier"] == metas["og:url"]
    assert metas["DC.language"] == "en"
    assert metas["DC.publisher"] == SITE.site_name_en


@pytest.mark.parametrize("path", ["/", "/indicators/base_stations", "/privacy", "/nowhere"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_leads_to_the_feeds_and_the_calendar(path: str, language: Code) -> None:
    links = read(shown(path, language=language)).links["alternate"]
    prefix = f"{ORIGIN}/czh{'/en' * (language == 'en')}"
    assert {(link.get("type"), link["href"]) for link in links} >= {
        ("application/atom+xml", f"{prefix}/feed.xml"),
        ("application/feed+json", f"{prefix}/feed.json"),
        ("text/calendar", f"{prefix}/calendar.ics"),
    }


@pytest.mark.parametrize("simulated", [False, True])
def test_what_a_page_leads_to_is_called_what_it_calls_itself(simulated: bool) -> None:
    of = shown(simulated=simulated)
    links = {link.get("type"): link.get("title") for link in read(of).links["alternate"]}
    assert links["application/feed+json"] == json.loads(json_feed(of))["title"]
    assert links["application/atom+xml"] == ElementTree.fromstring(atom(of)).findtext("{*}title")
    assert links["text/calendar"] == Calendar.from_ical(calendar(of))["name"]


def test_a_page_that_is_not_there_has_no_address_and_is_not_listed() -> None:
    said = read(shown("/nowhere"))
    assert said.metas["robots"] == "noindex"
    assert "canonical" not in said.links
    assert {"og:url", "og:image", "PubDate", "DC.identifier", "Url"}.isdisjoint(said.metas)


def test_simulated_pages_are_not_listed() -> None:
    assert read(shown(simulated=True)).metas["robots"] == "noindex"


def test_a_page_can_name_other_forms_of_itself() -> None:
    link = Link("alternate", "application/json+oembed", f'{ORIGIN}/oembed?url="x"&y', "图")
    text = tags(replace(HEAD, links=(link,)), CHINESE, SITE)
    (found,) = (each for each in Read(text).links["alternate"] if each.get("type") == link.type)
    assert (found["href"], found["title"]) == (link.href, "图")


def test_nothing_in_a_head_can_end_its_element() -> None:
    evil = '"><script>alert(1)</script>'
    text = tags(Head(evil, evil, "detail", f"/{evil}", evil, evil, evil, keywords=(evil,), picture=evil), CHINESE, SITE)
    assert "<script" not in text
    assert data(replace(HEAD, data=({"name": "</script><b>"},))).count("</script>") == 1
