"""Every rule of both applications, asked for what nobody means: whatever the address, the answer is no fault."""

import io
import random
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from urllib.parse import quote, unquote_to_bytes

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Request

from dashboard.accounts import Role
from tests.staffed import Visitor, Workplace, opened
from tests.test_headers import filled, release_of

BYTES = (
    *(b"%00", b"%ff", b"%c0%af", b"%ed%a0%80", b"%f4%90%80%80", b"%e6%88", b"%", b"%zz", b"%u6210", b"%0d%0aX:y"),
    *(b"..", b"../..", b"%2e%2e%2f%2e%2e%2fetc%2fpasswd", b"..%5c..%5c", b"\\", b"//", b"/./", b"%2F%2F", b";", b"~"),
    *("成武".encode(), quote("成武").encode(), b"\xff\xfe", b"a" * 3_000, b"9" * 3_000, b"-1", b"0", b"1e999", b"NaN"),
    *(b"'", b'"', b"<script>alert(1)</script>", b"' or 1=1--", b"{{7*7}}", b"${7*7}", b"__proto__", b"%25%32%35"),
    *(b"urbanisation_rate%00.png", b"urbanisation_rate ", b"URBANISATION_RATE", b"\xef\xbb\xbf", b"\xe2\x80\xae"),
)
"""What stands in an address, before it is decoded."""

NAMES = (
    *("q", "lang", "view", "theme", "static", "release", "preset", "download", "url", "format", "maxwidth", "frozen"),
    *("maxheight", "limit", "offset", "from", "to", "area", "ready", "next", "before", "by", "verdict", "status", "x"),
)
QUERIES = (b"&" * 5_000, b"a=1&" * 2_500, b"=" * 10_000, b"lang=en&lang=zh&lang=en", b"%00=%00", b"\xff=\xff", b"%")
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "FOO", "GÈT", "get", "M-SEARCH")
HEADERS = (
    *("HTTP_ACCEPT_ENCODING", "HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_COOKIE"),
    *("HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_REQUEST_ID", "HTTP_ACCEPT_LANGUAGE", "HTTP_REFERER", "CONTENT_TYPE"),
    *("HTTP_ORIGIN", "HTTP_CONTENT_LENGTH", "HTTP_SEC_FETCH_SITE", "HTTP_IF_RANGE", "HTTP_AUTHORIZATION"),
)
VALUES = (
    "",
    "\xff",
    "bytes=9-1,-,5-",
    "bytes=0-0," * 500,
    "q=0;q=1;;,*;q=x",
    '"',
    "W/",
    "*",
    "a" * 7_000,
    "=;=;",
    "\t",
)
BROWSER = f"Werkzeug/{version('werkzeug')}"
"""What a visitor of tests calls itself; a session is bound to it."""

ALLOWED = {200, 204, 206, 303, 304, 308, 400, 403, 404, 405, 413, 415, 416, 422, 429, 501}
"""501 is what oEmbed says of a format it has not."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    place = opened(tmp_path_factory.mktemp("hostile"), trusted_proxies=1)
    place.hire("everybody", *Role)
    return place


@pytest.fixture(scope="module")
def addresses(place: Workplace) -> list[bytes]:
    """One address of every rule, the staff area's included."""
    staff: Flask = place.server.extensions["staff"]
    known = [address for _, address in filled(place.server.url_map, release_of(place.server, ""))]
    known += [address for _, address in filled(staff.url_map, "", "/staff")]
    return sorted({address.encode() for address in known if not address.endswith("/sign-out")})


def environ(method: str, path: bytes, query: bytes = b"", body: bytes = b"", **more: str) -> dict[str, object]:
    """A request as gunicorn hands it on: the path decoded once, bytes as latin-1."""
    asked = Request.from_values(method="GET", base_url="http://localhost/").environ
    asked |= {"REQUEST_METHOD": method, "QUERY_STRING": query.decode("latin-1"), "wsgi.input": io.BytesIO(body)}
    asked |= {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "CONTENT_LENGTH": str(len(body))}
    return asked | {"REMOTE_ADDR": "10.1.2.3", "HTTP_USER_AGENT": BROWSER} | more


def status_of(server: Flask, asked: dict[str, object]) -> int:
    chunks, status, headers = run_wsgi_app(server.wsgi_app, asked)
    text = b"".join(chunks)
    assert b"Traceback" not in text
    assert b"<script>alert(1)" not in text or headers["Content-Type"].endswith("json")
    assert not any("\r" in value or "\n" in value for _, value in headers)
    return int(status[:3])


