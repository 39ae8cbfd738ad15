"""A draft: an uploaded file and all that was said about it. What it would publish is computed, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dashboard.changes import Change
from dashboard.errors import Problem
from dashboard.intake import Book, Question, Reading
from dashboard.model import Snapshot

State = Literal["open", "submitted", "approved", "scheduled", "published", "discarded"]


@dataclass(frozen=True, slots=True)
class Draft:
    """The inputs of a draft, which survive logout, restart and a lost connection.

    answers are by Question.key, mends by place (`Sheet1!C7`), explanations by warning (`rule|place`), reasons by
    `table|key` of a corrected row; version rises with each change, so that two people never overwrite each other.
    base_number is the publication the draft was compared with; publisher is who scheduled or published it.
    """

    draft_id: str
    author: str
    department_id: str
    state: State
    file_name: str
    file_sha256: str
    base_number: int
    created: datetime
    updated: datetime
    version: int = 1
    answers: Mapping[str, str] = field(default_factory=dict)
    mends: Mapping[str, str] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    publish_at: datetime | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided about a draft, for good."""

    draft_id: str
    username: str
    decision: Literal["approve", "return"]
    opinion: str
    at: datetime


@dataclass(frozen=True)
class Examination:
    """All that follows from a draft: what was read, what is wrong, what would change.

    files and snapshot are the whole dataset as it would be published, None while an error or question is open.
    """

    book: Book
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    changes: tuple[Change, ...]
    files: Mapping[str, bytes] | None
    snapshot: Snapshot | None

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "warning")

    def open_warnings(self, draft: Draft) -> tuple[Problem, ...]:
        """The warnings that the draft does not yet explain."""
        said = draft.explanations
        return tuple(problem for problem in self.warnings if not said.get(warning_key(problem), "").strip())


def warning_key(problem: Problem) -> str:
    """What a warning's explanation is kept under: `falls|Sheet1!C7`."""
    return f"{problem.rule}|{problem.sheet}!{problem.address}"
