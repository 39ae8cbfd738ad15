"""What machines follow: feeds of releases, the calendar of due dates, the map of addresses.

atom, jsonfeed   the publications, as RFC 4287 and as JSON Feed 1.1
calendar         the due dates, as RFC 5545
addresses        sitemap.xml and robots.txt
"""

from collections.abc import Callable

from flask import Blueprint, Response

from dashboard.answers import Document, Documents, respond
from dashboard.routes import Look
from dashboard.routes.feeds.addresses import robots, sitemap
from dashboard.routes.feeds.atom import atom
from dashboard.routes.feeds.jsonfeed import json_feed
from layouts.head import ATOM, CALENDAR, JSON_FEED
from layouts.view import View


def _calendar(view: View) -> str:
    from dashboard.routes.feeds.calendar import calendar  # icalendar is not for workers that nobody asks for dates

    return calendar(view)


_MADE: dict[str, tuple[Callable[[View], str], str]] = {
    "feed.xml": (atom, ATOM),
    "feed.json": (json_feed, JSON_FEED),
    "calendar.ics": (_calendar, CALENDAR),
    "sitemap.xml": (sitemap, "application/xml"),
    "robots.txt": (robots, "text/plain"),
}


def blueprint(look: Look) -> Blueprint:
    """The feeds and the calendar in each language; the map and the rules for crawlers once."""
    routes = Blueprint("feeds", __name__)
    kept = Documents(megabytes=4)

    def answer(name: str, code: str) -> Response:
        view = look(code)
        make, kind = _MADE[name]
        key = (*view.state, code, name)
        return respond(kept.get(key, lambda: Document.of(make(view), mimetype=kind)))

    @routes.get("/<any('feed.xml', 'feed.json', 'calendar.ics', 'sitemap.xml', 'robots.txt'):name>")
    def chinese(name: str) -> Response:
        return answer(name, "zh")

    @routes.get("/en/<any('feed.xml', 'feed.json', 'calendar.ics'):name>")
    def english(name: str) -> Response:
        return answer(name, "en")

    return routes
