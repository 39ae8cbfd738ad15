"""Accounts in a real database: passwords, locks, second factors, and who makes accounts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pyotp
import pytest

from dashboard.__main__ import main
from dashboard.accounts import (
    LOCKED_MINUTES,
    MOST_FAILURES,
    Account,
    Role,
    is_password,
    is_username,
    one_time_password,
    password_faults,
)
from dashboard.errors import NotAllowed
from dashboard.publishing.staff import COMMAND_LINE, Staff
from dashboard.store import Store
from tests.builders import files
from tests.stores import audit_of, stored_bytes

NEW, OTHER, THIRD, FOURTH = (f"Orchard-{year}-county" for year in (2021, 2022, 2023, 2024))


class Clock:
    """A clock that tests turn on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(store_url: str, clock: Clock) -> Store:
    store = Store(store_url)
    store.publish(files(), at=clock(), reason="")
    return store


@pytest.fixture
def staff(store: Store, clock: Clock) -> Staff:
    return Staff(store, now=clock)


@pytest.fixture
def password(staff: Staff) -> str:
    return staff.add(COMMAND_LINE, "lina", "李娜", "housing", [Role.EDITOR])


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(NotAllowed) as caught:
        act()
    return str(caught.value)


def stored(staff: Staff) -> Account:
    account = staff.account("lina")
    assert account is not None
    return account


def test_a_new_account_signs_in_with_its_one_time_password_and_must_change_it(staff: Staff, password: str) -> None:
    account = staff.sign_in(" LiNa ", password, "")
    assert (account.name, account.roles, account.must_change) == ("李娜", frozenset({Role.EDITOR}), True)
    assert staff.change_password(account, password, NEW).must_change is False


def test_no_password_is_kept_as_it_is(staff: Staff, password: str, tmp_path: Path) -> None:
    staff.change_password(stored(staff), password, NEW)
    kept = stored_bytes(tmp_path)
    assert password.encode() not in kept
    assert NEW.encode() not in kept
    assert b"$argon2id$" in kept


def test_whoever_fails_to_sign_in_is_not_told_why(staff: Staff, password: str, clock: Clock) -> None:
    messages = set()
    for name in ("nobody", "", "李娜", *["lina"] * 5):
        messages.add(refused(partial(staff.sign_in, name, "wrong", "")))
    messages.add(refused(lambda: staff.sign_in("lina", password, "")))
    clock.wait(minutes=16)
    staff.disable(COMMAND_LINE, "lina")
    messages.add(refused(lambda: staff.sign_in("lina", password, "")))
    assert len(messages) == 1


def test_the_log_says_why_a_sign_in_was_refused_and_never_what_was_typed(staff: Staff, store: Store) -> None:
    refused(lambda: staff.sign_in("Secret Passphrase!", "hunter2hunter2", "", address="10.0.0.7"))
    entry = audit_of(store, limit=1)[0]
    assert (entry.username, entry.outcome, entry.address, entry.detail) == ("", "refused", "10.0.0.7", "没有这个账号")
    assert "hunter2" not in str(audit_of(store))


def test_five_failures_lock_for_a_quarter_of_an_hour(staff: Staff, password: str, clock: Clock) -> None:
    for _ in range(5):
        refused(lambda: staff.sign_in("lina", "wrong", ""))
    clock.wait(minutes=14, seconds=59)
    refused(lambda: staff.sign_in("lina", password, ""))
    clock.wait(seconds=1)
    assert staff.sign_in("lina", password, "").failures == 0


def test_four_failures_are_forgiven_by_a_success(staff: Staff, password: str) -> None:
    for _ in range(2):
        for _ in range(4):
            refused(lambda: staff.sign_in("lina", "wrong", ""))
        assert staff.sign_in("lina", password, "").failures == 0


def test_guessing_at_the_change_form_locks_as_well(staff: Staff, password: str, clock: Clock) -> None:
    for _ in range(MOST_FAILURES):
        assert "现在的密码不对" in refused(lambda: staff.change_password(stored(staff), "wrong", NEW))
    for guess in (password, "wrong"):
        assert "账号已经锁定" in refused(partial(staff.change_password, stored(staff), guess, NEW))
    assert "账号已经锁定" in refused(lambda: staff.confirm_totp(stored(staff), password, ""))
    clock.wait(minutes=LOCKED_MINUTES)
    staff.change_password(stored(staff), password, NEW)


def test_a_change_ends_the_sessions_begun_before(staff: Staff, password: str) -> None:
    before = stored(staff)
    changed = staff.change_password(before, password, NEW)
    assert changed.generation == before.generation + 1
    assert "现在的密码不对" in refused(lambda: staff.change_password(before, password, OTHER))


def test_the_last_three_passwords_do_not_come_back(staff: Staff, password: str) -> None:
    chain = [password, NEW, OTHER, THIRD]
    for old, new in pairwise(chain):
        staff.change_password(stored(staff), old, new)
    for former in (NEW, OTHER, THIRD):
        assert "最近用过的3个" in refused(partial(staff.change_password, stored(staff), THIRD, former))
    staff.change_password(stored(staff), THIRD, FOURTH)
    staff.change_password(stored(staff), FOURTH, NEW)


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("Short-2026", "至少要有12个字符"),
        ("alllowercaseletters", "至少要用到三种"),
        ("lowercase123456", "至少要用到三种"),
        ("Contains-LINA-2026", "连着的三个字符"),
        ("Contains-ina-2026", "连着的三个字符"),
    ],
)
def test_a_weak_password_is_refused_with_what_it_lacks(password: str, fault: str) -> None:
    assert fault in "".join(password_faults(password, "lina"))


