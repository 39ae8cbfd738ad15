"""Pages under watch: whatever goes wrong in one is collected, whoever caused it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

HEIGHTS = {320: 640, 375: 812, 1280: 900}
SAVES_DATA = "Object.defineProperty(navigator, 'connection', {get: () => ({saveData: true}), configurable: true})"
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.shifts.push({
    value: entry.value, nodes: entry.sources.map(s => s.node && (s.node.id || s.node.className || s.node.nodeName))
  });
})).observe({type: 'layout-shift', buffered: true});
"""
"""Collects layout shifts as the browser reports them, with what moved."""


@dataclass
class Watched:
    """A page, the context it lives in, and what happened to it. troubles is empty where all is well."""

    page: Page
    context: BrowserContext
    home: str
    expected: tuple[str, ...] = ()
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._trouble(f"script error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._requested)
        self.page.on("response", self._answered)

    def _trouble(self, text: str) -> None:
        if not any(part in text for part in self.expected):
            self.troubles.append(text)

    def _console(self, message: ConsoleMessage) -> None:
        late = "preloaded using link preload but not used within a few seconds" in message.text  # on a busy machine
        if message.type in {"error", "warning"} and not late:
            self._trouble(f"console {message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED" or not request.is_navigation_request():
            self._trouble(f"request failed: {request.url} ({request.failure})")

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"data", "blob"}:
            return
        self.requests.append(request.url)
        if f"{address.scheme}://{address.netloc}" != self.home:
            self._trouble(f"request to another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._trouble(f"status {response.status}: {response.url}")

    def close(self) -> list[str]:
        """Ends the page and tells what went wrong in it, cookies included."""
        for cookie in self.context.cookies():
            self._trouble(f"cookie set: {cookie['name']}")
        self.context.close()
        return self.troubles


class Opener:
    """Opens pages of a site in fresh contexts, all watched; `finish` tells of every trouble."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._opened: list[Watched] = []

    def __call__(
        self,
        url: str,
        *,
        width: int = 1280,
        javascript: bool = True,
        dark: bool = False,
        scripts: tuple[str, ...] = (),
        expected: tuple[str, ...] = (),
        before: Callable[[Page], None] | None = None,
        calm: bool = False,
    ) -> Watched:
        """A page, loaded. expected names parts of troubles that this test brings about itself."""
        context = self._browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if calm else "no-preference",
            locale="zh-CN",
            has_touch=width < 640,
        )
        for script in scripts:
            context.add_init_script(script)
        address = urlsplit(url)
        watched = Watched(context.new_page(), context, f"{address.scheme}://{address.netloc}", expected)
        watched.listen()
        self._opened.append(watched)
        if before:
            before(watched.page)
        watched.page.goto(url, wait_until="load")
        return watched

    def finish(self) -> list[str]:
        return [trouble for watched in self._opened for trouble in watched.close()]
