"""The publications as a JSON Feed 1.1."""

import json

from layouts import feed
from layouts.view import View


def json_feed(view: View) -> str:
    """The feed as a document."""
    language = view.language
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title(view),
        "home_page_url": view.absolute("/updates"),
        "feed_url": view.absolute("/feed.json"),
        "description": feed.explanation(view),
        "language": language.tag,
        "authors": [{"name": language.of(view.settings, "organiser"), "url": view.absolute("/")}],
        "items": [_entry(entry) for entry in feed.entries(view)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _entry(entry: feed.Entry) -> dict[str, object]:
    moment = entry.published.isoformat()
    return {
        "id": entry.identifier,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": moment,
        "date_modified": moment,
        "tags": list(entry.categories),
    }
