"""What an uploaded row makes of a public one, cell by cell, as text.

A column the sheet leaves out keeps its value; what it empties, by 删除 or by a figure in the indicator's own unit, is
empty. A number that is equal keeps the text it was published with, because workbooks drop the zero of 67.0. A figure is
final unless the sheet says otherwise, and revised once it replaces another. What is reported without a source that the
sheet names comes from the filing itself.
"""

import csv
import io
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from dashboard.model import Snapshot, Source
from dashboard.tables import TABLES, Column, Table
from dashboard.vetting import Row

Key = tuple[str, ...]
Texts = Mapping[str, str]

_REPORTED: Mapping[str, frozenset[str]] = {
    "observations": frozenset({"value", "unit"}),
    "milestones": frozenset({"state", "as_of"}),
    "communities": frozenset({"year", "households", "buildings", "floor_area", "stage", "started", "finished"}),
}
"""What a filing says of each table; where it changes, the row's source is the filing."""


class Ground:
    """The public rows as texts, and what an uploaded row makes of one."""

    def __init__(self, files: Mapping[str, bytes], public: Snapshot, source: Source) -> None:
        self._files, self._public, self._source = files, public, source
        self._rows: dict[str, dict[Key, Texts]] = {}

    def rows(self, name: str) -> dict[Key, Texts]:
        """A table's public rows by key, in the file's order."""
        if name not in self._rows:
            self._rows[name] = keyed(TABLES[name], self._files[TABLES[name].file])
        return self._rows[name]

    def alters(self, row: Row, times: Mapping[tuple[str, Key], int]) -> bool:
        """Whether a row has to be looked at; times counts how often each key is named."""
        old = self.rows(row.table).get(row.key)
        effect = self.effect(row, old)
        unclear = row.found.delete or not all(row.key) or times[row.table, row.key] > 1
        return unclear or (effect is not None and effect != old)

    def effect(self, row: Row, old: Texts | None) -> Texts | None:
        """The row as it would be published; None for a deletion, an incomplete key or a new period without value."""
        empty = row.table == "observations" and old is None and not row.found.values.get("value")
        if row.found.delete or empty or not all(row.key):
            return None
        given = self._given(row, old)
        table, before = TABLES[row.table], old or {}
        new = {column.name: _kept(column, given, before) for column in table.cells}
        new.update(zip(table.key, row.key, strict=True))
        if row.table in _REPORTED:
            self._completed(new, row.table, given, before)
        return new

    def _given(self, row: Row, old: Texts | None) -> Texts:
        """What a sheet says, without a unit that is the one so far anyway: no unit means the indicator's own."""
        given = row.found.values
        indicator = self._public.indicator_by_id.get(row.key[0]) if row.table == "observations" else None
        own = indicator.unit if indicator else ""
        if indicator and (given.get("unit") or own) == ((old or {}).get("unit") or own):
            return {name: text for name, text in given.items() if name != "unit"}
        return given

    def _completed(self, new: dict[str, str], table: str, given: Texts, old: Texts) -> None:
        """Fills in the status and the source that a report leaves out."""
        said = any(new[name] != old.get(name, "") for name in _REPORTED[table])
        if table == "observations":
            new["status"] = _status(given.get("status", ""), old.get("status", ""), changed=said and bool(old))
        if said and "source_id" not in given:
            new["source_id"] = self._source.source_id


def _kept(column: Column, given: Texts, old: Texts) -> str:
    before = old.get(column.name, "")
    new = given.get(column.name, before)
    return before if column.type == "number" and _equal(new, before) else new


def _equal(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _status(given: str, old: str, *, changed: bool) -> str:
    """A figure is final unless the sheet says otherwise; one that replaces a final figure is revised, and stays so.

    A provisional figure that is still called provisional stays provisional, whatever its value.
    """
    if not changed:
        return old if old == "revised" and given == "final" else given or old or "final"
    return given if given and (given != old or given == "provisional") else "revised"


def keyed(table: Table, content: bytes) -> dict[Key, Texts]:
    """The rows of a file by key, in its order: the first is line 2, since files are written without blank lines."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return {tuple(row[name] for name in table.key): row for row in rows}
