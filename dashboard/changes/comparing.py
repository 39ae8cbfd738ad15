"""Two snapshots to all changes between them, in the order readers look for them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from dashboard.changes.change import Change, Kind, Reasons, reason_key
from dashboard.changes.kinds import kind_of, shown
from dashboard.model import Milestone, Observation, Plan, Snapshot
from dashboard.periods import Period
from dashboard.progress import STANDARD, Method, Verdict, assess_all, assess_milestone, current
from dashboard.tables import TABLES, Row, Table, cell_text

_FIRST = ("observations", "milestones", "communities")
_ORDER = (*_FIRST, *(name for name in TABLES if name not in _FIRST))


def between(
    old: Snapshot, new: Snapshot, *, as_of: date, method: Method = STANDARD, reasons: Reasons | None = None
) -> tuple[Change, ...]:
    """All changes from one snapshot to another: what is measured first, by the dataset's order of indicators.

    Rows are compared as values: numbers that are equal are no change (67 and 67.0). Verdicts are worked out for the
    rows concerned alone, all of them on as_of. reasons are by `table|key`.
    """
    found = [change for name in _ORDER for change in _of_table(TABLES[name], old, new)]
    judged = _judged(found, old, new, as_of=as_of, method=method)
    places = {row.indicator_id: place for place, row in enumerate(new.indicators)}
    ordered = sorted(judged, key=lambda change: (_ORDER.index(change.table), places.get(change.indicator_id, -1)))
    return tuple(replace(change, reason=(reasons or {}).get(reason_key(change), "")) for change in ordered)


def _of_table(table: Table, old: Snapshot, new: Snapshot) -> Iterator[Change]:
    if table.pairs:
        yield from _of_plan(old.plan, new.plan)
        return
    before, after = by_key(table, old), by_key(table, new)
    earlier = _Earlier(old.observations) if table.name == "observations" else None
    for key, row in after.items():
        if key not in before:
            yield _added(table, key, row, earlier.value(row) if earlier and isinstance(row, Observation) else "")
        elif before[key] != row:
            yield _altered(table, key, before[key], row)
    for key, row in before.items():
        if key not in after:
            yield Change("removed", table.name, key, _indicator(row), _period(row), shown(row), "")


def _of_plan(old: Plan, new: Plan) -> Iterator[Change]:
    for column in TABLES["plan"].columns:
        before, after = cell_text(getattr(old, column.name)), cell_text(getattr(new, column.name))
        if before != after:
            kind: Kind = "corrected" if before and after else "new" if after else "removed"
            yield Change(kind, "plan", column.name, "", "", before, after)


def by_key(table: Table, snapshot: Snapshot) -> dict[str, Row]:
    """The rows of a table by their key columns joined by `|`; the plan's facts are all one row and have no key."""
    rows: Iterable[Row] = () if table.pairs else getattr(snapshot, table.name)
    return {"|".join(cell_text(getattr(row, name)) for name in table.key): row for row in rows}


def _added(table: Table, key: str, row: Row, earlier: str) -> Change:
    kind: Kind = "updated" if earlier else "new"
    return Change(kind, table.name, key, _indicator(row), _period(row), earlier, shown(row))


def _altered(table: Table, key: str, old: Row, new: Row) -> Change:
    columns = tuple(each.name for each in table.columns if getattr(old, each.name) != getattr(new, each.name))
    kind = kind_of(old, new, columns)
    texts = shown(old, columns), shown(new, columns)
    return Change(kind, table.name, key, _indicator(new), _period(new), *texts, columns=columns)


class _Earlier:
    """What readers see of an indicator until a later period arrives."""

    def __init__(self, rows: Iterable[Observation]) -> None:
        self._known: dict[tuple[str, str], list[Observation]] = {}
        for row in sorted(rows, key=lambda row: (row.period.end, row.period.start)):
            self._known.setdefault((row.indicator_id, row.area), []).append(row)

    def value(self, row: Observation) -> str:
        """The newest value of a period that ends before this one's; empty where there is none."""
        known = self._known.get((row.indicator_id, row.area), [])
        place = bisect_left(known, row.period.end, key=lambda each: each.period.end)
        return shown(known[place - 1]) if place else ""


def _indicator(row: Row) -> str:
    return str(getattr(row, "indicator_id", ""))


def _period(row: Row) -> str:
    """The time a row speaks of: an observation's or target's period, the day a milestone was reported for."""
    when = row.as_of if isinstance(row, Milestone) else getattr(row, "period", None)
    return cell_text(when) if isinstance(when, date | Period) else ""


def _judged(changes: list[Change], old: Snapshot, new: Snapshot, *, as_of: date, method: Method) -> Iterator[Change]:
    touched = frozenset(change.indicator_id for change in changes)
    before, after = (_verdicts(each, touched, as_of, method) for each in (old, new))
    for change in changes:
        name = _judged_row(change, new.area.area)
        yield replace(change, verdict_before=before.get(name), verdict_after=after.get(name))


def _judged_row(change: Change, own_area: str) -> str:
    """Whose verdict a change can alter: the indicator's, unless the value is another place's; or the milestone's."""
    if change.table == "milestones":
        return reason_key(change)
    elsewhere = change.table == "observations" and change.key.split("|")[1] != own_area
    return "" if elsewhere else change.indicator_id


def _verdicts(snapshot: Snapshot, touched: frozenset[str], as_of: date, method: Method) -> Mapping[str, Verdict]:
    rows = tuple(row for row in snapshot.indicators if row.indicator_id in touched)
    assessed = assess_all(replace(snapshot, indicators=rows), as_of, method=method)
    verdicts = {name: current(each, as_of).verdict for name, each in assessed.items()}
    milestones = {f"milestones|{row.milestone_id}": assess_milestone(row, as_of) for row in snapshot.milestones}
    return verdicts | milestones
