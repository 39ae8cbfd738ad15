"""What the rules look at: the uploaded rows with their cells, what is public, and what would be."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property

from dashboard.errors import Problem
from dashboard.intake import Found, Reading
from dashboard.model import Department, Indicator, Snapshot
from dashboard.periods import Period, parse_period
from dashboard.tables import TABLES


@dataclass(frozen=True, slots=True)
class Row:
    """One uploaded row. key holds its key columns' texts, the county's own area where none is named; an incomplete
    key has empty parts."""

    table: str
    sheet: str
    found: Found
    key: tuple[str, ...]

    @property
    def name(self) -> str:
        """The key as changes and reasons have it."""
        return "|".join(self.key)

    def place(self, column: str) -> str:
        """The cell of a column (`Sheet1!C7`), else of the first key column that has one, else of any."""
        wanted = (column, *TABLES[self.table].key, *self.found.places)
        return next((self.found.places[name] for name in wanted if name in self.found.places), "")

    def problem(self, column: str, rule: str, message: str, remedy: str) -> Problem:
        """An error at a column's cell."""
        sheet, _, address = self.place(column).rpartition("!")
        line = "".join(filter(str.isdigit, address))
        return Problem(
            file=TABLES[self.table].file,
            row=int(line or 0),
            column=column,
            rule=rule,
            message=message,
            remedy=remedy,
            sheet=sheet or self.sheet,
            address=address,
            found=self.found.values.get(column, ""),
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """An uploaded value of a known indicator that could be read. unit is the indicator's own where none is given."""

    row: Row
    indicator: Indicator
    area: str
    period: Period
    value: Decimal
    unit: str


@dataclass(frozen=True)
class Upload:
    """Uploaded rows held against what is public.

    proposed is the dataset with the rows in it, None where some could not be read. department_id is the uploader's,
    empty for the whole county. as_of is the day verdicts are made on.
    """

    rows: tuple[Row, ...]
    public: Snapshot
    proposed: Snapshot | None
    department_id: str
    as_of: date

    def of(self, table: str) -> tuple[Row, ...]:
        """The rows of one table."""
        return tuple(row for row in self.rows if row.table == table)

    @cached_property
    def department(self) -> Department | None:
        """Whose upload it is; None for the whole county. One that the dataset no longer has answers for nothing."""
        name = self.department_id
        return self.public.department_by_id.get(name, Department(name, name, name, "")) if name else None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The values that could be read, by indicator, place, unit and time."""
        found = (_figure(row, self.public) for row in self.of("observations") if not row.found.delete)
        known = [figure for figure in found if figure]
        return tuple(
            sorted(known, key=lambda each: (each.indicator.indicator_id, each.area, each.unit, each.period.end))
        )


Rule = Callable[[Upload], Iterator[Problem]]


def rows_of(readings: Iterable[Reading], own_area: str) -> tuple[Row, ...]:
    """All uploaded rows, sheet by sheet."""
    return tuple(
        Row(reading.table, reading.sheet, found, key_of(reading.table, found, own_area))
        for reading in readings
        for found in reading.rows
    )


def key_of(table: str, found: Found, own_area: str) -> tuple[str, ...]:
    """A row's key columns in the contract's order; a figure without a place is the county's own."""
    default = {"area": own_area} if table == "observations" else {}
    return tuple(found.values.get(name) or default.get(name, "") for name in TABLES[table].key)


def _figure(row: Row, public: Snapshot) -> Figure | None:
    indicator_id, area, period = row.key
    indicator = public.indicator_by_id.get(indicator_id)
    try:
        value, when = Decimal(row.found.values.get("value", "")), parse_period(period)
    except (InvalidOperation, ValueError):  # the rules of the table tell what is wrong with it
        return None
    if indicator is None or not value.is_finite():
        return None
    return Figure(row, indicator, area, when, value, row.found.values.get("unit") or indicator.unit)
