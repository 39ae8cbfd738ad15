"""Many readers through nginx: page views per second and their cost, beside plain Dash and nginx's own files.

`python -m bench.crowds` prints its section of results.md.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import views
from bench.effort import CONNECTIONS, PUBLICATIONS, SECONDS, say
from bench.lags import Lags, lags
from bench.loads import AS_PLAIN
from bench.processes import family
from bench.report import at_least, table
from bench.throughput import Ask, Rate, load
from dashboard.settings import Settings
from dashboard.store import Store
from tests.browser.live import data_dir, running, serving
from tests.cluster.hosts import Process, edited, nginx_before

SITE, UNKEPT = "this site behind nginx", "the same, nginx keeping nothing"
PLAIN, PLAIN_BEHIND, FILES = "plain Dash and dbc", "the same behind this nginx", "the site's bytes as files of nginx"


@dataclass(frozen=True, slots=True)
class Server:
    """Somebody who serves the page: its address, and the processes whose time counts."""

    url: str
    pids: Sequence[int]

    def family(self) -> list[int]:
        return [each for pid in self.pids for each in family(pid)]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What one server did: first visits, visits of those who come back, and the document alone."""

    requests: int
    kilobytes: float
    requests_again: int
    cold: Rate
    again: Rate
    document: Rate


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = _serve(stack, folder)
        asked = _asked({name: servers[name].url for name in (SITE, PLAIN)})
        crowds = {
            name: _crowd(name, servers[name], asked[PLAIN if name in {PLAIN, PLAIN_BEHIND} else SITE])
            for name in (SITE, UNKEPT, PLAIN, PLAIN_BEHIND)
        }
        kept = views.answers(servers[SITE].url, asked[SITE])
        with _as_files(folder / "files", kept) as files:
            crowds[FILES] = _crowd(FILES, files, [Ask(f"/{place}") for place in range(len(kept))])
        store = Store(Settings.from_environment({"VAR_DIR": str(folder / "site" / "var")}).store_url)
        seen = lags(servers[SITE].url, store, PUBLICATIONS)
    print(_section(crowds, seen))


def _serve(stack: ExitStack, folder: Path) -> dict[str, Server]:
    for name in ("site", "plain"):
        (folder / name).mkdir()
    site = stack.enter_context(serving("official", folder / "site", TRUSTED_PROXIES="1"))
    given = {"DATA_DIR": str(data_dir("official"))}
    url, pid = stack.enter_context(running([*AS_PLAIN, "bench.plain_dash:server"], folder / "plain", **given))
    servers = {PLAIN: Server(url, [pid])}
    for name, behind, served in ((SITE, site.url, site.pid), (UNKEPT, site.url, site.pid), (PLAIN_BEHIND, url, pid)):
        nginx = nginx_before(folder / f"nginx{len(servers)}", [int(behind.rpartition(":")[2])])
        _for_one_address(Path(nginx.log).parents[1], kept=name != UNKEPT)
        servers[name] = Server(_started(stack, nginx), [nginx.pid, served])
    return servers


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


def _asked(urls: Mapping[str, str]) -> dict[str, list[Ask]]:
    """What a real browser asks each of them for on a first visit of the overview."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        asked = {name: views.first(browser, f"{url}/") for name, url in urls.items()}
        browser.close()
    return asked


def _crowd(name: str, server: Server, asked: Sequence[Ask]) -> Crowd:
    """Measures one server. What it keeps it has seen once before, by the requests that the sizes are taken from."""
    came = views.answers(server.url, asked)
    again = views.again(came)
    views.answers(server.url, again)
    pids = server.family()
    load(server.url, asked, pids, seconds=1)
    crowd = Crowd(
        requests=len(asked),
        kilobytes=sum(len(each.body) for each in came) / 1000,
        requests_again=len(again),
        cold=load(server.url, asked, pids),
        again=load(server.url, again, pids),
        document=load(server.url, asked[:1], pids),
    )
    say(f"{name}: {crowd.cold.views:.0f} first visits a second, {crowd.again.views:.0f} repeated")
    return crowd


def _section(crowds: Mapping[str, Crowd], seen: Lags) -> str:
    site, plain, behind, files = (crowds[name] for name in (SITE, PLAIN, PLAIN_BEHIND, FILES))
    aims = [
        at_least("first visits a second, against plain Dash", 20, site.cold.views / plain.cold.views, "{:.1f} x"),
        at_least(
            "documents a second, against nginx's files", 0.3, site.document.views / files.document.views, "{:.2f} x"
        ),
    ]
    unkept = crowds[UNKEPT].cold.views
    return "\n\n".join(
        [
            f"## Many readers through nginx (wrk, {CONNECTIONS} connections, {SECONDS} s each)",
            table(["", "aim, at least", "measured", ""], aims),
            table(_HEAD, [_row(name, crowd) for name, crowd in crowds.items()]),
            "A first visit is everything a browser with nothing kept asks for until the overview has come to rest; a "
            "repeated one what it asks for again, with If-None-Match where it can. Processor time is that of all "
            "gunicorn and nginx processes. nginx is deploy/nginx.conf, its limits for a single address lifted, before "
            "2 workers; plain Dash has 2 workers and, unless said otherwise, no nginx to pay for.",
            f"First visits a second against plain Dash: {site.cold.views / plain.cold.views:.1f} times; against it "
            f"behind the same nginx {site.cold.views / behind.cold.views:.1f}; with nginx keeping nothing "
            f"{unkept / plain.cold.views:.1f}. Repeated: {site.again.views / plain.again.views:.1f} times. Processor "
            f"time of a first visit: plain Dash {plain.cold.cpu / site.cold.cpu:.1f} times as much.",
            f"From a publication to a reader who sees it through nginx, {seen.rate} requests a second of others "
            f"going on: median {seen.middle:.2f} s, longest {seen.longest:.2f} s of {len(seen.seconds)}; "
            f"{seen.failed} of {seen.sent} of those requests failed.",
        ]
    )


_HEAD = [
    "",
    "requests of a first visit",
    "KB",
    "first visits a second",
    "processor ms of one",
    "requests of a repeated one",
    "repeated a second",
    "processor ms of one",
    "documents a second",
]


def _row(name: str, crowd: Crowd) -> list[str]:
    return [
        name,
        str(crowd.requests),
        f"{crowd.kilobytes:.0f}",
        f"{crowd.cold.views:.0f}",
        f"{crowd.cold.cpu:.2f}",
        str(crowd.requests_again),
        f"{crowd.again.views:.0f}",
        f"{crowd.again.cpu:.2f}",
        f"{crowd.document.views:.0f}",
    ]


if __name__ == "__main__":
    main()
