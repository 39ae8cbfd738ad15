"""Accounts: made, disabled and reset by an administrator, who sees a one-time password once."""

from collections.abc import Iterable

from flask import Blueprint, Response, request

from dashboard.accounts import Role
from dashboard.errors import NotAllowed
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import open_to
from dashboard.routes.staff.answers import address, desktop, done, shown
from dashboard.routes.staff.office import office
from layouts.staff.accounts import accounts as accounts_page

routes = Blueprint("accounts", __name__)


@routes.get("/accounts")
@open_to(Role.ADMINISTRATOR)
def accounts() -> Response:
    """All accounts, and the form for a new one."""
    return _page()


@routes.post("/accounts")
@open_to(Role.ADMINISTRATOR)
def add() -> Response:
    """A new account and its one-time password."""
    form = request.form
    username = form.get("username", "").strip()
    try:
        password = office().staff.add(
            sessions.account(),
            username,
            form.get("name", "").strip(),
            form.get("department_id", ""),
            _roles(form.getlist("role")),
            address=address(),
        )
    except NotAllowed as refusal:
        return _page(error=str(refusal))
    return _page(username=username, password=password)


@routes.post("/accounts/<username>/disable")
@open_to(Role.ADMINISTRATOR)
def disable(username: str) -> Response:
    """Ends an account and its sessions."""
    office().staff.disable(sessions.account(), username, address=address())
    return done("/accounts", f"账号{username}已经停用，正在进行的登录同时失效。")


@routes.post("/accounts/<username>/reset")
@open_to(Role.ADMINISTRATOR)
def reset(username: str) -> Response:
    """A new one-time password; the account's sessions end."""
    password = office().staff.reset(sessions.account(), username, address=address())
    return _page(username=username, password=password)


def _roles(names: Iterable[str]) -> frozenset[Role]:
    known = {role.value: role for role in Role}
    return frozenset(known[name] for name in names if name in known)


def _page(*, username: str = "", password: str = "", error: str = "") -> Response:
    page = accounts_page(desktop(), office().staff.accounts(), username=username, password=password, error=error)
    return shown(page, status=422 if error else 200)
