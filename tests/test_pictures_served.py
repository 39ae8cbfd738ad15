"""Pictures of a real server: many readers at once, pages meanwhile, and the process that draws ahead of them."""

import json
import os
import signal
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.browser.live import Site, serving
from tests.patience import PATIENCE, until


def status(url: str) -> int:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        code: int = answer.status
        return code


def drawing(site: Site, without: int = 0) -> int:
    """The process that draws ahead for a site; 0 where there is none."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes().split(b"\0")
            home = (place / "environ").read_bytes()
        except OSError:
            continue
        ours = f"\0PORT={site.url.rpartition(':')[2]}\0".encode() in b"\0" + home
        if b"--for" in words and ours and int(place.name) != without:
            return int(place.name)
    return 0


def done(folder: Path) -> int:
    try:
        told = json.loads((folder / "var" / "pictures" / "progress.json").read_text())
    except FileNotFoundError:
        return 0
    count: int = told["done"]
    return count


def test_eight_pictures_at_once_come_all_and_pages_do_not_wait_for_them(tmp_path: Path) -> None:
    with serving("official", tmp_path, WORKERS="1") as site, ThreadPoolExecutor(8) as readers:
        names = [row["indicator_id"] for row in site.rows("indicators")][:8]
        asked = [readers.submit(status, f"{site.url}/charts/{name}.png?preset=cover") for name in names]
        answered = 0
        while not all(one.done() for one in asked):
            assert status(f"{site.url}/") == 200
            answered += 1
        assert [one.result() for one in asked] == [200] * 8
    assert answered > 8


def test_drawing_ahead_goes_on_after_a_crash_and_ends_with_the_server(tmp_path: Path) -> None:
    with serving("demo", tmp_path, PICTURES_AHEAD="1") as site:
        until(lambda: done(tmp_path) > 1)
        first = until(lambda: drawing(site))
        os.kill(first, signal.SIGKILL)
        reached = done(tmp_path)
        assert until(lambda: drawing(site, first))
        until(lambda: done(tmp_path) > reached)
    until(lambda: not drawing(site))
