"""A real PostgreSQL of the tests' own, from the Debian packages: on a Unix socket, not durable, gone afterwards."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg

_FAST = {"fsync": "off", "full_page_writes": "off", "max_connections": "200"}
_OWNER = "postgres"


def binary(name: str) -> str:
    """Where a program of PostgreSQL lies. Without one the tests that need it fail, they do not pass by."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which(name)
    assert found, "PostgreSQL is missing: `make test` installs it, or apt-get install postgresql"
    return found


class Server:
    """A PostgreSQL that is started and stopped at will."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="postgres"))  # not in tmp_path: a socket's path has to be short
        self._folder.chmod(0o711)
        if os.geteuid() == 0:
            shutil.chown(self._folder, _OWNER, _OWNER)
        self._run("initdb", "--no-sync", "--auth=trust", f"--username={_OWNER}", "--encoding=UTF8", "--locale=C.UTF-8")
        self._stores: set[str] = set()

    def url(self, user: str = _OWNER) -> str:
        """The address for a user of this server, as DATABASE_URL has it."""
        return f"postgresql://{user}@/postgres?host={self._folder}"

    def store_url(self, name: object) -> str:
        """The address of a store of its own, the same for the same name: a schema, and the user who works in it."""
        user = f"store_{sha256(str(name).encode()).hexdigest()[:16]}"
        if user not in self._stores:
            with psycopg.connect(self.url(), autocommit=True) as connection:
                connection.execute(f"create user {user}".encode())
                connection.execute(f"create schema {user} authorization {user}".encode())
            self._stores.add(user)
        return self.url(user)

    def start(self) -> None:
        options = " ".join(f"-c {name}={value}" for name, value in _FAST.items())
        options += f" -c listen_addresses= -c unix_socket_directories={self._folder}"
        self._run("pg_ctl", "start", "--wait", f"--log={self._folder / 'log'}", f"--options={options}")

    def stop(self, mode: str = "fast") -> None:
        """Stops the server and ends its connections; `immediate` is what a crash is."""
        self._run("pg_ctl", "stop", "--wait", f"--mode={mode}")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """The server takes connections and answers none while the block runs, as a host does that swaps."""
        pid = int((self._folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def remove(self) -> None:
        """Stops the server and deletes all of it."""
        if (self._folder / "data" / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        command = [binary(program), f"--pgdata={self._folder / 'data'}", *arguments]
        user = _OWNER if os.geteuid() == 0 else None  # PostgreSQL refuses to be run by root
        with (self._folder / "commands").open("a+b") as said:  # a pipe would stay open as long as the server runs
            done = subprocess.run(
                command, stdout=said, stderr=said, cwd=self._folder, user=user, group=user, extra_groups=user and ()
            )
        assert done.returncode == 0, self._told()

    def _told(self) -> str:
        files = (self._folder / "commands", self._folder / "log")
        return "\n".join(path.read_text(encoding="utf-8")[-2000:] for path in files if path.exists())
