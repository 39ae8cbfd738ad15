"""Staff pages as answers: who is at work, the document around a page, and headers that keep it to this browser."""

from html import escape
from typing import cast

from dash.development.base_component import Component
from flask import Response, flash, get_flashed_messages, redirect, request
from flask_wtf.csrf import generate_csrf

from dashboard import security
from dashboard.bundle import csp_hash
from dashboard.periods import day_in_china
from dashboard.rendering import html
from dashboard.routes.staff import sessions
from dashboard.routes.staff.office import Office, office
from layouts.page import Page
from layouts.staff.desktop import Desktop, Message

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def desktop() -> Desktop:
    """Who is at work, on what, with the messages of the last step."""
    behind, view = office(), office().site.view("zh")
    told = cast(list[tuple[str, str]], get_flashed_messages(with_categories=True))
    return Desktop(
        account=sessions.whoever(),
        snapshot=view.snapshot,
        token=generate_csrf(),
        prefix=behind.settings.url_prefix,
        today=day_in_china(behind.now()),
        as_of=view.as_of,
        approvals=behind.settings.approvals,
        method=view.method,
        messages=tuple(Message(text, "done" if kind == "done" else "error") for kind, text in told),
        megabytes=behind.settings.upload_megabytes,
    )


def shown(page: Page, *, status: int = 0, refresh: int = 0) -> Response:
    """A staff page. refresh makes a browser without JavaScript ask again after so many seconds."""
    behind = office()
    head = f'<noscript><meta http-equiv="refresh" content="{refresh}"></noscript>' if refresh else ""
    text = _document(page.title, page.body, style=behind.style, script=behind.script, head=head)
    return Response(text, status or page.status, mimetype="text/html")


def shown_public(title: str, body: Component, *, language: str, status: int) -> Response:
    """A public page within the staff area, in the public site's own clothes and without Dash."""
    behind = office()
    text = _document(title, body, style=behind.public_style, script=behind.public_script, language=language)
    return Response(text, status, mimetype="text/html")


def done(path: str, text: str = "", *, kind: str = "done") -> Response:
    """On to another staff page, with a message there."""
    if text:
        flash(text, kind)
    return redirect(office().home + path, 303)  # type: ignore[return-value]


def attached(content: bytes, name: str, kind: str) -> Response:
    """A file to keep."""
    response = Response(content, mimetype=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def keep_private(response: Response) -> Response:
    """Nothing of the staff area is kept by a cache, shown in a frame or found by a search engine."""
    behind = office()
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Content-Security-Policy"] = _policy(behind)
    for name, value in security.headers(https=behind.settings.https).items():
        response.headers.setdefault(name, value)
    return response


def _policy(behind: Office) -> str:
    return security.staff_policy(
        scripts=[csp_hash(text) for text in (behind.script, behind.public_script)],
        styles=[csp_hash(text) for text in (behind.style, behind.public_style)],
    )


def _document(title: str, body: Component, *, style: str, script: str, head: str = "", language: str = "zh-CN") -> str:
    parts = [
        f'<!doctype html><html lang="{language}" class="no-js"><head><meta charset="utf-8">',
        f"<title>{escape(title)}</title>",
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
        f'<link rel="icon" href="data:,">{head}<style>{style}</style><script>{script}</script>',
        f"</head><body>{html(body)}</body></html>",
    ]
    return "".join(parts)


def address() -> str:
    """Where the request came from, for the audit log."""
    return request.remote_addr or ""
