"""`/api/v1`: the data as JSON, described by OpenAPI, for programs of any site.

The operations themselves are dashboard.openapi's; here are their addresses, caches, errors and headers.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial

from flask import Blueprint, Response, request
from werkzeug.exceptions import InternalServerError

from dashboard.errors import UnknownRelease
from dashboard.openapi import DESCRIPTION, OPERATIONS, Operation, answer, document
from dashboard.openapi.problems import (
    BAD_PARAMETERS,
    FAILED,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    UNKNOWN_INDICATOR,
    UNKNOWN_RELEASE,
)
from dashboard.routes import Look
from dashboard.routes.api.asking import wrong
from dashboard.routes.api.sending import Sender, preflight
from dashboard.routes.problems import Unanswered, refused_as_problems, told
from dashboard.settings import Settings

METHODS = "GET, HEAD, OPTIONS"


def blueprint(look: Look, settings: Settings) -> Blueprint:
    """The routes of this audience."""
    routes = Blueprint("api", __name__)
    site = settings.origin + settings.url_prefix
    api = _Api(look, site)
    refused_as_problems(routes, site=site)
    for each in OPERATIONS:
        rule = each.address.replace("{", "<").replace("}", ">")
        routes.add_url_rule(rule, each.name, partial(api.answer, each), provide_automatic_options=False)
    routes.add_url_rule(DESCRIPTION, "openapi", api.describe, provide_automatic_options=False)
    routes.add_url_rule("/api", "root", api.unknown, provide_automatic_options=False)
    routes.add_url_rule("/api/<path:rest>", "unknown", api.unknown, provide_automatic_options=False)
    routes.register_error_handler(InternalServerError, lambda _error: told(Unanswered(FAILED), site=site))
    routes.before_app_request(partial(_only_reading, f"{settings.url_prefix}/api", site))
    return routes


def _only_reading(root: str, site: str) -> Response | None:
    """Answers what is no GET, whether or not there is such an address: the preflight of another site, or a refusal."""
    if request.path != root and not request.path.startswith(f"{root}/"):
        return None
    if request.method == "OPTIONS":
        return preflight(METHODS)
    if request.method not in {"GET", "HEAD"}:
        refused = told(Unanswered(METHOD_NOT_ALLOWED), site=site)
        refused.headers["Allow"] = METHODS
        return refused
    return None


class _Api:
    """The addresses as functions of the release that is asked for."""

    def __init__(self, look: Look, site: str) -> None:
        self._look = look
        self._sender = Sender(site)

    def answer(self, operation: Operation, **path: str) -> Response:
        """The answer of an operation, or what is wrong with the question."""
        given = path | request.args.to_dict()
        named = next((each for each in operation.takes if each.name == "release"), None)
        release = given.get("release", "")
        try:
            seen = self._look("zh", release=release if named and named.fits(release) else "")
        except UnknownRelease:
            raise Unanswered(UNKNOWN_RELEASE) from None
        if faults := wrong(operation.takes, path, request.args, seen):
            raise Unanswered(BAD_PARAMETERS, errors=faults)
        name = path.get("indicator_id", "")
        if name and name not in seen.snapshot.indicator_by_id:
            raise Unanswered(UNKNOWN_INDICATOR, near=_near(name, [*seen.snapshot.indicator_by_id]))
        key = (operation.name, *sorted(given.items()))
        return self._sender.answer(seen, key, lambda: answer(seen, operation, given), filtered=bool(request.args))

    def describe(self) -> Response:
        """The OpenAPI description."""
        seen = self._look("zh")
        if faults := wrong((), {}, request.args, seen):
            raise Unanswered(BAD_PARAMETERS, errors=faults)
        return self._sender.answer(seen, ("openapi",), lambda: document(seen), filtered=False)

    def unknown(self, rest: str = "") -> Response:
        """What is told of an address that the API has not."""
        seen = self._look("zh")
        first = next(iter(seen.snapshot.indicator_by_id))
        known = [each.address.format(indicator_id=first, release=seen.release_id[:12]) for each in OPERATIONS]
        raise Unanswered(NOT_FOUND, near=_near(f"/api/{rest}", [*known, DESCRIPTION]))


def _near(name: str, known: Sequence[str]) -> list[str]:
    return get_close_matches(name, known, n=3)
