"""Where tests keep their stores: SQLite in a folder, or with `--store postgresql` on a PostgreSQL of this run's own.

A test takes the address of its store from here, whoever opens it, and so holds on both databases. A module that imports
this one, or one that does, is marked `store` by itself; what is about one database alone is marked `sqlite` or
`postgresql` by hand.
"""

import sys
from pathlib import Path
from types import ModuleType

import psycopg

from dashboard.accounts import Entry
from dashboard.store import Store
from dashboard.store.schema import metadata
from tests.postgres import Server

KINDS = ("sqlite", "postgresql")


class Stores:
    """The stores of a test run."""

    def __init__(self) -> None:
        self.kind = "sqlite"
        self.marked = True  # whether the test that runs now is one of those that the other database runs too
        self._server: Server | None = None

    def url(self, folder: Path) -> str:
        """The DATABASE_URL of a folder's store, the same for the same folder."""
        if self.kind == "sqlite":
            return f"sqlite:///{folder / 'releases.sqlite3'}"
        if self._server is None:
            self._server = Server()
            self._server.start()
        return self._server.store_url(folder)

    def close(self) -> None:
        if self._server is not None:
            self._server.remove()


RUN = Stores()


def store_url(folder: Path) -> str:
    """The DATABASE_URL of a folder's store, the same for the same folder, empty at first."""
    assert RUN.marked, "this test opens a store, but its module imports nothing of tests.stores: import it there"
    return RUN.url(folder)


def new_store(folder: Path) -> Store:
    """A folder's store."""
    return Store(store_url(folder))


def audit_of(store: Store, *, limit: int | None = None, before: int | None = None) -> tuple[Entry, ...]:
    """A store's audit log, newest first, from under the number `before`."""
    with store.reading() as tables:
        return tables.audit.entries(limit=limit, before=before)


def stored_bytes(folder: Path) -> bytes:
    """All that a folder's store has written down, to look for what must not be in it."""
    if RUN.kind == "sqlite":
        return b"".join(path.read_bytes() for path in folder.glob("releases.sqlite3*"))
    with psycopg.connect(store_url(folder)) as connection:
        rows = (connection.execute(f"select one::text from {table} one".encode()) for table in metadata.tables)
        return "\n".join(str(row[0]) for found in rows for row in found).encode()


def opened_in(module: ModuleType) -> bool:
    """Whether a test module takes stores from here, itself or through another module of the tests."""
    return any(one.__name__ == __name__ for one in _reached(module, {}).values())


def _reached(module: ModuleType, seen: dict[str, ModuleType]) -> dict[str, ModuleType]:
    seen[module.__name__] = module
    for value in vars(module).values():
        name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
        if isinstance(name, str) and name.startswith("tests.") and name not in seen and name in sys.modules:
            _reached(sys.modules[name], seen)
    return seen
