"""What a password may be, that the forms ask for it as browsers and password managers expect, and whose a cookie is."""

import re
from base64 import urlsafe_b64decode
from pathlib import Path

import pytest

from dashboard.accounts import OF_THE_HOUSE, Role, hash_password, is_password, password_faults
from tests.staffed import PASSWORD, Workplace, opened

LONG = "Cheng wu 城武 2025 " * 8


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    found = opened(tmp_path, public=False)
    found.hire("zhangsan", Role.EDITOR)
    return found


def test_a_password_may_be_as_long_as_a_sentence_with_spaces_and_any_letters() -> None:
    assert len(LONG) > 100 and password_faults(LONG, "zhangsan") == ()


@pytest.mark.parametrize("other", [LONG[:-1], LONG.strip(), LONG.upper(), LONG[:72], LONG + " ", LONG + "\0"])
def test_a_password_counts_to_its_last_character(other: str) -> None:
    kept = hash_password(LONG)
    assert is_password(LONG, kept) and not is_password(other, kept)


@pytest.mark.parametrize("word", OF_THE_HOUSE)
def test_no_password_holds_a_word_of_the_house(word: str) -> None:
    assert password_faults(f"Orchard-{word.title()}-77", "zhangsan") != ()


def test_a_password_stays_good_however_old_it_is(place: Workplace) -> None:
    place.clock.forward(days=3 * 365)
    assert place.visitor().sign_in("zhangsan").status_code == 303


def test_forms_hide_what_is_typed_and_let_password_managers_help(place: Workplace) -> None:
    pages = place.visitor().get("/sign-in").text, place.member("zhangsan").get("/password").text
    fields = [field for page in pages for field in re.findall(r"<input[^>]*>", page) if "password" in field]
    assert len(fields) == 4
    assert all(
        'type="password"' in field and re.search('autocomplete="(current|new)-password"', field) for field in fields
    )
    assert not any("onpaste" in page or "maxlength" in field for page in pages for field in fields)


def test_every_staff_page_has_the_way_out(place: Workplace) -> None:
    member = place.member("zhangsan")
    for path in ("/", "/password", "/code", "/nothing"):
        assert re.search(r'<form[^>]*action="/staff/sign-out"', member.get(path).text), path


def test_a_cookie_that_was_changed_is_nobodys(place: Workplace) -> None:
    member = place.member("zhangsan")
    cookie = member.client.get_cookie("staff", path="/staff")
    assert cookie
    payload, moment, signature = cookie.value.rsplit(".", 2)
    for value in (
        f"{payload}x.{moment}.{signature}",
        f"{payload}.{moment}.",
        payload,
        f"{payload}.{moment}.{'A' * 43}",
    ):
        member.client.set_cookie("staff", value, path="/staff")
        assert member.get("/").headers["Location"].startswith("/staff/sign-in")


def test_sessions_and_forms_are_signed_with_sha_256(place: Workplace) -> None:
    member = place.member("zhangsan")
    cookie = member.client.get_cookie("staff", path="/staff")
    assert cookie
    signatures = [signed.rsplit(".", 1)[1] for signed in (cookie.value, member.token)]
    assert [len(urlsafe_b64decode(signature + "=")) for signature in signatures] == [32, 32]


@pytest.mark.parametrize("path", ["/", "/method", "/staff/", "/api/v1", "/nothing"])
def test_nobody_is_told_what_they_sent(tmp_path: Path, path: str) -> None:
    answer = opened(tmp_path).server.test_client().open(path, method="TRACE", headers={"Cookie": PASSWORD})
    assert answer.status_code in {303, 405} and PASSWORD not in answer.text
