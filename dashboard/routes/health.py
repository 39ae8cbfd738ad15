"""Whether this process is alive, and whether it has data to show."""

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request

from dashboard.errors import DashboardError
from dashboard.routes import Published


def blueprint(current: Callable[[], Published]) -> Blueprint:
    """`/healthz` answers while the process lives; `/healthz?ready=1` also names the release it serves, or is 503."""
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def health() -> tuple[Response, int]:
        body, status = _ready(current) if request.args.get("ready") == "1" else ({"status": "live"}, 200)
        response = jsonify(body)
        response.cache_control.no_store = True
        return response, status

    return routes


def _ready(current: Callable[[], Published]) -> tuple[dict[str, str], int]:
    try:
        return {"status": "ready", "release": current().release_id}, 200
    except DashboardError:
        return {"status": "no release"}, 503
