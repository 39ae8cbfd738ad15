"""gunicorn's threaded worker, with an end to its patience.

It hands each connection to one of a few threads, which waits for the request without end: as many people as there are
threads, each sending a byte now and then, stop the site. Here a connection whose request has not arrived in time is
closed. nginx before the site does the same better, for it needs no thread for whoever waits.
"""

import socket
import time
from contextlib import suppress
from threading import Lock, Thread
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD_SECONDS = 10.0
"""How long the head of a request may take from when it is waited for; its body may take as long again."""

SLOWEST = 100_000
"""Bytes a second, of a body that is large: an upload of ten megabytes has 100 seconds more."""


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Closes connections that keep a thread waiting for their request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: dict[TConn, float] = {}
        self._lock = Lock()

    def init_process(self) -> None:
        Thread(target=self._watch, name="patience", daemon=True).start()
        super().init_process()

    def enqueue_req(self, conn: TConn) -> None:
        """A head is waited for from here on: also while no thread is free, so that the next ones find one."""
        with self._lock:
            self._waiting[conn] = time.monotonic() + HEAD_SECONDS
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> object:
        try:
            return super().handle(conn)
        finally:
            with self._lock:
                self._waiting.pop(conn, None)

    def handle_request(self, req: Any, conn: TConn) -> object:
        with self._lock:
            self._waiting[conn] = time.monotonic() + HEAD_SECONDS + _length(req) / SLOWEST
        return super().handle_request(req, conn)

    def _watch(self) -> None:
        while True:
            time.sleep(1)
            for conn in self._late():
                with suppress(OSError):  # somebody who has gone meanwhile is no trouble
                    conn.sock.shutdown(socket.SHUT_RD)  # whoever waits reads an end; what is answered still goes out

    def _late(self) -> list[TConn]:
        now = time.monotonic()
        with self._lock:
            late = [conn for conn, until in self._waiting.items() if until < now]
            for conn in late:
                del self._waiting[conn]
        return late


def _length(req: Any) -> int:
    """The length that a request says its body has; gunicorn has refused what is no number."""
    return next((int(value) for name, value in req.headers if name == "CONTENT-LENGTH"), 0)
