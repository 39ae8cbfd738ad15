"""What the rules look at: all rows of a dataset with the lines they stand on, and the day it is judged on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from dashboard.errors import Problem
from dashboard.model import Plan

_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Dataset:
    """The rows of every table with their spreadsheet line numbers, as far as they could be read.

    broken holds the row classes of which some rows could not be read.
    """

    rows: tuple[tuple[int, object], ...]
    broken: frozenset[type]
    today: date

    def lines(self, kind: type[_Row]) -> list[tuple[int, _Row]]:
        """The rows of one class with their line numbers, in the file's order."""
        return [(line, row) for line, row in self._by_class.get(kind, ()) if isinstance(row, kind)]

    def of(self, kind: type[_Row]) -> list[_Row]:
        """The rows of one class."""
        return [row for _, row in self.lines(kind)]

    @property
    def as_of(self) -> date:
        """The day a simulated dataset is looked at, else today."""
        return next((plan.as_of for plan in self.of(Plan) if plan.as_of), self.today)

    @cached_property
    def _by_class(self) -> Mapping[type, list[tuple[int, object]]]:
        """Once for all rules: most of them look at short tables, and one table can be very long."""
        classes: dict[type, list[tuple[int, object]]] = {}
        for line, row in self.rows:
            classes.setdefault(type(row), []).append((line, row))
        return classes


Rule = Callable[[Dataset], Iterator[Problem]]
