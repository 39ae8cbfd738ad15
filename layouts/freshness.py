"""When a page last changed, told from the releases and never from the day it is looked at."""

from datetime import datetime, time

from dashboard.changes import Change as Entry
from dashboard.model import Snapshot
from dashboard.periods import BEIJING
from layouts.view import Change, View

_OF_ONE_INDICATOR = frozenset({"observations", "targets"})
_WRITTEN = frozenset({"/method", "/accessibility", "/privacy"})
"""Pages that are of the code, not of the data: no release tells when they changed."""


def moment_of(change: Change) -> datetime:
    """When a publication was made, in the time of the country."""
    moment = change.moment or datetime.combine(change.published, time(), BEIJING)
    return moment.astimezone(BEIJING)


def changed(view: View, path: str) -> datetime | None:
    """When the page at a path last changed: with the newest release that touched what it shows.

    None where no release tells. A change that is of no one indicator (a source, a department) may show on any page.
    """
    if path in _WRITTEN or not view.changes:
        return None
    if path.startswith("/updates/"):  # the page of a release is as old as the release
        name = path.removeprefix("/updates/")
        return moment_of(next(change for change in reversed(view.changes) if change.release_id.startswith(name)))
    shown = _indicators(view.snapshot, path)
    touching = (change for change in view.changes if shown is None or _touches(change, shown))
    return moment_of(next(touching, view.changes[-1]))


def _touches(change: Change, indicators: frozenset[str]) -> bool:
    return not change.entries or any(_is_of(entry, indicators) for entry in change.entries)


def _is_of(entry: Entry, indicators: frozenset[str]) -> bool:
    return entry.table not in _OF_ONE_INDICATOR or entry.indicator_id in indicators


def _indicators(snapshot: Snapshot, path: str) -> frozenset[str] | None:
    """The indicators a page shows; None for the pages that show them all."""
    kind, _, name = path.removesuffix("/press").rpartition("/")
    if kind == "/indicators":
        return frozenset({name})
    if kind == "/measures" and name.isdecimal():
        return _of_measures(snapshot, int(name))
    if kind == "/actions":
        return frozenset(row.indicator_id for row in snapshot.indicators_of_action(name))
    if kind == "/departments":
        return _of_measures(snapshot, *(row.measure for row in snapshot.measures_of_department(name)))
    return None


def _of_measures(snapshot: Snapshot, *numbers: int) -> frozenset[str]:
    return frozenset(row.indicator_id for number in numbers for row in snapshot.indicators_of_measure(number))
