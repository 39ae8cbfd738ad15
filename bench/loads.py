"""Visits in a real browser: this site, a plain Dash app and a page by hand, in turn.

`python -m bench.loads` prints its section of results.md. LOADS sets how many cold loads each page gets.
"""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import report, rows
from bench.effort import LOADS, say
from bench.processes import children, proportional
from bench.report import EMBED, FLOOR, INDICATOR, PAGES, PLAIN, SITE, Measured, Served
from bench.throughput import documents_per_second
from bench.visits import Visit, visit
from tests.browser.live import data_dir, running, serving

AS_PLAIN = ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--preload", "--no-control-socket"]


def main() -> None:
    """One run: all servers up, browser measurements first, then load on one server at a time."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        addresses = _serve(stack, folder)
        playwright = stack.enter_context(sync_playwright())
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        visits = _visit_all(browser, {page: url for page, (url, _) in addresses.items()})
        version = browser.version
        browser.close()
        served = {page: _load(*addresses[page]) for page in PAGES}
    print(report.markdown(Measured(visits, served, version, LOADS)))


def _serve(stack: ExitStack, folder: Path) -> dict[str, tuple[str, int]]:
    """Starts this site, the plain app and the page by hand on the county's dataset: address and process of each."""
    for name in ("site", "plain", "floor"):
        (folder / name).mkdir()
    site = stack.enter_context(serving("official", folder / "site"))
    given = {"DATA_DIR": str(data_dir("official"))}
    plain = stack.enter_context(running([*AS_PLAIN, "bench.plain_dash:server"], folder / "plain", **given))
    floor = stack.enter_context(running([*AS_PLAIN, "bench.static_floor:server"], folder / "floor", **given))
    return {
        SITE: (f"{site.url}/", site.pid),
        INDICATOR: (f"{site.url}/indicators/{_charted().indicator_id}", site.pid),
        EMBED: (f"{site.url}/embed/{_charted().indicator_id}", site.pid),
        PLAIN: (f"{plain[0]}/", plain[1]),
        FLOOR: (f"{floor[0]}/", floor[1]),
    }


def _charted() -> rows.Shown:
    """The headline indicator that the plain app draws too."""
    return rows.headline(rows.read())[0]


def _visit_all(browser: Browser, urls: dict[str, str]) -> dict[tuple[str, bool], list[Visit]]:
    """LOADS cold loads of every page, throttled and not, in turn, so that a busy moment touches all alike."""
    targets = [row.target for row in rows.headline(rows.read())]
    visits: dict[tuple[str, bool], list[Visit]] = {(page, slow): [] for slow in (False, True) for page in PAGES}
    for url in urls.values():
        visit(browser, url, numbers=[], chart=False, slow=False)  # neither server nor browser is measured cold
    for turn in range(LOADS):
        for (page, slow), made in visits.items():
            numbers = [_charted().target] if page in {INDICATOR, EMBED} else targets
            made.append(visit(browser, urls[page], numbers=numbers, chart=page in {INDICATOR, PLAIN}, slow=slow))
            say(f"{turn + 1}/{LOADS} {page}{', throttled' if slow else ''}: {made[-1].visible:.0f} ms")
    return visits


def _load(url: str, master: int) -> Served:
    return Served(documents_per_second(url), [proportional(worker) for worker in children(master)])


if __name__ == "__main__":
    main()
