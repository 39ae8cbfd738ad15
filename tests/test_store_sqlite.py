"""What is so on SQLite alone: its file, its folder, its locks."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from dashboard.errors import StoreUnavailable
from dashboard.store import Store
from tests.stores import store_url

pytestmark = pytest.mark.sqlite
AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
FILES = {"plan.csv": b"key,value\n"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    Store(store_url(tmp_path)).publish(FILES, at=AT, reason="")
    return tmp_path / "releases.sqlite3"


def refuses(store: Store, why: str) -> None:
    """Nothing is published, the reason is told, and what was published is read on."""
    with pytest.raises(StoreUnavailable, match=why):
        store.publish({"plan.csv": bytes(100_000)}, at=AT, reason="")
    history = store.history()
    assert [(row.number, store.files(row.release_id)) for row in history] == [(1, FILES)]
    assert store.verify_audit() is None


def test_the_folder_of_a_store_is_made(tmp_path: Path) -> None:
    assert Store(f"sqlite:///{tmp_path / 'a' / 'b' / 's.sqlite3'}").current() is None


def test_a_store_that_may_only_be_read_is_read(file: Path) -> None:
    refuses(Store(f"sqlite:///file:{file}?mode=ro&uri=true"), "readonly database")


def test_a_locked_store_is_read_and_says_that_it_is_locked(file: Path) -> None:
    store = Store(f"sqlite:///{file}?timeout=0.05")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refuses(store, "database is locked")
    assert store.publish(FILES, at=AT, reason="").number == 2


def test_a_full_disk_leaves_the_store_as_it_was(file: Path) -> None:
    store = Store(f"sqlite:///{file}")

    def fill(connection: sqlite3.Connection, _entry: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 2}")

    event.listen(store._database._engine, "connect", fill)
    refuses(store, "database or disk is full")
    event.remove(store._database._engine, "connect", fill)
    assert store.publish(FILES, at=AT, reason="").number == 2
