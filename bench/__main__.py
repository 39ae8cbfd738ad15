"""Runs every part, each in a process of its own, and writes results.md; with QUICK=1 it is only shown.

A part that fails is named in the results, and the exit status is 1. `python -m bench PART` runs such a part again,
alone, and puts what it measured there.
"""

import os
import platform
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from bench.effort import QUICK, say
from bench.report import machine

RESULTS = Path(__file__).parent / "results.md"
PARTS = ("loads", "crowds", "endurance", "growth", "cards")


def main(again: str = "") -> int:
    if again:
        return _run_again(again)
    started, where = time.monotonic(), machine(os.getloadavg()[0])
    sections = {part: _section(part) for part in PARTS}
    failed = [part for part, section in sections.items() if section is None]
    minutes = (time.monotonic() - started) / 60
    text = "\n\n".join(
        [
            "# Measured",
            "Written by `make bench`; not edited by hand. Everything runs on one machine, readers and servers alike, "
            "so that ratios tell more than numbers.",
            f"{date.today().isoformat()}: {where}; Python {platform.python_version()}; {minutes:.0f} minutes.",
            *(section or _nothing(part) for part, section in sections.items()),
        ]
    )
    print(text)
    if not QUICK:
        RESULTS.write_text(text + "\n", encoding="utf-8")
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def _run_again(part: str) -> int:
    text = RESULTS.read_text(encoding="utf-8")
    if _nothing(part) not in text:
        raise SystemExit(f"bench.{part} did not fail: run all parts")
    where, section = machine(os.getloadavg()[0]), _section(part)
    if section is None:
        return 1
    RESULTS.write_text(text.replace(_nothing(part), f"{section}\n\n(Run alone after the others: {where}.)"), "utf-8")
    return 0


def _nothing(part: str) -> str:
    return f"## bench.{part} failed\n\nNothing was measured."


def _section(part: str) -> str | None:
    """What a part printed; None where it failed, which it has told on standard error."""
    say(f"bench.{part}")
    done = subprocess.run([sys.executable, "-m", f"bench.{part}"], stdout=subprocess.PIPE, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
