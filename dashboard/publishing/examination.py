"""A draft to all that follows from it: what was read, what is wrong, what would change, and the files to publish."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.changes import Change, between
from dashboard.drafts import Draft, Examination
from dashboard.errors import Problem, UploadRefused
from dashboard.intake import Book, Reading, open_upload
from dashboard.intake.extraction import read
from dashboard.intake.personal import personal_data
from dashboard.model import Snapshot, Source
from dashboard.periods import day_in_china
from dashboard.progress import STANDARD, Method
from dashboard.publishing.applying import altering, applied, filing_source
from dashboard.publishing.dataset import inspected
from dashboard.publishing.locating import as_seen, located, without_errors
from dashboard.vetting import reasons_missing, rows_of, vet

Report = Callable[[int, int, str], None]
"""Called as a long examination goes on: steps done, steps in all, what is at hand."""

_STEPS = ("打开文件", "读取内容", "核对数据", "与已公布的对比")


def _silent(_done: int, _total: int, _what: str) -> None:
    pass


def examine_draft(
    draft: Draft,
    content: bytes,
    *,
    public: Snapshot,
    public_files: Mapping[str, bytes],
    today: date,
    as_of: date,
    method: Method = STANDARD,
    report: Report = _silent,
) -> Examination:
    """All that follows from a draft's bytes and what was said about them, held against what is public.

    Every problem comes at once. Rows without an error show among the changes even while others have one; files and
    snapshot are there only when no error and no question is left. A file that cannot be taken is one error.
    """
    _step(report, 0)
    try:
        book = open_upload(draft.file_name, content)
    except UploadRefused as refusal:
        return _refused(draft, refusal)
    personal = personal_data(book)
    book = book.mended(draft.mends)
    _step(report, 1)
    readings = read(book, snapshot=public, answers=draft.answers, today=today)
    source = filing_source(public, draft.department_id, day_in_china(draft.created))
    ground = _Ground(draft, public, public_files, source, today, as_of, method)
    _step(report, 2)
    held = ground.held(readings, (*personal, *_problems_of(readings)))
    _step(report, 3)
    return _examination(book, readings, ground, held)


def _step(report: Report, done: int) -> None:
    report(done, len(_STEPS), _STEPS[done])


def _refused(draft: Draft, refusal: UploadRefused) -> Examination:
    problem = Problem(draft.file_name, 0, "", "upload_refused", refusal.message, refusal.remedy)
    return Examination(Book(draft.file_name, "text", ()), (), (problem,), (), (), None, None)


def _problems_of(readings: Iterable[Reading]) -> tuple[Problem, ...]:
    return tuple(problem for reading in readings for problem in reading.problems)


@dataclass(frozen=True)
class _Trial:
    """The dataset with uploaded rows in it; snapshot is None where it cannot be read."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    snapshot: Snapshot | None


@dataclass(frozen=True)
class _Held:
    """Uploaded rows held against all rules: the dataset with all of them in it, the rows no error stands in the way
    of, and the dataset with these alone."""

    problems: tuple[Problem, ...]
    whole: _Trial
    sound: tuple[Reading, ...]
    part: _Trial


@dataclass(frozen=True)
class _Ground:
    """What a draft is held against."""

    draft: Draft
    public: Snapshot
    files: Mapping[str, bytes]
    source: Source
    today: date
    as_of: date
    method: Method

    def held(self, readings: tuple[Reading, ...], known: tuple[Problem, ...]) -> _Held:
        """Uploaded rows against the rules of the tables, those between rows, and those of uploads."""
        rows = altering(without_errors(readings, known), self.files, public=self.public, source=self.source)
        whole = self._tried(rows)
        vetted = vet(
            rows,
            public=self.public,
            proposed=whole.snapshot,
            department_id=self.draft.department_id,
            as_of=self.as_of,
        )
        problems = (*known, *located(whole.problems, whole.files, rows, self.public), *vetted)
        sound = without_errors(rows, problems)
        return _Held(problems, whole, sound, whole if sound == rows else self._tried(sound))

    def _tried(self, readings: tuple[Reading, ...]) -> _Trial:
        files = applied(readings, self.files, public=self.public, source=self.source)
        return _Trial(files, *inspected(files, today=self.today))

    def changes(self, snapshot: Snapshot | None) -> tuple[Change, ...]:
        """What readers would see differ; nothing while the dataset cannot be read."""
        if snapshot is None:
            return ()
        return between(self.public, snapshot, as_of=self.as_of, method=self.method, reasons=self.draft.reasons)


def _examination(book: Book, readings: tuple[Reading, ...], ground: _Ground, held: _Held) -> Examination:
    changes = ground.changes(held.part.snapshot)
    unreasoned = reasons_missing(changes, rows_of(held.sound, ground.public.area.area), ground.public)
    problems = as_seen((*held.problems, *unreasoned), book, readings)
    questions = tuple(question for reading in readings for question in reading.questions)
    blocked = bool(questions) or any(problem.severity == "error" for problem in problems)
    files, snapshot = (None, None) if blocked else (held.whole.files, held.whole.snapshot)
    return Examination(book, readings, problems, questions, changes, files, snapshot)
