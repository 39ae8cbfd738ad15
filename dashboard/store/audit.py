"""The audit log: appended to, never changed, each entry's hash holding the one before. Nothing here deletes."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from dashboard.accounts import Entry, Outcome
from dashboard.store import schema

_LONGEST_DETAIL = 1000


class Audit:
    """The audit log as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(
        self,
        at: datetime,
        username: str,
        action: str,
        subject: str,
        outcome: Outcome,
        address: str,
        detail: str,
    ) -> Entry:
        """Adds an entry at the end of the chain. A detail over 1,000 characters is cut."""
        number, last_hash = self._head()
        entry = Entry(
            number=number + 1,
            at=at.astimezone(UTC),
            username=username[:32],
            action=action,
            subject=subject[:100],
            outcome=outcome,
            address=address[:64],
            detail=detail[:_LONGEST_DETAIL],
        )
        entry = replace(entry, hash=_hash(last_hash, entry))
        self._connection.execute(insert(schema.audit).values({name: getattr(entry, name) for name in Entry.__slots__}))
        self._connection.execute(update(schema.audit_head).values(number=entry.number, hash=entry.hash))
        return entry

    def entries(
        self,
        *,
        limit: int | None = None,
        before: int | None = None,
        username: str = "",
        action: str = "",
        outcome: str = "",
    ) -> tuple[Entry, ...]:
        """Entries, newest first, with a number under `before`; an empty filter lets everything through."""
        table = schema.audit.c
        query = select(schema.audit).order_by(table.number.desc()).limit(limit)
        if before is not None:
            query = query.where(table.number < before)
        for column, wanted in ((table.username, username), (table.action, action), (table.outcome, outcome)):
            if wanted:
                query = query.where(column == wanted)
        return tuple(Entry(*row) for row in self._connection.execute(query))

    def hands(self, subject: str, actions: Iterable[str]) -> frozenset[str]:
        """The user names of all who did one of these actions to something."""
        table = schema.audit.c
        query = select(table.username).where(
            table.subject == subject, table.outcome == "done", table.action.in_(tuple(actions))
        )
        return frozenset(self._connection.execute(query).scalars())

    def verify(self) -> int | None:
        """The number of the first entry that was changed or is missing; None where the chain is whole."""
        number, last_hash = 0, ""
        rows = select(schema.audit).order_by(schema.audit.c.number).execution_options(yield_per=1_000)
        with self._connection.execute(rows) as found:
            for entry in (Entry(*row) for row in found):
                if entry.number != number + 1 or entry.hash != _hash(last_hash, entry):
                    return number + 1
                number, last_hash = entry.number, entry.hash
        head_number, head_hash = self._head()
        if head_number > number:
            return number + 1  # entries were cut off at the end
        return None if (head_number, head_hash) == (number, last_hash) else number

    def _head(self) -> tuple[int, str]:
        row = self._connection.execute(select(schema.audit_head.c.number, schema.audit_head.c.hash)).one()
        return row.number, row.hash


def _hash(last_hash: str, entry: Entry) -> str:
    values = [getattr(entry, name) for name in Entry.__slots__ if name not in {"at", "hash"}]
    text = json.dumps([last_hash, entry.at.isoformat(), *values], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
