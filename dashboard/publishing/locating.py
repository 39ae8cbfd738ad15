"""Where problems stand in the file the clerk has, and which rows they keep back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.errors import Problem
from dashboard.intake import Book, Reading
from dashboard.model import Snapshot
from dashboard.publishing.merging import Key, keyed
from dashboard.tables import TABLES
from dashboard.vetting import Row, rows_of

_LONGEST = 60
_TABLE_OF = {table.file: table for table in TABLES.values()}


def located(
    problems: Iterable[Problem], files: Mapping[str, bytes], readings: Iterable[Reading], public: Snapshot
) -> tuple[Problem, ...]:
    """Problems of the proposed files at the cells that brought them.

    One of a row that nobody uploaded keeps its file and line; one of a whole table gets the sheet that has its rows.
    """
    rows = {(row.table, row.key): row for row in rows_of(readings, public.area.area)}
    lines: dict[str, tuple[Key, ...]] = {}
    return tuple(_located(problem, files, rows, lines) for problem in problems)


def _located(
    problem: Problem, files: Mapping[str, bytes], rows: Mapping[tuple[str, Key], Row], lines: dict[str, tuple[Key, ...]]
) -> Problem:
    table = _TABLE_OF[problem.file]
    if problem.row < 2:
        sheet = next((row.sheet for row in rows.values() if row.table == table.name), "")
        return replace(problem, sheet=sheet)
    if table.name not in lines:
        lines[table.name] = tuple(keyed(table, files[table.file]))
    row = rows.get((table.name, lines[table.name][problem.row - 2]))
    if row is None:
        return problem
    there = row.problem(problem.column, problem.rule, problem.message, problem.remedy)
    return replace(there, severity=problem.severity)


def without_errors(readings: Iterable[Reading], problems: Iterable[Problem]) -> tuple[Reading, ...]:
    """The readings without the rows that have an error at one of their cells."""
    wrong = {f"{problem.sheet}!{problem.address}" for problem in problems if problem.severity == "error"}
    return tuple(
        replace(reading, rows=tuple(found for found in reading.rows if wrong.isdisjoint(found.places.values())))
        for reading in readings
    )


def as_seen(problems: Iterable[Problem], book: Book, readings: Iterable[Reading]) -> tuple[Problem, ...]:
    """Problems in the order of the file's cells, with the file's name, headings and contents as the clerk has them."""
    headings = {(reading.sheet, name): cell for reading in readings for name, cell in reading.columns.items()}
    order = {sheet.name: place for place, sheet in enumerate(book.sheets)}
    seen = [_as_seen(problem, book, headings) for problem in problems]
    return tuple(sorted(seen, key=lambda problem: (order.get(problem.sheet, len(order)), *_cell(problem.address))))


def _as_seen(problem: Problem, book: Book, headings: Mapping[tuple[str, str], str]) -> Problem:
    if not problem.sheet or problem.file == book.name:
        return problem
    heading = headings.get((problem.sheet, problem.column), "").rpartition("!")[2]
    column = _text(book, problem.sheet, heading) or problem.column
    found = _text(book, problem.sheet, problem.address) or problem.found
    return replace(problem, file=book.name, column=column, found=found)


def _text(book: Book, sheet: str, address: str) -> str:
    row, column = _cell(address)
    rows = next((each.rows for each in book.sheets if each.name == sheet), ())
    return rows[row][column].text.strip()[:_LONGEST] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else ""


def _cell(address: str) -> tuple[int, int]:
    """Row and column of C7, from 0; (-1, -1) where no cell is at fault."""
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", address)
    if match is None:
        return -1, -1
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
