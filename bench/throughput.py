"""Documents per second from this machine to itself, and the memory of the workers that gave them."""

import http.client
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

SECONDS, CONNECTIONS = 6, 16


def tool() -> str:
    """What makes the load."""
    return "wrk, 2 threads" if shutil.which("wrk") else "Python threads"


def documents_per_second(url: str) -> float:
    """Requests answered per second over CONNECTIONS connections for SECONDS, brotli accepted."""
    if not shutil.which("wrk"):
        return _by_threads(url)
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: br, gzip", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or not (found := re.search(r"Requests/sec:\s+([\d.]+)", said)):
        raise SystemExit(f"no clean answers from {url}:\n{said}")
    return float(found[1])


def _by_threads(url: str) -> float:
    counts = [0] * CONNECTIONS
    end = time.monotonic() + SECONDS
    threads = [threading.Thread(target=_ask, args=(url, end, counts, place)) for place in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def _ask(url: str, end: float, counts: list[int], place: int) -> None:
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.netloc)
    while time.monotonic() < end:
        connection.request("GET", address.path, headers={"Accept-Encoding": "br, gzip"})
        answer = connection.getresponse()
        answer.read()
        counts[place] += answer.status == 200
    connection.close()


def worker_memory(master: int) -> list[float]:
    """The proportional memory of each worker of a gunicorn, in MiB."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()
    return [_proportional(child) for child in children]


def _proportional(process: str) -> float:
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    if found is None:
        raise SystemExit("this kernel tells no proportional memory")
    return int(found[1]) / 1024
