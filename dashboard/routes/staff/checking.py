"""Examinations in the background, so that a large workbook shows progress instead of a page that does not come.

Each worker checks for itself; a check that a restart cuts off is simply begun again by the next request.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from threading import Lock

from dashboard.drafts import Draft, Examination
from dashboard.publishing.desk import Desk

PATIENCE = 0.7
"""Seconds a page waits for a check before it shows progress instead."""


class Checking:
    """The checks that run in this process, one at a time per draft and version; the desk keeps what they found."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="check")
        self._running: dict[tuple[str, int], Future[Examination]] = {}
        self._lock = Lock()

    def examination(self, draft: Draft, *, patience: float = PATIENCE) -> Examination | None:
        """What follows from a draft, or None while it is still being worked out."""
        future = self._begun(draft)
        try:
            return future.result(timeout=patience)
        except StillRunning:
            return None

    def _begun(self, draft: Draft) -> Future[Examination]:
        key = (draft.draft_id, draft.version)
        with self._lock:
            self._running = {one: future for one, future in self._running.items() if not future.done()}
            if key not in self._running:
                self._running[key] = self._pool.submit(self._desk.examination, draft)
            return self._running[key]
