"""A release by the name people quote, and what it brought, which its page for the newsroom shows."""

from dashboard.changes import Change as Entry
from dashboard.model import Indicator
from layouts.view import Change, View

LEAST = 12
"""How many characters of a release's id people quote."""


def short(release_id: str) -> str:
    """A release's id as people quote it."""
    return release_id[:LEAST]


def newsroom_path(change: Change) -> str:
    """The page of a release for the press."""
    return f"/updates/{short(change.release_id)}"


def own(view: View) -> Change | None:
    """The publication that brought the release first."""
    return next((change for change in reversed(view.changes) if change.release_id == view.release_id), None)


def indicators(view: View, own: Change) -> list[Indicator]:
    """The indicators whose own figures or targets changed, by the plan; of a first release the headline ones."""
    if not own.entries:
        return list(view.snapshot.headline_indicators) if own.kind == "first" else []
    touched = {entry.indicator_id for entry in own.entries if is_own(view, entry)}
    return [row for row in view.snapshot.indicators if row.indicator_id in touched]


def is_own(view: View, entry: Entry) -> bool:
    """Whether a change is of the county's own figures or targets."""
    area = view.snapshot.area.area
    return entry.table == "targets" or (entry.table == "observations" and area in entry.key.split("|"))
