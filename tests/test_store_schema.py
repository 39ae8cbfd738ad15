"""The database itself: its tables, and who may change them when."""

import multiprocessing
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.errors import StoreError
from dashboard.store import Store

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def opened(url: str) -> int | None:
    return Store(url).verify_audit()


def test_many_processes_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert pool.map(opened, [url] * 12) == [None] * 12


def test_a_store_of_another_version_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("create table publications (number integer primary key, release_id text, published text)")
    connection.close()
    with pytest.raises(StoreError, match="table publications has no reason, author, kind, changes"):
        Store(f"sqlite:///{path}")


def test_what_raises_inside_a_transaction_leaves_nothing_behind(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 's.sqlite3'}")
    with pytest.raises(ZeroDivisionError), store.writing() as tables:
        tables.releases.publish({"plan.csv": b"x"}, at=AT)
        tables.audit.append(AT, "li", "publish", "1", "done", "", "")
        _ = 1 / 0
    assert (store.current(), store.audit()) == (None, ())


def test_publications_made_at_once_get_numbers_of_their_own(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 's.sqlite3'}")
    with ThreadPoolExecutor(8) as pool:
        made = pool.map(lambda n: store.publish({"plan.csv": bytes([n])}, at=AT, reason="").number, range(24))
    assert sorted(made) == list(range(1, 25))
    assert store.verify_audit() is None
