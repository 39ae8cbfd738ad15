"""What a Prometheus inside reads, and that nobody else does."""

import os
import re
from ipaddress import ip_network
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.counts import BOUNDS, Counts
from tests.staffed import opened

PLACES = (("/", "page"), ("/en/method", "page"), ("/nothing", "page"), ("/api/v1/plan", "api"), ("/feed.xml", "feed"))
KINDS = (
    *PLACES,
    *(("/en/feed.json", "feed"), ("/staff/", "staff"), ("/charts/site.png", "picture"), ("/embed/a", "embed")),
    *(("/oembed", "embed"), ("/_dash-update-component", "interaction"), ("/healthz", "check"), ("", "page")),
)


def read(client: FlaskClient, address: str = "127.0.0.1", **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return client.get("/metrics", headers=named, environ_overrides={"REMOTE_ADDR": address})


def samples(answer: TestResponse) -> dict[str, float]:
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    found = [re.fullmatch(r'(\w+(?:\{(?:\w+="[^"]*",?)+\})?) (\S+)', line) for line in lines]
    assert all(found)
    return {each[1]: float(each[2]) for each in found if each}


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return opened(
        tmp_path, measurements=True, measuring_networks=(ip_network("10.1.2.0/24"),), staff=False
    ).server.test_client()


def test_a_site_measures_nothing_unless_it_is_told_to(tmp_path: Path) -> None:
    answer = read(opened(tmp_path, staff=False).server.test_client())
    assert answer.status_code == 404 and "chengwu_" not in answer.text


def test_requests_are_counted_by_kind_and_status(client: FlaskClient) -> None:
    for path, _ in PLACES:
        client.get(path)
    answer = read(client)
    found = samples(answer)
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert answer.headers["Cache-Control"] == "no-store"
    assert found['chengwu_requests_total{kind="page",status="2xx"}'] == 2
    assert found['chengwu_requests_total{kind="page",status="4xx"}'] == 1
    assert found['chengwu_requests_total{kind="api",status="2xx"}'] == 1
    assert found["chengwu_request_seconds_count"] == found['chengwu_request_seconds_bucket{le="+Inf"}'] == 5
    assert found["chengwu_request_seconds_sum"] > 0
    assert found[f'chengwu_release_number{{worker="{os.getpid()}"}}'] == 1
    assert found[f'chengwu_documents_kept{{worker="{os.getpid()}"}}'] >= 2
    assert found[f'chengwu_store_answers{{worker="{os.getpid()}"}}'] == 1


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.7", "::ffff:127.0.0.1"])
def test_it_is_read_from_this_host_and_the_networks_named(client: FlaskClient, address: str) -> None:
    assert read(client, address).status_code == 200


@pytest.mark.parametrize("address", ["10.1.3.7", "203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9"])
def test_it_is_read_from_nowhere_else(client: FlaskClient, address: str) -> None:
    assert read(client, address).status_code == 404


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP"])
def test_it_is_read_through_no_proxy(client: FlaskClient, name: str) -> None:
    assert read(client, **{name: "127.0.0.1"}).status_code == 404


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_every_address_is_of_a_kind(path: str, kind: str) -> None:
    assert Counts("").kind(path) == Counts("/czh").kind(f"/czh{path}") == kind


def test_workers_count_into_one_table() -> None:
    counts = Counts()
    counts.add("/", 200, 0.001)
    child = os.fork()
    if not child:
        for _ in range(3):
            counts.add("/", 200, 0.02)
        counts.add("/api/v1", 503, 60)
        os._exit(0)
    os.waitpid(child, 0)
    assert set(counts.requests()) == {("page", "2xx", 4), ("api", "5xx", 1)}
    numbers, seconds = counts.durations()
    assert numbers[0] == 1 and numbers[BOUNDS.index(0.025)] == 4 and numbers[-1] == 5
    assert seconds == pytest.approx(60.061)
