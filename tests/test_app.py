"""The site over HTTP: whole documents, their headers, and the store behind them."""

import gzip
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.app import Site, create_server
from dashboard.errors import DatasetError
from dashboard.settings import Settings
from tests.browser.live import data_dir
from tests.builders import files, observation
from tests.patience import until
from tests.stores import new_store, store_url

OFFICIAL = data_dir("official")


def settings(var_dir: Path, **changes: Any) -> Settings:
    """The county's own dataset, with built files and a store of that folder."""
    return Settings(**{"data_dir": OFFICIAL, "var_dir": var_dir, "database_url": store_url(var_dir), **changes})


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def server(var_dir: Path) -> Flask:
    return create_server(settings(var_dir))


@pytest.fixture
def site(server: Flask) -> Site:
    """The Dash application that answers for the pages of this server."""
    owners = (getattr(view, "__self__", None) for view in server.view_functions.values())
    return next(owner for owner in owners if isinstance(owner, Site))


@pytest.fixture
def client(server: Flask) -> Iterator[FlaskClient]:
    with server.test_client() as client:
        yield client


@pytest.fixture
def prefixed(tmp_path: Path, var_dir: Path) -> FlaskClient:
    (tmp_path / "static").symlink_to(var_dir / "static")
    return create_server(settings(tmp_path, url_prefix="/czh")).test_client()


