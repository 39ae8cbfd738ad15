"""How long each measurement goes on; QUICK=1 is just long enough to see that all of it works."""

import os
import sys

QUICK = os.environ.get("QUICK", "0") != "0"
LOADS = int(os.environ.get("LOADS", "1" if QUICK else "5"))
SECONDS, CONNECTIONS = (2 if QUICK else 6), 16
SAMPLES, SAMPLE = 3, (1 if QUICK else 2)
"""How often the servers are measured in turn, and for how many seconds each time."""

PUBLICATIONS = 3 if QUICK else 15
REQUESTS = (250, 500, 1000) if QUICK else (2500, 5000, 10000, 20000)
COUNTIES = (1, 3, 10) if QUICK else (1, 10, 136)


def say(progress: str) -> None:
    """Tells whoever waits how far it is; standard output is for what was measured."""
    print(progress, file=sys.stderr, flush=True)
