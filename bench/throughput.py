"""What a server answers in a second over many connections, and what that costs it."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.effort import CONNECTIONS, SECONDS
from bench.processes import cpu_seconds

ENCODINGS = "br, gzip"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request as a browser makes it. path is with its query; body is empty for a GET."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    @property
    def method(self) -> str:
        return "POST" if self.body else "GET"


@dataclass(frozen=True, slots=True)
class Rate:
    """What a load came to: views a second, and milliseconds of processor time a view."""

    views: float
    cpu: float


def documents_per_second(url: str) -> float:
    """Requests answered per second, brotli accepted."""
    base, slash, path = url.partition("//")[2].partition("/")
    return load(f"http://{base}", [Ask(f"{slash}{path}")], ()).views


def load(base: str, view: Sequence[Ask], pids: Iterable[int], *, seconds: int = SECONDS) -> Rate:
    """Views per second over CONNECTIONS connections, a view being these requests one after another.

    pids are the processes that serve; what they use besides is not told apart. Raises SystemExit where an answer is
    no success and no 304.
    """
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: `make bench` installs it, or apt-get install wrk")
    counted = list(pids)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "view.lua"
        script.write_text(_script(view), encoding="utf-8")
        before = cpu_seconds(counted)
        said = _wrk(base, script, seconds)
        spent = sum(used - before[pid] for pid, used in cpu_seconds(before).items())
    views = float(_found(r"Requests/sec:\s+([\d.]+)", said)) / len(view)
    done = int(_found(r"(\d+) requests in", said)) / len(view)
    return Rate(views, 1000 * spent / done)


def _wrk(base: str, script: Path, seconds: int) -> str:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script), base]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"no clean answers from {base}:\n{said}")
    return said


def _found(pattern: str, said: str) -> str:
    match = re.search(pattern, said)
    if match is None:
        raise SystemExit(f"wrk did not tell {pattern}:\n{said}")
    return match[1]


def _script(view: Sequence[Ask]) -> str:
    """The requests in turn, each made ready before the load begins."""
    lines = "".join(
        f"  ready[{place}] = wrk.format({_lua(ask.method)}, {_lua(ask.path)}, "
        f"{_table({'Accept-Encoding': ENCODINGS} | dict(ask.headers))}, {_lua(ask.body) if ask.body else 'nil'})\n"
        for place, ask in enumerate(view, start=1)
    )
    return (
        f"local ready, at = {{}}, 0\nfunction init()\n{lines}end\n"
        "function request()\n  at = at % #ready + 1\n  return ready[at]\nend\n"
    )


def _table(headers: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"[{_lua(name)}] = {_lua(value)}" for name, value in headers.items()) + "}"


def _lua(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
