"""How an answer is sent: as JSON that any site may read, from the cache where it has been made."""

import json
from collections.abc import Callable

from flask import Response

from dashboard.answers import Document, Documents, respond
from dashboard.openapi import DESCRIPTION, DOCUMENTATION, Json
from dashboard.routes.problems import opened
from layouts.view import View

_DAY = "86400"


class Sender:
    """Sends answers. Those to a query are kept apart, so that none of them drives the others out."""

    def __init__(self, site: str) -> None:
        self._site = site
        self._plain = Documents(megabytes=16)
        self._filtered = Documents(megabytes=8)

    def answer(self, seen: View, key: tuple[object, ...], make: Callable[[], Json], *, filtered: bool) -> Response:
        """An answer made once for a release, a day and a key."""
        shelf = self._filtered if filtered else self._plain
        document = shelf.get((*seen.state, *key), lambda: _document(make()))
        response = respond(document, fixed=seen.frozen)
        links = f'<{self._site}{DESCRIPTION}>; rel="service-desc", <{self._site}{DOCUMENTATION}>; rel="service-doc"'
        response.headers["Link"] = links
        return opened(response)


def preflight(methods: str) -> Response:
    """What a browser asks before a script of another site may ask."""
    response = Response(status=204)
    response.headers["Allow"] = methods
    response.headers["Access-Control-Allow-Methods"] = methods
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    response.headers["Access-Control-Max-Age"] = _DAY
    return opened(response)


def _document(made: Json) -> Document:
    return Document.of(_written(made), mimetype="application/json")


def _written(made: Json) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))
