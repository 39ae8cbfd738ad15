"""A worker killed while it publishes leaves the old release or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.publishing import examine
from dashboard.publishing.desk import Desk
from dashboard.store import release_id_of
from tests.builders import TODAY, files
from tests.desk import QIAN, Clock, store_at
from tests.stores import audit_of, new_store, store_url

STATEMENTS = (*range(4, 14), *range(24, 42))
"""Where in the use case to die: its transaction has 38 statements, the last of them its commit."""
MOMENTS = 22


class Nursery:
    """Starts workers and kills them."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def killed_at(self, statement: int) -> None:
        self._told(str(statement))
        assert self._said() == "gone"

    def killed_after(self, seconds: float) -> None:
        child = int(self._told(""))
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        assert self._said() == "gone"

    def _told(self, line: str) -> str:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._said()

    def _said(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


@contextmanager
def nursery(folder: Path) -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.killed", store_url(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Nursery(process)


def whole(folder: Path) -> int:
    """The number of the publication readers see, after checking everything that has to hold."""
    store = new_store(folder)
    history, current = store.history(), store.current()
    assert current is not None
    assert [row.number for row in history] == list(range(current.number, 0, -1))
    held = store.files(current.release_id)
    assert (set(held), release_id_of(held)) == (set(files()), current.release_id)
    examine(held, today=TODAY)
    log = audit_of(store)
    assert store.verify_audit() is None
    assert sum(entry.action in {"publish", "withdraw"} and entry.outcome == "done" for entry in log) == len(history)
    drafts = Desk(store, now=Clock()).drafts(QIAN)
    updates = [row for row in history if row.kind == "update"]
    assert sum(draft.state == "published" for draft in drafts) == len(updates)
    return current.number


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_at(tmp_path)
    return tmp_path


def test_a_worker_killed_before_its_commit_leaves_the_old_release(folder: Path) -> None:
    with nursery(folder) as workers:
        for statement in STATEMENTS:
            workers.killed_at(statement)
            assert whole(folder) == 1


def test_a_worker_killed_at_any_moment_leaves_a_whole_release(folder: Path) -> None:
    chance = random.Random(20251123)
    numbers = [whole(folder)]
    with nursery(folder) as workers:
        for turn in range(MOMENTS):
            workers.killed_after(chance.uniform(0, turn * 0.03))  # ever later, however slow the machine
            numbers.append(whole(folder))
    assert numbers == sorted(numbers)
    assert numbers[-1] > 1, numbers
    print(numbers)
