"""How much is asked of a host: requests by kind and status, and how long answers took, over all its workers."""

import mmap
import os
import re
from collections.abc import Iterator
from threading import Lock

KINDS = ("page", "static", "interaction", "api", "picture", "download", "feed", "embed", "staff", "check")
CLASSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper ends, in seconds, of the classes of durations; one more is for all that took longer."""

_FIRST_PARTS = {
    **{"static": "static", "api": "api", "charts": "picture", "download": "download", "staff": "staff"},
    **{"embed": "embed", "embed.js": "embed", "oembed": "embed", "healthz": "check", "metrics": "check"},
    **dict.fromkeys(("feed.xml", "feed.json", "calendar.ics", "sitemap.xml", "robots.txt"), "feed"),
}
_FREQUENCIES = len(KINDS) * len(CLASSES)
_WIDTH = _FREQUENCIES + len(BOUNDS) + 2
_ROWS = 1024


class Counts:
    """Made before the workers fork, it is one table in the memory of all of them, in which each has its own row by its
    process id: the sums are of all workers since the start, those that have ended included."""

    def __init__(self, prefix: str = "") -> None:
        self._first = re.compile(rf"{re.escape(prefix)}/(?:en/)?([^/]*)")
        self._table = memoryview(mmap.mmap(-1, _ROWS * _WIDTH * 8)).cast("d")
        self._lock = Lock()

    def add(self, path: str, status: int, seconds: float) -> None:
        """Counts one request."""
        row = os.getpid() % _ROWS * _WIDTH
        kind, group = KINDS.index(self.kind(path)), min(max(status // 100, 1), 5) - 1
        place = next((place for place, bound in enumerate(BOUNDS) if seconds <= bound), len(BOUNDS))
        with self._lock:
            self._table[row + kind * len(CLASSES) + group] += 1
            self._table[row + _FREQUENCIES + place] += 1
            self._table[row + _WIDTH - 1] += seconds

    def kind(self, path: str) -> str:
        """What kind of thing an address is of."""
        found = self._first.match(path)
        first = found[1] if found else ""
        return "interaction" if first.startswith("_") else _FIRST_PARTS.get(first, "page")

    def requests(self) -> Iterator[tuple[str, str, int]]:
        """Kind, class of status and number of requests, of those that there were."""
        sums = self._sums()
        for place in range(_FREQUENCIES):
            if sums[place]:
                kind, group = divmod(place, len(CLASSES))
                yield KINDS[kind], CLASSES[group], int(sums[place])

    def durations(self) -> tuple[list[int], float]:
        """How many answers were made within each of BOUNDS and in all, and the sum of their seconds."""
        sums = self._sums()
        within, numbers = 0, []
        for number in sums[_FREQUENCIES:-1]:
            within += int(number)
            numbers.append(within)
        return numbers, sums[-1]

    def _sums(self) -> list[float]:
        return [sum(self._table[place::_WIDTH]) for place in range(_WIDTH)]
