"""The security headers of every answer, route by route: pages, files, errors, the staff area, what is not there.

Every rule of both applications is asked in several ways; a rule with a place that is not filled in here fails.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Map, Rule
from werkzeug.test import TestResponse

from dashboard.accounts import Role
from tests.staffed import Workplace, opened

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH")
PLACES = {
    "indicator_id": "urbanisation_rate",
    "name": "urbanisation_rate",
    "kind": "indicators",
    "form": "csv",
    "subject": "urbanisation_rate",
    "path": "method",
    "rest": "v1/nothing",
    "filename": "nothing.css",
    "package_name": "dash_html_components",
    "fingerprinted_path": "dash_html_components.min.js",
    "draft_id": "f" * 32,
    "number": "99",
    "username": "nobody",
    "department_id": "county_housing_construction",
}
"""What stands in each place of a rule; a release is the one that readers see."""

NOT_THERE = {name: "99" if name in {"number"} else "nothing" for name in PLACES} | {
    "kind": "indicators",
    "form": "csv",
    "release": "f" * 64,
}
ASKED_WRONG = "?release=no&preset=no&view=no&lang=no&limit=no&q=%00%ff"
SHARED = {"embed", "oembed", "pictures", "downloads", "api", "feeds"}
BUILT = ("favicon.svg", "dash.js", "plotly.js", "async-graph.js")
SOURCE = re.compile(r"'(none|self|unsafe-hashes|sha256-[A-Za-z0-9+/]{43}=)'|data:")


@pytest.fixture(scope="module", params=["", "https://www.example.gov.cn"], ids=["http", "https"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """The whole site; once as readers reach it by HTTPS under a prefix."""
    prefix = "/czh" if request.param else ""
    place = opened(tmp_path_factory.mktemp("headers"), base_url=request.param, url_prefix=prefix)
    place.hire("everybody", *Role)
    return place


def filled(rules: Map, release: str, start: str = "") -> Iterator[tuple[Rule, str]]:
    """Every rule with something in each of its places, and with something that is not there."""
    for rule in rules.iter_rules():
        for given in (PLACES | {"release": release}, NOT_THERE):
            choices = [values for values in _choices(rule, given) if set(values) == set(rule.arguments)]
            assert choices or not rule.arguments, f"{rule}: fill its places in PLACES"
            for values in choices or [{}]:
                yield rule, start + _address(rule, values)


def _choices(rule: Rule, given: dict[str, str]) -> list[dict[str, str]]:
    """The values of a rule's places; one of a fixed list takes each of that list."""
    fixed = re.search(r"<any\(([^)]*)\):(\w+)>", rule.rule)
    values = {name: given[name] for name in rule.arguments if name in given}
    if not fixed:
        return [values]
    return [{**values, fixed[2]: each.strip(" '")} for each in fixed[1].split(",")]


def _address(rule: Rule, values: dict[str, str]) -> str:
    return re.sub(r"<(?:[^:<>]*:)?(\w+)>", lambda found: values[found[1]], rule.rule)


def faults(answer: TestResponse, *, frames: set[str], resource: str, https: bool) -> list[str]:
    """What is wrong with the headers of an answer."""
    headers = answer.headers
    policy = dict(part.split(" ", 1) for part in headers.get("Content-Security-Policy", "none none").split("; "))
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": resource,
        "Strict-Transport-Security": "max-age=31536000" if https else None,
    }
    wrong = [f"{name}: {headers.get(name)}" for name, value in wanted.items() if headers.get(name) != value]
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    if policy.get("default-src") != "'none'" or policy.get("base-uri") != "'none'":
        wrong.append("default-src or base-uri")
    if policy.get("form-action") not in {"'self'", "'none'"} or policy.get("object-src", "'none'") != "'none'":
        wrong.append("form-action or object-src")
    if policy.pop("frame-ancestors", "") not in frames:
        wrong.append("frame-ancestors")
    wrong += [source for sources in policy.values() for source in sources.split() if not SOURCE.fullmatch(source)]
    wrong += [f"{name} tells what runs here" for name in ("Server", "X-Powered-By") if name in headers]
    return wrong


def asked(client: FlaskClient, address: str, methods: Sequence[str] = METHODS) -> Iterator[TestResponse]:
    """One address asked in every way: each method, with a wrong query, again with the name of what came."""
    for method in methods:
        yield client.open(address, method=method)
    yield client.get(address + ASKED_WRONG)
    if etag := client.get(address).headers.get("ETag"):
        yield client.get(address, headers={"If-None-Match": etag})


def told(answer: TestResponse) -> str:
    return f"{answer.request.method} {answer.request.path} {answer.status_code}"


def release_of(server: Flask, prefix: str) -> str:
    return str(server.test_client().get(f"{prefix}/healthz?ready=1").get_json()["release"])


def public_addresses(place: Workplace) -> Iterator[tuple[str, str]]:
    """Whose it is, and the address: of every rule, and a few that lead elsewhere or nowhere."""
    prefix = place.settings.url_prefix
    for rule, address in filled(place.server.url_map, release_of(place.server, prefix)):
        yield rule.endpoint.partition(".")[0], address
    for path in ("/en", "/en/", "/method/", "/nothing/", "/indicators/urbanisation_rate/press", "/updates/nothing"):
        yield "page", prefix + path


