"""Foreign keys: a cell that names a row of another table must find it there."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from dashboard.errors import Problem
from dashboard.model import OVERALL_GOAL
from dashboard.tables.cells import listed
from dashboard.tables.columns import Column, Table
from dashboard.tables.contract import TABLES
from dashboard.tables.reading import Parsed


def unknown_references(tables: Mapping[str, Parsed]) -> tuple[Problem, ...]:
    """A problem (rule `unknown_reference`) for every cell that names a row which is not there.

    tables holds all tables by name. One that has problems of its own is not looked in, since the row may be there.
    """
    return tuple(
        problem
        for table in TABLES.values()
        for column in table.columns
        if column.refers and not tables[column.refers].problems
        for problem in _unknown(table, column, tables)
    )


def _unknown(table: Table, column: Column, tables: Mapping[str, Parsed]) -> Iterator[Problem]:
    target = TABLES[column.refers]
    known = {getattr(row, target.key[0]) for _, row in tables[target.name].rows}
    allowed = known | {""} | ({OVERALL_GOAL} if column.overall else set())
    for line, row in tables[table.name].rows:
        value = getattr(row, column.name)
        if value not in allowed:
            message = f"“{column.title}”是“{value}”，{target.file} 中没有这一行。"
            remedy = f"改成 {target.file} 中已有的编号{_like(str(value), known)}，或先在该表补一行。"
            yield Problem(table.file, line, column.name, "unknown_reference", message, remedy)


def _like(value: str, known: set[object]) -> str:
    close = get_close_matches(value, sorted(map(str, known)), n=3)
    return f"（相近的有 {listed(tuple(close))}）" if close else ""
