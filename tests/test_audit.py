"""The audit log: nothing in it can change without being found."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import create_engine, text

from dashboard.store import Store
from tests.stores import audit_of

AT = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def store(store_url: str) -> Store:
    store = Store(store_url)
    for number, action in enumerate(("sign-in", "upload", "mend", "publish", "sign-out")):
        store.append_audit(AT + timedelta(seconds=number), "li", action, f"draft{number}", address="10.0.0.7")
    return store


def spoilt(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_log_nobody_touched_verifies(store: Store, store_url: str) -> None:
    assert store.verify_audit() is None
    assert Store(store_url).verify_audit() is None


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("update audit set username = 'wang' where number = 2", 2),
        ("update audit set outcome = 'refused' where number = 4", 4),
        ("update audit set at = '2026-01-01 00:00:00.000000' where number = 1", 1),
        ("update audit set detail = 'x', hash = 'y' where number = 3", 3),
        ("delete from audit where number = 3", 3),
        ("delete from audit where number = 1", 1),
        ("delete from audit where number > 3", 4),
        ("delete from audit", 1),
        ("insert into audit select 6, at, username, action, subject, outcome, address, detail, hash from audit"
         " where number = 5", 6),
        ("update audit set number = -number where number in (2, 3); ", 1),
    ],
)  # fmt: skip
def test_what_was_changed_cut_or_added_is_found(store: Store, store_url: str, statement: str, broken: int) -> None:
    spoilt(store_url, statement)
    assert store.verify_audit() == broken


def test_the_log_is_read_newest_first_in_pages(store: Store) -> None:
    first = audit_of(store, limit=2)
    rest = audit_of(store, before=first[-1].number)
    assert [entry.number for entry in first + rest] == [5, 4, 3, 2, 1]


def test_the_log_can_be_filtered(store: Store) -> None:
    store.append_audit(AT, "wang", "upload", outcome="refused", detail="太大")
    with store.reading() as tables:
        assert [entry.username for entry in tables.audit.entries(action="upload")] == ["wang", "li"]
        assert [entry.detail for entry in tables.audit.entries(outcome="refused", username="wang")] == ["太大"]


def test_an_entry_keeps_the_moment_whatever_its_time_zone(store: Store) -> None:
    assert audit_of(store)[-1].at == AT
    assert audit_of(store)[-1].at.tzinfo is UTC


def test_a_detail_of_any_length_is_kept_short(store: Store) -> None:
    store.append_audit(AT, "li" * 99, "upload", "s" * 999, detail="长" * 5000, address="f" * 200)
    assert len(audit_of(store, limit=1)[0].detail) == 1000
    assert store.verify_audit() is None


def test_what_reaches_readers_without_staff_is_in_the_log_too(store_url: str) -> None:
    store = Store(store_url)
    store.publish({"plan.csv": b"x"}, at=AT, reason="")
    assert [(entry.username, entry.action, entry.subject) for entry in audit_of(store)] == [("", "publish", "1")]
