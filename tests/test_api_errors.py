"""What programs are told when they ask wrongly, or when the site fails: one shape, both languages, all at once."""

import pytest
from flask import Flask

from dashboard.errors import StoreError
from dashboard.routes import api
from dashboard.settings import Settings
from layouts.view import View
from tests.asked import ask, server
from tests.builders import observation, snapshot


def test_every_wrong_parameter_is_told_at_once_with_what_is_allowed() -> None:
    answer = ask("/indicators/base_stations/observations?area=1&from=june&limit=0&limit=1&offset=-1&order=up")
    assert answer.status_code == 400
    assert answer.json
    faults = {row["parameter"]: row for row in answer.json["errors"]}
    assert [*faults] == ["area", "from", "limit", "offset", "order"]
    assert faults["area"]["allowed"] == ["371723", "371700"]
    assert faults["order"]["allowed"] == ["area", "from", "to", "limit", "offset", "release"]
    assert all(row["detail"] and row["detail_en"] for row in faults.values())


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/indicators/base_station", 404, "unknown_indicator"),
        ("/indicators/base_station/observations", 404, "unknown_indicator"),
        ("/indicator", 404, "not_found"),
        ("/", 404, "not_found"),
        ("/plan?release=000000000000", 404, "unknown_release"),
        ("/releases/000000000000", 404, "unknown_release"),
        ("/releases/zzz", 400, "bad_parameters"),
        ("/plan?release=ABABABABABAB", 400, "bad_parameters"),
        ("?release=000000000000", 400, "bad_parameters"),
        ("/openapi.json?lang=zh", 400, "bad_parameters"),
    ],
)
def test_every_error_has_the_one_shape(path: str, status: int, kind: str) -> None:
    answer = ask(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json
    assert {*answer.json} == {"type", "title", "title_en", "status", "detail", "detail_en", "errors", "near"}
    assert answer.json["type"].endswith(f"/data/api#{kind}")
    assert answer.json["status"] == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_parameter_given_twice_is_refused_though_both_are_right() -> None:
    answer = ask("/indicators/base_stations/observations?limit=5&limit=6")
    assert answer.status_code == 400 and answer.json
    assert [(row["parameter"], row["given"]) for row in answer.json["errors"]] == [("limit", "5&6")]


def test_what_is_nearly_right_is_answered_with_what_is_near() -> None:
    assert ask("/indicators/base_station").json["near"] == ["base_stations"]  # type: ignore[index]
    assert "/api/v1/indicators" in ask("/indicator").json["near"]  # type: ignore[index]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/api/v1/indicators", "/api/v1/nowhere", "/api"])
def test_the_data_can_only_be_read(method: str, path: str) -> None:
    answer = server().test_client().open(path, method=method)
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_store_that_does_not_answer_is_told_in_the_same_shape() -> None:
    app = Flask(__name__)

    def look(*_args: object, **_options: object) -> View:
        raise StoreError("away")

    app.register_blueprint(api.blueprint(look, Settings()))
    answer = app.test_client().get("/api/v1/plan")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert answer.json
    assert answer.json["title_en"] == "No data for the moment"


def test_even_a_fault_of_the_server_has_that_shape() -> None:
    broken = snapshot(observations=[observation(source_id="nowhere")])
    answer = ask("/indicators/base_stations", broken)
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.headers["Cache-Control"] == "no-store"
