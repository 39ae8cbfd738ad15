"""A shelf keeps what is dear to make within its room, and has it made once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from dashboard.shelf import Shelf


def never() -> str:
    raise AssertionError("it is kept")


def of(text: str) -> Callable[[], str]:
    return lambda: text


def test_what_was_made_is_not_made_again() -> None:
    shelf = Shelf[str](9)
    assert shelf.get((1,), of("一")) == shelf.get((1,), never) == "一"


def test_the_least_used_goes_first_where_the_room_is_full() -> None:
    shelf = Shelf[str](6, len)
    for key in ("aa", "bb", "cc"):
        shelf.get((key,), of(key))
    shelf.get(("aa",), never)
    shelf.get(("dd",), of("dd"))
    assert shelf.get(("aa",), never) == "aa" and len(shelf) == 3
    assert shelf.get(("bb",), of("again")) == "again" and len(shelf) == 1


def test_what_is_heavier_than_the_room_is_kept_alone_until_the_next() -> None:
    shelf = Shelf[str](3, len)
    shelf.get((1,), of("a"))
    shelf.get((2,), of("heavy"))
    assert shelf.get((2,), never) == "heavy" and len(shelf) == 1
    shelf.get((3,), of("b"))
    assert shelf.get((3,), never) == "b" and len(shelf) == 1


def test_what_weighs_nothing_is_not_kept() -> None:
    shelf = Shelf[str](3, len)
    shelf.get((1,), of(""))
    assert shelf.get((1,), of("a")) == "a"


def test_what_many_ask_for_at_once_is_made_once() -> None:
    shelf, all_here, made = Shelf[int](9), Barrier(8), list[int]()

    def make() -> int:
        made.append(1)
        Event().wait(0.2)
        return 7

    def ask() -> int:
        all_here.wait()
        return shelf.get((1,), make)

    with ThreadPoolExecutor(8) as pool:
        assert [each.result() for each in [pool.submit(ask) for _ in range(8)]] == [7] * 8
    assert made == [1]


def test_whoever_waited_for_what_failed_tries_for_themselves() -> None:
    shelf, begun, go = Shelf[str](9), Event(), Event()

    def fail() -> str:
        begun.set()
        go.wait()
        raise OSError

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(shelf.get, (1,), fail)
        begun.wait()
        second = pool.submit(shelf.get, (1,), of("made"))
        go.set()
        assert second.result() == "made"
        with pytest.raises(OSError):
            first.result()
