"""Waiting for what is looked for, however slow the machine is just then."""

import time
from collections.abc import Callable
from typing import TypeVar

_Found = TypeVar("_Found")
PATIENCE = 60.0
"""Seconds after which something has not come."""


def until(look: Callable[[], _Found]) -> _Found:
    """What look finds, as soon as it finds something."""
    limit = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < limit, f"not seen within {PATIENCE:.0f} s"
        time.sleep(0.1)
    return found
