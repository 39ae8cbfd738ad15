"""A database behind an address: how its transactions begin, and what is said when it does not answer."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy import text as sql  # Babel takes text("…") for a message of the site
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from dashboard.errors import StoreError, StoreUnavailable
from dashboard.store.schema import create_missing, missing_columns

_PARAMETERS = {
    "sqlite": {"timeout": "10"},
    "postgresql": {
        "application_name": "chengwu-progress",
        "connect_timeout": "3",
        "tcp_user_timeout": "10000",
        "options": "-c statement_timeout=15s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s",
    },
}
"""What connections are opened with; an address that names one of these itself has its way. A writer waits ten seconds
for those before it, and nobody waits without end."""

_READING: Mapping[str, Mapping[str, Any]] = {
    "sqlite": {"begin": "BEGIN"},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
_WRITING: Mapping[str, Mapping[str, Any]] = {
    "sqlite": {"begin": "BEGIN IMMEDIATE"},
    "postgresql": {"isolation_level": "READ COMMITTED"},
}
_CREATING = 20240704
"""The advisory lock under which processes that start together make the tables, one after another."""


class Database:
    """A database that answers at a SQLAlchemy address, its tables in place.

    Each transaction has a connection of its own: a database opened before a fork is safe after it, and one that was
    restarted is found again at once. Raises StoreUnavailable, and StoreError where the tables are another version's.
    """

    def __init__(self, address: str) -> None:
        with _told(address):
            url = make_url(address)
            self.address, self._kind = url.render_as_string(), url.get_backend_name()
            self._engine = _engine(url, self._kind)
        with self.reading() as connection:
            complete = not missing_columns(connection)
        if not complete:
            self._create()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the database."""
        with self._transaction(_READING) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, kept at its end or not at all; each of its statements sees what was kept before it began."""
        with self._transaction(_WRITING) as connection:
            yield connection

    @contextmanager
    def _transaction(self, options: Mapping[str, Mapping[str, Any]]) -> Iterator[Connection]:
        with _told(self.address), self._engine.connect() as connection:
            connection.execution_options(**options[self._kind])
            with connection.begin():
                yield connection

    def _create(self) -> None:
        with self.writing() as connection:
            if self._kind == "postgresql":
                connection.execute(sql("select pg_advisory_xact_lock(:key)"), {"key": _CREATING})
            create_missing(connection)
            for table, names in missing_columns(connection).items():
                raise StoreError(
                    f"the store at {self.address} was made by another version: its table {table} has no "
                    f"{', '.join(names)}. Give this version a store of its own (VAR_DIR or DATABASE_URL)."
                )


def _engine(url: URL, kind: str) -> Engine:
    named = {name: value for name, value in _PARAMETERS[kind].items() if name not in url.query}
    engine = create_engine(url.update_query_dict(named), poolclass=NullPool)
    if kind == "sqlite":
        if url.database and "uri" not in url.query:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _entry: object) -> None:
    connection.isolation_level = None  # transactions begin as _begin_sqlite says, not where sqlite3 sees a change
    with suppress(sqlite3.OperationalError):  # a new file that others open too is turned over by the next connection
        connection.execute("PRAGMA journal_mode=WAL").close()
    connection.execute("PRAGMA foreign_keys=ON").close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options()["begin"])


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Whatever the database says is told as an error of this project, with the address but neither SQL nor values."""
    try:
        yield
    except (OperationalError, InterfaceError, InternalError) as error:
        raise StoreUnavailable(f"the store at {address} does not do what was asked: {_line(error.orig)}") from error
    except SQLAlchemyError as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"the store at {address} refused what was asked: {_line(said)}") from error


def _line(said: BaseException | None) -> str:
    return " ".join(str(said).split())
