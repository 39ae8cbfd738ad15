"""Where a request cannot be answered, readers see a page of the site that nobody keeps and that tells no inside."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dashboard.errors import StoreError
from tests.staffed import opened

SECRET = "a secret of the inside"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return opened(tmp_path_factory.mktemp("refusals"), staff=False, url_prefix="/czh", phone="0530-1234567").server


@pytest.fixture(params=[RuntimeError, StoreError])
def failing(request: pytest.FixtureRequest, server: Flask) -> Iterator[type[Exception]]:
    """A server whose pages really raise, and what."""

    def raising(**_places: str) -> str:
        raise request.param(SECRET)

    kept = dict(server.view_functions)
    for endpoint in ("/czh/", "/czh/<path:path>", "feeds.chinese", "embed.indicator"):
        server.view_functions[endpoint] = raising
    yield request.param
    server.view_functions.update(kept)


def is_a_page(answer: TestResponse) -> bool:
    text = answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers and "ETag" not in answer.headers
    assert "Traceback" not in text and SECRET not in text and "werkzeug" not in text.lower()
    assert "canonical" not in text and " data-dash=" not in text
    assert '<meta name="robots" content="noindex">' in text
    assert text.count("<h1") == 1
    assert {"/czh/", "/czh/sitemap", "/czh/en/"} <= set(re.findall(r'<a[^>]* href="([^"]*)"', text))
    return text.startswith("<!doctype html>")


def test_a_fault_is_told_on_a_page_that_needs_no_data(server: Flask, failing: type[Exception]) -> None:
    for path in ("/czh/", "/czh/method", "/czh/feed.xml"):
        answer = server.test_client().get(path)
        assert answer.status_code == (503 if failing is StoreError else 500)
        assert is_a_page(answer)
        assert "几分钟" in answer.text
        assert "0530-1234567" in answer.text


def test_a_store_that_does_not_answer_says_when_to_ask_again(server: Flask, failing: type[Exception]) -> None:
    answer = server.test_client().get("/czh/method")
    assert answer.headers.get("Retry-After") == ("60" if failing is StoreError else None)


def test_a_frame_that_cannot_be_filled_says_so_in_the_frame_s_own_clothes(
    server: Flask, failing: type[Exception]
) -> None:
    answer = server.test_client().get("/czh/embed/anything?lang=en")
    assert answer.status_code == (503 if failing is StoreError else 500)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers.get("Retry-After") == ("60" if failing is StoreError else None)
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert " data-embed" in answer.text and "topbar" not in answer.text.partition("</style>")[2]
    assert "few minutes" in answer.text and SECRET not in answer.text


def test_an_english_reader_is_answered_in_english(server: Flask, failing: type[Exception]) -> None:
    text = server.test_client().get("/czh/en/method").text
    shown = re.sub(r"<style>.*?</style>|<script>.*?</script>|<head>.*?</head>|中文", "", text, flags=re.DOTALL)
    assert not re.search(r"[\u3400-\u9fff]", shown)
    assert '<html lang="en"' in text


def test_a_form_sent_to_a_page_is_told_that_pages_are_read(server: Flask) -> None:
    answer = server.test_client().post("/czh/method", data={"a": "b"})
    assert answer.status_code == 405
    assert is_a_page(answer)
    assert "GET" in answer.headers["Allow"]


def test_too_much_is_refused_on_a_page(server: Flask) -> None:
    body, kind = b"x" * 300_000, "application/json"
    answer = server.test_client().post("/czh/_dash-update-component", data=body, content_type=kind)
    assert answer.status_code == 413
    assert is_a_page(answer)


def test_a_request_that_cannot_be_read_is_refused_on_a_page(server: Flask) -> None:
    answer = server.test_client().post("/czh/_dash-update-component", data=b"\xff{", content_type="application/json")
    assert answer.status_code == 400
    assert is_a_page(answer)


def test_a_file_that_dash_does_not_have_is_not_there(server: Flask) -> None:
    answer = server.test_client().get("/czh/_dash-component-suites/nothing/nothing.js")
    assert answer.status_code == 404
    assert is_a_page(answer)


def test_a_site_without_public_pages_tells_of_them_in_the_same_way(tmp_path: Path) -> None:
    answer = opened(tmp_path, public=False, url_prefix="/czh").server.test_client().get("/czh/method")
    assert answer.status_code == 404
    assert is_a_page(answer)
