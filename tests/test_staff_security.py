"""What keeps the staff area to staff: cookies, tokens, origins, networks, sizes, headers, the key and the switches."""

import io
import re
import stat
import threading
from ipaddress import ip_network
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dashboard.accounts import Role
from dashboard.errors import StoreError
from dashboard.routes.staff.access import open_to
from dashboard.routes.staff.sessions import secret_key
from dashboard.settings import Settings
from tests.staffed import PASSWORD, Workplace, opened
from tests.stores import audit_of

FILE = "指标名称,截至时间,完成值\n5G基站,2025-12,180\n".encode()
EDITOR = (Role.EDITOR, Role.PUBLISHER)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    found = opened(tmp_path, public=False)
    found.hire("zhangsan", *EDITOR)
    return found


def cookie_of(answer: TestResponse) -> str:
    return answer.headers.get("Set-Cookie", "")


# Headers and cookies


def test_every_staff_answer_is_private_and_in_no_frame(place: Workplace) -> None:
    member = place.member("zhangsan")
    asked = [member.get(path) for path in ("/", "/releases", "/nothing", "/accounts", "/drafts/nothing")]
    asked += [place.visitor().get("/"), place.visitor().get("/sign-in"), place.visitor().post("/sign-in")]
    for answer in asked:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in policy and "unsafe" not in policy and "http" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_session_cookie_reaches_only_the_staff_area(place: Workplace) -> None:
    cookie = cookie_of(place.visitor().get("/sign-in"))
    for part in ("HttpOnly", "SameSite=Strict", "Path=/staff"):
        assert part in cookie
    assert "Expires" not in cookie and "Max-Age" not in cookie


def test_the_cookie_asks_for_https_where_the_site_has_it(tmp_path: Path) -> None:
    place = opened(tmp_path, public=False, base_url="https://www.example.gov.cn", url_prefix="/czh")
    cookie = cookie_of(place.visitor().get("/sign-in"))
    assert cookie.startswith("__Secure-staff=") and "; Secure;" in cookie and "Path=/czh/staff" in cookie


def test_a_public_page_sets_no_cookie_even_for_staff(tmp_path: Path) -> None:
    place = opened(tmp_path)
    place.hire("zhangsan", *EDITOR)
    answer = place.member("zhangsan").client.get("/")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers and "Cookie" not in answer.headers["Vary"]


# Tokens and origins


def test_a_form_without_its_token_does_nothing(place: Workplace) -> None:
    member = place.member("zhangsan")
    for token in ("", "made-up", place.member("zhangsan", "10.9.9.9").token):
        answer = member.post("/sign-out", {"csrf_token": token})
        assert answer.status_code == 400 and "刷新" in answer.text
    assert member.get("/").status_code == 200


def test_a_sign_in_needs_its_token_too(place: Workplace) -> None:
    visitor = place.visitor()
    assert visitor.post("/sign-in", {"username": "zhangsan", "password": PASSWORD}).status_code == 400


def test_a_character_that_no_database_keeps_is_refused_wherever_it_stands(place: Workplace) -> None:
    member, stranger = place.member("zhangsan"), place.visitor()
    stranger.get("/sign-in")
    answers = {
        "form": stranger.post("/sign-in", {"username": "zhang\0san", "password": PASSWORD}),
        "path": member.get("/drafts/d\0"),
        "query": member.get("/releases?q=%00"),
        "file": member.post("/upload", {"file": (io.BytesIO(FILE), "进\0展.csv")}),
    }
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 400)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://localhost.elsewhere.example", "Sec_Fetch_Site": "same-origin"},
    ],
)
def test_a_form_sent_from_another_site_is_refused_whatever_its_token(place: Workplace, headers: dict[str, str]) -> None:
    member = place.member("zhangsan")
    assert member.post("/sign-out", None, **headers).status_code == 403
    assert member.get("/").status_code == 200


