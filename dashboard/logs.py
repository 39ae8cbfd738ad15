"""Log lines: one for each request and one for each thing worth telling, as text or as JSON, without personal data.

A request's line names no address, browser or cookie, of its query only which of the site's own parameters it has, of
the staff area no user name: who did what there is in the audit log. It goes to standard error with the rest; gunicorn's
own access log stays off.
"""

import json
import logging
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import datetime
from secrets import token_hex
from textwrap import indent
from types import TracebackType
from typing import TYPE_CHECKING

from dashboard.periods import BEIJING
from dashboard.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PARAMETERS = frozenset(
    [
        *("q", "verdict", "department", "action", "by", "view", "theme", "lang", "frozen", "static"),
        *("preset", "release", "download", "url", "format", "maxwidth", "maxheight", "ready", "next", "before"),
        *("from", "to", "limit", "offset", "area", "measure"),
    ]
)
"""The parameters of this site that a line may name; their values stay out of it."""

SHOWN = 12
"""Characters of a request's number that a page shows; the line has the whole."""

LONGEST_PATH = 200
_PROXY_NUMBER = re.compile("[0-9a-f]{12,32}")
_USERNAME = re.compile("(?<=/staff/accounts/)[^/]+")
_GUNICORN_REFUSES = re.compile(r"Invalid request from ip=\S*: (?P<why>[^:'(]*)", re.DOTALL)

_SEPARATORS = re.compile("[\x7f-\x9f\u2028\u2029]")
"""What JSON leaves as it is, and some programs take for the end of a line."""

_number: ContextVar[str] = ContextVar("request", default="")
_log = logging.getLogger(__name__)
_requests = logging.getLogger("dashboard.requests")


def request_number() -> str:
    """The number of the request that is being answered, as a page may show it; empty outside requests."""
    return _number.get()[:SHOWN]


class Requests:
    """A WSGI application with a line for each of its requests.

    release names what readers see now and must not wait for anything; count is told the path, the status and the
    seconds of each request. bytes and milliseconds are those of the answer as it was made, not of its way to a reader.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        settings: Settings,
        *,
        release: Callable[[], str],
        count: Callable[[str, int, float], None] | None = None,
    ) -> None:
        self._app = app
        self._proxied = settings.trusted_proxies > 0
        self._release = release
        self._count = count

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        began, answer = time.perf_counter(), _Answer(start_response)
        number = self._numbered(environ)
        token = _number.set(number)
        try:
            return self._app(environ, answer.start)
        finally:
            seconds = time.perf_counter() - began
            if self._count:
                self._count(_path(environ), answer.status, seconds)
            if _requests.isEnabledFor(logging.INFO):
                fields = _fields(environ, answer, seconds, self._release()[:12])
                _requests.info("request", extra={"fields": fields})
            _number.reset(token)

    def _numbered(self, environ: "WSGIEnvironment") -> str:
        """The proxy's number of a request where a proxy is trusted and its number is one; else a new one."""
        given = environ.get("HTTP_X_REQUEST_ID", "") if self._proxied else ""
        return given if _PROXY_NUMBER.fullmatch(given) else token_hex(SHOWN // 2)


class _Answer:
    """What a line tells of an answer. An application that fails before it begins one has status 500."""

    def __init__(self, start_response: "StartResponse") -> None:
        self._start = start_response
        self.status = 500
        self.length = 0

    def start(
        self,
        status: str,
        headers: list[tuple[str, str]],
        failure: tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None = None,
        /,
    ) -> Callable[[bytes], object]:
        self.status = int(status[:3])
        self.length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
        if self.status >= 500:
            headers = [*headers, ("X-Request-ID", _number.get())]
        return self._start(status, headers, failure)


def _fields(environ: "WSGIEnvironment", answer: _Answer, seconds: float, release: str) -> dict[str, object]:
    bodiless = environ["REQUEST_METHOD"] == "HEAD" or answer.status in {204, 304}
    query = environ.get("QUERY_STRING", "")
    names = {part.partition("=")[0] for part in query.split("&")} & PARAMETERS if query else ()
    return {
        "method": environ["REQUEST_METHOD"][:20],
        "path": _USERNAME.sub("*", _path(environ))[:LONGEST_PATH],
        **({"query": sorted(names)} if names else {}),
        "status": answer.status,
        "ms": round(seconds * 1000, 1),
        "bytes": 0 if bodiless else answer.length,
        "release": release,
    }


def _path(environ: "WSGIEnvironment") -> str:
    path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return str(path.encode("latin-1", "replace").decode("utf-8", "replace"))


def install(form: str) -> None:
    """Has every line of this process written so, `text` or `json`: this site's, gunicorn's, warnings, lost threads."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if form == "json" else Text())
    handler.addFilter(_keep_private)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    served = logging.getLogger("gunicorn.error")
    served.handlers, served.propagate = [], True
    logging.captureWarnings(True)
    threading.excepthook = _lost


def _lost(lost: threading.ExceptHookArgs) -> None:
    if lost.exc_value:
        _log.error("a thread failed", exc_info=lost.exc_value)


def _keep_private(line: logging.LogRecord) -> bool:
    """Takes out of gunicorn's lines who asked, and what; the kind of fault stays."""
    if line.name == "gunicorn.error":
        if refused := _GUNICORN_REFUSES.match(line.getMessage()):
            line.msg, line.args = f"malformed request: {refused['why'].strip()}", ()
        elif str(line.msg).startswith("Error handling request") and isinstance(line.args, tuple):
            line.args = tuple(str(one).partition("?")[0] for one in line.args)
    return True


class Json(logging.Formatter):
    """A line as one JSON object."""

    def format(self, line: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": _moment(line),
            "level": line.levelname,
            "event": line.getMessage(),
            "worker": line.process,
        }
        if number := _number.get():
            told["request"] = number
        told |= getattr(line, "fields", {"source": line.name})
        if line.exc_info:
            told["traceback"] = self.formatException(line.exc_info)
        text = json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
        return _SEPARATORS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Text(logging.Formatter):
    """A line as words, with its fields in a fixed order; a traceback follows, set in."""

    def format(self, line: logging.LogRecord) -> str:
        words = [_moment(line), line.levelname, str(line.process), _number.get() or "-", line.getMessage()]
        fields = getattr(line, "fields", {})
        words += [f"{name}={','.join(value) if isinstance(value, list) else value}" for name, value in fields.items()]
        text = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in " ".join(words))
        return text + (f"\n{indent(self.formatException(line.exc_info), '  ')}" if line.exc_info else "")


def _moment(line: logging.LogRecord) -> str:
    return datetime.fromtimestamp(line.created, BEIJING).isoformat(timespec="milliseconds")
