"""Readers who ask for mixed pages at a steady rate, whatever happens, and what came of it."""

import gzip
import json
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from urllib.parse import urlsplit

from layouts import ids

PATIENCE = 10.0  # seconds until a reader gives up
FILTER = {
    "output": f"..{ids.MATCHES}.data...{ids.COUNT}.children..",
    "outputs": [{"id": ids.MATCHES, "property": "data"}, {"id": ids.COUNT, "property": "children"}],
    "inputs": [{"id": ids.FILTERS, "property": "data", "value": {"q": "道路", "language": "zh"}}],
    "changedPropIds": [f"{ids.FILTERS}.data"],
}
"""What a browser sends when somebody types into the overview's filter."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: what was asked when, what came. status is 0 where no whole answer came."""

    path: str
    at: float
    seconds: float
    status: int
    body: bytes = field(repr=False, default=b"")
    trouble: str = ""

    @property
    def failed(self) -> bool:
        return self.status != 200 or not self.body


def ask(url: str, path: str, *, place: int = 1, body: bytes | None = None) -> Visit:
    """One request on a connection of its own, from the place-th address of this machine."""
    start = time.monotonic()
    address = urlsplit(url)
    source = (f"127.0.{1 + place // 200}.{1 + place % 200}", 0)
    connection = HTTPConnection(address.hostname or "", address.port, timeout=PATIENCE, source_address=source)
    headers = {"Host": "localhost", "Accept-Encoding": "gzip", "Connection": "close"}
    try:
        connection.request(
            "POST" if body else "GET", path, body, headers | ({"Content-Type": "application/json"} if body else {})
        )
        answer = connection.getresponse()
        content = answer.read()
        if answer.headers["Content-Encoding"] == "gzip":
            content = gzip.decompress(content)
        return Visit(path, start, time.monotonic() - start, answer.status, content)
    except (OSError, HTTPException, EOFError) as error:
        return Visit(path, start, time.monotonic() - start, 0, trouble=repr(error))
    finally:
        connection.close()


def act(url: str, *, place: int = 1) -> Visit:
    """One interaction."""
    return ask(url, "/_dash-update-component", place=place, body=json.dumps(FILTER).encode())


class Readers:
    """What a crowd got. pages are documents and files, interactions are what Dash asks for."""

    def __init__(self) -> None:
        self.pages: list[Visit] = []
        self.interactions: list[Visit] = []

    @property
    def failed_pages(self) -> list[Visit]:
        return [visit for visit in self.pages if visit.failed]

    @property
    def failed_interactions(self) -> list[Visit]:
        return [visit for visit in self.interactions if visit.failed]

    @property
    def rate(self) -> float:
        """How many requests a second were sent, which is fewer than asked for where answers were slow."""
        moments = [visit.at for visit in (*self.pages, *self.interactions)]
        return (len(moments) - 1) / (max(moments) - min(moments))

    @property
    def slowest(self) -> float:
        """The longest a page took, in seconds."""
        return max(visit.seconds for visit in self.pages)


@contextmanager
def reading(url: str, paths: Sequence[str] = (), *, rate: float = 60, people: int = 24) -> Iterator[Readers]:
    """A crowd that asks `rate` times a second while the block runs, each at its own beat, waiting for nobody.

    Every tenth request is an interaction.
    """
    crowd, over = Readers(), threading.Event()
    paths = paths or site_paths(url)
    turns = count()

    def read(place: int) -> None:
        next_at = time.monotonic() + place / rate
        while not over.wait(max(0.0, next_at - time.monotonic())):
            turn = next(turns)
            if turn % 10 == 9:
                crowd.interactions.append(act(url, place=place))
            else:
                crowd.pages.append(ask(url, paths[turn % len(paths)], place=place))
            next_at += people / rate

    threads = [threading.Thread(target=read, args=(place,)) for place in range(people)]
    for thread in threads:
        thread.start()
    try:
        yield crowd
    finally:
        over.set()
        for thread in threads:
            thread.join()


@contextmanager
def watching(url: str, path: str) -> Iterator[list[Visit]]:
    """Somebody who asks for one page again and again while the block runs."""
    visits: list[Visit] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.03):
            visits.append(ask(url, path))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield visits
    finally:
        over.set()
        watcher.join()


def seconds_until(marker: str, visits: Sequence[Visit], since: float) -> float:
    """How long after a moment the first of these visits had its answer that shows a marker, waiting for it."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        for visit in tuple(visits):
            if marker.encode() in visit.body:
                return max(0.0, visit.at + visit.seconds - since)
        time.sleep(0.02)
    raise AssertionError(f"nobody saw {marker}")


def site_paths(url: str) -> Sequence[str]:
    """The pages the site itself lists, its feeds, and a file they need."""
    listed = re.findall(r"<loc>([^<]+)</loc>", ask(url, "/sitemap.xml").body.decode())
    script = re.search(r"/static/[0-9a-f]{12}/dash\.js", ask(url, "/").body.decode())
    assert listed and script
    return [*(urlsplit(page).path for page in listed), "/feed.xml", "/sitemap.xml", script[0]]
