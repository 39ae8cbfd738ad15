"""Whether a row that is different is updated, finalised or corrected, and what readers see of a row."""

from collections.abc import Mapping
from typing import get_args

from dashboard.changes.change import Kind
from dashboard.model import Community, Milestone, Observation, Stage, State
from dashboard.tables import Row, cell_text

_REMARKS = frozenset({"source_id", "note", "note_en", "status"})
_MAIN: Mapping[type, str] = {Observation: "value", Milestone: "state"}
_TITLES = ("value", "stage", "name", "title", "role")


def kind_of(old: Row, new: Row, columns: tuple[str, ...]) -> Kind:
    """The kind of a change to a row that was there and still is; columns are those that differ.

    Remarks, and filling what was empty, take nothing back. Nor does a state or stage that moves on, or the final
    value that a provisional one was published to be followed by.
    """
    if isinstance(old, Milestone) and isinstance(new, Milestone):
        return _kind_of_milestone(old, new, columns)
    if "value" in columns and isinstance(old, Observation) and isinstance(new, Observation):
        followed = (old.status, new.status) == ("provisional", "final")
        return "finalised" if followed and set(columns) <= {"value", *_REMARKS} else "corrected"
    before = {name for name in columns if name not in _REMARKS and cell_text(getattr(old, name))}
    if isinstance(old, Community) and isinstance(new, Community) and _gained(Stage, old.stage, new.stage) > 0:
        before.discard("stage")
    return "corrected" if before else "updated"


def _kind_of_milestone(old: Milestone, new: Milestone, columns: tuple[str, ...]) -> Kind:
    """A report is corrected by another state of the same day, or by one that says less was reached."""
    if old.state is None or new.state is None:
        return "new" if new.state else "removed" if old.state else "updated"
    if set(columns) - _REMARKS - {"state", "as_of"} or _gained(State, old.state, new.state) < 0:
        return "corrected"
    later = bool(new.as_of and old.as_of and new.as_of > old.as_of)
    return "corrected" if "state" in columns and not later else "updated"


def _gained(vocabulary: object, old: str, new: str) -> int:
    """How many steps of a vocabulary that runs from least to most lie between two of its words."""
    words = get_args(vocabulary)
    return int(words.index(new) - words.index(old))


def shown(row: Row, columns: tuple[str, ...] = ()) -> str:
    """What readers see of a row: its value or state, else the columns that differ, or its name where all does."""
    main = _MAIN.get(type(row), "")
    if main and (not columns or {main, "unit"} & set(columns)):
        return cell_text(getattr(row, main)) + (row.unit if isinstance(row, Observation) else "")
    if columns:
        return "；".join(cell_text(getattr(row, name)) for name in columns)
    return next((cell_text(getattr(row, name)) for name in _TITLES if hasattr(row, name)), "")
