"""What a table of the data contract is: its row class, and its columns with type, key, vocabulary and help."""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from dashboard.model import (
    Action,
    Area,
    Community,
    Department,
    Indicator,
    Measure,
    Milestone,
    Observation,
    Plan,
    Responsibility,
    Source,
    Target,
)
from dashboard.periods import Period

Row = (
    Plan
    | Action
    | Measure
    | Department
    | Responsibility
    | Area
    | Indicator
    | Target
    | Observation
    | Source
    | Milestone
    | Community
)
Value = str | int | Decimal | date | Period | None
ColumnType = Literal["text", "id", "url", "integer", "number", "boolean", "date", "period", "choice"]

IDENTIFIER = "[a-z0-9][a-z0-9_-]{0,63}"
"""The form of an identifier, which stands in addresses: a regular expression for the whole of it."""

_TYPES: dict[Any, ColumnType] = {
    str: "text",
    int: "integer",
    bool: "boolean",
    Decimal: "number",
    date: "date",
    Period: "period",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, what its cells may hold, and what it means, for files, checks and dictionary.

    vocabulary lists the only words allowed (empty: any). refers names the table whose key the cells must hold;
    overall says that 0, the plan's overall goal, may stand there too. title and help are Chinese.
    """

    name: str
    title: str
    help: str
    help_en: str
    required: bool = True
    key: bool = False
    refers: str = ""
    overall: bool = False
    type: ColumnType = "text"
    vocabulary: tuple[str, ...] = ()

    @property
    def title_en(self) -> str:
        """The English heading: the name itself, spelt with spaces."""
        return self.name.replace("_", " ")


@dataclass(frozen=True)
class Table:
    """One file of a dataset. `pairs` marks plan.csv, whose columns are the keys of key/value lines."""

    name: str
    title: str
    title_en: str
    row: type
    columns: tuple[Column, ...]
    pairs: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def cells(self) -> tuple[Column, ...]:
        """The columns the file itself has."""
        return _pair_columns(self.columns) if self.pairs else self.columns

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.cells)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that together name a row."""
        return tuple(column.name for column in self.cells if column.key)


def describe(name: str, title: str, title_en: str, row: type[Row], *columns: Column, pairs: bool = False) -> Table:
    """A table whose columns take their types and vocabularies from the row class, which they follow field by field."""
    names = [field.name for field in fields(row)]
    if names != [column.name for column in columns]:
        raise TypeError(f"the columns of {name} are not the fields of {row.__name__}")
    hints = get_type_hints(row)
    typed = tuple(_typed(column, hints[column.name]) for column in columns)
    return Table(name, title, title_en, row, typed, pairs)


def _typed(column: Column, hint: Any) -> Column:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if get_origin(hint) is Literal:
        return replace(column, type="choice", vocabulary=tuple(kinds))
    if kinds:  # a union with None: the cell may stay empty
        return replace(_typed(column, kinds[0]), required=False)
    return replace(column, type=_named_type(column) or _TYPES[hint])


def _named_type(column: Column) -> ColumnType | None:
    """Identifiers stand in addresses and links in pages, so both are held to a form."""
    if column.name == "url":
        return "url"
    if column.name.endswith("_id") or column.name in {"area", "lead_department"}:
        return "id"
    return None


def _pair_columns(keys: tuple[Column, ...]) -> tuple[Column, ...]:
    return (
        Column(
            "key",
            "项目",
            "方案要素的名称。",
            "Name of a fact about the plan.",
            key=True,
            type="choice",
            vocabulary=tuple(column.name for column in keys),
        ),
        Column("value", "内容", "该要素的内容。", "The fact itself.", required=False),
    )
