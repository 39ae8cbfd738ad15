"""What a browser measured, as the tables of results.md, each number beside its aim."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.effort import CONNECTIONS, SECONDS
from bench.visits import Visit


@dataclass(frozen=True, slots=True)
class Served:
    """What a server gave: documents per second and MiB per worker."""

    rate: float
    memory: Sequence[float]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything of one run. visits by (page, slow); served by page."""

    visits: Mapping[tuple[str, bool], Sequence[Visit]]
    served: Mapping[str, Served]
    chromium: str
    loads: int

    def middle(self, page: str, field: str, *, slow: bool) -> float:
        values: list[float] = [getattr(one, field) for one in self.visits[page, slow]]
        return median(values)


SITE, INDICATOR, EMBED = "this site, overview", "this site, an indicator", "this site, its embed"
PLAIN, FLOOR = "plain Dash and dbc", "page by hand"
PAGES = (SITE, INDICATOR, EMBED, PLAIN, FLOOR)


def markdown(measured: Measured) -> str:
    """The section of results.md on visits in a browser."""
    parts = [
        "## In a browser",
        f"Each number is the median of {measured.loads} cold loads, the pages taken in turn; Chromium "
        f"{measured.chromium}, loopback, HTTP/1.1, no TLS, viewport 412 x 823.",
        _aims(measured),
        "### Cold loads, 1.6 Mbit/s, 150 ms, processor slowed 4 times",
        _loads(measured, slow=True),
        "### Cold loads, unthrottled",
        _loads(measured, slow=False),
        "The first view is everything that had come when the last headline number stood on the screen; the total, "
        "everything the page goes on to load by itself, the chart included where it has one in view.",
        f"### Documents per second, no nginx (wrk, {CONNECTIONS} connections, {SECONDS} s)",
        _served(measured),
        "The plain app's document is an empty index: its numbers come with two more requests and its scripts.",
    ]
    return "\n\n".join(parts)


def machine(load: float) -> str:
    """What it is measured on, and how busy that was in the minute before anything began."""
    busy = ", **begun on a busy machine**" if load > 1 else ""
    return f"{_host()}, load average at the start {load:.1f}{busy}"


def _host() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release().split('-')[0]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as Markdown."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def at_least(what: str, least: float, value: float, form: str) -> list[str]:
    """A row that says what was aimed at, and whether it was met."""
    return [what, form.format(least), form.format(value), "met" if value >= least else "missed"]


def at_most(what: str, most: float, value: float, form: str) -> list[str]:
    """The same where less is better."""
    return [what, form.format(most), form.format(value), "met" if value <= most else "missed"]


def between(values: Iterable[float], form: str) -> str:
    """The least and the most of some numbers."""
    few = sorted(values)
    return f"{form.format(few[0])} to {form.format(few[-1])}"


def _aims(measured: Measured) -> str:
    seen = measured.middle(SITE, "visible", slow=True)
    floor, plain = (measured.middle(page, "visible", slow=True) for page in (FLOOR, PLAIN))
    chart = measured.middle(INDICATOR, "chart", slow=True)
    ours = (visits for (page, _), visits in measured.visits.items() if page in {SITE, INDICATOR, EMBED})
    shift = max(one.shift for visits in ours for one in visits)
    first = [measured.middle(page, "first_bytes", slow=True) / 1000 for page in (SITE, INDICATOR, EMBED)]
    rows = [
        at_most("overview visible, throttled, against the page by hand", 1.5, seen / floor, "{:.2f} x"),
        at_most("first view of the overview", 60, first[0], "{:.1f} KB"),
        at_most("first view of an indicator", 40, first[1], "{:.1f} KB"),
        at_most("an embed, all of it", 30, first[2], "{:.1f} KB"),
        at_most("requests of an embed", 2, measured.middle(EMBED, "requests", slow=True), "{:.0f}"),
        at_most("layout shift, the worst of all loads", 0, shift, "{:.4f}"),
        at_most("chart interactive, throttled", 4, chart / 1000, "{:.2f} s"),
    ]
    ratios = [
        f"Throttled, the overview's numbers are visible {plain / seen:.1f} times sooner than the plain app's "
        f"({_ms(seen)} against {_ms(plain)}; by hand {_ms(floor)}, the plain app {plain / floor:.1f} times that).",
        f"A chart answers {measured.middle(PLAIN, 'chart', slow=True) / chart:.1f} times sooner "
        f"({_ms(chart)} against {_ms(measured.middle(PLAIN, 'chart', slow=True))}).",
    ]
    return table(["", "aim, at most", "measured", ""], rows) + "\n\n" + " ".join(ratios)


def _loads(measured: Measured, *, slow: bool) -> str:
    head = ["page", "numbers visible", "chart interactive", "requests", "first view", "total", "layout shift"]
    return table(head, [_load(measured, page, slow=slow) for page in PAGES])


def _load(measured: Measured, page: str, *, slow: bool) -> list[str]:
    charted = page in {INDICATOR, PLAIN}
    return [
        page,
        _ms(measured.middle(page, "visible", slow=slow)),
        _ms(measured.middle(page, "chart", slow=slow)) if charted else "",
        f"{measured.middle(page, 'requests', slow=slow):.0f}",
        f"{measured.middle(page, 'first_bytes', slow=slow) / 1000:.1f} KB",
        f"{measured.middle(page, 'total_bytes', slow=slow) / 1000:.1f} KB",
        f"{measured.middle(page, 'shift', slow=slow):.3f}",
    ]


def _served(measured: Measured) -> str:
    rows = [
        [page, f"{served.rate:.0f}", ", ".join(f"{memory:.0f}" for memory in served.memory)]
        for page, served in measured.served.items()
    ]
    return table(["page", "documents per second", "MiB per worker"], rows)


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms"