def test_every_answer_of_the_public_site_is_guarded(place: Workplace) -> None:
    client, https = place.server.test_client(), place.settings.https
    wrong, counted = [], Counter[int]()
    for blueprint, address in public_addresses(place):
        for answer in asked(client, address):
            counted[answer.status_code] += 1
            shared = blueprint in SHARED and answer.request.method in {"GET", "HEAD"} and answer.status_code != 405
            resource = "cross-origin" if shared else answer.headers.get("Cross-Origin-Resource-Policy", "")
            frames = {"*", "'self'"} if blueprint == "embed" else {"'self'"}
            found = faults(answer, frames=frames, resource=resource, https=https)
            found += ["a cookie"] if "Set-Cookie" in answer.headers else []
            wrong += [f"{told(answer)}: {', '.join(found)}"] if found else []
    assert wrong == []
    assert {200, 304, 308, 400, 404, 405} <= set(counted)
    assert not [status for status in counted if status >= 500], counted
    assert sum(counted.values()) > 800, counted


def test_pages_are_for_this_site_alone_and_files_for_all(place: Workplace) -> None:
    prefix, client = place.settings.url_prefix, place.server.test_client()

    def policy(path: str) -> str | None:
        return client.get(prefix + path).headers["Cross-Origin-Resource-Policy"]

    for path in ("/", "/method", "/nothing", "/_dash-layout", "/healthz"):
        assert policy(path) == "same-origin", path
    for path in ("/feed.xml", "/calendar.ics", "/download/tables/plan.csv", "/embed.js", "/charts/site.svg", "/api/v1"):
        assert policy(path) == "cross-origin", path


def test_only_embeds_may_be_framed_by_others(place: Workplace) -> None:
    prefix, client = place.settings.url_prefix, place.server.test_client()
    embed = client.get(f"{prefix}/embed/urbanisation_rate").headers["Content-Security-Policy"]
    page = client.get(f"{prefix}/indicators/urbanisation_rate").headers["Content-Security-Policy"]
    assert "frame-ancestors *" in embed
    assert "frame-ancestors 'self'" in page


def test_every_built_file_is_guarded_too(place: Workplace) -> None:
    prefix, client = place.settings.url_prefix, place.server.test_client()
    version = next(each.name for each in (place.settings.var_dir / "static").iterdir() if not each.name.startswith("."))
    for name in BUILT:
        address = f"{prefix}/static/{version}/{name}"
        for encoding in ("br", "gzip", "identity"):
            answer = client.get(address, headers={"Accept-Encoding": encoding})
            assert answer.status_code == 200
            found = faults(answer, frames={"'none'"}, resource="cross-origin", https=place.settings.https)
            assert found == [], told(answer)
            assert "Set-Cookie" not in answer.headers
            answer.close()
            etag = answer.headers["ETag"]
        again = client.get(address, headers={"If-None-Match": etag, "Accept-Encoding": "identity"})
        assert again.status_code == 304
        again.close()
    missing = client.get(f"{prefix}/static/{version}/nothing.js")
    assert missing.status_code == 404
    assert faults(missing, frames={"'self'"}, resource="same-origin", https=place.settings.https) == []


def test_every_answer_of_the_staff_area_is_guarded(place: Workplace) -> None:
    """To a stranger on the one site, to somebody with every right on the other."""
    visitor = place.member("everybody") if place.settings.https else place.visitor()
    home = f"{place.settings.url_prefix}/staff"
    wrong, counted = [], Counter[int]()
    for _, address in filled(place.server.extensions["staff"].url_map, "f" * 64, home):
        if address.endswith(("/sign-out", "/disable", "/reset")):
            continue
        for answer in asked(visitor.client, address, ("GET", "POST", "PUT")):
            counted[answer.status_code] += 1
            found = faults(answer, frames={"'none'"}, resource="same-origin", https=place.settings.https)
            found += [] if answer.headers.get("Cache-Control") == "no-store" else ["kept"]
            wrong += [f"{told(answer)}: {', '.join(found)}"] if found else []
    assert wrong == []
    assert sum(counted.values()) > 250, counted
    assert not [status for status in counted if status >= 500], counted


def test_a_fault_of_the_site_is_guarded_too(place: Workplace) -> None:
    def raising(**_places: str) -> str:
        raise RuntimeError("a secret of the inside")

    server, prefix = place.server, place.settings.url_prefix
    kept = server.view_functions["health.health"]
    server.view_functions["health.health"] = raising
    answer = server.test_client().get(f"{prefix}/healthz")
    server.view_functions["health.health"] = kept
    assert answer.status_code == 500
    assert faults(answer, frames={"'self'"}, resource="same-origin", https=place.settings.https) == []
    assert "Set-Cookie" not in answer.headers


def test_a_site_without_public_pages_is_guarded_as_well(tmp_path: Path) -> None:
    place = opened(tmp_path, public=False)
    for path in ("/", "/nothing", "/healthz"):
        assert (
            faults(place.server.test_client().get(path), frames={"'self'"}, resource="same-origin", https=False) == []
        )
