"""A public figure is corrected or taken back only with a reason, which is public too."""

from collections.abc import Iterable

from dashboard.changes import Change, Kind
from dashboard.errors import Problem
from dashboard.model import Snapshot
from dashboard.tables import TABLES
from dashboard.vetting.upload import Row

NEEDING_REASON: frozenset[Kind] = frozenset({"corrected", "removed"})
"""The kinds of change that say why."""


def reasons_missing(changes: Iterable[Change], rows: Iterable[Row], public: Snapshot) -> tuple[Problem, ...]:
    """An error (`reason_missing`) for each correction without a reason, at the cell that brings it."""
    cells = {(row.table, row.name): row for row in rows}
    return tuple(
        _missing(change, cells.get((change.table, change.key)), public)
        for change in changes
        if change.kind in NEEDING_REASON and not change.reason.strip()
    )


def _missing(change: Change, row: Row | None, public: Snapshot) -> Problem:
    indicator = public.indicator_by_id.get(change.indicator_id)
    what = f"“{indicator.name}”{change.period}" if indicator else f"{TABLES[change.table].title}（{change.key}）"
    done = f"由“{change.old}”改为“{change.new}”" if change.kind == "corrected" else f"删去“{change.old}”"
    message, remedy = f"{what}{done}，没有写原因。", "写一句更正的原因，会与数据一起公开。"
    column = change.columns[0] if change.columns else "value"
    if row:
        return row.problem(column, "reason_missing", message, remedy)
    return Problem(TABLES[change.table].file, 0, column, "reason_missing", message, remedy)
