"""Who gets in, how often one may try, and what ends a session."""

import io
import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dashboard.accounts import Role
from dashboard.routes.staff.guard import safe_next
from tests.staffed import PASSWORD, Visitor, Workplace, opened
from tests.stores import audit_of

FILE = "指标名称,截至时间,完成值\n5G基站,2025-12,180\n".encode()
EDITOR = (Role.EDITOR, Role.PUBLISHER)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    found = opened(tmp_path, public=False)
    found.hire("zhangsan", *EDITOR)
    return found


def locked_out(answer: TestResponse) -> bool:
    return answer.status_code == 403 and "用户名、密码或动态验证码不对" in answer.text


# Signing in


def test_five_failures_lock_the_account_for_a_quarter_of_an_hour(place: Workplace) -> None:
    visitor = place.visitor()
    for _ in range(5):
        assert locked_out(visitor.sign_in("zhangsan", "wrong"))
    assert locked_out(visitor.sign_in("zhangsan"))
    place.clock.forward(minutes=16)
    assert visitor.sign_in("zhangsan").status_code == 303


def test_what_was_wrong_is_not_told(place: Workplace) -> None:
    said = [
        re.sub(r'value="[^"]*"', "", place.visitor().sign_in(name, "wrong").text) for name in ("zhangsan", "nobody")
    ]
    assert said[0] == said[1]


def test_an_address_that_keeps_trying_has_to_wait(place: Workplace) -> None:
    visitor = place.visitor("10.66.6.6")
    visitor.get("/sign-in")
    assert [visitor.post("/sign-in").status_code for _ in range(21)] == [*[403] * 20, 429]
    assert visitor.sign_in("zhangsan").status_code == 429
    assert place.visitor("10.66.6.7").sign_in("zhangsan").status_code == 303


def test_a_one_time_password_must_be_changed_before_anything_else(place: Workplace) -> None:
    place.hire("lisi", *EDITOR, must_change=True)
    visitor = place.member("lisi")
    assert visitor.get("/").headers["Location"] == "/staff/password"
    assert visitor.post("/upload", {"file": (io.BytesIO(FILE), "a.csv")}).headers["Location"] == "/staff/password"
    assert visitor.post("/password", {"old": PASSWORD, "new": "short", "again": "short"}).status_code == 422
    new = {"old": PASSWORD, "new": "Another-plan-2026", "again": "Another-plan-2026"}
    assert visitor.post("/password", new).headers["Location"] == "/staff/"
    assert visitor.get("/").status_code == 200


def test_the_session_is_a_new_one_after_signing_in(place: Workplace) -> None:
    visitor = place.visitor()
    visitor.get("/sign-in")
    before = visitor.token
    visitor.post("/sign-in", {"username": "zhangsan", "password": PASSWORD})
    assert visitor.post("/sign-out", {"csrf_token": before}).status_code == 400


# How sessions end


def test_a_session_ends_when_nobody_uses_it(place: Workplace) -> None:
    member = place.member("zhangsan")
    for _ in range(3):
        place.clock.forward(minutes=19)
        assert member.get("/").status_code == 200
    place.clock.forward(minutes=21)
    assert member.get("/").headers["Location"].startswith("/staff/sign-in")
    assert "没有操作" in member.get("/sign-in").text


def test_a_page_that_asks_by_itself_keeps_no_session_alive(place: Workplace) -> None:
    member = place.member("zhangsan")
    draft = member.upload("进展.csv", FILE)
    for _ in range(3):
        place.clock.forward(minutes=9)
        member.get(f"/drafts/{draft}/progress")
    assert member.get("/").status_code == 303


@pytest.mark.parametrize("act", ["disable", "reset"])
def test_disabling_or_resetting_an_account_ends_its_sessions(place: Workplace, act: str) -> None:
    place.hire("admin", Role.ADMINISTRATOR)
    member, admin = place.member("zhangsan"), place.member("admin", "10.0.0.2")
    assert member.get("/").status_code == 200
    assert admin.post(f"/accounts/zhangsan/{act}").status_code in {200, 303}
    assert member.get("/").headers["Location"].startswith("/staff/sign-in")


def test_a_new_password_ends_the_other_sessions_and_not_this_one(place: Workplace) -> None:
    here, there = place.member("zhangsan"), place.member("zhangsan", "10.0.0.2")
    new = {"old": PASSWORD, "new": "Another-plan-2026", "again": "Another-plan-2026"}
    assert here.post("/password", new).status_code == 303
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 303


def test_a_stolen_cookie_is_worth_nothing_at_another_address(place: Workplace) -> None:
    member = place.member("zhangsan")
    member.client.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert member.get("/").status_code == 303


def test_somebody_signed_out_meanwhile_comes_back_to_the_draft(place: Workplace) -> None:
    member = place.member("zhangsan")
    draft = f"/staff/drafts/{member.upload('进展.csv', FILE)}"
    place.clock.forward(hours=1)
    answer = member.post(f"{draft.removeprefix('/staff')}/answers", {"version": "1"})
    assert answer.headers["Location"] == f"/staff/sign-in?next={draft.replace('/', '%2F')}"
    member.get("/sign-in")
    back = member.post("/sign-in", {"username": "zhangsan", "password": PASSWORD, "next": draft})
    assert back.headers["Location"] == draft


@pytest.mark.parametrize(
    "way",
    [
        "https://elsewhere.example/staff/",
        "//elsewhere.example/staff/",
        "//[",
        "/\\elsewhere.example",
        "/staff/\\..\\x",
        "/staff/../",
        "/staffx",
        "/",
        "",
        "javascript:alert(1)",
        "/staff/\r\nX: y",
    ],
)
def test_the_way_back_never_leaves_the_staff_area(place: Workplace, way: str) -> None:
    app: Flask = place.server.extensions["staff"]
    with app.test_request_context("/"):
        assert safe_next(way) == "/staff/"
        assert safe_next("/staff/drafts/1?x=1") == "/staff/drafts/1?x=1"


def copied(place: Workplace, member: Visitor) -> Visitor:
    """Somebody at the same address with a copy of a member's cookie."""
    thief = place.visitor()
    cookie = member.client.get_cookie("staff", path="/staff")
    assert cookie
    thief.client.set_cookie("staff", cookie.value, path="/staff")
    return thief


def test_a_copied_cookie_is_worth_nothing_after_signing_out(place: Workplace) -> None:
    member = place.member("zhangsan")
    thief, elsewhere = copied(place, member), place.member("zhangsan", "10.0.0.2")
    assert thief.get("/").status_code == 200
    assert member.post("/sign-out").status_code == 303
    for visitor in (thief, elsewhere):
        assert visitor.get("/").headers["Location"].startswith("/staff/sign-in")
    assert place.member("zhangsan").get("/").status_code == 200
    assert [entry.action for entry in audit_of(place.store, limit=2)] == ["sign-in", "sign-out"]


def test_signing_out_ends_nobody_else_s_session(place: Workplace) -> None:
    place.hire("lisi", *EDITOR)
    member, other = place.member("zhangsan"), place.member("lisi", "10.0.0.2")
    member.post("/sign-out")
    assert other.get("/").status_code == 200


def test_a_session_ends_after_twelve_hours_however_much_it_is_used(place: Workplace) -> None:
    member = place.member("zhangsan")
    for _ in range(48):
        place.clock.forward(minutes=15)
        assert member.get("/").status_code == 200
    place.clock.forward(minutes=1)
    assert member.get("/").headers["Location"].startswith("/staff/sign-in")
    assert "12小时" in member.get("/sign-in").text
