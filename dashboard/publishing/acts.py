"""Every step of somebody's work ends in the audit log: with what it did, or refused with the reason."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from dashboard.errors import Moved, NotAllowed, UploadRefused
from dashboard.store import Store, Tables

REFUSALS = (NotAllowed, Moved, UploadRefused)
"""What a use case raises where it was not done and nothing was changed."""


@dataclass
class Act:
    """A step of somebody's work on its way into the audit log; subject may be filled in once it is known."""

    now: Callable[[], datetime]
    username: str
    action: str
    subject: str
    address: str

    def done(self, tables: Tables, detail: str = "") -> None:
        """Writes the entry in the transaction that does the work, so that there is both or neither."""
        tables.audit.append(self.now(), self.username, self.action, self.subject, "done", self.address, detail)

    def refused(self, tables: Tables, why: str) -> None:
        """Writes that the work was not done."""
        tables.audit.append(self.now(), self.username, self.action, self.subject, "refused", self.address, why)


@contextmanager
def recorded(
    store: Store, now: Callable[[], datetime], username: str, action: str, *, subject: str = "", address: str = ""
) -> Iterator[Act]:
    """Carries out a step; where it is refused, the refusal is written down after all it did was taken back."""
    act = Act(now, username, action, subject, address)
    try:
        yield act
    except REFUSALS as error:
        with store.writing() as tables:
            act.refused(tables, str(error))
        raise
