"""`make audit`: whether what is installed is what the locks name, whole, and free of known weaknesses.

The first needs no network. The second asks an advisory database through pip-audit; where none answers that is said, in
the last line of all, for "nothing found" and "nothing looked up" are not the same.
"""

import base64
import csv
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

LOCKS = ("requirements.txt", "requirements-dev.txt")
SERVICES = ("pypi", "osv")
SECONDS = 120
_TOOLS = {"pip", "setuptools", "wheel"}
"""What a new virtual environment has by itself."""

_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)((?: \\\n +--hash=sha256:[0-9a-f]{64})*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Advisories:
    """What an advisory database said: how many pins it knows, and the weaknesses of each."""

    looked_up: int = 0
    found: Mapping[str, Sequence[str]] = field(default_factory=dict)


def pins(texts: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Version and number of hashes by name, of all locks together."""
    found = (match for text in texts for match in _PIN.finditer(text))
    return {_named(match[1]): (match[2], match[3].count("--hash=")) for match in found}


def faults(pinned: Mapping[str, tuple[str, int]], installed: Iterable[Distribution]) -> list[str]:
    """Everything that is not as the locks say."""
    wrong = [f"{name}: its pin has no hash" for name, (_, hashes) in pinned.items() if not hashes]
    there: dict[str, Distribution] = {}
    for one in installed:
        there.setdefault(_named(one.metadata["Name"]), one)
    wrong += [f"{name}: pinned and not installed" for name in pinned.keys() - there.keys()]
    wrong += [f"{name}: installed and in no lock" for name in there.keys() - pinned.keys() - _TOOLS]
    for name in sorted(pinned.keys() & there.keys()):
        if there[name].version != pinned[name][0]:
            wrong.append(f"{name}: {there[name].version} is installed, {pinned[name][0]} is pinned")
        wrong += [f"{name}: {path} is not as it was installed" for path in changed(there[name])]
    return sorted(wrong)


def changed(one: Distribution) -> list[str]:
    """The files of a distribution that are missing or not what its own list of hashes says."""
    wrong = []
    for path, kept, _ in csv.reader((one.read_text("RECORD") or "").splitlines()):
        method, _, digest = kept.partition("=")
        if method == "sha256" and _digest(Path(str(one.locate_file(path)))) != digest:
            wrong.append(path)
    return wrong


def read(report: str) -> Advisories:
    """A report of pip-audit; what it skipped was not looked up."""
    rows = json.loads(report)["dependencies"]
    known = [row for row in rows if "skip_reason" not in row]
    return Advisories(len(known), {row["name"]: [one["id"] for one in row["vulns"]] for row in known if row["vulns"]})


def ask(service: str, locks: Sequence[str] = LOCKS) -> Advisories:
    """What a database knows of the pins; nothing where it does not answer."""
    named = [part for lock in locks for part in ("-r", lock)]
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json", *named]
    quiet = ["--progress-spinner", "off", "--timeout", "10", "--vulnerability-service", service]
    try:
        done = subprocess.run([*command, *quiet], capture_output=True, text=True, timeout=SECONDS)
        return read(done.stdout)
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return Advisories()


def told(advisories: Advisories, number: int) -> str:
    """The last line."""
    if not advisories.looked_up:
        return f"KNOWN ADVISORIES NOT CHECKED: no database answered for any of {number} pins. Run it where one can."
    left = number - advisories.looked_up
    rest = f", {left} OF THEM NOT CHECKED: the database does not know them" if left else ""
    return f"Known advisories of {number} pins{rest}: {len(advisories.found)} with weaknesses."


def main() -> int:
    """Both checks; 1 where something is wrong."""
    pinned = pins(Path(lock).read_text(encoding="utf-8") for lock in LOCKS)
    wrong = faults(pinned, distributions())
    consistent = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    wrong += consistent.stdout.splitlines() if consistent.returncode else []
    advisories = max(map(ask, SERVICES), key=lambda each: each.looked_up)
    wrong += [f"{name}: {', '.join(ids)}" for name, ids in advisories.found.items()]
    print("\n".join(wrong) or f"Dependencies: {len(pinned)} pins with hashes, installed as pinned, every file whole.")
    print("Whether a pinned version was withdrawn (yanked) is not checked here: pip says so when it installs one.")
    print(told(advisories, len(pinned)))
    return 1 if wrong else 0


def _digest(path: Path) -> str:
    made = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def _named(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
