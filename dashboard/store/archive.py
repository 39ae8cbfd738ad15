"""Every table as plain rows, the same on every database, for backups and for moving from one to another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy import text as sql  # Babel takes text("…") for a message of the site

from dashboard.store import schema

_TABLES = {table.name: table for table in schema.metadata.sorted_tables if table is not schema.contents}
_TOGETHER = 500


class Archive:
    """All rows as one transaction sees them. A row is a JSON object: moments are ISO 8601 in UTC."""

    columns: Mapping[str, tuple[str, ...]] = {name: tuple(table.c.keys()) for name, table in _TABLES.items()}
    """The tables, each after those it refers to, and their columns. The kept bytes stand beside them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_empty(self) -> bool:
        """Whether nothing was ever kept here."""
        filled = (table for table in schema.metadata.sorted_tables if table is not schema.audit_head)
        return all(self._connection.execute(select(table).limit(1)).first() is None for table in filled)

    def rows(self, name: str) -> Iterator[dict[str, object]]:
        """The rows of a table in the order of its key."""
        table = _TABLES[name]
        for row in self._connection.execute(select(table).order_by(*table.primary_key)):
            yield {
                key: value.isoformat() if isinstance(value, datetime) else value for key, value in row._asdict().items()
            }

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Kept bytes by their sha256, one after another."""
        column = schema.contents.c
        for sha256 in self._connection.execute(select(column.sha256).order_by(column.sha256)).scalars().all():
            query = select(column.content).where(column.sha256 == sha256)
            yield sha256, bytes(self._connection.execute(query).scalar_one())

    def add_contents(self, contents: Iterable[tuple[str, bytes]]) -> None:
        for sha256, content in contents:
            self._connection.execute(insert(schema.contents).values(sha256=sha256, content=content))

    def add(self, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Adds rows to a table of an empty store, and lets its numbers go on after theirs."""
        table = _TABLES[name]
        if table is schema.audit_head:
            self._connection.execute(delete(table))
        values = (_values(table, row) for row in rows)
        while some := list(islice(values, _TOGETHER)):
            self._connection.execute(insert(table), some)
        self._go_on_counting(table)

    def releases(self) -> Sequence[str]:
        """The id of every release."""
        return self._connection.execute(select(schema.releases.c.release_id)).scalars().all()

    def _go_on_counting(self, table: Table) -> None:
        """PostgreSQL counts beside the table; SQLite looks into it."""
        column = table.autoincrement_column
        if column is None or self._connection.dialect.name != "postgresql":
            return
        last = self._connection.execute(select(func.max(column))).scalar()
        if last is not None:
            counter = sql("select setval(pg_get_serial_sequence(:table, :column), :last)")
            self._connection.execute(counter, {"table": table.name, "column": column.name, "last": last})


def _values(table: Table, row: Mapping[str, object]) -> dict[str, object]:
    moments = {column.name for column in table.c if isinstance(column.type, schema.Moment)}
    return {
        name: datetime.fromisoformat(value) if name in moments and isinstance(value, str) else value
        for name, value in row.items()
    }
