"""The store as a whole: transactions on it, and the single steps others need."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, update

from dashboard.accounts import Entry, Outcome
from dashboard.store.accounts import Accounts
from dashboard.store.archive import Archive
from dashboard.store.audit import Audit
from dashboard.store.drafts import Drafts
from dashboard.store.engine import Database
from dashboard.store.releases import Kind, Publication, Releases
from dashboard.store.schema import audit_head


class Tables:
    """All of the store as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self.releases = Releases(connection)
        self.drafts = Drafts(connection)
        self.accounts = Accounts(connection)
        self.audit = Audit(connection)
        self.archive = Archive(connection)


class Store:
    """Releases, drafts, accounts and the audit log behind a SQLAlchemy address.

    A store made before a fork is safe after it. Everything here raises StoreUnavailable while the database does not
    answer; opening it raises StoreError where the tables there are of another version.
    """

    def __init__(self, address: str) -> None:
        self._database = Database(address)

    @contextmanager
    def reading(self) -> Iterator[Tables]:
        """The store to look at, all of it at one moment."""
        with self._database.reading() as connection:
            yield Tables(connection)

    @contextmanager
    def writing(self) -> Iterator[Tables]:
        """A transaction, one at a time in all processes: kept whole at its end, or not at all where anything raises.

        What was read inside it is still true when it is kept. Keep it short: others wait.
        """
        with self._database.writing() as connection:
            # The first statement takes the one lock that every writer needs, before anything is read.
            connection.execute(update(audit_head).values(number=audit_head.c.number))
            yield Tables(connection)

    def current(self) -> Publication | None:
        """What readers see now, or None in an empty store. One indexed query."""
        with self.reading() as tables:
            return tables.releases.current()

    def history(self) -> tuple[Publication, ...]:
        """Every publication, newest first."""
        with self.reading() as tables:
            return tables.releases.history()

    def files(self, release_id: str) -> dict[str, bytes]:
        """The bytes of a release by file name. Raises UnknownRelease."""
        with self.reading() as tables:
            return tables.releases.files(release_id)

    def publish(
        self,
        files: Mapping[str, bytes],
        *,
        at: datetime,
        reason: str,
        number: int | None = None,
        author: str = "",
        kind: Kind = "update",
        changes: str = "[]",
    ) -> Publication:
        """Puts these files in front of readers in one transaction; the same bytes are the same release.

        number makes the publication conditional: where that number is taken, what readers see now is returned
        and nothing changes, so that two processes starting together agree.
        """
        with self.writing() as tables:
            current = tables.releases.current()
            if current and number is not None and current.number >= number:
                return current
            made = tables.releases.publish(files, at=at, reason=reason, author=author, kind=kind, changes=changes)
            tables.audit.append(at, author, "publish", str(made.number), "done", "", made.release_id)
            return made

    def append_audit(
        self,
        at: datetime,
        username: str,
        action: str,
        subject: str = "",
        outcome: Outcome = "done",
        address: str = "",
        detail: str = "",
    ) -> Entry:
        """Adds an entry to the audit log in a transaction of its own."""
        with self.writing() as tables:
            return tables.audit.append(at, username, action, subject, outcome, address, detail)

    def verify_audit(self) -> int | None:
        """The number of the first entry that was changed or is missing; None where the log is whole."""
        with self.reading() as tables:
            return tables.audit.verify()
