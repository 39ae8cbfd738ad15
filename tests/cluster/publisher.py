"""Somebody who publishes while things break, and remembers what was promised to be kept."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from dashboard.errors import StoreError
from dashboard.store import Publication, Store
from tests.browser.live import data_dir


class Publisher:
    """Publishes changed data again and again. What the store said yes to has to be there ever after."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._files = {path.name: path.read_bytes() for path in data_dir("official").iterdir() if path.is_file()}
        self._promised: list[tuple[Publication, dict[str, bytes]]] = []
        self.refused = 0

    @property
    def made(self) -> int:
        return len(self._promised)

    def publish(self) -> str:
        """Publishes once and returns the words readers see it by. Raises StoreError."""
        marker = f"第{time.monotonic_ns()}次更正"
        name, content = "measures.csv", self._files["measures.csv"]
        files = self._files | {name: content + b"\r\n" * (1 + self.made % 2)}
        publication = self._store.publish(files, at=datetime.now(UTC), reason=marker)
        self._promised.append((publication, files))
        return marker

    @contextmanager
    def working(self, every: float = 1) -> Iterator[None]:
        """Publishes at this pace while the block runs; what the store refuses is tried again."""
        over = threading.Event()

        def work() -> None:
            while not over.wait(every):
                try:
                    self.publish()
                except StoreError:
                    self.refused += 1

        worker = threading.Thread(target=work)
        worker.start()
        try:
            yield
        finally:
            over.set()
            worker.join()

    def lost(self) -> int:
        """How many publications the store said yes to and does not hold as they were, or whose log is broken."""
        held = {row.number: row for row in self._store.history()}
        whole = [
            held.get(publication.number) == publication and self._store.files(publication.release_id) == files
            for publication, files in self._promised
        ]
        return whole.count(False) + (self._store.verify_audit() is not None)
