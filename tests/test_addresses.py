"""The map of the site for crawlers, held to the rules of its schema; and what crawlers are asked to leave alone."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from dashboard.changes import Change as Entry
from dashboard.routes.feeds.addresses import robots, sitemap
from dashboard.settings import Settings
from layouts.freshness import changed
from layouts.sitemap import paths
from layouts.view import Change, View
from tests.builders import action, indicator, measure, plan, snapshot, view

SITE = Settings(base_url="https://www.example.gov.cn", url_prefix="/czh")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
W3C = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?")
FIRST = datetime(2025, 3, 1, 2, 30, tzinfo=UTC)
ROWS = snapshot(
    actions=[action(action_id="goal", order=1), action(), action(action_id="city", order=3)],
    measures=[measure(), measure(measure=2, action_id="city")],
    indicators=[indicator(), indicator(indicator_id="green_area", measure=2)],
)


def shown(**changes: Any) -> View:
    given = {"changes": (Change("r1", date(2025, 3, 1), "", "", kind="first", moment=FIRST),), **changes}
    return view(ROWS, settings=SITE, **given)


def grown() -> View:
    """A site whose second release changed one figure of one indicator."""
    entry = Entry("updated", "observations", "base_stations|371723|2025", "base_stations", "2025", "40", "50")
    second = Change("r2", date(2025, 3, 2), "", "", entries=(entry,), moment=FIRST + timedelta(days=1))
    return shown(changes=(second, *shown().changes), release_id="r2")


def test_every_page_is_there_once_in_each_language() -> None:
    found = [node.text for node in ElementTree.fromstring(sitemap(shown())).iter(f"{MAP}loc")]
    wanted = [
        f"https://www.example.gov.cn/czh{code}{path}" for path in (*paths(ROWS), "/updates/r1") for code in ("", "/en")
    ]
    assert found == wanted
    assert len(found) == len(set(found))


def test_the_map_keeps_the_rules_of_its_schema() -> None:
    text = sitemap(shown())
    root = ElementTree.fromstring(text)
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>')
    assert root.tag == f"{MAP}urlset"
    assert len(root) <= 50_000 and len(text.encode()) < 50 * 1024 * 1024
    for node in root:
        assert node.tag == f"{MAP}url"
        names = [child.tag for child in node if child.tag.startswith(MAP)]
        assert names in ([f"{MAP}loc", f"{MAP}lastmod"], [f"{MAP}loc"])
        assert 12 <= len(node[0].text or "") < 2048
        assert all(W3C.fullmatch(child.text or "") for child in node if child.tag == f"{MAP}lastmod")


def test_each_language_names_the_other_and_itself() -> None:
    for node in ElementTree.fromstring(sitemap(shown())):
        forms = {link.get("hreflang"): link.get("href") for link in node.iter(LINK)}
        assert set(forms) == {"zh-CN", "en"}
        assert node[0].text in forms.values()
        assert all(link.get("rel") == "alternate" for link in node.iter(LINK))


def test_a_page_changed_when_a_release_touched_what_it_shows() -> None:
    of = grown()
    touched = ("/", "/indicators/base_stations", "/measures/1", "/actions/industry", "/departments/housing", "/updates")
    assert {path: changed(of, path) for path in touched} == dict.fromkeys(touched, FIRST + timedelta(days=1))
    assert [changed(of, f"/updates/{name}") for name in ("r1", "r2")] == [FIRST, FIRST + timedelta(days=1)]
    others = ("/indicators/green_area", "/measures/2", "/actions/city")
    assert {path: changed(of, path) for path in others} == dict.fromkeys(others, FIRST)


def test_a_page_that_no_release_changes_names_no_day() -> None:
    assert changed(grown(), "/privacy") is None
    assert changed(shown(changes=()), "/") is None


def test_crawlers_may_read_all_but_the_staff_area_and_dash() -> None:
    rules = RobotFileParser()
    rules.parse(robots(shown()).splitlines())
    assert rules.site_maps() == ["https://www.example.gov.cn/czh/sitemap.xml"]
    for path in ("/", "/en/", "/indicators/base_stations", "/embed/base_stations", "/charts/site.png", "/static/a.js"):
        assert rules.can_fetch("Baiduspider", f"https://www.example.gov.cn/czh{path}")
    for path in ("/staff", "/staff/drafts", "/_dash-update-component"):
        assert not rules.can_fetch("Baiduspider", f"https://www.example.gov.cn/czh{path}")


def test_nothing_of_a_simulated_site_is_to_be_found() -> None:
    rules = RobotFileParser()
    rules.parse(robots(view(snapshot(plan=plan(simulated=True)))).splitlines())
    assert not rules.can_fetch("Baiduspider", "https://www.example.gov.cn/")