def test_all_faults_of_a_password_are_told_at_once() -> None:
    assert len(password_faults("lina", "lina")) == 3
    assert password_faults(NEW, "lina") == ()


def test_one_time_passwords_are_strong_and_never_the_same() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(password) == 19 for password in made)


def test_an_empty_hash_is_nobodys() -> None:
    assert not is_password("", "")


@pytest.mark.parametrize(
    ("text", "right"),
    [("li", True), ("li.na-2", True), ("l", False), ("Li", False), ("2li", False), ("li na", False), ("李娜", False)],
)
def test_user_names_are_plain(text: str, right: bool) -> None:
    assert is_username(text) is right


def enrolled(staff: Staff, password: str, clock: Clock) -> pyotp.TOTP:
    secret, uri = staff.enrol_totp(stored(staff))
    assert uri.startswith("otpauth://totp/")
    totp = pyotp.TOTP(secret)
    staff.confirm_totp(stored(staff), password, totp.at(clock()))
    clock.wait(seconds=30)
    return totp


def test_a_second_factor_counts_once_it_is_confirmed(staff: Staff, password: str, clock: Clock) -> None:
    staff.enrol_totp(stored(staff))
    staff.sign_in("lina", password, "")
    refused(lambda: staff.confirm_totp(stored(staff), password, "000000"))
    totp = enrolled(staff, password, clock)
    refused(lambda: staff.sign_in("lina", password, ""))
    assert staff.sign_in("lina", password, totp.at(clock())).username == "lina"


def test_nobody_binds_a_telephone_without_the_password(staff: Staff, password: str, clock: Clock) -> None:
    totp = pyotp.TOTP(staff.enrol_totp(stored(staff))[0])
    for _ in range(5):
        assert "密码不对" in refused(lambda: staff.confirm_totp(stored(staff), "wrong", totp.at(clock())))
    refused(lambda: staff.confirm_totp(stored(staff), password, totp.at(clock())))
    assert (stored(staff).totp_secret, stored(staff).locked_until is not None) == ("", True)


def test_a_code_is_good_once(staff: Staff, password: str, clock: Clock) -> None:
    code = enrolled(staff, password, clock).at(clock())
    staff.sign_in("lina", password, code)
    refused(lambda: staff.sign_in("lina", password, code))


@pytest.mark.parametrize(("seconds", "right"), [(-30, True), (30, True), (-60, False), (60, False)])
def test_a_phone_may_be_half_a_minute_off(staff: Staff, password: str, clock: Clock, seconds: int, right: bool) -> None:
    totp = enrolled(staff, password, clock)
    clock.wait(minutes=5)
    code = totp.at(clock() + timedelta(seconds=seconds))
    if right:
        staff.sign_in("lina", password, code)
    else:
        refused(lambda: staff.sign_in("lina", password, code))


def test_a_reset_lets_somebody_in_who_lost_password_and_phone(staff: Staff, password: str, clock: Clock) -> None:
    enrolled(staff, password, clock)
    staff.disable(COMMAND_LINE, "lina")
    generation = stored(staff).generation
    fresh = staff.reset(COMMAND_LINE, "lina")
    refused(lambda: staff.sign_in("lina", password, ""))
    account = staff.sign_in("lina", fresh, "")
    assert (account.must_change, account.generation) == (True, generation + 1)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_manage_accounts(staff: Staff, password: str, store: Store, role: Role) -> None:
    actor = replace(stored(staff), roles=frozenset({role}))
    for act in (
        lambda: staff.add(actor, "wang", "王", "", [Role.EDITOR]),
        lambda: staff.disable(actor, "lina"),
        lambda: staff.reset(actor, "lina"),
    ):
        assert "系统管理员" in refused(act)
    assert [entry.action for entry in audit_of(store, limit=3)] == ["account-reset", "account-disable", "account-add"]
    assert {entry.outcome for entry in audit_of(store, limit=3)} == {"refused"}


def test_an_account_has_a_sound_name_a_role_and_a_department_that_exists(staff: Staff, password: str) -> None:
    assert "已经有用户名lina" in refused(lambda: staff.add(COMMAND_LINE, "lina", "李", "", [Role.EDITOR]))
    assert "小写字母开头" in refused(lambda: staff.add(COMMAND_LINE, "Li Na", "李", "", [Role.EDITOR]))
    assert "至少选一个角色" in refused(lambda: staff.add(COMMAND_LINE, "wang", "王", "", []))
    assert "可以用：housing" in refused(lambda: staff.add(COMMAND_LINE, "wang", "王", "hosing", [Role.EDITOR]))


def test_the_command_line_makes_the_first_account(
    store_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", store_url)
    assert main(["account", "add", "--name", "张三", "--role", "editor", "--role", "publisher", "zhangsan"]) == 0
    password = capsys.readouterr().out.partition("：")[2].split()[0]
    staff = Staff(Store(store_url), now=lambda: datetime.now(UTC))
    assert staff.sign_in("zhangsan", password, "").roles == {Role.EDITOR, Role.PUBLISHER}
    assert main(["account", "reset", "zhangsan"]) == 0
    assert main(["account", "disable", "zhangsan"]) == 0
    assert main(["account", "list"]) == 0
    assert "zhangsan\t张三\t全县\teditor,publisher\t已停用" in capsys.readouterr().out
    assert main(["account", "disable", "nobody"]) == 1
    assert "没有用户名为nobody的账号" in capsys.readouterr().err
