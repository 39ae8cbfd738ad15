"""When something cannot be done: what happened, and what to do instead."""

from dash import html

from layouts.page import Page
from layouts.staff.desktop import Desktop
from layouts.staff.frame import staff_frame


def refusal(
    desktop: Desktop,
    title: str,
    *,
    says: str,
    remedy: str = "",
    ways: tuple[tuple[str, str], ...] = (),
    status: int = 400,
) -> Page:
    """A page for a refused file, a missing right, a form grown old, a missing page.

    ways are (text, path in the staff area); the workbench is always one of them.
    """
    links = [html.A(text, href=desktop.href(path), className="btn btn--solid") for text, path in ways]
    kind = "btn" if ways else "btn btn--solid"
    home = html.A("回到工作台", href=desktop.href("/"), className=kind)
    told = [html.P(says), *([html.P([html.B("怎么办："), remedy])] if remedy else [])]
    body = html.Div([*told, html.Div([*links, home], className="btns")], className="blank", role="alert")
    return staff_frame(desktop, title, [body], status=status)
