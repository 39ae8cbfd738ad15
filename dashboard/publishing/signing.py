"""Proving who one is: passwords, locks, second factors."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pyotp

from dashboard.accounts import (
    FORMER_PASSWORDS,
    LOCKED_MINUTES,
    MOST_FAILURES,
    Account,
    hash_password,
    is_password,
    is_username,
    password_faults,
)
from dashboard.errors import NotAllowed
from dashboard.publishing.acts import Act, recorded
from dashboard.store import Store, Tables

_SITE = "数据上报"
"""What authenticator apps call this site."""

_WRONG = f"用户名、密码或动态验证码不对。连续输错{MOST_FAILURES}次，账号会锁定{LOCKED_MINUTES}分钟。"
_LOCKED = f"连续输错{MOST_FAILURES}次，账号已经锁定，没有修改。请等{LOCKED_MINUTES}分钟再试，或者请系统管理员重置密码。"


class Signing:
    """Signing in and out, changing a password, adding a second factor."""

    def __init__(self, store: Store, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def account(self, username: str) -> Account | None:
        """An account as it is now, for a session that goes on: compare its generation, and disabled."""
        with self._store.reading() as tables:
            return tables.accounts.get(username)

    def sign_in(self, username: str, password: str, code: str, *, address: str = "") -> Account:
        """The account of whoever knows the password, and the code where there is a second factor.

        Raises NotAllowed with one message for all: it tells neither which part was wrong nor whether there is such
        an account, nor does the time it takes. MOST_FAILURES lock the account for LOCKED_MINUTES.
        """
        name = username.strip().lower()
        seen = self.account(name)
        right = is_password(password, seen.password_hash if seen else "")
        act = Act(self._now, name if is_username(name) else "", "sign-in", "", address)
        with self._store.writing() as tables:
            account = tables.accounts.get(name)
            unchanged = account and seen and account.password_hash == seen.password_hash
            step = self._step(account, code) if account else None
            why = self._obstacle(account, right=bool(right and unchanged), step=step)
            if account and step is not None and not why:
                account = replace(account, failures=0, locked_until=None, totp_step=step)
                tables.accounts.save(account)
                act.done(tables)
                return account
            if account:
                self._failed(tables, account)
            act.refused(tables, why)  # the log may say what whoever tries may not know
        raise NotAllowed(_WRONG)

    def sign_out(self, account: Account, *, address: str = "") -> None:
        """Ends the account's sessions on all computers: no copy of a cookie outlives it."""
        act = Act(self._now, account.username, "sign-out", "", address)
        with self._store.writing() as tables:
            stored = known(tables, account.username)
            tables.accounts.save(replace(stored, generation=stored.generation + 1))
            act.done(tables)

    def change_password(self, account: Account, old: str, new: str, *, address: str = "") -> Account:
        """Another password, which ends the account's other sessions. A wrong old one counts as a failed sign-in."""
        with recorded(self._store, self._now, account.username, "password", address=address) as act:
            self._require_password(account, old)
            faults = password_faults(new, account.username)
            if faults:
                raise NotAllowed("".join(faults))
            self._require_new(account, new)
            hashed = hash_password(new)
            with self._store.writing() as tables:
                changed = with_password(known(tables, account.username), hashed, self._now())
                tables.accounts.save(changed)
                act.done(tables)
        return changed

    def enrol_totp(self, account: Account) -> tuple[str, str]:
        """A secret for an authenticator app and its otpauth address, the same until confirm_totp has used it."""
        with self._store.writing() as tables:
            stored = known(tables, account.username)
            secret = stored.totp_pending or pyotp.random_base32()
            tables.accounts.save(replace(stored, totp_pending=secret))
        return secret, pyotp.TOTP(secret).provisioning_uri(name=account.username, issuer_name=_SITE)

    def confirm_totp(self, account: Account, password: str, code: str, *, address: str = "") -> Account:
        """Turns the second factor on, once the app shows the right code: each sign-in asks for one from then on.

        The password is asked for again, and a wrong one counts as a failed sign-in: nobody binds a telephone of their
        own to a session that somebody left open.
        """
        with recorded(self._store, self._now, account.username, "totp", address=address) as act:
            self._require_password(account, password)
            with self._store.writing() as tables:
                stored = known(tables, account.username)
                step = _step_of(stored.totp_pending, code, self._now()) if stored.totp_pending else None
                if step is None:
                    raise NotAllowed("动态验证码不对。请看手机时间是否准确，再输入最新的六位数字。")
                changed = replace(stored, totp_secret=stored.totp_pending, totp_pending="", totp_step=step)
                tables.accounts.save(changed)
                act.done(tables)
        return changed

    def _step(self, account: Account, code: str) -> int | None:
        """The time step a code proves, None where it is wrong or was used; without a second factor any code will do."""
        if not account.totp_secret:
            return account.totp_step
        step = _step_of(account.totp_secret, code, self._now())
        return step if step and step > account.totp_step else None

    def _obstacle(self, account: Account | None, *, right: bool, step: int | None) -> str:
        if account is None:
            return "没有这个账号"
        if account.disabled:
            return "账号已停用"
        if self._locked(account):
            return "账号锁定中"
        if not right:
            return "密码不对"
        return "" if step is not None else "动态验证码不对"

    def _failed(self, tables: Tables, account: Account) -> None:
        if self._locked(account):
            return
        failures = account.failures + 1
        lock = failures >= MOST_FAILURES
        until = self._now() + timedelta(minutes=LOCKED_MINUTES) if lock else None
        tables.accounts.save(replace(account, failures=0 if lock else failures, locked_until=until))

    def _locked(self, account: Account) -> bool:
        return account.locked_until is not None and self._now() < account.locked_until

    def _require_password(self, account: Account, password: str) -> None:
        right = is_password(password, account.password_hash)
        with self._store.writing() as tables:
            stored = known(tables, account.username)
            locked = self._locked(stored)  # told whatever the password is, which a locked account does not give away
            wrong = not right or stored.password_hash != account.password_hash
            if wrong:
                self._failed(tables, stored)
        if locked or wrong:
            raise NotAllowed(_LOCKED if locked else "现在的密码不对，没有修改。")

    def _require_new(self, account: Account, password: str) -> None:
        with self._store.reading() as tables:
            former = tables.accounts.passwords(account.username, FORMER_PASSWORDS)
        if any(is_password(password, hashed) for hashed in former):
            raise NotAllowed(f"新密码要不同于最近用过的{FORMER_PASSWORDS}个密码。")


def known(tables: Tables, username: str) -> Account:
    """An account that must be there; NotAllowed where it is not."""
    account = tables.accounts.get(username)
    if account is None:
        raise NotAllowed(f"没有用户名为{username}的账号。")
    return account


def with_password(account: Account, hashed: str, at: datetime) -> Account:
    """An account with another password of its own choice: unlocked, its sessions ended."""
    return replace(
        account,
        password_hash=hashed,
        password_set=at,
        must_change=False,
        failures=0,
        locked_until=None,
        generation=account.generation + 1,
    )


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """The time step whose code this is: the present one, the one before or the one after (RFC 6238); else None."""
    totp = pyotp.TOTP(secret)
    now = totp.timecode(at)
    steps = (now, now - 1, now + 1)
    return next((step for step in steps if pyotp.utils.strings_equal(totp.generate_otp(step), code.strip())), None)
