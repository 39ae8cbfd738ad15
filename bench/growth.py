"""The same site with 1, 10 and 136 counties in its data: how much longer everything takes, and when it gets too much.

`python -m bench.growth` prints its section of results.md.
"""

import math
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TypeVar

from bench.counties import INDICATORS, YEARS, dataset, one_more
from bench.effort import COUNTIES, say
from bench.processes import children, peak, proportional
from bench.report import table
from dashboard.bundle import build
from dashboard.demo.dataset import AS_OF
from dashboard.publishing import examine, read_folder
from dashboard.settings import Settings
from dashboard.store import Store
from tests.browser.live import Site, serving
from tests.cluster.readers import ask

_Made = TypeVar("_Made")
PATIENCE = 300.0  # seconds until the site has to answer, or to show a publication
VERDICTS = ("ahead", "on_pace", "behind", "achieved", "missed")

FORMS = {
    "rows of observations.csv": "{:,.0f}",
    "check: files read, all rules held against them, s": "{:.2f}",
    "publish: check and keep, s": "{:.2f}",
    "start on a host that ran before: from the command to the first page, s": "{:.1f}",
    "overview under a filter never chosen before, ms": "{:.0f}",
    "an indicator's page, never asked for before, ms": "{:.0f}",
    "KB of that page before compression": "{:.0f}",
    "MiB of a worker after the start": "{:.0f}",
    "from a publication until every worker shows it, s": "{:.1f}",
    "slowest page meanwhile, s": "{:.2f}",
    "MiB of a worker after a publication": "{:.0f}",
    "most MiB of a worker meanwhile": "{:.0f}",
}
"""What is measured of each size, in this order, and how it is written."""


def main() -> None:
    measured = {counties: _measure(counties) for counties in COUNTIES}
    print(_section(measured))


def _measure(counties: int) -> Mapping[str, float]:
    """Everything of one size, by the names of FORMS."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        data = folder / "data"
        data.mkdir()
        for name, content in dataset(counties).items():
            (data / name).write_bytes(content)
        store = Store(Settings.from_environment({"VAR_DIR": str(folder / "var")}).store_url)
        values = _filing(data, store)
        build(folder / "var")  # the static files, which every start but a host's first finds there
        began = time.perf_counter()
        site = stack.enter_context(serving("demo", folder, DATA_DIR=str(data)))
        _await(site)
        values.append(time.perf_counter() - began)
        _await(site, times=20)
        values += _pages(site)
        values += _publication(site, store, one_more(read_folder(data)))
    told = dict(zip(FORMS, values, strict=True))
    say(f"{counties} counties: {told}")
    return told


def _filing(data: Path, store: Store) -> list[float]:
    """Rows, seconds of a check, and seconds of what `python -m dashboard publish` does."""
    files, check = _timed(lambda: read_folder(data))
    snapshot, rules = _timed(lambda: examine(files, today=AS_OF))
    _, kept = _timed(lambda: store.publish(files, at=datetime.now(UTC), reason=""))
    return [len(snapshot.observations), check + rules, check + rules + kept]


def _pages(site: Site) -> list[float]:
    """Milliseconds of the overview under filters nobody chose yet and of an indicator, its KB, and MiB of a worker."""
    overviews = [_page(site, path) for path in _filtered(site)]
    names = [row["indicator_id"] for row in site.rows("indicators")][: len(overviews)]
    pages = [_page(site, f"/indicators/{name}") for name in names]
    kilobytes = len(ask(site.url, f"/indicators/{names[0]}").body) / 1000
    return [1000 * median(overviews), 1000 * median(pages), kilobytes, _heaviest(site, proportional)]


def _filtered(site: Site) -> list[str]:
    """The overview under a verdict and a department each, another of both every time."""
    departments = [row["department_id"] for row in site.rows("departments")]
    return [f"/?verdict={verdict}&department={name}" for verdict, name in zip(VERDICTS, departments, strict=False)]


def _publication(site: Site, store: Store, files: Mapping[str, bytes]) -> list[float]:
    """Seconds until it is seen and of the slowest page until then, then MiB of a worker, and the most it had."""
    marker, began, slowest = f"第{time.monotonic_ns()}次更正", time.perf_counter(), 0.0
    store.publish(files, at=datetime.now(UTC), reason=marker)
    seen = 0
    while seen < 20:  # in a row, by whichever worker answers
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"a publication was not seen within {PATIENCE:.0f} s")
        visit = ask(site.url, "/updates")
        slowest = max(slowest, visit.seconds)
        seen = seen + 1 if marker in visit.body.decode() else 0
        time.sleep(0.05)
    took = time.perf_counter() - began - 20 * 0.05
    return [took, slowest, _heaviest(site, proportional), _heaviest(site, peak)]


def _await(site: Site, *, times: int = 1) -> None:
    """Asks until a page has come so many times in a row, within a second each: by whichever worker answers."""
    limit, came = time.monotonic() + PATIENCE, 0
    while came < times:
        if time.monotonic() > limit:
            raise SystemExit(f"no page within {PATIENCE:.0f} s")
        visit = ask(site.url, "/")
        came = 0 if visit.failed or (times > 1 and visit.seconds > 1) else came + 1


def _heaviest(site: Site, weigh: Callable[[int], float]) -> float:
    return max(weigh(worker) for worker in children(site.pid))


def _page(site: Site, path: str) -> float:
    """Seconds until a page has come whole."""
    visit = ask(site.url, path)
    if visit.failed:
        raise SystemExit(f"no page: {visit}")
    return visit.seconds


def _timed(act: Callable[[], _Made]) -> tuple[_Made, float]:
    began = time.perf_counter()
    made = act()
    return made, time.perf_counter() - began


def _section(measured: Mapping[int, Mapping[str, float]]) -> str:
    sizes = list(measured)
    head = ["", *map(_counties, sizes), *(f"slope {small} to {large}" for small, large in pairwise(sizes))]
    rows = [
        [
            name,
            *(form.format(measured[size][name]) for size in sizes),
            *_slopes([measured[size][name] for size in sizes], sizes),
        ]
        for name, form in FORMS.items()
    ]
    return "\n\n".join(
        [
            "## Growth",
            f"Simulated datasets of {INDICATORS} indicators with a value for each month of {YEARS} years: the county's "
            "own and, as a dataset has one county of its own, the others' as further places of areas.csv. A slope is "
            "the power of the number of counties by which something grows: 1 is in proportion, 0 not at all.",
            table(head, rows),
            _limit(measured[sizes[-1]], sizes[-1]),
        ]
    )


def _limit(largest: Mapping[str, float], counties: int) -> str:
    most, seen = largest["most MiB of a worker meanwhile"], largest["from a publication until every worker shows it, s"]
    return (
        f"What this asks for: with {_counties(counties)} a host of 2 workers needs {2 * most / 1024:.1f} GiB while a "
        f"publication is read, and readers see it {seen:.0f} s after it was made; until then they have the one before."
    )


def _slopes(values: Sequence[float], sizes: Sequence[int]) -> list[str]:
    pairs = pairwise(zip(sizes, values, strict=True))
    return [
        f"{math.log(max(b, 1e-9) / max(a, 1e-9)) / math.log(large / small):.2f}" for (small, a), (large, b) in pairs
    ]


def _counties(number: int) -> str:
    return "1 county" if number == 1 else f"{number} counties"


if __name__ == "__main__":
    main()
