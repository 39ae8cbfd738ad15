"""Flask blueprints, one per audience. They alone turn errors into statuses."""

import logging
from collections.abc import Mapping
from typing import Protocol

from flask import Response, request

from dashboard.errors import StoreError
from layouts.view import View

_log = logging.getLogger(__name__)


class Look(Protocol):
    """What a route may see: the current release, or a published one by its id. Raises UnknownRelease."""

    def __call__(
        self, language: str, path: str = ..., query: Mapping[str, str] = ..., *, release: str = ""
    ) -> View: ...


def later(response: Response, error: StoreError) -> Response:
    """What is told while the store does not answer: kept by nobody, and when to ask again; the log has the error."""
    _log.error("no answer to %s: %s", request.path, error)
    response.headers.update({"Cache-Control": "no-store", "Retry-After": "60"})
    return response
