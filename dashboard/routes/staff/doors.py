"""Signing in and out, a password of one's own, a second factor."""

from flask import Blueprint, Response, redirect, request

from dashboard.accounts import Account
from dashboard.errors import NotAllowed
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import EVERYONE, open_to
from dashboard.routes.staff.answers import address, desktop, done, shown
from dashboard.routes.staff.guard import limiter, safe_next
from dashboard.routes.staff.office import office
from layouts.staff import doors

routes = Blueprint("doors", __name__)


@routes.get("/sign-in")
@open_to(strangers=True)
def sign_in() -> Response:
    """The way in; whoever is in already goes on."""
    if sessions.whoever():
        return redirect(safe_next(request.args.get("next", "")), 303)  # type: ignore[return-value]
    return _sign_in_page(request.args.get("next", ""))


@routes.post("/sign-in")
@open_to(strangers=True)
@limiter.limit("20 per minute")
def signed_in() -> Response:
    """A session for who proves to be somebody; what was wrong is not told."""
    form, way = request.form, request.form.get("next", "")
    try:
        account = office().staff.sign_in(
            form.get("username", "").strip(), form.get("password", ""), form.get("code", "").strip(), address=address()
        )
    except NotAllowed as refusal:
        return _sign_in_page(way, error=str(refusal), status=403)
    sessions.begin(account)
    return redirect(safe_next(way), 303)  # type: ignore[return-value]


@routes.post("/sign-out")
@open_to(*EVERYONE, early=True)
def sign_out() -> Response:
    """Ends the session."""
    office().staff.sign_out(sessions.account(), address=address())
    sessions.end()
    return done("/sign-in", "已经退出。")


@routes.get("/password")
@open_to(*EVERYONE, early=True)
def password() -> Response:
    """The form for a new password."""
    return shown(doors.change_password(desktop()))


@routes.post("/password")
@open_to(*EVERYONE, early=True)
@limiter.limit("20 per minute")
def changed_password() -> Response:
    """A new password; the account's other sessions end and this one goes on."""
    form, account = request.form, sessions.account()
    if form.get("new", "") != form.get("again", ""):
        return shown(doors.change_password(desktop(), error="两次输入的新密码不一样，请重新输入。"), status=422)
    try:
        changed = office().staff.change_password(account, form.get("old", ""), form.get("new", ""), address=address())
    except NotAllowed as refusal:
        return shown(doors.change_password(desktop(), error=str(refusal)), status=422)
    sessions.begin(changed)
    return done("/", "密码已经修改。")


@routes.get("/code")
@open_to(*EVERYONE)
def code() -> Response:
    """A new enrolment of a second factor."""
    return _enrolment(sessions.account())


@routes.post("/code")
@open_to(*EVERYONE)
@limiter.limit("20 per minute")
def confirmed_code() -> Response:
    """The second factor counts from here on, where the code proves that the phone has it."""
    form = request.form
    try:
        changed = office().staff.confirm_totp(
            sessions.account(), form.get("password", ""), form.get("code", "").strip(), address=address()
        )
    except NotAllowed as refusal:
        return _enrolment(sessions.account(), error=str(refusal))
    sessions.begin(changed)
    return done("/", "动态验证码已经启用，下次登录起要填。")


def _enrolment(account: Account, *, error: str = "") -> Response:
    secret, uri = office().staff.enrol_totp(account)
    page = doors.enrol_code(desktop(), secret=secret, address=uri, error=error)
    return shown(page, status=422 if error else 200)


def _sign_in_page(way: str, *, error: str = "", status: int = 200) -> Response:
    page = doors.sign_in(
        desktop(),
        username=request.form.get("username", ""),
        error=error,
        way=safe_next(way) if way else "",
        first_start=not office().staff.accounts(),
    )
    return shown(page, status=status)
