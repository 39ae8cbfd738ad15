"""Who may do what and what they did: roles, accounts, the rules of passwords. No storage and no web here."""

import re
import secrets
import string
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

Outcome = Literal["done", "refused"]

MOST_FAILURES = 5
LOCKED_MINUTES = 15
"""How long an account is locked after so many failures in a row to prove who one is."""

SHORTEST_PASSWORD = 12
FORMER_PASSWORDS = 3
"""How many passwords back a new one must differ from, the one in use included."""

OF_THE_HOUSE = ("chengwu", "heze", "shandong", "chengzhen", "成武", "菏泽", "山东", "城镇")
"""Words of this place and this work, which whoever guesses tries first: no password holds one of them."""

_USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")
_LETTERS = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))
_CLASSES = (str.isupper, str.islower, str.isdigit, lambda letter: not letter.isalnum())


class Role(StrEnum):
    """录入, 审核, 签发, 审计, 系统管理. Roles do not include one another."""

    EDITOR = "editor"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Account:
    """A member of staff. department_id is empty for accounts of the whole county; generation rises with each
    reset, password change, sign-out or disabling, and ends the sessions begun before.

    totp_pending is a secret shown but not yet confirmed; totp_step is the last time step whose code was used.
    """

    username: str
    name: str
    department_id: str
    roles: frozenset[Role]
    password_hash: str
    password_set: datetime
    must_change: bool = True
    disabled: bool = False
    failures: int = 0
    locked_until: datetime | None = None
    totp_secret: str = ""
    totp_pending: str = ""
    totp_step: int = 0
    generation: int = 1

    def may(self, role: Role) -> bool:
        """Whether the account holds a role and is not disabled."""
        return not self.disabled and role in self.roles

    def covers(self, department_id: str) -> bool:
        """Whether a department's data are this account's to work on."""
        return self.department_id in {"", department_id}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log. username is empty for the site itself; subject is what was acted on: a draft, a
    publication's number, an account. hash covers all fields and the hash of the entry before."""

    number: int
    at: datetime
    username: str
    action: str
    subject: str
    outcome: Outcome
    address: str
    detail: str
    hash: str = ""


def is_username(text: str) -> bool:
    """Whether a text may be a user name: 2 to 32 of a-z, 0-9, `.`, `_` and `-`, a letter first."""
    return _USERNAME.fullmatch(text) is not None


def password_faults(password: str, username: str) -> tuple[str, ...]:
    """What is wrong with a password for this user, as Chinese sentences; empty where it will do."""
    faults = []
    if len(password) < SHORTEST_PASSWORD:
        faults.append(f"密码至少要有{SHORTEST_PASSWORD}个字符。")
    if sum(any(map(is_one, password)) for is_one in _CLASSES) < 3:
        faults.append("大写字母、小写字母、数字、符号，至少要用到三种。")
    runs = (username[start : start + 3].lower() for start in range(len(username) - 2))
    if any(run in password.lower() for run in runs):
        faults.append("密码不能含有用户名里连着的三个字符。")
    if any(word in password.lower() for word in OF_THE_HOUSE):
        faults.append(f"密码不能含有本地和本业务的词：{'、'.join(OF_THE_HOUSE)}。")
    return tuple(faults)


def one_time_password() -> str:
    """A new random password of four groups, without letters that look alike: 92 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def hash_password(password: str) -> str:
    """A password's Argon2id hash. Its cost is the least OWASP's Password Storage Cheat Sheet advises, so that a flood
    of sign-ins leaves a small server its memory and its other processor."""
    return _hasher().hash(password)


def is_password(password: str, password_hash: str) -> bool:
    """Whether a hash is this password's. An empty hash is nobody's, and takes as long to find wrong."""
    try:
        _hasher().verify(password_hash or _nobodys_hash(), password)
    except VerifyMismatchError:
        return False
    return password_hash != ""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_urlsafe())
