"""Everything that can go wrong, as one tree.

    DashboardError
    ├── SettingError     an environment variable has a value the site cannot start with
    ├── DatasetError     a dataset breaks its rules; carries every Problem at once
    ├── UploadRefused    a file staff sent cannot be taken at all; carries why and what to do instead
    ├── NotAllowed       this account may not do this now; the message says who may, or what has to come first
    ├── PictureError     a picture cannot be drawn now; carries why and when to ask again
    ├── Moved            the public release changed since the draft began; nothing was overwritten
    ├── BackupError      a backup cannot be made or restored, and nothing was written
    └── StoreError       the release store cannot do what was asked
        ├── StoreUnavailable the database does not answer, or takes nothing now; trying later may help
        ├── UnknownRelease   no release has this id
        └── UnknownDraft     no draft has this id

The domain raises these; only the routes and the command line turn them into statuses and exit codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a dataset, told so that the person who keeps the file can mend it.

    row is the line a spreadsheet shows (the header is 1; 0 where no single row is at fault).
    rule is a stable identifier; message and remedy are Chinese sentences for county staff.
    In an uploaded file address is the cell (C7), found its content and suggestion a value that would do;
    an error blocks, a warning asks for a one-line explanation.
    """

    file: str
    row: int
    column: str
    rule: str
    message: str
    remedy: str
    sheet: str = ""
    address: str = ""
    found: str = ""
    suggestion: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        place = " ".join(part for part in (self.file, self.sheet, _row_label(self.row), self.column) if part)
        return f"{place}：{self.message} 改法：{self.remedy}（{self.rule}）"


def _row_label(row: int) -> str:
    return f"第{row}行" if row else ""


class DashboardError(Exception):
    """Any failure this project names itself."""


class SettingError(DashboardError):
    """A setting has a value the site cannot start with; the message names the variable and the fix."""


class DatasetError(DashboardError):
    """A dataset breaks its rules; `problems` holds all of them, never only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class UploadRefused(DashboardError):
    """A file cannot be taken at all: message says why, remedy what to do instead; both Chinese sentences."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message, self.remedy = message, remedy


class NotAllowed(DashboardError):
    """This account may not do this now; the message, in Chinese, says who may or what has to come first."""


class Moved(DashboardError):
    """The public release changed since the draft began. The message, in Chinese, says what that means."""


class PictureError(DashboardError):
    """A picture cannot be drawn now: the message, in Chinese, says why; retry is seconds until asking may help."""

    def __init__(self, message: str, *, retry: int) -> None:
        super().__init__(message)
        self.retry = retry


class StoreError(DashboardError):
    """The release store cannot do what was asked."""


class StoreUnavailable(StoreError):
    """The database does not answer, or takes nothing now: stopped, locked, full, read-only. Nothing was kept."""


class UnknownRelease(StoreError):
    """No release has this id."""


class UnknownDraft(StoreError):
    """No draft has this id."""


class BackupError(DashboardError):
    """A backup cannot be made or restored, and nothing was written; the message, in Chinese, says what to do."""
