"""How far the pictures of the current release are, beside the history of releases."""

from dash import html

from dashboard.accounts import Role
from dashboard.components import Raw
from dashboard.pictures.ahead import Progress
from layouts.parts import Node, aria, data
from layouts.staff.desktop import Desktop
from layouts.staff.forms import button, form

PATH = "/releases/pictures"
_NAMED = 5  # missing pictures named on the page


def pictures_card(desktop: Desktop, progress: Progress | None, *, running: bool, missing: str) -> html.Section:
    """A bar with words, and the button that goes on where drawing stopped.

    progress is of the current release, None before anything was drawn; missing is why PNG cannot be drawn here.
    """
    children: list[Node] = [html.H2("配图", className="sub-h")]
    if missing:
        children.append(html.P(f"这台服务器画不了PNG图：{missing}网页和SVG图不受影响。", className="notice"))
    elif progress is None and not running:
        children.append(html.P("当前版本的配图还没有预先画好，有人打开的时候现画。", className="notes"))
    else:
        children.append(_state(desktop, progress or Progress("", 0), running=running))
    if not missing and not running and (progress is None or not _whole(progress)) and desktop.may(Role.PUBLISHER):
        children.append(form(desktop, PATH, [html.Div(button("画没有画好的图"), className="btns")]))
    return html.Section(children, className="mt")


def said(progress: Progress, *, running: bool) -> str:
    """How far it is, in one sentence."""
    count = f"{progress.done}/{progress.total}"
    failed = f"，{len(progress.failed)}张没画成" if progress.failed else ""
    if running:
        return f"正在画：{count}{failed}" if progress.total else "正在准备"
    if _whole(progress):
        return f"全部画好了，共{progress.total}张。"
    return f"停在{count}{failed}。没有画好的，有人打开的时候现画。"


def _whole(progress: Progress) -> bool:
    return progress.finished and progress.done == progress.total


def _state(desktop: Desktop, progress: Progress, *, running: bool) -> html.Div:
    most = max(progress.total, 1)
    bar = Raw(f'<progress id="pictures-bar" max="{most}" value="{progress.done}" aria-label="配图进度"></progress>')
    told = html.P(said(progress, running=running), role="status", **aria(live="polite"))
    children: list[Node] = [told] if _whole(progress) and not running else [bar, told]
    if progress.failed:
        more = "等" if len(progress.failed) > _NAMED else ""
        children.append(html.P(f"没画成：{'、'.join(progress.failed[:_NAMED])}{more}", className="notes"))
    follow = data(progress=desktop.href(PATH), then=desktop.href("/releases")) if running else {}
    return html.Div(children, **follow)
