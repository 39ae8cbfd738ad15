"""One row that is different, told so that a page in either language can show it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Literal

from dashboard.progress import Verdict

Kind = Literal["new", "updated", "finalised", "corrected", "removed"]

Reasons = Mapping[str, str]
"""Public reasons by `table|key` of the row they explain."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is different. kind: `new` has no earlier value; `updated` a later period of a known indicator, or
    progress and remarks that take nothing back; `finalised` the final value after a provisional one; `corrected`
    another value for the same key; `removed` no later value.

    table and key name the row (key is the row's key columns joined by `|`); indicator_id is empty where none is
    concerned; old and new are what readers see, with the source's decimals, empty where absent; reason is public.
    An observation's value is bare where it is in the indicator's unit, else its own unit follows (1.5万个); an
    updated one has as old the value before it. Words of a fixed vocabulary are given as the dataset has them (`done`).
    columns are those that differ in a row that was there before, in the contract's order; where neither a value nor
    a state is among them, old and new are their contents joined by `；`.
    The verdicts are the indicator's, or the milestone's.
    """

    kind: Kind
    table: str
    key: str
    indicator_id: str
    period: str
    old: str
    new: str
    reason: str = ""
    verdict_before: Verdict | None = None
    verdict_after: Verdict | None = None
    columns: tuple[str, ...] = ()


def reason_key(change: Change) -> str:
    """What a change's public reason is kept under: `observations|base_stations_5g|371723|2025`."""
    return f"{change.table}|{change.key}"


def as_json(changes: tuple[Change, ...]) -> str:
    """Changes as text to keep with a publication; what is empty is left out."""
    rows = ({name: value for name, value in asdict(change).items() if value} for change in changes)
    return json.dumps(list(rows), ensure_ascii=False)


def from_json(text: str) -> tuple[Change, ...]:
    """The changes kept with a publication. Raises ValueError where the text is not what as_json wrote."""
    return tuple(_change(row) for row in json.loads(text))


def _change(row: dict[str, object]) -> Change:
    unknown = set(row) - {field.name for field in fields(Change)}
    if unknown:
        raise ValueError(f"a change has no {', '.join(sorted(unknown))}")
    return Change(**{**_EMPTY, **row, **_typed(row)})  # type: ignore[arg-type]


_EMPTY = dict.fromkeys(("key", "indicator_id", "period", "old", "new"), "")


def _typed(row: dict[str, object]) -> dict[str, object]:
    verdicts: dict[str, object] = {
        name: Verdict(str(row[name])) for name in ("verdict_before", "verdict_after") if name in row
    }
    columns = row.get("columns", ())
    return {**verdicts, "columns": tuple(columns) if isinstance(columns, list) else ()}
