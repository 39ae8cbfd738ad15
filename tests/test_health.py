"""What a load balancer asks."""

from flask import Flask
from flask.testing import FlaskClient

from dashboard.errors import StoreError
from dashboard.model import Snapshot
from dashboard.routes import Published, health
from tests.builders import snapshot


class Site:
    release_id = "r1"

    @property
    def snapshot(self) -> Snapshot:
        return snapshot()


def site() -> Published:
    return Site()


def nothing() -> Published:
    raise StoreError("no release")


def client(*, empty: bool = False) -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(health.blueprint(nothing if empty else site))
    return server.test_client()


def test_a_process_that_answers_is_live_even_without_data() -> None:
    answer = client(empty=True).get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "live"})


def test_a_ready_process_names_its_release() -> None:
    answer = client().get("/healthz?ready=1")
    assert (answer.status_code, answer.json) == (200, {"status": "ready", "release": "r1"})


def test_a_process_without_a_release_is_not_ready() -> None:
    assert client(empty=True).get("/healthz?ready=1").status_code == 503


def test_the_answer_is_never_kept() -> None:
    assert client().get("/healthz").headers["Cache-Control"] == "no-store"
