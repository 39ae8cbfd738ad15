"""Requests as they arrive, made into what Flask can take: it fails on bytes that browsers never send."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gunicorn.http.errors import ParseException
from werkzeug.exceptions import ClientDisconnected

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_KEPT = "%!$&'()*+,/:;=?@[]~#\"<>\\^`{|}"


def tidied(app: "WSGIApplication") -> "WSGIApplication":
    """The application, asked with a query written as browsers write it, all bytes beyond ASCII as %XX; and where a
    body comes in chunks that are none, it reads of a client's fault (400), not of its own."""

    def asked(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        query = environ.get("QUERY_STRING", "")
        if not query.isascii():
            environ["QUERY_STRING"] = quote(query.encode("latin-1", "replace"), safe=_KEPT)
        if "HTTP_TRANSFER_ENCODING" in environ:
            environ["wsgi.input"] = io.BufferedReader(_Body(environ["wsgi.input"]))
        return app(environ, start_response)

    return asked


class _Body(io.RawIOBase):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            read = self._stream.read(len(buffer))
        except (OSError, ParseException) as broken:
            raise ClientDisconnected from broken
        buffer[: len(read)] = read
        return len(read)
