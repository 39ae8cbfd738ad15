"""The site under test: a real gunicorn on a free port of this machine, on one dataset, with a store of its own."""

import csv
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 150


@dataclass(frozen=True, slots=True)
class Site:
    """A running site. dataset is `official` or `demo`; url has no slash at its end."""

    url: str
    dataset: str
    pid: int = 0

    @property
    def simulated(self) -> bool:
        return self.dataset == "demo"

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of one of the dataset's tables as they are in the file."""
        with (data_dir(self.dataset) / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


def data_dir(dataset: str) -> Path:
    return ROOT / "data" / "demo" if dataset == "demo" else ROOT / "data"


@contextmanager
def serving(dataset: str, folder: Path, **environment: str) -> Iterator[Site]:
    """The site on a dataset while the block runs, with its store in folder/var."""
    own = {"DATA_DIR": str(data_dir(dataset)), "VAR_DIR": str(folder / "var"), "PICTURES_AHEAD": "0"}
    chosen = {**own, **environment}
    with running(["--config", "deploy/gunicorn.conf.py"], folder, health="/healthz", **chosen) as (url, pid):
        yield Site(url, dataset, pid)


@contextmanager
def running(arguments: list[str], folder: Path, *, health: str = "/", **environment: str) -> Iterator[tuple[str, int]]:
    """A gunicorn on a free port while the block runs: its address and process id.

    What it wrote is in folder/server.log and must hold no traceback.
    """
    port = free_port()
    log = folder / "server.log"
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    url = f"http://127.0.0.1:{port}{environment.get('URL_PREFIX', '')}"
    with log.open("wb") as output:
        command = [sys.executable, "-m", "gunicorn", *arguments, "--bind", f"127.0.0.1:{port}"]
        here = {"PORT": str(port), **environment}
        server = subprocess.Popen(command, cwd=ROOT, env=inherited | here, stdout=output, stderr=output)
        try:
            _wait(url + health, server, log)
            yield url, server.pid
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=60)  # gunicorn itself ends its workers after 30
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the site did not start:\n{log.read_text(encoding='utf-8')}")
