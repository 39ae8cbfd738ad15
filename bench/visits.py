"""Cold visits in a real Chromium: when the numbers are on the screen, when a chart answers, and what it took."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

LIMIT_MS = 90_000
QUIET_MS = 1500
ASK_MS = 250
VIEWPORT = {"width": 412, "height": 823}
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
SLOW_CPU = 4

WATCH = """
(() => {
  const seen = window.bench = {shift: 0};
  let missing = %s;
  new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) seen.shift += e.value; }))
    .observe({type: 'layout-shift', buffered: true});
  const shows = text => {
    const found = document.evaluate(`//body//*[not(self::script or self::style)]/text()[contains(., '${text}')]`,
      document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    for (let i = 0; i < found.snapshotLength; i++) {
      if (found.snapshotItem(i).parentElement.getClientRects().length) return true;
    }
    return false;
  };
  const look = () => {
    if (!seen.visible && document.body) missing = missing.filter(text => !shows(text));
    if (!seen.visible && document.body && !missing.length) {
      seen.visible = -1;
      requestAnimationFrame(() => {
        seen.visible = performance.now();
        const chart = document.querySelector('[data-chart]');
        if (chart) chart.scrollIntoView({block: 'center'});
      });
    }
    const plot = document.querySelector('.js-plotly-plot');
    if (plot && plot.querySelector('.draglayer .nsewdrag') && plot.querySelector('.trace')) {
      seen.chart = performance.now();
    }
    if (!seen.chart || !seen.visible) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
"""Notes, frame by frame, when every one of the numbers has been drawn, and when Plotly has drawn a chart."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One cold load. Times in milliseconds from the start of navigation, sizes in bytes on the wire.

    chart is None where no chart is awaited; first_bytes is what had come when the numbers stood on the screen.
    """

    visible: float
    chart: float | None
    requests: int
    first_bytes: float
    total_bytes: float
    shift: float


class _Traffic:
    """Counts a page's requests, and the bytes that came for them with the moment each was complete."""

    def __init__(self, session: CDPSession) -> None:
        self.requests = 0
        self._start = 0.0
        self._came: list[tuple[float, float]] = []
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def bytes(self, until_ms: float = float("inf")) -> float:
        """The bytes of all answers that were complete so many milliseconds after the start of navigation."""
        return sum(size for moment, size in self._came if (moment - self._start) * 1000 <= until_ms)

    def _sent(self, event: dict[str, Any]) -> None:
        self._start = self._start or event["timestamp"]
        self.requests += event["request"]["url"].startswith("http")

    def _finished(self, event: dict[str, float]) -> None:
        self._came.append((event["timestamp"], event["encodedDataLength"]))


def visit(browser: Browser, url: str, *, numbers: list[str], chart: bool, slow: bool) -> Visit:
    """Loads an address with nothing cached, waits until its numbers, its chart and its traffic have come."""
    context = browser.new_context(viewport=VIEWPORT)  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    traffic = _Traffic(session)
    if slow:
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    page.add_init_script(WATCH % json.dumps(numbers))
    page.wait_for_timeout(QUIET_MS)  # a new window is busy with its own interface at first
    page.goto(url, wait_until="commit", timeout=LIMIT_MS)
    _await(page, ["visible", "chart"] if chart else ["visible"])
    settle(page)
    seen = page.evaluate("window.bench")
    made = Visit(
        visible=seen["visible"],
        chart=seen.get("chart"),
        requests=traffic.requests,
        first_bytes=traffic.bytes(until_ms=seen["visible"]),
        total_bytes=traffic.bytes(),
        shift=seen["shift"],
    )
    context.close()
    return made


def _await(page: Page, marks: list[str]) -> None:
    """Waits until the page has noted these marks; asks seldom, so that asking costs the page nothing."""
    for _ in range(LIMIT_MS // ASK_MS):
        seen = page.evaluate("window.bench")
        if all(seen.get(mark, -1) >= 0 for mark in marks):
            return
        page.wait_for_timeout(ASK_MS)
    raise SystemExit(f"{page.url} did not come to {marks}: {seen}")


def settle(page: Page) -> None:
    """Waits for what a page goes on loading by itself."""
    page.wait_for_load_state("networkidle", timeout=LIMIT_MS)
    page.wait_for_timeout(QUIET_MS)
    page.wait_for_load_state("networkidle", timeout=LIMIT_MS)
