"""Breaks one thing after another while readers read and somebody publishes: `make faults` writes faults.md."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from bench.lags import seen_after
from bench.report import machine, table
from tests.cluster.hosts import Cluster, cluster
from tests.cluster.publisher import Publisher
from tests.cluster.readers import Readers, ask, reading, site_paths

RESULTS = Path(__file__).parent / "faults.md"
RATE = int(os.environ.get("RATE", "50"))
DISK = 300 * 1024 * 1024  # bytes of a disk that gets full; nginx.conf wants 200 MB free


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a fault did. lost counts publications that were confirmed and are not there as they were."""

    fault: str
    crowd: Readers
    publisher: Publisher
    lost: int


def main() -> None:
    """One cluster, faults one after another, each begun with everything well."""
    where = machine(os.getloadavg()[0])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        disks = [stack.enter_context(_disk(folder / name)) for name in ("disk", "nginx", "nginx/cache")]
        site = stack.enter_context(cluster(folder, var_dirs={0: disks[0] / "var"}))
        paths = site_paths(site.url)
        for path in paths:
            ask(site.url, path)
        lags = seen_after(site.url, site.store, publications=10)
        outcomes = [_suffer(site, paths, name, fault) for name, fault in _faults(site, disks).items()]
    text = _markdown(where, lags, outcomes)
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


def _faults(site: Cluster, disks: list[Path]) -> dict[str, Callable[[], None]]:
    one, other = site.hosts
    return {
        "nothing": lambda: time.sleep(8),
        "an app host is killed (SIGKILL) and started after 5 s": lambda: _away([one.kill], [one.start], 5),
        "both app hosts are killed and started after 5 s": lambda: _away(
            [one.kill, other.kill], [one.start, other.start], 5
        ),
        "PostgreSQL is restarted": lambda: _away([site.postgres.stop], [site.postgres.start], 0),
        "PostgreSQL crashes and is away for 10 s": lambda: _away(
            [lambda: site.postgres.stop("immediate")], [site.postgres.start], 10
        ),
        "an nginx worker is killed": lambda: _away([lambda: os.kill(site.nginx.children()[0], signal.SIGKILL)], [], 5),
        "the disk with VAR_DIR of a host is full for 6 s": lambda: _full(disks[0], 6),
        "the disk with nginx's logs is full for 6 s, its cache on a disk of its own": lambda: _full(disks[1], 6),
        "the disk with nginx's cache is full for 6 s": lambda: _full(disks[2], 6),
    }


def _away(break_: list[Callable[[], object]], mend: list[Callable[[], object]], seconds: float) -> None:
    for act in break_:
        act()
    time.sleep(seconds)
    for act in mend:
        act()


def _suffer(site: Cluster, paths: Sequence[str], name: str, fault: Callable[[], None]) -> Outcome:
    publisher = Publisher(site.store)
    with reading(site.url, paths, rate=RATE) as crowd, publisher.working():
        time.sleep(2)
        fault()
        time.sleep(2)
    for visit in [*crowd.failed_pages, *crowd.failed_interactions][:5]:
        print(name, visit)
    return Outcome(name, crowd, publisher, publisher.lost())


@contextmanager
def _disk(path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    path.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(path)], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


def _full(disk: Path, seconds: float) -> None:
    ballast = disk / "ballast"
    try:
        with ballast.open("wb", buffering=0) as file:
            while file.write(b"\0" * 65536):
                pass
    except OSError:
        pass  # full
    time.sleep(seconds)
    ballast.unlink()


def _markdown(where: str, lags: list[float], outcomes: list[Outcome]) -> str:
    parts = [
        "# Faults",
        "Written by `make faults`; not edited by hand. Two app hosts with two workers each, one PostgreSQL and one "
        f"nginx with deploy/nginx.conf, all on one machine. Readers ask for mixed pages, feeds and files, {RATE} a "
        "second in all and fewer while answers are slow, every tenth request an interaction, each on a connection of "
        "its own, none tried twice; somebody publishes every second. The cache has seen every page once. A page failed "
        "where anything but a whole 200 came within 10 s.",
        f"{date.today().isoformat()}: {where}.",
        "From a publication to the answer that shows it to a reader, through the cache: median "
        f"{median(lags):.2f} s, longest {max(lags):.2f} s of {len(lags)}.",
        table(_HEAD, map(_row, outcomes)),
        "Refused: the store said no and kept nothing; the publisher is told and tries again. Lost: confirmed, and not "
        "there afterwards as it was, or the audit log broken.",
    ]
    return "\n\n".join(parts) + "\n"


_HEAD = [
    "fault",
    "requests a second",
    "pages sent",
    "failed",
    "slowest",
    "interactions sent",
    "failed",
    "published",
    "refused",
    "lost",
]


def _row(one: Outcome) -> list[str]:
    crowd = one.crowd
    cells = [
        one.fault,
        f"{crowd.rate:.0f}",
        len(crowd.pages),
        len(crowd.failed_pages),
        f"{crowd.slowest:.2f} s",
        len(crowd.interactions),
        len(crowd.failed_interactions),
        one.publisher.made,
        one.publisher.refused,
        one.lost,
    ]
    return [str(cell) for cell in cells]


if __name__ == "__main__":
    main()
