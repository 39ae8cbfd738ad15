"""Two app servers, one PostgreSQL and one nginx from deploy/, all on this machine and all to be killed at will."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from dashboard.store import Store
from tests.browser.live import ROOT, data_dir, free_port
from tests.postgres import Server

DEPLOY = ROOT / "deploy"
KEY = "a-key-for-tests-that-is-the-same-on-every-host"


class Process:
    """A program with its children in a group of their own, on a port that stays the same when it is started again."""

    def __init__(self, command: list[str], port: int, log: Path, environment: Mapping[str, str]) -> None:
        self.port = port
        self.log = log
        self._command = command
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process, "not started"
        return self._process.pid

    def start(self, *, wait: float = 150) -> None:
        """Starts it and waits until it answers."""
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        limit = time.monotonic() + wait
        while not self.answers():
            assert self._process.poll() is None and time.monotonic() < limit, self.log.read_text(encoding="utf-8")
            time.sleep(0.05)

    def answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            return connection.getresponse().status in {200, 502, 503, 504}
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """Ends it and all its children at once, as a power cut does."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def stop(self) -> None:
        """Asks it to end, and waits."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=40)

    def children(self) -> list[int]:
        text = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        return [int(child) for child in text.split()]


class Cluster:
    """The whole of it. url is the address readers know; hosts are behind it."""

    def __init__(self, hosts: list[Process], nginx: Process, postgres: Server, store_url: str) -> None:
        self.hosts = hosts
        self.nginx = nginx
        self.postgres = postgres
        self.store = Store(store_url)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.nginx.port}"


@contextmanager
def cluster(folder: Path, *, var_dirs: Mapping[int, Path] | None = None, **environment: str) -> Iterator[Cluster]:
    """Two app servers with stores of nothing but their own static files, one database, one nginx before them.

    var_dirs gives a host (0 or 1) another VAR_DIR.
    """
    with ExitStack() as stack:
        postgres = Server()
        stack.callback(postgres.remove)
        postgres.start()
        url = postgres.store_url(folder)
        hosts = []
        for place in range(2):
            var_dir = (var_dirs or {}).get(place, folder / f"var{place}")
            hosts.append(_host(folder / f"host{place}.log", url, var_dir, environment))
            stack.callback(hosts[-1].kill)
            hosts[-1].start()
        nginx = nginx_before(folder / "nginx", [host.port for host in hosts])
        stack.callback(nginx.kill)
        nginx.start()
        yield Cluster(hosts, nginx, postgres, url)


def _host(log: Path, store_url: str, var_dir: Path, environment: Mapping[str, str]) -> Process:
    port = free_port()
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    settings = {
        "PORT": str(port),
        "BASE_URL": "http://localhost",
        "DATABASE_URL": store_url,
        "DATA_DIR": str(data_dir("official")),
        "VAR_DIR": str(var_dir),
        "SECRET_KEY": KEY,
        "TRUSTED_PROXIES": "1",
        "PICTURES_AHEAD": "0",
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    return Process(command, port, log, inherited | settings | dict(environment))


def nginx_before(folder: Path, ports: list[int]) -> Process:
    """The nginx of deploy/, with this machine's paths, ports and names in the files that are there to be edited."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    assert Path(program).exists(), "nginx is missing: `make test` installs it, or apt-get install nginx-light"
    port = free_port()
    pieces = folder / "chengwu-progress"
    for made in (pieces, folder / "log", folder / "cache"):
        made.mkdir(parents=True, exist_ok=True)
    shutil.copy(DEPLOY / "nginx.conf", folder / "site.conf")
    shutil.copy(DEPLOY / "nginx" / "refusal.conf", pieces)
    for name, changes in _edits(folder, ports, port).items():
        text = (DEPLOY / "nginx" / name).read_text(encoding="utf-8")
        (pieces / name).write_text(edited(text, changes), encoding="utf-8")
    (folder / "main.conf").write_text(_main(folder), encoding="utf-8")
    return Process([program, "-c", str(folder / "main.conf")], port, folder / "log" / "nginx.log", {})


def _edits(folder: Path, ports: list[int], port: int) -> dict[str, dict[str, str]]:
    """What an operator changes, file by file."""
    servers = "".join(f"    server 127.0.0.1:{one} max_fails=0;\n" for one in ports)
    logs = {"/var/log/chengwu-progress": str(folder / "log")}
    place = {
        "    server 127.0.0.1:8050 max_fails=0;\n": servers,
        "    server 127.0.0.1:8050;\n": servers,
        "/var/cache/nginx/chengwu-progress": str(folder / "cache"),
        "listen 80 default_server;": f"listen 127.0.0.1:{port} default_server;",
        "    listen [::]:80 default_server;\n": "",
    }
    names = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;\n": "",
        "server_name czh.example.gov.cn;": "server_name localhost 127.0.0.1 a;",
    }
    return {"place.conf": place, "names.conf": names | logs, "staff.conf": logs}


def edited(text: str, changes: Mapping[str, str]) -> str:
    """A file with lines of it changed; a line that is not there is an error, not a change left out."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def _main(folder: Path) -> str:
    """What Debian's nginx.conf is on a real host."""
    user = "user root;\n" if os.geteuid() == 0 else ""  # to write below a private temporary folder
    temporary = "".join(f"    {one}_temp_path {folder}/{one};\n" for one in ("client_body", "proxy", "fastcgi"))
    unused = "".join(f"    {one}_temp_path {folder}/{one};\n" for one in ("uwsgi", "scgi"))
    return (
        f"{user}daemon off;\nworker_processes 2;\npid {folder}/pid;\nerror_log {folder}/log/error.log warn;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\n    access_log {folder}/log/access.log;\n{temporary}{unused}"
        "    include site.conf;\n}\n"
    )
