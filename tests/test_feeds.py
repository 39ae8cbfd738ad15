"""The feeds: valid as their specifications have it, whole in content, the same names for ever."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import jsonschema
import pytest

from dashboard.changes import Change as Entry
from dashboard.language import Code
from dashboard.routes.feeds.atom import atom
from dashboard.routes.feeds.jsonfeed import json_feed
from dashboard.settings import Settings
from layouts.feed import LATEST
from layouts.view import Change, View
from tests.builders import observation, plan, snapshot, view

NAMES = {"a": "http://www.w3.org/2005/Atom"}
SITE = Settings(base_url="https://www.example.gov.cn", url_prefix="/czh")
MOMENT = datetime(2025, 3, 1, 2, 30, tzinfo=UTC)
CORRECTION = Entry(
    "corrected",
    "observations",
    "base_stations|371723|2024",
    "base_stations",
    "2024",
    "40",
    "38",
    reason="重复计入<b>两座</b>",
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "url": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "title": {"type": "string"},
        "summary": {"type": "string"},
        "content_html": {"type": "string"},
        "date_published": {"type": "string", "pattern": f"^{RFC_3339.pattern}$"},
        "date_modified": {"type": "string", "pattern": f"^{RFC_3339.pattern}$"},
        "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    },
    "additionalProperties": False,
}
JSON_FEED_1_1 = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "pattern": "^https?://"},
        "feed_url": {"type": "string", "pattern": "^https?://"},
        "description": {"type": "string"},
        "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
        "authors": {
            "type": "array",
            "items": {"type": "object", "minProperties": 1, "properties": {"name": {}, "url": {}, "avatar": {}}},
        },
        "items": {"type": "array", "items": ITEM},
    },
    "additionalProperties": False,
}
"""JSON Feed 1.1 as its specification has it, held to the members this site writes."""


def change(number: int, **changes: object) -> Change:
    moment = MOMENT + timedelta(days=number)
    given = {"kind": "update", "number": number, "moment": moment, "summary": "", "summary_en": "", **changes}
    return Change(f"{number:064x}", moment.date(), **given)  # type: ignore[arg-type]


def history(*, language: Code = "zh", simulated: bool = False) -> View:
    """A first release, a correction, and its withdrawal."""
    changes = (
        change(3, kind="withdrawal", entries=(CORRECTION,), reason="更正有误 & 需要核实"),
        change(2, entries=(CORRECTION,)),
        change(1, kind="first"),
    )
    rows = snapshot(plan=plan(simulated=simulated), observations=[observation(value="38")])
    return view(rows, changes=changes, release_id=changes[0].release_id, settings=SITE, language=language)


def texts(shown: View, path: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(atom(shown)).findall(path, NAMES)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_feed_reader_reads_the_atom_feed_without_complaint(language: Code) -> None:
    parsed = feedparser.parse(atom(history(language=language)).encode())
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert [entry.link for entry in parsed.entries] == [
        f"https://www.example.gov.cn/czh{'/en' * (language == 'en')}/updates/{number:064x}"[: -64 + 12]
        for number in (3, 2, 1)
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_feed_says_of_a_release_stays_when_others_follow(language: Code) -> None:
    second, first = change(2, entries=(CORRECTION,)), change(1, kind="first")
    rows = snapshot(observations=[observation(value="38")])
    alone, followed = (
        json.loads(json_feed(view(rows, changes=changes, release_id=changes[0].release_id, language=language)))
        for changes in ((first,), (second, first))
    )
    assert followed["items"][1] == alone["items"][0]


def test_the_atom_feed_keeps_the_rules_of_its_specification() -> None:
    root = ElementTree.fromstring(atom(history()))
    for node in (root, *root.findall("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", NAMES)) == 1, name
    assert [link.get("href") for link in root.findall("a:link[@rel='self']", NAMES)] == [
        "https://www.example.gov.cn/czh/feed.xml"
    ]
    assert root.findall("a:author/a:name", NAMES)
    for entry in root.findall("a:entry", NAMES):
        assert len(entry.findall("a:link[@rel='alternate']", NAMES)) == 1
        content = entry.find("a:content", NAMES)
        assert content is not None and content.get("type") == "html"


def test_no_two_things_in_a_feed_have_the_same_name() -> None:
    names = texts(history(), ".//a:id")
    assert len(names) == len(set(names)) == 4
    assert all(name.startswith("urn:uuid:") for name in names)
    assert set(names).isdisjoint(texts(history(language="en"), ".//a:id"))
    assert set(names).isdisjoint(texts(history(simulated=True), ".//a:id"))


def test_a_name_stays_when_the_site_moves_and_when_more_is_published() -> None:
    shown = history()
    moved = view(shown.snapshot, changes=(change(4), *shown.changes), settings=Settings())
    assert set(texts(shown, ".//a:id")) <= set(texts(moved, ".//a:id"))


def test_the_same_release_published_twice_is_two_entries() -> None:
    first, again = change(1), change(2)
    twice = (Change(first.release_id, again.published, "", "", number=2, moment=again.moment), first)
    assert len(set(texts(view(changes=twice), "a:entry/a:id"))) == 2


def test_times_have_their_zone_and_the_newest_comes_first() -> None:
    updated, published = texts(history(), "a:entry/a:updated"), texts(history(), "a:entry/a:published")
    assert all(RFC_3339.fullmatch(each) for each in [*updated, *published])
    assert updated == sorted(updated, reverse=True)
    assert all(late >= early for late, early in zip(updated, published, strict=True))
    assert texts(history(), "a:updated") == updated[:1] == ["2025-03-04T10:30:00+08:00"]


def test_a_correction_is_told_with_both_values_and_its_reason() -> None:
    content = texts(history(), "a:entry/a:content")[1]
    assert "已更正" in content
    assert "40个改为38个" in content
    assert "原因：" in content
    assert "更正1处" in texts(history(), "a:entry/a:title")[1]


def test_a_withdrawal_is_called_one_with_its_reason() -> None:
    title, content = texts(history(), "a:entry/a:title")[0], texts(history(), "a:entry/a:content")[0]
    assert "撤回：恢复到以前的版本" in title
    assert "撤回：恢复到以前的版本" in content and "更正有误 &amp; 需要核实" in content


def test_what_staff_wrote_is_never_markup() -> None:
    for content in texts(history(), "a:entry/a:content")[:2]:
        assert "重复计入&lt;b&gt;两座&lt;/b&gt;" in content
        assert "<b>" not in content


def test_characters_that_xml_cannot_hold_do_not_break_the_feed() -> None:
    shown = view(changes=(change(1, kind="withdrawal", reason="有\x0b控制\x00字符\ud800]]>"),))
    assert "有控制字符]]&gt;" in texts(shown, "a:entry/a:content")[0]


def test_links_in_the_content_hold_in_any_reader() -> None:
    for content in texts(history(), "a:entry/a:content"):
        links = re.findall(r'href="([^"]+)"', content)
        assert links
        assert all(link.startswith("https://www.example.gov.cn/czh/") for link in links)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_json_feed_is_one_by_its_specification(language: Code) -> None:
    told = json.loads(json_feed(history(language=language)))
    jsonschema.validate(told, JSON_FEED_1_1)
    assert len({entry["id"] for entry in told["items"]}) == 3


def test_both_feeds_tell_the_same() -> None:
    told = json.loads(json_feed(history()))["items"]
    for name, path in {"id": "id", "title": "title", "content_html": "content", "date_modified": "updated"}.items():
        assert [entry[name] for entry in told] == texts(history(), f"a:entry/a:{path}")


def test_simulated_data_is_called_so_in_every_entry() -> None:
    shown = history(simulated=True)
    for path in ("a:title", "a:entry/a:title", "a:entry/a:summary", "a:entry/a:content"):
        assert all("演示数据" in text for text in texts(shown, path))


def test_a_long_history_is_told_from_its_end() -> None:
    shown = view(changes=tuple(change(number) for number in range(LATEST + 5, 0, -1)))
    assert len(texts(shown, "a:entry")) == LATEST


def test_a_feed_of_nothing_yet_is_still_a_feed() -> None:
    parsed = feedparser.parse(atom(view(changes=(), as_of=date(2025, 1, 1))).encode())
    assert not parsed.bozo and parsed.entries == []


def test_english_feeds_speak_english() -> None:
    said = json.loads(json_feed(history(language="en")))
    assert not re.search(
        r"[\u3400-\u9fff]", said["title"] + said["description"] + "".join(e["title"] for e in said["items"])
    )
    assert urlsplit(said["feed_url"]).path == "/czh/en/feed.json"
