"""Who is signed in: a signed cookie that only the staff area sees, bound to the account's generation.

Nothing of a session is stored here. It ends when the browser closes, after SESSION_MINUTES without a request, LONGEST
after it began, and with the account's next generation: sign-out, a reset, a changed password, disabling.
"""

import os
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from flask import Flask, g, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user, login_user, logout_user
from itsdangerous import Signer

from dashboard.accounts import Account
from dashboard.routes.staff.office import office
from dashboard.settings import Settings

LONGEST = timedelta(hours=12)
"""A working day: after that everybody proves again who they are."""


class Member(UserMixin):  # type: ignore[misc]
    """An account as Flask-Login knows it."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        """The name and the generation, so that a session ends with either."""
        return f"{self.account.generation}:{self.account.username}"


class Signed(SecureCookieSessionInterface):
    """Sessions whose cookie is signed with SHA-256; Flask's own are with SHA-1."""

    digest_method = staticmethod(sha256)


def install(app: Flask, settings: Settings) -> None:
    """Sessions for the staff application; its cookie never reaches another page."""
    app.secret_key = secret_key(settings)
    app.session_interface = Signed()
    Signer.default_digest_method = staticmethod(sha256)  # Flask-WTF signs the tokens of forms with the default
    app.config.update(
        SESSION_COOKIE_NAME="__Secure-staff" if settings.https else "staff",
        SESSION_COOKIE_PATH=f"{settings.url_prefix}/staff",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=settings.https,
    )
    manager = LoginManager(app)
    manager.session_protection = "strong"
    manager.user_loader(_member)


def secret_key(settings: Settings) -> str:
    """SECRET_KEY, or the key in VAR_DIR/secret.key, made once; where two processes start together one makes it."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.var_dir / "secret.key"
    if not path.exists():
        _make_key(path)
    return path.read_text(encoding="ascii").strip()


def _make_key(path: Path) -> None:
    """Writes beside the final name and links, which only the first can; nobody reads half a key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".secret-{token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(token_hex(32))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def begin(account: Account) -> None:
    """Starts a session of this account, with nothing left of an earlier one."""
    session.clear()
    login_user(Member(account))
    session["begun"] = int(office().now().timestamp())
    touch()


def end() -> None:
    """Ends the session of this request."""
    logout_user()
    session.clear()


def touch() -> None:
    """Remembers that the session was used just now."""
    session["seen"] = int(office().now().timestamp())


def is_idle() -> bool:
    """Whether the session's last use is longer ago than SESSION_MINUTES."""
    return _since("seen") > timedelta(minutes=office().settings.session_minutes)


def is_old() -> bool:
    """Whether the session began longer ago than any may last, however much it is used."""
    return _since("begun") > LONGEST


def _since(moment: str) -> timedelta:
    return timedelta(seconds=office().now().timestamp() - session.get(moment, 0))


def whoever() -> Account | None:
    """The account that asks, or None where nobody is signed in."""
    return current_user.account if current_user.is_authenticated else None


def take_as_stranger() -> None:
    """Answers this request without asking the store who it is from, where that is not known yet; the session stays."""
    if "_login_user" not in g:
        g._login_user = AnonymousUserMixin()


def account() -> Account:
    """The account that asks; for routes the guard has opened to accounts only."""
    found = whoever()
    assert found is not None, "the guard lets no stranger here"
    return found


def _member(identity: str) -> Member | None:
    generation, _, username = identity.partition(":")
    found = office().staff.account(username)
    if found is None or found.disabled or str(found.generation) != generation:
        return None
    return Member(found)
