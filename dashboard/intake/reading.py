"""What was found in a book: rows of the dataset's tables, each value with its cell, and all that is unclear."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.errors import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """One row of a table as a sheet gives it, in the contract's own text forms (`2024-06`, `1234.5`, `true`).

    places maps each column to its cell (`Sheet1!C7`). Columns the sheet leaves empty are absent: no change.
    delete is true only where the sheet says 删除.
    """

    values: Mapping[str, str]
    places: Mapping[str, str]
    delete: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the clerk can say: the missing year of a period, which indicator a near name means.

    key is stable across re-reading and is what the answer is kept under; choices are (value, words) pairs,
    empty where a year is to be typed.
    """

    key: str
    place: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()


def years(today: date) -> range:
    """The years that answer a question without choices, today's and the next among them."""
    return range(1949, today.year + 2)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that holds no data: a title, a unit line, a total, a note."""

    sheet: str
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All of one table that a book holds. columns maps each recognised column to its header cell."""

    table: str
    sheet: str
    header_row: int
    columns: Mapping[str, str]
    rows: tuple[Found, ...]
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    skipped: tuple[Skipped, ...] = ()
