"""How an answer is sent: as JSON that any site may read, from the cache where it has been made."""

import json
from collections.abc import Callable, Sequence

from flask import Response

from dashboard.answers import SHARED_CACHE, Document, Documents, respond
from dashboard.openapi import DESCRIPTION, DOCUMENTATION, MEDIA_TYPE, Json, ProblemKind, problem
from dashboard.settings import Settings
from layouts.view import View

_DAY = "86400"


class Sender:
    """Sends answers and errors. Answers to a query are kept apart, so that none of them drives the others out."""

    def __init__(self, settings: Settings) -> None:
        self._site = settings.origin + settings.url_prefix
        self._plain = Documents(megabytes=16)
        self._filtered = Documents(megabytes=8)

    def answer(self, seen: View, key: tuple[object, ...], make: Callable[[], Json], *, filtered: bool) -> Response:
        """An answer made once for a release, a day and a key."""
        shelf = self._filtered if filtered else self._plain
        document = shelf.get((*seen.state, *key), lambda: _document(make()))
        response = respond(document, fixed=seen.frozen)
        links = f'<{self._site}{DESCRIPTION}>; rel="service-desc", <{self._site}{DOCUMENTATION}>; rel="service-doc"'
        response.headers["Link"] = links
        return _opened(response)

    def problem(self, kind: ProblemKind, *, errors: Sequence[Json] = (), near: Sequence[str] = ()) -> Response:
        """An error in its one shape."""
        text = _written(problem(kind, self._site, errors=errors, near=near))
        response = Response(text, kind.status, mimetype=MEDIA_TYPE)
        response.headers["Cache-Control"] = SHARED_CACHE if kind.status in {400, 404} else "no-store"
        return _opened(response)

    def preflight(self, methods: str) -> Response:
        """What a browser asks before a script of another site may ask."""
        response = Response(status=204)
        response.headers["Allow"] = methods
        response.headers["Access-Control-Allow-Methods"] = methods
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
        response.headers["Access-Control-Max-Age"] = _DAY
        return _opened(response)


def _document(made: Json) -> Document:
    return Document.of(_written(made), mimetype="application/json")


def _written(made: Json) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _opened(response: Response) -> Response:
    """Readable by scripts of any site; the answers hold nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    return response
