"""Finished answers: made once, compressed once, kept, and sent as often as they are asked for."""

import gzip
import hashlib
import time
from dataclasses import dataclass

import brotli
from flask import Response, request
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from dashboard.shelf import Shelf

SHARED_CACHE = "public, max-age=0, s-maxage=1, stale-while-revalidate=15, stale-if-error=86400"
"""What a cache may do with anything that a publication can change: keep it for a second, show it for 15 more while it
asks for a newer one, and for a day where the site does not answer. A CDN before nginx before a worker that looks once a
second thus shows a publication after 19 seconds at the latest, with nothing purged anywhere."""

FIXED = "public, max-age=31536000, immutable"
"""For an address that names its release, and so has the same answer for ever."""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished answer, compressed. kept: it will be sent many times; others are made anew each time.

    A file that is compressed in itself (a workbook, an archive, a picture) stands in plain; the other two are empty.
    """

    status: int
    kept: bool
    etag: str
    brotli: bytes
    gzip: bytes
    mimetype: str = "text/html"
    plain: bytes = b""

    @classmethod
    def of(cls, text: str, *, status: int = 200, kept: bool = True, mimetype: str = "text/html") -> "Document":
        """A document that is kept is worth a longer compression."""
        content = text.encode()
        return cls(
            status=status,
            kept=kept,
            etag=hashlib.sha256(content).hexdigest()[:20],
            brotli=brotli.compress(content, quality=9 if kept else 4),
            gzip=gzip.compress(content, 6 if kept else 1, mtime=0),
            mimetype=mimetype,
        )

    @classmethod
    def file(cls, content: bytes, *, mimetype: str) -> "Document":
        """A file that is compressed in itself."""
        etag = hashlib.sha256(content).hexdigest()[:20]
        return cls(status=200, kept=True, etag=etag, brotli=b"", gzip=b"", mimetype=mimetype, plain=content)


class Documents(Shelf[Document]):
    """Finished documents by what they are a function of, in so many megabytes."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(megabytes << 20, _weight)


def _weight(made: Document) -> int:
    return len(made.brotli) + len(made.gzip) + len(made.plain) if made.kept else 0


def respond(made: Document, *, fixed: bool = False) -> Response:
    """A document in the encoding this request takes, with its ETag; 304 where the reader has it already.

    fixed: the address names a release. A file can be asked for in parts, to take up a download that broke off.
    """
    response = _encoded(made)
    if fixed:
        response.headers["Cache-Control"] = FIXED
    else:
        _shared(response)
    if made.status == 200:
        response.set_etag(f"{made.etag}-{response.headers.get('Content-Encoding', 'plain')}")
        whole = len(made.plain)
        if whole:
            response.headers["Accept-Ranges"] = "bytes"
        try:
            response.make_conditional(request, accept_ranges=True, complete_length=whole if _wants_part() else None)
        except RequestedRangeNotSatisfiable:
            return Response(status=416, headers={"Content-Range": f"bytes */{whole}"}, mimetype="text/plain")
    return response


def moved(address: str) -> Response:
    """Sends readers on to the right spelling of an address, as many at a time as ask."""
    response = Response(status=308, headers={"Location": address})
    _shared(response)
    return response


def _shared(response: Response) -> None:
    response.headers["Cache-Control"] = SHARED_CACHE
    # nginx counts whole seconds and would keep "one second" for up to two: until this one ends, then
    response.headers["X-Accel-Expires"] = f"@{int(time.time())}"


def _wants_part() -> bool:
    """Whether one part of a file is asked for; whoever asks for several, or in another way, gets the whole of it."""
    asked = request.range
    return request.method == "GET" and asked is not None and asked.units == "bytes" and len(asked.ranges) == 1


def _encoded(made: Document) -> Response:
    if made.plain:
        return Response(made.plain, made.status, mimetype=made.mimetype)
    accepted = request.accept_encodings
    if accepted.quality("br"):
        response = Response(made.brotli, made.status, mimetype=made.mimetype)
        response.headers["Content-Encoding"] = "br"
    elif accepted.quality("gzip"):
        response = Response(made.gzip, made.status, mimetype=made.mimetype)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = Response(gzip.decompress(made.gzip), made.status, mimetype=made.mimetype)
    response.headers["Vary"] = "Accept-Encoding"
    return response
