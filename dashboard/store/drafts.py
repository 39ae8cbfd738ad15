"""Drafts, what was decided about them, and the uploaded bytes behind them, which no release ever holds."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from dashboard.drafts import Decision, Draft
from dashboard.errors import UnknownDraft
from dashboard.store import schema
from dashboard.store.releases import keep

_COLUMNS = tuple(column.name for column in schema.drafts.c)


class Drafts:
    """The drafts as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, content: bytes) -> str:
        """Keeps an uploaded file for ever and returns its sha256."""
        return keep(self._connection, content)

    def content(self, sha256: str) -> bytes:
        """The bytes of an uploaded file."""
        query = select(schema.contents.c.content).where(schema.contents.c.sha256 == sha256)
        return bytes(self._connection.execute(query).scalar_one())

    def add(self, draft: Draft) -> None:
        self._connection.execute(insert(schema.drafts).values(_values(draft)))

    def save(self, draft: Draft) -> None:
        """Puts a draft in the place of its earlier state; whoever calls has compared versions in this transaction."""
        row = schema.drafts.c.draft_id == draft.draft_id
        self._connection.execute(update(schema.drafts).where(row).values(_values(draft)))

    def get(self, draft_id: str) -> Draft:
        """A draft. Raises UnknownDraft."""
        row = self._connection.execute(select(schema.drafts).where(schema.drafts.c.draft_id == draft_id)).first()
        if row is None:
            raise UnknownDraft(f"no draft {draft_id}")
        return Draft(**row._asdict())

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the one changed last first."""
        query = select(schema.drafts).order_by(schema.drafts.c.updated.desc(), schema.drafts.c.draft_id)
        return tuple(Draft(**row._asdict()) for row in self._connection.execute(query))

    def due(self, now: datetime) -> tuple[Draft, ...]:
        """The drafts scheduled for this moment or earlier, in that order."""
        table = schema.drafts.c
        query = select(schema.drafts).where(table.state == "scheduled", table.publish_at <= now)
        rows = self._connection.execute(query.order_by(table.publish_at, table.draft_id))
        return tuple(Draft(**row._asdict()) for row in rows)

    def decide(self, decision: Decision, *, version: int) -> None:
        """Adds a decision about this version of a draft."""
        values = {name: getattr(decision, name) for name in Decision.__slots__}
        self._connection.execute(insert(schema.decisions).values(version=version, **values))

    def decisions(self, draft_id: str, *, version: int | None = None) -> tuple[Decision, ...]:
        """What was decided about a draft, or about one version of it, in order."""
        table = schema.decisions.c
        query = select(*(table[name] for name in Decision.__slots__)).where(table.draft_id == draft_id)
        if version is not None:
            query = query.where(table.version == version)
        return tuple(Decision(*row) for row in self._connection.execute(query.order_by(table.number)))


def _values(draft: Draft) -> dict[str, object]:
    values = {name: getattr(draft, name) for name in _COLUMNS}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}
