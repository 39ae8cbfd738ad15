"""Log lines as a real gunicorn writes them: one for each request, each whole, none with anything of a person."""

import io
import json
import logging
import re
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, abort
from werkzeug.test import Client

from dashboard import logs
from dashboard.openapi import OPERATIONS
from dashboard.settings import Settings
from layouts import queries
from tests.browser.live import running, serving
from tests.staffed import opened

PERSON = "13800138000"
TEXT_LINE = re.compile(r"(\S+) (INFO|WARNING|ERROR) \d+ (-|[0-9a-f]{12}) (.*)")


def ask(url: str, **headers: str) -> None:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    try:
        urllib.request.urlopen(urllib.request.Request(url, headers=named), timeout=20).read()
    except urllib.error.HTTPError as refused:
        refused.read()


def ask_wrongly(url: str) -> None:
    """A request that gunicorn itself refuses, with something in it that is nobody's business."""
    host, _, port = url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"GET / HTTP/1.1\r\nHost: a\r\nTelephone {PERSON}: 1\r\n\r\n".encode())
        assert b"400" in connection.recv(100)


def visit(url: str) -> None:
    private = {"Cookie": f"staff={PERSON}", "User_Agent": PERSON, "Referer": f"http://a.example/{PERSON}"}
    ask(f"{url}/method?q={PERSON}&lang=zh&{PERSON}=1", **private, X_Request_ID="ab" * 16)
    ask(f"{url}/nothing", **private)
    ask(f"{url}/staff/accounts/zhang{PERSON}/disable")
    ask_wrongly(url)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("json")
    with serving("official", folder, LOG_FORMAT="json", TRUSTED_PROXIES="1", PICTURES_AHEAD="1") as site:
        visit(site.url)
    return [json.loads(line) for line in (folder / "server.log").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("text")
    with serving("official", folder) as site:
        visit(site.url)
    return (folder / "server.log").read_text(encoding="utf-8").splitlines()


def line_of(lines: list[dict[str, Any]], path: str) -> dict[str, Any]:
    (found,) = [line for line in lines if line.get("path") == path]
    return found


def test_every_line_is_one_object_with_its_moment_and_worker(lines: list[dict[str, Any]]) -> None:
    assert len(lines) > 8
    for line in lines:
        assert datetime.fromisoformat(line["time"]).utcoffset() == timedelta(hours=8)
        assert line["level"] in {"INFO", "WARNING"} and line["event"] and line["worker"] > 0


def test_a_request_is_told_once_with_what_came_of_it(lines: list[dict[str, Any]]) -> None:
    line = line_of(lines, "/method")
    assert (line["event"], line["method"], line["status"]) == ("request", "GET", 200)
    assert line["query"] == ["lang", "q"]
    assert line["bytes"] > 10_000 and 0 < line["ms"] < 20_000
    assert re.fullmatch("[0-9a-f]{12}", line["release"])
    assert line["request"] == "ab" * 16
    assert line_of(lines, "/nothing")["status"] == 404


def test_no_line_holds_anything_of_a_person(lines: list[dict[str, Any]], texts: list[str]) -> None:
    for line in [*map(str, lines), *texts]:
        assert PERSON not in line and "User-Agent" not in line
        assert "127.0.0.1" not in line or "Listening at" in line
    assert line_of(lines, "/staff/accounts/*/disable")["status"] == 303


def test_what_gunicorn_refuses_is_told_by_its_kind(lines: list[dict[str, Any]]) -> None:
    assert "malformed request: Invalid HTTP header name" in [line["event"] for line in lines]


def test_lines_are_words_unless_the_setting_says_otherwise(texts: list[str]) -> None:
    told = [TEXT_LINE.fullmatch(line) for line in texts]
    assert all(told)
    (method,) = [each[4] for each in told if each and "path=/method" in each[4]]
    assert re.fullmatch(r"request method=GET path=/method query=lang,q status=200 ms=\S+ bytes=\d+ release=\w+", method)


# One line each, whatever is in it


@contextmanager
def written(form: str) -> Iterator[io.StringIO]:
    """What is logged while the block runs."""
    root, stream = logging.getLogger(), io.StringIO()
    kept, level = root.handlers[:], root.level
    logs.install(form)
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    try:
        yield stream
    finally:
        root.handlers[:] = kept
        root.setLevel(level)
        logging.captureWarnings(False)


def failing(*, proxies: int = 0) -> Client:
    """A site that fails, and one that refuses."""
    server = Flask("dashboard")

    @server.get("/fail")
    def fail() -> str:
        raise RuntimeError("a secret\nof the inside")

    @server.get("/refuse")
    def refuse() -> str:
        abort(404)

    settings = Settings(trusted_proxies=proxies)
    return Client(logs.Requests(server.wsgi_app, settings, release=lambda: "r" * 64))


def test_a_failure_is_one_line_with_its_traceback_and_number() -> None:
    with written("json") as stream:
        answer = failing().get("/fail")
    failed, request = map(json.loads, stream.getvalue().splitlines())
    assert "RuntimeError: a secret\nof the inside" in failed["traceback"]
    assert failed["request"] == request["request"] == answer.headers["X-Request-ID"]
    assert (failed["level"], request["status"]) == ("ERROR", 500)


@pytest.mark.parametrize("given", ["x", "A" * 32, "0" * 11, "0" * 33, "0123456789ab\u0661", "a b", "", "0" * 31 + "\n"])
def test_a_number_from_outside_is_taken_only_where_it_is_one(given: str) -> None:
    client = failing(proxies=1)
    own = client.get("/fail", environ_overrides={"HTTP_X_REQUEST_ID": given}).headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{12}", own) and own != given


@pytest.mark.parametrize(("proxies", "taken"), [(0, False), (1, True)])
def test_a_number_is_taken_from_a_trusted_proxy_alone(proxies: int, taken: bool) -> None:
    answer = failing(proxies=proxies).get("/fail", headers={"X-Request-ID": "0123456789abcdef"})
    assert (answer.headers["X-Request-ID"] == "0123456789abcdef") is taken


def test_only_failures_carry_their_number_for_others_may_be_kept() -> None:
    assert "X-Request-ID" not in failing().get("/refuse").headers


@pytest.mark.parametrize(
    "path", ["/a%0Ab", "/a%0d%0aINFO x", "/%E2%80%A8", "/%ff%fe", "/%ed%a0%80", "/%1b[31m", "/中文"]
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_address_cannot_write_a_line_of_its_own(path: str, form: str) -> None:
    with written(form) as stream:
        failing().get(path)
    (line,) = stream.getvalue().splitlines()
    assert line.isprintable() or form == "json"
    assert ("中文" in path) is ("中文" in line)


def test_a_lost_thread_is_told_as_everything_else() -> None:
    with written("json") as stream:
        try:
            thread = threading.Thread(target=lambda: 1 // 0)
            thread.start()
            thread.join()
        finally:
            threading.excepthook = threading.__excepthook__
    assert "ZeroDivisionError" in json.loads(stream.getvalue())["traceback"]


def test_every_parameter_of_the_site_can_be_named() -> None:
    asked = {each.name for operation in OPERATIONS for each in operation.takes if each.where == "query"}
    assert asked | {*queries.NAMES} <= logs.PARAMETERS


# What a page shows


def test_an_error_page_shows_the_number_of_its_line(tmp_path: Path) -> None:
    place = opened(tmp_path)
    with written("json") as stream:
        public = place.server.test_client().post("/method")
        staff = place.visitor().post("/sign-in")
    numbers = [json.loads(line)["request"] for line in stream.getvalue().splitlines()]
    for answer in (public, staff):
        shown = re.search("请求编号：([0-9a-f]{12})", answer.text)
        assert answer.status_code in {400, 405} and shown and shown[1] in numbers


def test_a_page_that_others_keep_shows_no_number(tmp_path: Path) -> None:
    assert "请求编号" not in opened(tmp_path).server.test_client().get("/nothing").text


def test_nothing_of_gunicorn_is_said_beside_the_lines(tmp_path: Path) -> None:
    with running(["--config", "deploy/gunicorn.conf.py"], tmp_path, health="/healthz", **_settings(tmp_path)) as (
        url,
        _,
    ):
        ask(f"{url}/healthz")
    text = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert text.count("path=/healthz") == text.count("GET") >= 2


def _settings(folder: Path) -> dict[str, str]:
    return {"VAR_DIR": str(folder / "var"), "PICTURES_AHEAD": "0", "STAFF": "0"}
