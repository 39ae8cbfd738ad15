"""Many readers through nginx: what a page view costs and how many a second, beside plain Dash and nginx's own files.

`python -m bench.crowds` prints its section of results.md.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from bench import rows, views
from bench.effort import CONNECTIONS, PUBLICATIONS, SAMPLE, SAMPLES, say
from bench.lags import Lags, lags
from bench.loads import AS_PLAIN
from bench.processes import family
from bench.report import at_least, between, table
from bench.throughput import Ask, Rate, load
from dashboard.settings import Settings
from dashboard.store import Store
from tests.browser.live import data_dir, running, serving
from tests.cluster.hosts import Process, edited, nginx_before

SITE, CHART = "overview, kept by nginx", "an indicator with its chart, kept by nginx"
UNKEPT, UNKEPT_CHART = "overview, nginx keeping nothing", "an indicator with its chart, nginx keeping nothing"
PLAIN, PLAIN_BEHIND = "plain Dash with its chart, no nginx", "plain Dash with its chart, behind this nginx"
FILES = "the overview's bytes as files of nginx"
COMPARED = {
    (SITE, PLAIN): "the overview, no chart, kept by nginx; against plain Dash's page and its chart without nginx",
    (CHART, PLAIN_BEHIND): "an indicator and its chart against plain Dash's, both behind the same nginx",
    (UNKEPT, PLAIN): "the overview, no chart, nginx keeping nothing; against plain Dash's and its chart without nginx",
    (UNKEPT_CHART, PLAIN): "an indicator and its chart, nginx keeping nothing; against plain Dash's without nginx",
}
"""What is held against what, in words."""

TIMES = 20  # what is aimed at for each of them


@dataclass(frozen=True, slots=True)
class Server:
    """Somebody who serves the page: its address, and the processes whose time counts."""

    url: str
    pids: Sequence[int]

    def family(self) -> list[int]:
        return [each for pid in self.pids for each in family(pid)]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What one page asks for on a first visit and by those who come back, and a sample of each kind for every turn."""

    server: Server
    first: Sequence[Ask]
    repeated: Sequence[Ask]
    kilobytes: float
    cold: list[Rate] = field(default_factory=list)
    again: list[Rate] = field(default_factory=list)
    document: list[Rate] = field(default_factory=list)


def main() -> None:
    busy = os.getloadavg()[0]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = _serve(stack, folder)
        asked = _asked(servers)
        crowds = {name: _crowd(servers[name], asked[name]) for name in servers}
        kept = views.answers(servers[SITE].url, asked[SITE])
        files = stack.enter_context(_as_files(folder / "files", kept))
        crowds[FILES] = _crowd(files, [Ask(f"/{place}") for place in range(len(kept))])
        for _ in range(SAMPLES):
            for name, crowd in crowds.items():
                _sample(name, crowd)
        store = Store(Settings.from_environment({"VAR_DIR": str(folder / "site" / "var")}).store_url)
        seen = lags(servers[SITE].url, store, PUBLICATIONS)
    print(_section(crowds, seen, busy))


def _serve(stack: ExitStack, folder: Path) -> dict[str, Server]:
    for name in ("site", "plain"):
        (folder / name).mkdir()
    site = stack.enter_context(serving("official", folder / "site", TRUSTED_PROXIES="1"))
    given = {"DATA_DIR": str(data_dir("official"))}
    url, pid = stack.enter_context(running([*AS_PLAIN, "bench.plain_dash:server"], folder / "plain", **given))
    plain, own = Server(url, [pid]), Server(site.url, [site.pid])
    kept, behind = (_before(stack, folder / f"nginx{number}", one) for number, one in enumerate((own, plain)))
    unkept = _before(stack, folder / "unkept", own, kept=False)
    return {
        SITE: kept,
        CHART: kept,
        UNKEPT: unkept,
        UNKEPT_CHART: unkept,
        PLAIN: plain,
        PLAIN_BEHIND: behind,
    }


def _before(stack: ExitStack, folder: Path, server: Server, *, kept: bool = True) -> Server:
    """An nginx before a server, counted with it."""
    nginx = nginx_before(folder, [int(server.url.rpartition(":")[2])])
    _for_one_address(folder, kept=kept)
    return Server(_started(stack, nginx), [nginx.pid, *server.pids])


def _for_one_address(folder: Path, *, kept: bool) -> None:
    """All readers come from one address here, so the limits for an address are out of the way; nothing else is."""
    place = folder / "chengwu-progress" / "place.conf"
    rates = {"rate=50r/s": "rate=1000000r/s", "rate=20r/s": "rate=1000000r/s"}
    place.write_text(edited(place.read_text(encoding="utf-8"), rates), encoding="utf-8")
    if not kept:
        site = folder / "site.conf"
        off = {"proxy_cache chengwu_public;": "proxy_cache off;"}
        site.write_text(edited(site.read_text(encoding="utf-8"), off), encoding="utf-8")


def _started(stack: ExitStack, nginx: Process) -> str:
    stack.callback(nginx.kill)
    nginx.start()
    return f"http://127.0.0.1:{nginx.port}"


@contextmanager
def _as_files(folder: Path, kept: Sequence[views.Answer]) -> Iterator[Server]:
    """The same bytes, compressed already, from an nginx that does nothing but send files."""
    nginx = nginx_before(folder, [1])
    root = folder / "root"
    root.mkdir()
    for place, answer in enumerate(kept):
        (root / str(place)).write_bytes(answer.body)
    (folder / "site.conf").write_text(
        f"access_log {folder}/log/access.log;\nsendfile on;\ntcp_nopush on;\n"
        f"server {{ listen 127.0.0.1:{nginx.port}; root {root};\n"
        "location = /healthz { return 200; }\n"
        "location = /0 { default_type text/html; }\nlocation / { expires max; } }\n",
        encoding="utf-8",
    )
    with ExitStack() as stack:
        url = _started(stack, nginx)
        yield Server(url, [nginx.pid])


