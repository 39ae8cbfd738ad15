"""A real gunicorn and a real nginx under malformed requests and under people who never finish theirs."""

import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from dashboard.worker import HEAD_SECONDS
from tests import malformed
from tests.browser.live import Site, serving
from tests.cluster.hosts import nginx_before
from tests.cluster.readers import ask

SLOW = 50


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    with serving("official", folder) as one:
        yield one


def port_of(site: Site) -> int:
    return urlsplit(site.url).port or 0


def workers(site: Site) -> set[int]:
    text = Path(f"/proc/{site.pid}/task/{site.pid}/children").read_text(encoding="ascii")
    return {int(child) for child in text.split()}


def test_a_thousand_malformed_requests_leave_no_fault_and_no_dead_worker(site: Site, folder: Path) -> None:
    limit = time.monotonic() + 10
    while len(workers(site)) < 2 and time.monotonic() < limit:
        time.sleep(0.1)
    before, port = workers(site), port_of(site)
    with ThreadPoolExecutor(8) as people:
        answers = Counter(people.map(partial(malformed.send, port), malformed.requests(1_000, seed=2024)))
    print("status × answers:", dict(sorted(answers.items())))
    assert sum(answers.values()) == 1_000
    assert not [status for status in answers if status >= 500 and status != 501]  # 501: an unknown Transfer-Encoding
    assert answers[400] > 300
    assert workers(site) == before
    log = (folder / "server.log").read_text(encoding="utf-8")
    assert "Traceback" not in log and " ERROR " not in log
    assert not ask(site.url, "/").failed


@contextmanager
def dripping(port: int, start: bytes) -> Iterator[list[socket.socket]]:
    """Fifty who begin a request and send a byte of it a second while the block runs."""
    over, open_ones = Event(), [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(SLOW)]

    def drip() -> None:
        for connection in open_ones:
            connection.sendall(start)
        while not over.wait(1):
            for connection in open_ones:
                with suppress(OSError):  # closed on the other side
                    connection.sendall(b"a")

    thread = Thread(target=drip)
    thread.start()
    try:
        yield open_ones
    finally:
        over.set()
        thread.join()
        for connection in open_ones:
            connection.close()


HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "
BODY = b"POST /_dash-update-component HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n"


def is_closed(connection: socket.socket) -> bool:
    """Whether the other side has hung up, with an answer or without."""
    connection.settimeout(0.2)
    try:
        while connection.recv(65_536):
            pass
        return True
    except TimeoutError:
        return False
    except OSError:
        return True


@pytest.mark.parametrize("start", [HEAD, BODY], ids=["head", "body"])
def test_whoever_never_ends_a_request_is_sent_away_and_readers_go_on(site: Site, start: bytes) -> None:
    with dripping(port_of(site), start) as slow:
        time.sleep(1)
        waited = [ask(site.url, "/") for _ in range(2)]
        time.sleep(HEAD_SECONDS + 4)
        after = [ask(site.url, "/method") for _ in range(10)]
        gone = sum(map(is_closed, slow))
    print(f"first reader {waited[0].seconds:.1f} s, after: {max(one.seconds for one in after):.3f} s, gone: {gone}")
    assert gone == SLOW
    assert not [one for one in after if one.failed] and max(one.seconds for one in after) < 2


def test_behind_nginx_readers_do_not_notice_slow_clients(site: Site, tmp_path: Path) -> None:
    nginx = nginx_before(tmp_path, [port_of(site)])
    nginx.start()
    try:
        url = f"http://127.0.0.1:{nginx.port}"
        ask(url, "/")
        with dripping(nginx.port, HEAD), dripping(nginx.port, BODY):
            time.sleep(1)
            pages = [ask(url, path) for _ in range(10) for path in ("/", "/method", "/api/v1", "/nobody-was-here")]
    finally:
        nginx.stop()
    print(f"{2 * SLOW} slow clients, {len(pages)} readers: slowest {max(page.seconds for page in pages):.3f} s")
    assert {page.status for page in pages if page.path != "/nobody-was-here"} == {200}
    assert max(page.seconds for page in pages) < 2


def test_behind_nginx_malformed_requests_leave_no_fault(site: Site, tmp_path: Path) -> None:
    nginx = nginx_before(tmp_path, [port_of(site)])
    nginx.start()
    try:
        with ThreadPoolExecutor(4) as people:
            answers = Counter(people.map(partial(malformed.send, nginx.port), malformed.requests(200, seed=7)))
    finally:
        nginx.stop()
    print("through nginx, status × answers:", dict(sorted(answers.items())))
    assert {status for status in answers if status >= 500} <= {501, 505}  # what HTTP has not got, in nginx's words
    assert answers[400] > 50
