"""When something cannot be done: what happened, what to do instead, and what was typed."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts.page import Page
from layouts.staff.desktop import Desktop
from layouts.staff.frame import staff_frame


def refusal(
    desktop: Desktop,
    title: str,
    says: str,
    *,
    back: tuple[str, str],
    typed: Sequence[str] = (),
    status: int = 400,
    request: str = "",
) -> Page:
    """A page for a refused file, a missing right, a form grown old, a missing page.

    says tells what happened and what to do; back is the way on as (text, path in the staff area); typed is what a
    refused form brought, so that nothing is lost; request is the number of the request in the log.
    """
    link = html.A(back[0], href=desktop.href(back[1]), className="btn btn--solid")
    body: list[Component] = [html.P(says, className="said said--error", role="alert"), html.P(link, className="btns")]
    if typed:
        kept = html.Ul([html.Li(text) for text in typed], className="mended")
        body += [html.H2("刚才填的内容（可以复制）", className="sub-h mt"), kept]
    if request:
        body.append(html.P(f"请求编号：{request}（找管理员时报这个编号）", className="notes mt"))
    return staff_frame(desktop, title, body, status=status)