def test_a_form_from_the_sites_own_pages_is_taken(place: Workplace) -> None:
    member = place.member("zhangsan")
    answer = member.post("/sign-out", Origin="http://localhost", Sec_Fetch_Site="same-origin")
    assert answer.status_code == 303


def test_every_form_of_every_page_carries_a_token(place: Workplace) -> None:
    member = place.member("zhangsan")
    draft = f"/drafts/{member.upload('进展.csv', FILE)}"
    for path in ("/", "/password", "/code", "/releases", draft):
        forms = re.findall(r"<form[^>]*method=\"post\".*?</form>", member.get(path).text, re.DOTALL)
        assert forms and all('name="csrf_token"' in form for form in forms), path


# Networks, proxies, sizes, paths


def test_only_the_named_networks_see_the_staff_area(tmp_path: Path) -> None:
    place = opened(tmp_path, public=False, staff_networks=(ip_network("10.1.0.0/16"), ip_network("2001:db8::/32")))
    for address in ("10.1.2.3", "::ffff:10.1.2.3", "2001:db8::1"):
        assert place.visitor(address).get("/sign-in").status_code == 200
    for address in ("10.2.2.3", "::1", "", "unix"):
        answer = place.visitor(address).get("/sign-in")
        assert answer.status_code == 403 and "内网" in answer.text
        assert 'name="password"' not in answer.text
    assert place.server.test_client().get("/healthz").status_code == 200


def test_a_forwarded_address_counts_only_from_a_trusted_proxy(tmp_path: Path) -> None:
    forwarded = {"X_Forwarded_For": "10.1.2.3"}
    direct = opened(tmp_path / "a", public=False, staff_networks=(ip_network("10.1.0.0/16"),))
    assert direct.visitor("192.0.2.1", **{"X-Forwarded-For": "10.1.2.3"}).get("/sign-in").status_code == 403
    behind = opened(tmp_path / "b", public=False, staff_networks=(ip_network("10.1.0.0/16"),), trusted_proxies=1)
    assert behind.visitor("127.0.0.1").get("/sign-in", **forwarded).status_code == 200
    spoofed = {"X_Forwarded_For": "10.1.2.3, 203.0.113.9"}
    assert behind.visitor("127.0.0.1").get("/sign-in", **spoofed).status_code == 403


def test_a_file_that_is_too_large_is_refused_before_it_is_taken_in(tmp_path: Path) -> None:
    place = opened(tmp_path, public=False, upload_megabytes=1)
    place.hire("zhangsan", *EDITOR)
    member = place.member("zhangsan")
    answer = member.post("/upload", {"file": (io.BytesIO(b"a" * 1_200_000), "a.csv")})
    assert answer.status_code == 413 and "1 MB" in answer.text
    assert member.post("/upload", {"file": (io.BytesIO(b"a,b\n" * 200_000), "a.csv")}).status_code != 413


def test_forms_that_are_not_uploads_stay_small(place: Workplace) -> None:
    assert place.member("zhangsan").post("/password", {"old": "x" * 300_000}).status_code == 413


@pytest.mark.parametrize(
    "path", ["../../secret.key", "..%2f..%2fsecret.key", "%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"]
)
def test_a_preview_serves_pages_and_no_files(place: Workplace, path: str) -> None:
    member = place.member("zhangsan")
    draft = member.upload("进展.csv", FILE)
    answer = member.get(f"/drafts/{draft}/preview/{path}")
    assert answer.status_code in {308, 403, 404}
    assert "root:x" not in answer.text and Path(place.settings.var_dir / "secret.key").read_text() not in answer.text


# The key, and the switches


