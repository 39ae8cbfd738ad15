"""Runs every part, each in a process of its own, and writes results.md; with QUICK=1 it is only shown.

A part that fails is named in the results, and the exit status is 1.
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


def main() -> int:
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
            *(section or f"## bench.{part} failed\n\nNothing was measured." for part, section in sections.items()),
        ]
    )
    print(text)
    if not QUICK:
        RESULTS.write_text(text + "\n", encoding="utf-8")
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def _section(part: str) -> str | None:
    """What a part printed; None where it failed, which it has told on standard error."""
    say(f"bench.{part}")
    done = subprocess.run([sys.executable, "-m", f"bench.{part}"], stdout=subprocess.PIPE, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
