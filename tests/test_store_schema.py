"""The database itself: its tables, who may change them when, and what is said when it does not do what was asked."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text

from dashboard.errors import StoreError, StoreUnavailable
from dashboard.settings import Settings
from dashboard.store import Store
from tests.stores import audit_of

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def store(store_url: str) -> Store:
    return Store(store_url)


def opened(url: str) -> int | None:
    return Store(url).verify_audit()


def test_many_processes_may_make_the_same_store_at_once(store_url: str) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert pool.map(opened, [store_url] * 12) == [None] * 12


def test_a_store_of_another_version_is_named_as_such_and_left_alone(store_url: str) -> None:
    engine = create_engine(Settings(database_url=store_url).store_url)
    with engine.begin() as connection:
        connection.execute(text("create table publications (number integer primary key, release_id text)"))
    for _ in range(2):
        with pytest.raises(StoreError, match="table publications has no published, reason, author, kind, changes"):
            Store(store_url)
    engine.dispose()


def test_what_raises_inside_a_transaction_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as tables:
        tables.releases.publish({"plan.csv": b"x"}, at=AT)
        tables.audit.append(AT, "li", "publish", "1", "done", "", "")
        _ = 1 / 0
    assert (store.current(), audit_of(store)) == (None, ())


def test_publications_made_at_once_get_numbers_of_their_own(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = pool.map(lambda n: store.publish({"plan.csv": bytes([n])}, at=AT, reason="").number, range(24))
    assert sorted(made) == list(range(1, 25))
    assert store.verify_audit() is None


def test_who_reads_sees_one_moment(store: Store) -> None:
    store.publish({"plan.csv": b"1"}, at=AT, reason="")
    with store.reading() as tables:
        before = tables.releases.history()
        store.publish({"plan.csv": b"2"}, at=AT, reason="")
        assert tables.releases.history() == before
        assert tables.audit.verify() is None
        assert len(tables.audit.entries()) == 1
    assert len(store.history()) == 2


def test_who_writes_waits_and_then_sees_what_the_one_before_kept(store: Store) -> None:
    with ThreadPoolExecutor(1) as pool:
        with store.writing() as tables:
            late = pool.submit(store.publish, {"plan.csv": b"late"}, at=AT, reason="", number=1)
            with pytest.raises(TimeoutError):
                late.result(timeout=0.3)
            first = tables.releases.publish({"plan.csv": b"first"}, at=AT)
        assert late.result() == first


def test_a_reader_changes_nothing(store: Store) -> None:
    with pytest.raises(StoreError), store.reading() as tables:
        tables.releases.publish({"plan.csv": b"x"}, at=AT)
        raise StoreError("SQLite lets a reader write; nothing of it is kept")
    assert store.current() is None


@pytest.mark.parametrize("content", [b"", b"\0\xff'\\", bytes(range(256)) * 4000])
def test_bytes_come_back_as_they_are(store: Store, content: bytes) -> None:
    made = store.publish({"plan.csv": content}, at=AT, reason="引号'和\\反斜杠🏗")
    assert store.files(made.release_id) == {"plan.csv": content}
    assert store.history()[0] == made


def test_what_the_database_refuses_is_an_error_of_this_project(store: Store) -> None:
    with pytest.raises(StoreError, match="refused what was asked"), store.writing() as tables:
        for _ in range(2):
            tables.audit.append(AT, "li", "x", "", "done", "", "")
            tables.releases._connection.execute(text("update audit_head set number = 0"))
    assert audit_of(store) == ()


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://chengwu:secret@127.0.0.1:1/progress",
        "postgresql+psycopg://chengwu:secret@/progress?host=nowhere",
        "postgresql+psycopg://chengwu:secret@name.invalid/progress",
    ],
)
def test_a_database_that_is_not_there_is_named_without_its_password(address: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"chengwu:\*\*\*@.*progress.*does not do what was asked") as caught:
        Store(address)
    assert "secret" not in str(caught.value)
