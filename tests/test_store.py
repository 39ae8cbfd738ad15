"""Releases in a real database."""

from datetime import UTC, datetime

import pytest

from dashboard.errors import UnknownRelease
from dashboard.store import Store, release_id_of

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
FILES = {"plan.csv": b"key,value\n", "areas.csv": b"area\n"}


@pytest.fixture
def store(store_url: str) -> Store:
    return Store(store_url)


def test_an_empty_store_has_nothing_to_show(store: Store) -> None:
    assert store.current() is None
    assert store.history() == ()


def test_what_is_published_comes_back_byte_for_byte(store: Store) -> None:
    publication = store.publish(FILES, at=AT, reason="first")
    assert store.current() == publication
    assert store.files(publication.release_id) == FILES


def test_the_name_of_a_release_depends_on_content_and_not_on_order() -> None:
    assert release_id_of(FILES) == release_id_of(dict(reversed(FILES.items())))
    assert release_id_of(FILES) != release_id_of(FILES | {"plan.csv": b"key,value\nx,y\n"})


def test_publishing_the_same_bytes_twice_is_the_same_release(store: Store) -> None:
    first, second = (store.publish(FILES, at=AT, reason=reason) for reason in ("one", "two"))
    assert (first.release_id, first.number, second.number) == (second.release_id, 1, 2)


def test_going_back_publishes_the_earlier_release_again(store: Store) -> None:
    old = store.publish(FILES, at=AT, reason="old")
    store.publish(FILES | {"plan.csv": b"key,value\nx,y\n"}, at=AT, reason="new")
    again = store.publish(store.files(old.release_id), at=AT, reason="back")
    assert [row.release_id == old.release_id for row in store.history()] == [True, False, True]
    assert store.current() == again


def test_two_that_start_together_agree_on_the_first_publication(store: Store) -> None:
    won = store.publish(FILES, at=AT, reason="", number=1)
    lost = store.publish({"plan.csv": b"other\n"}, at=AT, reason="", number=1)
    assert lost == won
    assert len(store.history()) == 1


def test_an_unknown_release_is_named_as_such(store: Store) -> None:
    with pytest.raises(UnknownRelease, match="no release abc"):
        store.files("abc")
