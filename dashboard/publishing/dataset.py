"""A whole dataset: read from a folder, examined by all rules."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dashboard.checks import Dataset, check
from dashboard.errors import DatasetError, Problem
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
    Snapshot,
    Source,
    Target,
)
from dashboard.tables import TABLES, Parsed, missing_file, parse, unknown_references


def read_folder(path: Path) -> dict[str, bytes]:
    """The dataset's own files in a folder by file name; whatever else lies there is passed over."""
    files = (path / table.file for table in TABLES.values())
    return {file.name: file.read_bytes() for file in files if file.is_file()}


def examine(files: Mapping[str, bytes], *, today: date) -> Snapshot:
    """The Snapshot of a dataset's files by name (`targets.csv`).

    Raises DatasetError with every problem, by file in the contract's order and by row, where one rule is broken.
    """
    problems, snapshot = inspected(files, today=today)
    if problems or snapshot is None:
        raise DatasetError(problems)
    return snapshot


def inspected(files: Mapping[str, bytes], *, today: date) -> tuple[tuple[Problem, ...], Snapshot | None]:
    """All problems of a dataset's files, in the order examine has them, and its rows.

    There is no Snapshot where a table cannot be read whole; where only rules between rows are broken, there is.
    """
    tables = {name: _parsed(name, files) for name in TABLES}
    dataset = _dataset(tables, today)
    problems = [problem for parsed in tables.values() for problem in parsed.problems]
    readable = not problems
    problems += [*unknown_references(tables), *check(dataset)]
    return tuple(sorted(problems, key=_place)), _snapshot(dataset) if readable else None


def as_published(files: Mapping[str, bytes]) -> Snapshot:
    """The Snapshot of a release: the rules between rows were asked on its day, and one made since does not unmake it.

    Raises DatasetError where a table cannot be read whole.
    """
    tables = {name: _parsed(name, files) for name in TABLES}
    if problems := [problem for parsed in tables.values() for problem in parsed.problems]:
        raise DatasetError(problems)
    return _snapshot(_dataset(tables, date.max))


def _parsed(name: str, files: Mapping[str, bytes]) -> Parsed:
    content = files.get(TABLES[name].file)
    return missing_file(name) if content is None else parse(name, content)


def _dataset(tables: Mapping[str, Parsed], today: date) -> Dataset:
    rows = tuple(row for parsed in tables.values() for row in parsed.rows)
    broken = frozenset(TABLES[name].row for name, parsed in tables.items() if parsed.problems)
    return Dataset(rows, broken, today)


_ORDER = {table.file: place for place, table in enumerate(TABLES.values())}


def _place(problem: Problem) -> tuple[int, int]:
    return _ORDER[problem.file], problem.row


def _snapshot(dataset: Dataset) -> Snapshot:
    return Snapshot(
        plan=dataset.of(Plan)[0],
        actions=tuple(dataset.of(Action)),
        measures=tuple(dataset.of(Measure)),
        departments=tuple(dataset.of(Department)),
        responsibilities=tuple(dataset.of(Responsibility)),
        areas=tuple(dataset.of(Area)),
        indicators=tuple(dataset.of(Indicator)),
        targets=tuple(dataset.of(Target)),
        observations=tuple(dataset.of(Observation)),
        sources=tuple(dataset.of(Source)),
        milestones=tuple(dataset.of(Milestone)),
        communities=tuple(dataset.of(Community)),
    )
