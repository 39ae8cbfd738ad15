"""What a file of any format holds: columns with their meaning, and typed rows."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports.columns import INDICATOR_COLUMNS
from dashboard.model import Observation, Snapshot, Target
from dashboard.progress import covered_from
from dashboard.tables import TABLES, Column, Value, serialise


@dataclass(frozen=True, slots=True)
class Tabulation:
    """Rows under columns. name stands in addresses; rows hold values of their columns' types, None where empty."""

    name: str
    title: str
    title_en: str
    columns: tuple[Column, ...]
    rows: tuple[Sequence[Value], ...]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def table(snapshot: Snapshot, name: str) -> Tabulation:
    """A table of the dataset, its columns as in the contract. name is a name of TABLES."""
    contract = TABLES[name]
    if contract.pairs:
        lines = csv.reader(io.StringIO(serialise(name, (snapshot.plan,)).decode(), newline=""))
        rows: tuple[Sequence[Value], ...] = tuple(lines)[1:]
    else:
        fields = [column.name for column in contract.columns]
        rows = tuple(tuple(getattr(row, field) for field in fields) for row in getattr(snapshot, name))
    return Tabulation(name, contract.title, contract.title_en, contract.cells, rows)


def indicator(snapshot: Snapshot, indicator_id: str) -> Tabulation:
    """An indicator's published values by period, the county's before those of other places, then its targets."""
    row = snapshot.indicator_by_id[indicator_id]
    places = (snapshot.area, *snapshot.areas_observed(indicator_id))
    rows = [
        _observed(snapshot, each) for place in places for each in snapshot.observations_of(indicator_id, place.area)
    ]
    rows += [_wanted(snapshot, each) for each in snapshot.targets_of(indicator_id)]
    return Tabulation(indicator_id, row.name, row.name_en, INDICATOR_COLUMNS, tuple(rows))


def _observed(snapshot: Snapshot, row: Observation) -> Sequence[Value]:
    source = snapshot.source_by_id[row.source_id]
    return (
        "observation",
        row.indicator_id,
        row.area,
        snapshot.area_by_code[row.area].name,
        *_covered(snapshot, row),
        row.value,
        row.unit or snapshot.indicator_by_id[row.indicator_id].unit,
        row.status,
        source.title,
        source.publisher,
        row.note,
        None,
        None,
        None,
    )


def _wanted(snapshot: Snapshot, row: Target) -> Sequence[Value]:
    """A target as the plan sets it: the plan is its source, who issued the plan its publisher."""
    return (
        "target",
        row.indicator_id,
        snapshot.area.area,
        snapshot.area.name,
        *_covered(snapshot, row),
        row.value,
        snapshot.indicator_by_id[row.indicator_id].unit,
        None,
        snapshot.plan.title,
        snapshot.plan.issuer,
        row.note,
        row.comparator,
        row.stretch,
        row.due_inferred,
    )


def _covered(snapshot: Snapshot, row: Observation | Target) -> Sequence[Value]:
    """The period as published, the days that its number covers, and whether it adds up over them."""
    about = snapshot.indicator_by_id[row.indicator_id]
    return row.period, covered_from(row.period, about, snapshot.plan.period_start), row.period.end, about.kind
