"""`/api/v1`: the data as JSON, described by OpenAPI, for programs of any site.

The operations themselves are dashboard.openapi's; here are their addresses, caches, errors and headers.
"""

import logging
from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial

from flask import Blueprint, Response, request
from werkzeug.exceptions import InternalServerError

from dashboard.errors import StoreError, UnknownRelease
from dashboard.openapi import DESCRIPTION, OPERATIONS, Operation, answer, document
from dashboard.openapi.problems import (
    BAD_PARAMETERS,
    FAILED,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    UNAVAILABLE,
    UNKNOWN_INDICATOR,
    UNKNOWN_RELEASE,
)
from dashboard.routes import Look
from dashboard.routes.api.asking import wrong
from dashboard.routes.api.sending import Sender
from dashboard.settings import Settings

_log = logging.getLogger(__name__)

METHODS = "GET, HEAD, OPTIONS"


def blueprint(look: Look, settings: Settings) -> Blueprint:
    """The routes of this audience."""
    routes = Blueprint("api", __name__)
    api = _Api(look, settings)
    for each in OPERATIONS:
        rule = each.address.replace("{", "<").replace("}", ">")
        routes.add_url_rule(rule, each.name, partial(api.answer, each), provide_automatic_options=False)
    routes.add_url_rule(DESCRIPTION, "openapi", api.describe, provide_automatic_options=False)
    routes.add_url_rule("/api", "root", api.unknown, provide_automatic_options=False)
    routes.add_url_rule("/api/<path:rest>", "unknown", api.unknown, provide_automatic_options=False)
    routes.register_error_handler(InternalServerError, lambda _error: api.sender.problem(FAILED))
    routes.register_error_handler(StoreError, api.unavailable)
    routes.before_app_request(partial(_only_reading, api.sender, f"{settings.url_prefix}/api"))
    return routes


def _only_reading(sender: Sender, root: str) -> Response | None:
    """Answers what is no GET, whether or not there is such an address: the preflight of another site, or a refusal."""
    if request.path != root and not request.path.startswith(f"{root}/"):
        return None
    if request.method == "OPTIONS":
        return sender.preflight(METHODS)
    if request.method not in {"GET", "HEAD"}:
        refused = sender.problem(METHOD_NOT_ALLOWED)
        refused.headers["Allow"] = METHODS
        return refused
    return None


class _Api:
    """The addresses as functions of the release that is asked for."""

    def __init__(self, look: Look, settings: Settings) -> None:
        self._look = look
        self.sender = Sender(settings)

    def answer(self, operation: Operation, **path: str) -> Response:
        """The answer of an operation, or what is wrong with the question."""
        given = path | request.args.to_dict()
        named = next((each for each in operation.takes if each.name == "release"), None)
        release = given.get("release", "")
        try:
            seen = self._look("zh", release=release if named and named.fits(release) else "")
        except UnknownRelease:
            return self.sender.problem(UNKNOWN_RELEASE)
        if faults := wrong(operation.takes, path, request.args, seen):
            return self.sender.problem(BAD_PARAMETERS, errors=faults)
        name = path.get("indicator_id", "")
        if name and name not in seen.snapshot.indicator_by_id:
            return self.sender.problem(UNKNOWN_INDICATOR, near=_near(name, [*seen.snapshot.indicator_by_id]))
        key = (operation.name, *sorted(given.items()))
        return self.sender.answer(seen, key, lambda: answer(seen, operation, given), filtered=bool(request.args))

    def describe(self) -> Response:
        """The OpenAPI description."""
        seen = self._look("zh")
        if faults := wrong((), {}, request.args, seen):
            return self.sender.problem(BAD_PARAMETERS, errors=faults)
        return self.sender.answer(seen, ("openapi",), lambda: document(seen), filtered=False)

    def unknown(self, rest: str = "") -> Response:
        """What is told of an address that the API has not."""
        seen = self._look("zh")
        first = next(iter(seen.snapshot.indicator_by_id))
        known = [each.address.format(indicator_id=first, release=seen.release_id[:12]) for each in OPERATIONS]
        return self.sender.problem(NOT_FOUND, near=_near(f"/api/{rest}", [*known, DESCRIPTION]))

    def unavailable(self, error: StoreError) -> Response:
        """What is told while the store does not answer."""
        _log.error("no answer to %s: %s", request.path, error)
        response = self.sender.problem(UNAVAILABLE)
        response.headers["Retry-After"] = "60"
        return response


def _near(name: str, known: Sequence[str]) -> list[str]:
    return get_close_matches(name, known, n=3)
