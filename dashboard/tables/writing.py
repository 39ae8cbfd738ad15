"""Typed rows back to the bytes of their file."""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from dashboard.model import Snapshot
from dashboard.tables.columns import Row, Table
from dashboard.tables.contract import TABLES


def serialise(name: str, rows: Iterable[Row]) -> bytes:
    """The file of one table: UTF-8, LF, header first, columns in the contract's order; parse reads the same rows."""
    table = TABLES[name]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.header)
    for row in rows:
        writer.writerows(_pairs(table, row) if table.pairs else [_cells(table, row)])
    return text.getvalue().encode()


def dataset_files(snapshot: Snapshot) -> dict[str, bytes]:
    """A whole dataset as files by name (`targets.csv`), in the contract's order."""
    rows = {name: getattr(snapshot, name) for name in TABLES} | {"plan": (snapshot.plan,)}
    return {table.file: serialise(name, rows[name]) for name, table in TABLES.items()}


def _cells(table: Table, row: Row) -> list[str]:
    return [cell_text(getattr(row, column.name)) for column in table.columns]


def _pairs(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    for column, text in zip(table.columns, _cells(table, row), strict=True):
        if text and (column.required or text != "false"):
            yield column.name, text


def cell_text(value: object) -> str:
    """A typed value as its cell holds it: numbers with their decimals, `true` and `false`, empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
