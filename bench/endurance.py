"""Thousands of mixed requests, and what they leave in the memory of the workers.

`python -m bench.endurance` prints its section of results.md.
"""

import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import quote

from bench.effort import REQUESTS, say
from bench.processes import children, proportional, resident
from bench.report import at_most, table
from tests.browser.live import serving
from tests.cluster.readers import Visit, act, ask, site_paths

PEOPLE = 8
WORDS = ("道路", "绿色", "小区", "停车", "充电", "教育", "bridge", "school")
VERDICTS = ("ahead", "on_pace", "behind", "achieved", "missed", "stale", "not_published")
SHARES = {
    "pages": 50,
    "filters": 14,
    "API": 10,
    "downloads": 8,
    "embeds": 8,
    "pictures": 3,
    "interactions": 4,
    "unknown addresses": 3,
}
"""Of a hundred requests, how many are of a kind."""


@dataclass(frozen=True, slots=True)
class Memory:
    """MiB of each worker after so many requests: its part of what is shared counted (own), and all of it (whole)."""

    requests: int
    own: Sequence[float]
    whole: Sequence[float]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serving("demo", Path(folder)) as site:
        asker = _Asker(site.url, [row["indicator_id"] for row in site.rows("indicators")])
        steps = [_weigh(0, site.pid)]
        for until in REQUESTS:
            asker.go_on(until)
            steps.append(_weigh(until, site.pid))
            say(f"{until} requests: {', '.join(f'{each:.0f}' for each in steps[-1].own)} MiB a worker")
    print(_section(steps, asker.kinds))


def _weigh(requests: int, master: int) -> Memory:
    workers = children(master)
    return Memory(requests, [proportional(each) for each in workers], [resident(each) for each in workers])


class _Asker:
    """Asks for everything the site has, the same in every run, searches and unknown addresses never twice."""

    def __init__(self, url: str, indicators: Sequence[str]) -> None:
        self._url = url
        self._paths = site_paths(url)
        self._indicators = indicators
        self._rng = Random(20240704)
        self._done = 0
        self.kinds: Counter[str] = Counter()

    def go_on(self, until: int) -> None:
        """Raises SystemExit where an answer is not as it should be."""
        asked = [self._next(turn) for turn in range(self._done, until)]
        with ThreadPoolExecutor(PEOPLE) as people:
            visits = list(people.map(self._ask, asked))
        wrong = [visit for (kind, _), visit in zip(asked, visits, strict=True) if not _as_it_should_be(kind, visit)]
        if wrong:
            raise SystemExit(f"{len(wrong)} of {len(asked)} answers are wrong, the first: {wrong[0]}")
        self.kinds.update(kind for kind, _ in asked)
        self._done = until

    def _next(self, turn: int) -> tuple[str, str]:
        kind = self._rng.choices(list(SHARES), list(SHARES.values()))[0]
        return kind, self._path(kind, turn)

    def _path(self, kind: str, turn: int) -> str:
        choose, name = self._rng.choice, self._rng.choice(self._indicators)
        language = choose(("zh", "en"))
        home = "/" if language == "zh" else "/en/"
        paths = {
            "pages": choose(self._paths),
            "filters": choose((f"{home}?q={quote(choose(WORDS))}{turn}", f"{home}?verdict={choose(VERDICTS)}")),
            "API": f"/api/v1/indicators{choose(('', f'/{name}', f'/{name}/observations'))}",
            "downloads": f"/download/indicators/{name}.{choose(('csv', 'xlsx', 'json'))}",
            "embeds": f"/embed/{name}?view={choose(('chart', 'table', 'card'))}&lang={language}",
            "pictures": choose((f"/charts/{name}.svg?lang={language}", f"/charts/{self._indicators[turn % 5]}.png")),
            "unknown addresses": f"/nobody-was-here/{turn}",
        }
        return paths.get(kind, "")

    def _ask(self, asked: tuple[str, str]) -> Visit:
        kind, path = asked
        return act(self._url) if kind == "interactions" else ask(self._url, path)


def _as_it_should_be(kind: str, visit: Visit) -> bool:
    return visit.status == 404 if kind == "unknown addresses" else not visit.failed


def _section(steps: Sequence[Memory], kinds: Counter[str]) -> str:
    half, last = max(steps[-2].own), max(steps[-1].own)
    aims = [
        at_most("memory of a worker at the end, its part of what is shared counted", 150, last, "{:.0f} MiB"),
        at_most("memory that the second half of the requests adds", 0.05, last / half - 1, "{:.1%}"),
    ]
    mixed = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return "\n\n".join(
        [
            f"## Memory of a worker after {steps[-1].requests} mixed requests",
            table(["", "aim, at most", "measured", ""], aims),
            table(
                ["requests", "MiB of each worker, its part of what is shared", "MiB, what is shared counted in full"],
                [[str(step.requests), _listed(step.own), _listed(step.whole)] for step in steps],
            ),
            f"On the demonstration data, in both languages, {PEOPLE} at a time, without nginx: {mixed}.",
        ]
    )


def _listed(values: Sequence[float]) -> str:
    return ", ".join(f"{value:.0f}" for value in values)


if __name__ == "__main__":
    main()
