"""What programs are told where there is no answer: one JSON shape, which scripts of any site may read."""

import json
from collections.abc import Sequence

from flask import Blueprint, Response

from dashboard.answers import SHARED_CACHE
from dashboard.errors import DashboardError, StoreError
from dashboard.openapi import MEDIA_TYPE, Json, ProblemKind, problem
from dashboard.openapi.problems import UNAVAILABLE
from dashboard.routes import later


class Unanswered(DashboardError):
    """A request without an answer: why, which of its parameters are wrong, and what was perhaps meant."""

    def __init__(self, kind: ProblemKind, *, errors: Sequence[Json] = (), near: Sequence[str] = ()) -> None:
        super().__init__(kind.title_en)
        self.kind, self.errors, self.near = kind, errors, near


def refused_as_problems(routes: Blueprint, *, site: str) -> None:
    """Has a blueprint tell in that shape what it refuses, and that the store does not answer; site as for told."""
    routes.register_error_handler(Unanswered, lambda error: told(error, site=site))
    routes.register_error_handler(StoreError, lambda error: later(told(Unanswered(UNAVAILABLE), site=site), error))


def told(error: Unanswered, *, site: str) -> Response:
    """An error as a response. site is the address of the site, whose page of the API explains each kind; empty where
    nothing more is told of these."""
    body = problem(error.kind, site, errors=error.errors, near=error.near)
    text = json.dumps(body if site else {**body, "type": "about:blank"}, ensure_ascii=False, separators=(",", ":"))
    response = Response(text, error.kind.status, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = SHARED_CACHE if error.kind.status in {400, 404} else "no-store"
    return opened(response)


def opened(response: Response) -> Response:
    """Readable by scripts of any site; the answers hold nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    return response
