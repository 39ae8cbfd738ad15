"""What a load balancer asks."""

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.errors import StoreError
from dashboard.routes import health


@dataclass
class Site:
    store_answers: bool = True

    @property
    def release_id(self) -> str:
        return "r1"


class Empty(Site):
    @property
    def release_id(self) -> str:
        raise StoreError("no release")


def client(site: Site) -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(health.blueprint(lambda: site))
    return server.test_client()


def test_a_process_that_answers_is_live_even_without_data() -> None:
    answer = client(Empty()).get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "live"})


@pytest.mark.parametrize(("answers", "database"), [(True, "answers"), (False, "unreachable")])
def test_a_ready_process_names_its_release_and_tells_of_its_database(answers: bool, database: str) -> None:
    answer = client(Site(answers)).get("/healthz?ready=1")
    assert (answer.status_code, answer.json) == (200, {"status": "ready", "release": "r1", "database": database})


def test_a_process_without_a_release_is_not_ready() -> None:
    assert client(Empty()).get("/healthz?ready=1").status_code == 503


def test_the_answer_is_never_kept() -> None:
    assert client(Site()).get("/healthz").headers["Cache-Control"] == "no-store"