def get(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    return client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_a_page_is_a_whole_document_with_the_numbers_in_it(client: FlaskClient) -> None:
    text = get(client, "/").text
    assert text.startswith("<!doctype html>")
    for shown in ("47.47", "53", "180", "1100", "3161"):
        assert shown in text


@pytest.mark.parametrize(
    ("accepted", "unpack"),
    [("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)],
)
def test_the_same_document_comes_in_the_encoding_asked_for(
    client: FlaskClient, accepted: str, unpack: Callable[[bytes], bytes]
) -> None:
    answer = get(client, "/", Accept_Encoding=accepted)
    assert answer.headers.get("Content-Encoding", "identity") == accepted
    assert unpack(answer.data).decode() == get(client, "/").text
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_an_unchanged_document_is_not_sent_again(client: FlaskClient) -> None:
    first = get(client, "/", Accept_Encoding="br")
    again = get(client, "/", Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")


def test_two_workers_give_the_same_document_the_same_name(server: Flask, var_dir: Path) -> None:
    other = create_server(settings(var_dir))
    assert get(server.test_client(), "/").headers["ETag"] == get(other.test_client(), "/").headers["ETag"]


def test_english_stands_under_en(client: FlaskClient) -> None:
    assert get(client, "/en").status_code == 308
    assert '<html lang="en"' in get(client, "/en/").text
    assert '<html lang="zh-CN"' in get(client, "/").text


@pytest.mark.parametrize("path", ["/nothing", "/indicators/nothing", "/measures/28", "/en/nothing", "/robots"])
def test_an_unknown_path_is_a_real_404(client: FlaskClient, path: str) -> None:
    answer = get(client, path)
    assert answer.status_code == 404
    assert "ETag" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/method/?verdict=missed", "/method"),
        ("/en/indicators/base_stations_5g/?by=2025-09&utm_source=x", "/en/indicators/base_stations_5g?by=2025-09"),
        ("/en?q=5G", "/en/?q=5G"),
    ],
)
def test_a_slash_too_many_or_too_few_leads_to_the_page_with_its_query(
    client: FlaskClient, asked: str, right: str
) -> None:
    answer = get(client, asked)
    assert (answer.status_code, answer.headers["Location"]) == (308, right)
    assert answer.headers["Cache-Control"] == get(client, "/").headers["Cache-Control"]


def test_a_release_s_page_is_found_by_its_whole_id_too(server: Flask, client: FlaskClient) -> None:
    release = server.extensions["load"]().release_id
    for code in ("", "/en"):
        answer = get(client, f"{code}/updates/{release}")
        assert (answer.status_code, answer.headers["Location"]) == (308, f"{code}/updates/{release[:12]}")
    assert get(client, f"/updates/{'0' * 64}").status_code == 404


def test_a_slash_too_many_leads_on_under_a_prefix_too(prefixed: FlaskClient) -> None:
    answer = get(prefixed, "/czh/departments/")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/czh/departments")


@pytest.mark.parametrize("path", ["/nothing/", "/method//nothing/", "/indicators/"])
def test_an_unknown_path_with_a_slash_is_a_404(client: FlaskClient, path: str) -> None:
    assert get(client, path).status_code == 404


@pytest.mark.parametrize("path", ["/wp-login-{}.php", "/?q=a{}", "/indicators/{}", "/method?verdict={}"])
def test_a_scanner_drives_no_page_out(site: Site, path: str) -> None:
    with site.server.test_client() as client:
        get(client, "/method")
        before = len(site.documents)
        for n in range(3):
            get(client, path.format(n))
    assert len(site.documents) == before


def test_what_a_reader_typed_is_not_kept_but_a_filter_is(site: Site) -> None:
    with site.server.test_client() as client:
        get(client, "/?q=5G&verdict=missed")
        before = len(site.filtered)
        get(client, "/?verdict=missed")
    assert len(site.filtered) == before + 1


@pytest.mark.parametrize(
    "path",
    [
        "/?utm_source=x&from=timeline",
        "/?verdict=x&department=x&action=x&q=%20&theme=dark&by=2025-09",
        "/indicators/urbanisation_rate?by=2025-13&q=5G",
        "/indicators/urbanisation_rate/press?view=x&theme=x&lang=x&frozen=0&static=0&by=2025-09",
        "/data?q=5G&theme=dark",
    ],
)
def test_what_a_page_cannot_be_asked_is_no_page_of_its_own(site: Site, path: str) -> None:
    with site.server.test_client() as client:
        page = get(client, path.partition("?")[0])
        before = len(site.filtered), len(site.documents)
        assert get(client, path).data == page.data
    assert (len(site.filtered), len(site.documents)) == before


def test_filters_work_as_a_plain_address(client: FlaskClient) -> None:
    text = get(client, "/?q=5G").text
    assert 'data-id="base_stations_5g"' in text
    assert 'value="5G"' in text


def test_what_is_asked_is_never_markup(client: FlaskClient) -> None:
    assert "<script>alert" not in get(client, "/?q=<script>alert(1)</script>").text


def test_every_answer_carries_the_security_headers_and_no_cookie(client: FlaskClient) -> None:
    for path in ("/", "/nothing", "/healthz", "/_dash-dependencies", "/download/tables/plan.csv"):
        headers = get(client, path).headers
        assert "'unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in headers


def test_the_browser_is_not_told_what_runs_here(client: FlaskClient) -> None:
    text = get(client, "/").text
    for word in ("python_version", "dash_version", "plotly_version"):
        assert word not in text


def test_a_page_without_interactions_names_no_dash(client: FlaskClient) -> None:
    assert "data-dash=" in get(client, "/").text
    assert "data-dash=" not in get(client, "/privacy").text


def test_built_files_are_precompressed_and_kept_for_ever(client: FlaskClient, var_dir: Path) -> None:
    version = next((var_dir / "static").iterdir()).name
    answer = get(client, f"/static/{version}/dash.js", Accept_Encoding="br")
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]
    answer.close()


def test_the_site_lives_under_a_prefix(prefixed: FlaskClient) -> None:
    text = get(prefixed, "/czh/").text
    assert 'href="/czh/indicators/urbanisation_rate"' in text
    assert '="/indicators' not in text
    assert get(prefixed, "/czh/en/method").status_code == 200
    assert get(prefixed, "/czh/healthz").status_code == 200


def test_a_publication_is_seen_without_a_restart(tmp_path: Path, var_dir: Path) -> None:
    (tmp_path / "static").symlink_to(var_dir / "static")
    client = create_server(settings(tmp_path)).test_client()
    before = get(client, "/").headers["ETag"]
    store = new_store(tmp_path)
    first = store.current()
    assert first is not None
    files = store.files(first.release_id)
    files["measures.csv"] = files["measures.csv"].replace(b"5G", b"5g")
    files["indicators.csv"] = files["indicators.csv"].replace("5G基站".encode(), "五代基站".encode())
    store.publish(files, at=datetime.now(UTC), reason="改名")
    until(lambda: "五代基站" in get(client, "/").text)
    assert get(client, "/").headers["ETag"] != before


def test_a_broken_dataset_stops_the_start_with_every_problem(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "plan.csv").write_bytes(b"nonsense\n")
    with pytest.raises(DatasetError) as raised:
        create_server(settings(tmp_path / "var", data_dir=folder))
    assert len(raised.value.problems) > 1


def test_a_figure_of_today_in_china_starts_a_store_before_it_is_today_in_greenwich(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    for name, content in files(observations=[observation(period="2026-01-01")]).items():
        (folder / name).write_bytes(content)
    chosen = settings(tmp_path / "var", data_dir=folder)
    early = create_server(chosen, now=lambda: datetime(2025, 12, 31, 20, tzinfo=UTC))
    assert early.test_client().get("/").status_code == 200


def test_a_start_tells_of_a_folder_that_differs_from_what_readers_see(
    tmp_path: Path, var_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "static").symlink_to(var_dir / "static")
    folder = tmp_path / "changed"
    shutil.copytree(OFFICIAL, folder, ignore=shutil.ignore_patterns("demo"))
    create_server(settings(tmp_path, data_dir=folder))
    create_server(settings(tmp_path, data_dir=folder))
    assert caplog.messages == []
    (folder / "measures.csv").write_bytes((folder / "measures.csv").read_bytes().replace(b"5G", b"5g"))
    create_server(settings(tmp_path, data_dir=folder))
    (said,) = caplog.messages
    assert f"python -m dashboard publish {folder} --reason" in said
