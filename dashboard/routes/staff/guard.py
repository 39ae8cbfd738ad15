"""What every staff request passes before its route: network, origin, session, first password, role; then CSRF."""

from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from flask import Response, abort, current_app, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect

from dashboard.accounts import Account
from dashboard.errors import NotAllowed
from dashboard.publishing.acts import recorded
from dashboard.routes.networks import is_within
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import Access, access_of
from dashboard.routes.staff.office import office

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
UPLOADS = frozenset({"drafts.upload", "edits.replace"})
_FORM_OVERHEAD = 64 * 1024

csrf = CSRFProtect()
limiter = Limiter(get_remote_address, storage_uri="memory://")
"""Counts per address and worker; an account's lockout is kept in the store and holds everywhere."""


def check() -> ResponseReturnValue | None:
    """Lets a request through to its route, or answers it."""
    _check_network()
    _check_origin()
    _allow_size()
    access = access_of(current_app.view_functions.get(request.endpoint or ""))
    if access.strangers:
        return None
    member = _member(access)
    if member is None:
        return to_sign_in()
    if member.must_change and not access.early:
        return redirect(f"{office().home}/password", 303)
    if request.endpoint and not access.roles & member.roles:
        _refuse(member)
    return None


def _refuse(member: Account) -> None:
    """What a role may not open is refused, and the audit log says to whom."""
    here, asked_from, behind = request.path.replace("\0", "")[:100], request.remote_addr or "", office()
    with recorded(behind.store, behind.now, member.username, "open", subject=here, address=asked_from):
        raise NotAllowed("您的账号没有这项权限。需要的话，请系统管理员给账号加上相应的角色。")


def check_text() -> None:
    """Refuses the one character that PostgreSQL keeps in no text, and that no person types."""
    values = (*request.values.values(), *(request.view_args or {}).values(), *_file_names())
    if any("\0" in str(value) for value in values):
        abort(400)


def _file_names() -> list[str]:
    return [file.filename or "" for file in request.files.values()]


def to_sign_in() -> Response:
    """Where somebody goes who is not signed in, with the way back."""
    here = request.path if request.method in {"GET", "HEAD"} else _draft_page()
    query = {"next": office().home + here} if here not in {"", "/"} else {}
    if request.method in UNSAFE:
        flash("登录已经结束，这一步没有保存；请重新登录后再做一次，草稿还在。")
    return redirect(f"{office().home}/sign-in" + (f"?{urlencode(query)}" if query else ""), 303)  # type: ignore[return-value]


def safe_next(address: str) -> str:
    """An address to go on to, where it is a page of this staff area; else the staff area's home."""
    home = office().home
    plain = address.isprintable() and "\\" not in address and ".." not in address
    return address if plain and address.startswith(f"{home}/") else f"{home}/"


def _draft_page() -> str:
    draft_id = (request.view_args or {}).get("draft_id")
    return f"/drafts/{draft_id}" if draft_id else ""


def _member(access: Access) -> Account | None:
    member = sessions.whoever()
    if member is None:
        return None
    if sessions.is_idle():
        sessions.end()
        flash(f"超过{office().settings.session_minutes}分钟没有操作，已自动退出。草稿都还在。")
        return None
    if sessions.is_old():
        sessions.end()
        flash(f"登录已满{sessions.LONGEST // timedelta(hours=1)}小时，请重新登录。草稿都还在。")
        return None
    if not access.idle:
        sessions.touch()
    return member


def _check_network() -> None:
    networks = office().settings.staff_networks
    if networks and not is_within(request.remote_addr or "", networks):
        raise NotAllowed("数据上报只能在单位内网使用。请换到内网电脑上打开，或者请管理员把这个网段加入允许范围。")


def _check_origin() -> None:
    """A form sent from another site is refused by what browsers say of it, whatever token it carries."""
    if request.method not in UNSAFE:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    ours = {request.host, urlsplit(office().settings.base_url).netloc} - {""}
    if (site and site != "same-origin") or (origin is not None and origin.partition("://")[2] not in ours):
        raise NotAllowed("这个请求不是从本页面发出的，没有执行。请回到数据上报的页面再做一次。")


def _allow_size() -> None:
    """Uploads may be large, other forms not; nothing is read of what is larger."""
    if request.endpoint in UPLOADS:
        request.max_content_length = office().settings.upload_megabytes * 1024 * 1024 + _FORM_OVERHEAD
    elif request.endpoint and request.endpoint.startswith("edits."):
        request.max_form_memory_size = None  # a sheet's worth of typed cells; the whole request has its own limit
        request.max_form_parts = 10_000
