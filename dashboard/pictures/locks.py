"""Locks between processes, as files. The system lets go of them when their holder dies, however it dies."""

import fcntl
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class Busy(Exception):
    """None of the locks came free in time."""


@contextmanager
def locked(paths: Sequence[Path], *, seconds: float, pause: float = 0.02) -> Iterator[int]:
    """Holds one of the locks, whichever is free first; gives its file descriptor. Raises Busy after so many seconds.

    pause is the time between two tries.
    """
    descriptor = _take(paths, time.monotonic() + seconds, pause)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def free(path: Path) -> bool:
    """Whether nobody holds a lock. Many may look at once; whoever wants the lock just then has to try again."""
    descriptor = _try(path, fcntl.LOCK_SH)
    if descriptor is not None:
        os.close(descriptor)
    return descriptor is not None


def _take(paths: Sequence[Path], until: float, pause: float) -> int:
    while True:
        for path in paths:
            if (descriptor := _try(path)) is not None:
                return descriptor
        if time.monotonic() >= until:
            raise Busy
        time.sleep(pause)


def _try(path: Path, kind: int = fcntl.LOCK_EX) -> int | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
