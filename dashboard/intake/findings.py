"""Where reading a sheet notes what it finds: problems, questions to the clerk, and rows passed over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.errors import Problem
from dashboard.intake.book import Cell, address, place
from dashboard.intake.characters import shown
from dashboard.intake.reading import Question, Skipped, years
from dashboard.intake.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell and where it stands: row and column from 0, label its column's heading as the sheet writes it."""

    row: int
    column: int
    cell: Cell
    label: str = ""


@dataclass(slots=True)
class Findings:
    """What was found in one sheet so far. answers are the clerk's, by Question.key; open counts what blocks a row."""

    file: str
    sheet: str
    answers: Mapping[str, str]
    today: date
    problems: list[Problem] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    open: int = 0

    def wrong(self, spot: Spot, trouble: Trouble) -> None:
        """Notes a problem of a cell; an error keeps its row out of the reading."""
        self.open += trouble.severity == "error"
        self.problems.append(
            Problem(
                self.file,
                spot.row + 1,
                spot.label,
                trouble.rule,
                trouble.message,
                trouble.remedy,
                sheet=self.sheet,
                address=address(spot.row, spot.column),
                found=shown(spot.cell.text or text_of(spot.cell)),
                suggestion=trouble.suggestion,
                severity=trouble.severity,
            )
        )

    def ask(self, key: str, spot: Spot, text: str, choices: Sequence[tuple[str, str]]) -> str | None:
        """The clerk's answer, one of the choices; until there is one the question stays open, and so does the row."""
        return self._asked(key, spot, text, choices, {value for value, _ in choices}.__contains__)

    def ask_year(self, spot: Spot, written: str, offered: str) -> int | None:
        """The year of the periods that have none on this sheet; offered is the one its title or the program names."""
        key = f"year|{self.sheet}|{offered}"
        text = f"时间只写了“{shown(written)}”，没有年份。这张表里没写年份的时间，是哪一年？"
        choices = ((offered, f"{offered}年"),) if offered else ()
        answer = self._asked(key, spot, text, choices, self._is_year)
        return int(answer) if answer else None

    def _is_year(self, answer: str) -> bool:
        return len(answer) == 4 and answer.isascii() and answer.isdigit() and int(answer) in years(self.today)

    def _asked(
        self, key: str, spot: Spot, text: str, choices: Sequence[tuple[str, str]], accepts: Callable[[str], bool]
    ) -> str | None:
        answer = self.answers.get(key, "").strip()
        if accepts(answer):
            return answer
        self.open += 1
        where = place(self.sheet, spot.row, spot.column)
        self.questions.setdefault(key, Question(key, where, text, tuple(choices)))
        return None

    def skip(self, row: int, why: str) -> None:
        """Notes that a row (from 0) holds no data."""
        self.skipped.append(Skipped(self.sheet, row + 1, why))


def text_of(cell: Cell) -> str:
    """A cell's content as text: numbers in full, dates in ISO."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()[:10]
    return f"{value:f}" if value.is_finite() and -40 < value.adjusted() < 40 else str(value)