def cookie(member: Visitor) -> str:
    found = member.client.get_cookie("staff", path="/staff")
    return f"staff={found.value}" if found else ""


def spoilt(addresses: list[bytes], turn: random.Random) -> Iterator[tuple[bytes, bytes]]:
    """Every address with something in each of its parts, after it, and in its query."""
    for address in addresses:
        for piece in turn.sample(BYTES, 8):
            parts = address.split(b"/")
            at = turn.randrange(1, len(parts))
            kept = turn.choice([b"", parts[at]])
            yield b"/".join([*parts[:at], kept + piece, *parts[at + 1 :]]), b""
            name = turn.choice(NAMES).encode()
            yield address, name + b"=" + piece
        for query in turn.sample(QUERIES, 2):
            yield address, query


@pytest.mark.parametrize("member", [False, True], ids=["strangers", "staff"])
def test_no_address_of_any_rule_is_a_fault(place: Workplace, addresses: list[bytes], member: bool) -> None:
    turn, counted = random.Random(5), Counter[int]()
    known = cookie(place.member("everybody")) if member else ""
    asked = [one for one in addresses if one.startswith(b"/staff") is member]
    for path, query in spoilt(asked, turn):
        status = status_of(place.server, environ("GET", path, query, HTTP_COOKIE=known))
        assert status in ALLOWED, (status, path[:200], query[:200])
        counted[status] += 1
    print(f"{len(asked)} addresses, {sum(counted.values())} requests: {dict(sorted(counted.items()))}")
    assert sum(counted.values()) > 1_000


def test_no_method_body_or_header_is_a_fault(place: Workplace, addresses: list[bytes]) -> None:
    known, counted = cookie(place.member("everybody", "10.1.2.3")), Counter[int]()

    @settings(max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.sampled_from(METHODS),
        st.sampled_from(addresses),
        st.dictionaries(st.sampled_from(NAMES), st.sampled_from(BYTES) | st.binary(max_size=6), max_size=3),
        st.dictionaries(st.sampled_from(HEADERS), st.sampled_from(VALUES), max_size=2),
        st.binary(max_size=40)
        | st.sampled_from([b"{", b"a=1&a=2", b"\0", b"--x\r\n\r\n--x--", b"csrf_token=" + b"a" * 999]),
        st.booleans(),
    )
    def ask(
        method: str, path: bytes, query: dict[str, bytes], headers: dict[str, str], body: bytes, member: bool
    ) -> None:
        asked = b"&".join(name.encode() + b"=" + value for name, value in query.items())
        given = {"HTTP_COOKIE": known} | headers if member else headers
        status = status_of(place.server, environ(method, path, asked, body, **given))
        assert status in ALLOWED, status
        counted[status] += 1

    ask()
    print(f"{len(addresses)} addresses, {sum(counted.values())} requests: {dict(sorted(counted.items()))}")
    assert sum(counted.values()) >= 1_000


# Sizes


def posts(place: Workplace) -> list[str]:
    """The addresses of every rule that takes a POST."""
    staff: Flask = place.server.extensions["staff"]
    found = [filled(place.server.url_map, release_of(place.server, "")), filled(staff.url_map, "", "/staff")]
    return sorted({address for rules in found for rule, address in rules if "POST" in (rule.methods or ())})


def test_a_request_that_is_too_large_is_refused_wherever_it_is_sent(place: Workplace) -> None:
    known = cookie(place.member("everybody"))
    large = b"a=" + b"x" * 11 * 1024 * 1024
    found = posts(place)
    for address in found:
        asked = environ(
            "POST", address.encode(), b"", large, HTTP_COOKIE=known, CONTENT_TYPE="application/x-www-form-urlencoded"
        )
        assert status_of(place.server, asked) == 413, address
    assert len(found) > 15


def test_a_length_that_is_not_told_is_no_way_around_the_limit(place: Workplace) -> None:
    for address in ("/_dash-update-component", "/staff/sign-in", "/staff/upload"):
        asked = environ("POST", address.encode(), b"", b"a=" + b"x" * 12 * 1024 * 1024)
        asked |= {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
        asked |= {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_COOKIE": cookie(place.member("everybody"))}
        assert status_of(place.server, asked) in {400, 413}, address
