"""How long after a publication its first reader sees it."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.effort import say
from dashboard.store import Store
from tests.cluster.publisher import Publisher
from tests.cluster.readers import reading, seconds_until, site_paths, watching

RATE = 50


@dataclass(frozen=True, slots=True)
class Lags:
    """Seconds of each publication; and of the requests of other readers meanwhile, how many were sent and failed."""

    seconds: Sequence[float]
    rate: float
    sent: int
    failed: int

    @property
    def middle(self) -> float:
        return median(self.seconds)

    @property
    def longest(self) -> float:
        return max(self.seconds)


def lags(url: str, store: Store, publications: int) -> Lags:
    """Publishes so often while a crowd reads all pages."""
    with reading(url, site_paths(url), rate=RATE) as crowd:
        seconds = seen_after(url, store, publications)
    failed = len(crowd.failed_pages) + len(crowd.failed_interactions)
    return Lags(seconds, crowd.rate, len(crowd.pages) + len(crowd.interactions), failed)


def seen_after(url: str, store: Store, publications: int) -> list[float]:
    """Seconds from each publication, made at any moment between two looks of a worker, until its first reader has it.

    That reader asks some 30 times a second.
    """
    publisher, seconds = Publisher(store), list[float]()
    with watching(url, "/updates") as visits:
        for _ in range(publications):
            time.sleep(random.uniform(1, 2))
            marker, since = publisher.publish(), time.monotonic()
            seconds.append(seconds_until(marker, visits, since))
            say(f"publication seen after {seconds[-1]:.2f} s")
    return seconds
