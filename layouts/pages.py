"""The table from address to page."""

from collections.abc import Callable, Mapping, Sequence

from dashboard.model import Snapshot
from layouts.about import about
from layouts.actions import action
from layouts.api import api
from layouts.communities import communities
from layouts.data import data
from layouts.departments import department, departments
from layouts.indicator import indicator
from layouts.measures import measure
from layouts.method import method
from layouts.notfound import notfound
from layouts.overview import overview
from layouts.page import Page
from layouts.press.newsroom import newsroom
from layouts.press.page import press
from layouts.press.released import LEAST, newsroom_path
from layouts.sitemap import paths as paths
from layouts.sitemap import sitemap
from layouts.statements import accessibility, privacy
from layouts.updates import updates
from layouts.view import Change, View


def _measure(view: View, name: str) -> Page | None:
    """The page of a measure by its number, which has one spelling: 7, never 07."""
    known = {str(number): number for number in view.snapshot.measure_by_number}
    return measure(view, known[name]) if name in known else None


FIXED: Mapping[str, Callable[[View], Page]] = {
    "/": overview,
    "/communities": communities,
    "/departments": departments,
    "/updates": updates,
    "/data": data,
    "/data/api": api,
    "/method": method,
    "/about": about,
    "/accessibility": accessibility,
    "/privacy": privacy,
    "/sitemap": sitemap,
}
"""Pages that stand alone."""

NAMED: Mapping[str, Callable[[View, str], Page | None]] = {
    "/actions": action,
    "/measures": _measure,
    "/indicators": indicator,
    "/departments": department,
    "/updates": newsroom,
}
"""Pages of one thing each; None where there is no such thing."""

MORE: Mapping[tuple[str, str], Callable[[View, str], Page | None]] = {
    ("/indicators", "press"): press,
}
"""A second page of one thing: /indicators/<id>/press."""


def page(view: View) -> Page:
    """The page at view.path, or the 404 page."""
    return _find(view) or notfound(view)


def _find(view: View) -> Page | None:
    if fixed := FIXED.get(view.path):
        return fixed(view)
    kind, _, name = view.path.rpartition("/")
    named = NAMED.get(kind)
    if named is None:
        above, _, thing = kind.rpartition("/")
        named, name = MORE.get((above, name)), thing
    return named(view, name) if named and name else None


def proper(path: str, snapshot: Snapshot, changes: Sequence[Change]) -> str:
    """The one address of the page that a path means: no slash at its end, and of a release's id what people quote."""
    bare = path.rstrip("/") or path
    kind, _, name = bare.rpartition("/")
    if kind == "/updates" and len(name) >= LEAST:
        return next((newsroom_path(each) for each in changes if each.release_id.startswith(name)), path)
    return bare if bare == path or bare in paths(snapshot) else path


def release_of(path: str) -> str:
    """The release that a page is about, by the first characters of its id; empty where a page is of the current one."""
    kind, _, name = path.rpartition("/")
    return name if kind == "/updates" and len(name) == LEAST else ""
