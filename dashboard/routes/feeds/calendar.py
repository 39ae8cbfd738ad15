"""The due dates as an iCalendar (RFC 5545, its name and refresh interval as in RFC 7986)."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, vDuration, vText, vUri

from dashboard.periods import BEIJING
from layouts import duedates
from layouts.freshness import moment_of
from layouts.view import View

_REFRESHED = timedelta(days=1)


def calendar(view: View) -> str:
    """The calendar as a document; its events carry the moment since which they say what they say."""
    language = view.language
    title = duedates.title(view)
    made = Calendar()
    made.add("prodid", f"-//{view.snapshot.area.area}//new urbanisation progress//{language.code.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", title)
    made.add("x-wr-calname", vText(title))
    made.add("x-wr-timezone", "Asia/Shanghai")
    made.add("url", vUri(view.absolute("/")))
    made.add("source", vUri(view.absolute("/calendar.ics")), parameters={"VALUE": "URI"})
    made.add("refresh-interval", _REFRESHED, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(_REFRESHED))
    stamp = _stamp(view)
    for due in duedates.dues(view):
        made.add_component(_event(due, stamp, language.tag))
    return str(made.to_ical(sorted=False), "utf-8")


def _stamp(view: View) -> datetime:
    """The release, or the beginning of the day where that is later: a verdict can change with the day alone."""
    day = datetime.combine(view.as_of, time(), BEIJING)
    moment = max([day, *map(moment_of, view.changes[:1])])
    return moment.astimezone(UTC).replace(microsecond=0)


def _event(due: duedates.Due, stamp: datetime, tag: str) -> Event:
    """A whole day that takes nobody's time; tentative where the day is inferred."""
    made = Event()
    made.add("uid", due.identifier.removeprefix("urn:uuid:"))
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("dtstart", due.day)
    made.add("dtend", due.day + timedelta(days=1))
    made.add("summary", due.title, parameters={"LANGUAGE": tag})
    made.add("description", due.says, parameters={"LANGUAGE": tag})
    made.add("categories", list(due.categories))
    made.add("status", "TENTATIVE" if due.inferred else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    made.add("class", "PUBLIC")
    made.add("url", vUri(due.address))
    return made
