"""What could not be done, as a Chinese page that says what to do next."""

import logging

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from dashboard.errors import (
    DashboardError,
    Moved,
    NotAllowed,
    StoreUnavailable,
    UnknownDraft,
    UnknownRelease,
    UploadRefused,
)
from dashboard.logs import request_number
from dashboard.routes import later
from dashboard.routes.staff import sessions
from dashboard.routes.staff.answers import desktop, shown
from dashboard.routes.staff.office import office
from layouts.staff.refusal import refusal

_log = logging.getLogger(__name__)
_SAID = {
    400: ("这一步没有执行", "发来的内容不完整，或者页面打开得太久。", "返回上一页，刷新以后再做一次。"),
    404: ("没有这个页面", "地址可能写错了，或者草稿已经不在。", "从工作台重新进入。"),
    405: ("没有这个页面", "这个地址不能直接打开。", "从工作台重新进入。"),
    413: ("文件太大", "超过了{megabytes} MB，没有接收。", "删去图片和用不到的工作表，或者另存为CSV再上传。"),
    429: ("操作太频繁", "同一个网络地址在短时间里操作了太多次。", "等一分钟再试。"),
    503: ("数据库没有回应", "这一步没有保存，已经保存的都还在。", "过一两分钟再做一次；还不行，请告诉系统管理员。"),
    500: ("系统出错了", "不是您的问题，草稿都还在。", "稍后再试；还不行，把时间和操作告诉系统管理员。"),
}
_DRAIN = 64 * 1024 * 1024


def install(app: Flask) -> None:
    """Turns errors into pages; what was typed stays readable on them."""
    app.register_error_handler(UploadRefused, _upload_refused)
    app.register_error_handler(Moved, _moved)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(UnknownDraft, _unknown)
    app.register_error_handler(UnknownRelease, _unknown)
    app.register_error_handler(StoreUnavailable, _unavailable)
    app.register_error_handler(DashboardError, _failed)
    app.register_error_handler(CSRFError, _no_token)
    app.register_error_handler(HTTPException, _http)


def _upload_refused(error: UploadRefused) -> Response:
    return _page("这个文件没有接收", error.message, error.remedy, status=422)


def _moved(error: Moved) -> Response:
    return _page("内容已经变过", str(error), status=409)


def _not_allowed(error: NotAllowed) -> Response:
    return _page("不能这样做", str(error), status=403)


def _unknown(_error: UnknownDraft | UnknownRelease) -> Response:
    return _page(*_SAID[404], status=404)


def _unavailable(error: StoreUnavailable) -> Response:
    sessions.take_as_stranger()
    return later(_page(*_SAID[503], status=503), error)


def _failed(error: DashboardError) -> Response:
    _log.error("no answer to %s: %s", request.path, error)
    return _page(*_SAID[500], status=500)


def _no_token(_error: CSRFError) -> Response:
    return _page(*_SAID[400], status=400)


def _http(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:
        return error.get_response()  # type: ignore[return-value]
    if code == 413:
        _drain()
    title, says, remedy = _SAID.get(code, _SAID[500 if code >= 500 else 400])
    return _page(title, says.format(megabytes=office().settings.upload_megabytes), remedy, status=code)


def _drain() -> None:
    """Reads away the rest of a body that is too large, within bounds: else a browser never sees the answer."""
    stream, left = request.environ["wsgi.input"], min(request.content_length or 0, _DRAIN)
    while left > 0 and (chunk := stream.read(min(left, 64 * 1024))):
        left -= len(chunk)


def _page(title: str, says: str, remedy: str = "", *, status: int) -> Response:
    number = request_number()
    return shown(refusal(desktop(), title, says + remedy, back=_back(), typed=_typed(), status=status, request=number))


def _back() -> tuple[str, str]:
    """Where to go on: the sign-in, the draft that was worked on, the workbench."""
    if sessions.whoever() is None:
        return "去登录", "/sign-in"
    draft_id = (request.view_args or {}).get("draft_id")
    return ("回到草稿", f"/drafts/{draft_id}") if draft_id and request.method == "POST" else ("回到工作台", "/")


def _typed() -> tuple[str, ...]:
    """What a refused form brought; nothing of passwords, codes and the form's own fields."""
    if request.method != "POST" or sessions.whoever() is None or request.mimetype == "multipart/form-data":
        return ()
    try:
        form = request.form
    except RequestEntityTooLarge:
        return ()
    kinds = ("answer:", "mend:", "explanation:", "reason:")
    return tuple(
        text
        for name, text in form.items()
        if text.strip() and (name.startswith(kinds) or name in {"opinion", "reason"})
    )