def _asked(servers: Mapping[str, Server]) -> dict[str, list[Ask]]:
    """What a real browser asks each of them for on a first visit."""
    indicator = f"/indicators/{rows.headline(rows.read())[0].indicator_id}"
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        overview, chart, plain = (
            views.first(browser, f"{servers[name].url}{page}")
            for name, page in ((SITE, "/"), (CHART, indicator), (PLAIN, "/"))
        )
        browser.close()
    return {
        **dict.fromkeys((SITE, UNKEPT), overview),
        **dict.fromkeys((CHART, UNKEPT_CHART), chart),
        **dict.fromkeys((PLAIN, PLAIN_BEHIND), plain),
    }


def _crowd(server: Server, asked: Sequence[Ask]) -> Crowd:
    """One page of a server. What that keeps it has seen before, by the requests that the sizes are taken from."""
    came = views.answers(server.url, asked)
    again = views.again(came)
    views.answers(server.url, again)
    load(server.url, asked, server.family(), seconds=1)
    return Crowd(server, asked, again, sum(len(each.body) for each in came) / 1000)


def _sample(name: str, crowd: Crowd) -> None:
    """One turn of a server; that of all comes before the next, so that a busy moment of the machine touches all."""

    def rate(view: Sequence[Ask]) -> Rate:
        return load(crowd.server.url, view, crowd.server.family(), seconds=SAMPLE)

    crowd.cold.append(rate(crowd.first))
    crowd.again.append(rate(crowd.repeated))
    if name in {SITE, FILES}:
        crowd.document.append(rate(crowd.first[:1]))
    say(f"{name}: {crowd.cold[-1].views:.0f} first visits a second, {crowd.again[-1].views:.0f} repeated")


def _section(crowds: Mapping[str, Crowd], seen: Lags, busy: float) -> str:
    return "\n\n".join(
        [
            f"## Many readers through nginx (wrk, {CONNECTIONS} connections, {SAMPLES} times {SAMPLE} s each, in turn)",
            f"The median of {SAMPLES} samples, with the least and the most of them. Load average when this part began, "
            f"the parts before it included: {busy:.1f}.",
            table(["", "aim, at least", "median", "least to most", ""], _aims(crowds)),
            table(_HEAD, [_row(name, crowd) for name, crowd in crowds.items()]),
            "A first visit is everything a browser with nothing kept asks for until the page has come to rest, the "
            "chart in view where it has one; a repeated one what it asks for again, with If-None-Match where it can. "
            "Processor time is that of all gunicorn and nginx processes. nginx is deploy/nginx.conf, its limits for a "
            "single address lifted; it, the site and plain Dash have 2 workers each.",
            f"From a publication to the answer that shows it to a reader through nginx, {seen.rate:.0f} requests a "
            f"second of others going on: median {seen.middle:.2f} s, longest {seen.longest:.2f} s of "
            f"{len(seen.seconds)}; {seen.failed} of {seen.sent} of those requests failed.",
        ]
    )


def _aims(crowds: Mapping[str, Crowd]) -> list[list[str]]:
    """Processor time first: it is what a visit costs, however much of the machine the readers themselves take."""
    compared = [(said, crowds[ours], crowds[theirs]) for (ours, theirs), said in COMPARED.items()]
    cost = [
        _aim(f"processor time of a first visit: {said}", theirs.cold, ours.cold, _cpu)
        for said, ours, theirs in compared
    ]
    visits = [_aim(f"first visits a second: {said}", ours.cold, theirs.cold, _views) for said, ours, theirs in compared]
    site, files = crowds[SITE].document, crowds[FILES].document
    return [
        *cost,
        *visits,
        _aim("documents a second: the overview, against nginx's files", site, files, _views, least=0.3),
    ]


def _aim(
    said: str, more: Sequence[Rate], less: Sequence[Rate], of: Callable[[Rate], float], *, least: float = TIMES
) -> list[str]:
    """How many times as much it was, turn by turn."""
    ratios = [of(one) / of(other) for one, other in zip(more, less, strict=True)]
    what, aim, middle, met = at_least(said, least, median(ratios), "{:.2f} x")
    return [what, aim, middle, between(ratios, "{:.2f}"), met]


def _cpu(rate: Rate) -> float:
    return rate.cpu


def _views(rate: Rate) -> float:
    return rate.views


_HEAD = [
    "",
    "requests of a first visit",
    "KB",
    "processor ms of one",
    "first visits a second",
    "requests of a repeated one",
    "processor ms of one",
    "repeated a second",
]


def _row(name: str, crowd: Crowd) -> list[str]:
    return [
        name,
        str(len(crowd.first)),
        f"{crowd.kilobytes:.0f}",
        _spread(map(_cpu, crowd.cold), "{:.2f}"),
        _spread(map(_views, crowd.cold), "{:.0f}"),
        str(len(crowd.repeated)),
        _spread(map(_cpu, crowd.again), "{:.2f}"),
        _spread(map(_views, crowd.again), "{:.0f}"),
    ]


def _spread(values: Iterable[float], form: str) -> str:
    few = list(values)
    return f"{form.format(median(few))} ({between(few, form)})"


if __name__ == "__main__":
    main()
