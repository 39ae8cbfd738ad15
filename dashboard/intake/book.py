"""An uploaded file as sheets of cells, whatever program saved it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["csv", "text", "xlsx", "xls", "et"]
Value = str | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: value as the file holds it, text as its reader sees it, format as the workbook names it (`0%`).

    A formula cell holds its last computed value; `formula` is true where the file has none to give.
    """

    value: Value = None
    text: str = ""
    format: str = ""
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells by row and column, merged ranges already filled with their value. Row 0 is the sheet's row 1."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A whole uploaded file. encoding is what text was read as; notes are Chinese remarks on what was recognised."""

    name: str
    kind: Kind
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    notes: tuple[str, ...] = ()

    def mended(self, mends: Mapping[str, str]) -> "Book":
        """The same file with some cells replaced; mends maps places (`Sheet1!C7`) to what was typed instead."""
        return replace(self, sheets=tuple(_mended(sheet, mends) for sheet in self.sheets)) if mends else self


def address(row: int, column: int) -> str:
    """A cell's name as spreadsheets show it, from indices that start at 0: (6, 2) is C7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def place(sheet: str, row: int, column: int) -> str:
    """A cell's place in a book: Sheet1!C7."""
    return f"{sheet}!{address(row, column)}"


def _mended(sheet: Sheet, mends: Mapping[str, str]) -> Sheet:
    rows = tuple(
        tuple(
            Cell(typed, typed) if (typed := mends.get(place(sheet.name, row, column))) is not None else cell
            for column, cell in enumerate(cells)
        )
        for row, cells in enumerate(sheet.rows)
    )
    return replace(sheet, rows=rows)
