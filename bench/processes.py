"""What running processes have used: processor time, and memory as the kernel counts it."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def children(pid: int) -> list[int]:
    """The processes that one has started, of a gunicorn its workers."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text(encoding="ascii").split())
    return sorted(found)


def family(pid: int) -> list[int]:
    """A process and all that have come of it."""
    return [pid, *(each for child in children(pid) for each in family(child))]


def cpu_seconds(pids: Iterable[int]) -> dict[int, float]:
    """The processor time of each since it began, its own and the kernel's for it; of those that are still there.

    nginx's loader of its cache, which is one of nginx's, ends by itself after a minute.
    """
    used = {}
    for pid in pids:
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            used[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def proportional(pid: int) -> float:
    """MiB of a process, what it shares with others divided among them."""
    return _mebibytes(pid, "smaps_rollup", "Pss")


def resident(pid: int) -> float:
    """MiB of a process, what it shares counted in full."""
    return _mebibytes(pid, "status", "VmRSS")


def peak(pid: int) -> float:
    """The most MiB that have been resident of a process."""
    return _mebibytes(pid, "status", "VmHWM")


def _mebibytes(pid: int, file: str, field: str) -> float:
    text = Path(f"/proc/{pid}/{file}").read_text(encoding="utf-8")
    found = re.search(rf"^{field}:\s+(\d+) kB", text, re.MULTILINE)
    if found is None:
        raise SystemExit(f"this kernel tells no {field}")
    return int(found[1]) / 1024
