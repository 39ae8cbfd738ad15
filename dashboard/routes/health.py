"""Whether this process is alive, and whether it has data to show."""

from collections.abc import Callable
from typing import Protocol

from flask import Blueprint, Response, jsonify, request

from dashboard.errors import DashboardError


class Serving(Protocol):
    """What a process serves. release_id raises StoreError where that is nothing."""

    @property
    def release_id(self) -> str: ...

    @property
    def store_answers(self) -> bool: ...


def blueprint(serving: Callable[[], Serving]) -> Blueprint:
    """`/healthz` answers while the process lives. `/healthz?ready=1` also names the release it serves and says whether
    its database answers, or is 503 without a release: a process that holds one serves readers on without its database.
    """
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def health() -> tuple[Response, int]:
        body, status = _ready(serving) if request.args.get("ready") == "1" else ({"status": "live"}, 200)
        response = jsonify(body)
        response.cache_control.no_store = True
        return response, status

    return routes


def _ready(serving: Callable[[], Serving]) -> tuple[dict[str, str], int]:
    try:
        site = serving()
        release = site.release_id
    except DashboardError:
        return {"status": "no release"}, 503
    return {"status": "ready", "release": release, "database": "answers" if site.store_answers else "unreachable"}, 200
