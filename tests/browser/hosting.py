"""Other people's pages: a second server, and so another origin, whose pages frame this site's embeds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qsl, urlencode, urlsplit

HOSTS = Path(__file__).parent / "hosts"


@dataclass(frozen=True, slots=True)
class Host:
    """A running host. Its pages are those of tests/browser/hosts, their `{places}` filled from the address."""

    url: str

    def page(self, name: str, **places: str) -> str:
        """The address of a page; embed is the address that it frames, site the one of embed.js."""
        return f"{self.url}/{name}.html?{urlencode(places)}"


class _Pages(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/favicon.ico":
            self.send_response(204)
            return self.end_headers()
        if not address.path.endswith(".html"):
            return super().do_GET()
        text = (HOSTS / address.path.strip("/")).read_text(encoding="utf-8")
        for place, value in parse_qsl(address.query):
            text = text.replace(f"{{{place}}}", value)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_args: object) -> None:
        """Nobody reads this host's log."""


@contextmanager
def hosting() -> Iterator[Host]:
    """A host on a free port while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=HOSTS)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Host(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