def test_the_key_is_made_once_for_all_workers_and_for_nobody_else(tmp_path: Path) -> None:
    settings, found = Settings(var_dir=tmp_path / "var"), []
    threads = [threading.Thread(target=lambda: found.append(secret_key(settings))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1 and len(found[0]) == 64
    assert stat.S_IMODE((tmp_path / "var" / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret.key"]


def test_a_key_from_outside_leaves_no_file(tmp_path: Path) -> None:
    assert secret_key(Settings(var_dir=tmp_path, secret_key="k" * 32)) == "k" * 32
    assert list(tmp_path.iterdir()) == []


def test_a_public_host_may_go_without_the_staff_area(tmp_path: Path) -> None:
    place = opened(tmp_path, staff=False)
    assert place.server.test_client().get("/staff/sign-in").status_code == 404
    assert not (tmp_path / "secret.key").exists()


def test_a_staff_host_may_go_without_the_public_site(place: Workplace) -> None:
    client = place.server.test_client()
    paths = ("/", "/en/", "/_dash-dependencies", "/_dash-update-component", "/download/tables/plan.csv", "/static/x")
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)
    assert client.get("/healthz?ready=1").status_code == 200
    assert client.get("/staff/sign-in").status_code == 200


def test_dash_answers_only_beside_the_staff_area(tmp_path: Path) -> None:
    place = opened(tmp_path)
    app: Flask = place.server.extensions["staff"]
    assert not [rule.rule for rule in app.url_map.iter_rules() if "dash" in rule.rule]
    assert not [rule.rule for rule in place.server.url_map.iter_rules() if rule.rule.startswith("/staff")]
    answer = place.visitor().client.post("/staff/_dash-update-component", json={})
    assert answer.status_code == 303 and "/sign-in" in answer.headers["Location"]


def answer_to(place: Workplace, error: Exception) -> TestResponse:
    """What a member is told where a page ends in an error."""

    def broken() -> str:
        raise error

    app: Flask = place.server.extensions["staff"]
    app.view_functions["releases.releases"] = open_to(*Role)(broken)
    return place.member("zhangsan").get("/releases")


def test_an_unforeseen_failure_is_a_page_that_says_nothing_of_its_cause(place: Workplace) -> None:
    answer = answer_to(place, RuntimeError("secret cause"))
    assert answer.status_code == 500 and "草稿都还在" in answer.text and "secret cause" not in answer.text


def test_a_store_that_refuses_is_told_to_the_operator_and_not_to_the_clerk(
    place: Workplace, caplog: pytest.LogCaptureFixture
) -> None:
    answer = answer_to(place, StoreError("permission denied for table drafts"))
    assert answer.status_code == 500 and "permission" not in answer.text
    assert "no answer to /releases: permission denied for table drafts" in caplog.text


def test_who_asks_for_what_a_role_may_not_open_is_in_the_audit_log(place: Workplace) -> None:
    place.hire("lisi", Role.EDITOR)
    assert place.member("lisi", "10.9.9.9").get("/accounts").status_code == 403
    entry = audit_of(place.store)[0]
    told = entry.username, entry.action, entry.subject, entry.outcome, entry.address
    assert told == ("lisi", "open", "/accounts", "refused", "10.9.9.9")


def test_no_staff_answer_is_for_programs_of_other_hosts(place: Workplace) -> None:
    member = place.member("zhangsan")
    for path in ("/", "/sign-in", "/nothing"):
        headers = member.get(path, Origin="https://elsewhere.example.cn").headers
        assert not [name for name in headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118


@pytest.mark.parametrize("name", ["../../secret.key", "/etc/passwd.csv", "..\\x.csv", "a\nb.csv"])
def test_the_name_of_an_upload_is_never_a_path(place: Workplace, name: str, tmp_path: Path) -> None:
    def there() -> set[Path]:
        return {path for path in tmp_path.rglob("*") if not path.name.startswith("releases.sqlite3")}

    before = there()
    place.member("zhangsan").post("/upload", {"file": (io.BytesIO(b"a,b\n1,2\n"), name)})
    assert there() == before


def test_a_route_that_says_nothing_of_its_access_is_open_to_nobody(place: Workplace) -> None:
    app: Flask = place.server.extensions["staff"]
    member = place.member("zhangsan")
    app.view_functions["releases.releases"] = lambda: "nobody thought of it"
    assert member.get("/releases").status_code == 403
