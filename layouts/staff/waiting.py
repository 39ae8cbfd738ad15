"""While something long is under way: how far it is, in real numbers."""

from dash import html

from dashboard.components import Raw
from layouts.page import Page
from layouts.parts import data
from layouts.staff.desktop import Desktop
from layouts.staff.frame import staff_frame


def waiting(desktop: Desktop, *, draft_id: str, done: int, total: int, what: str) -> Page:
    """The page shown while a draft is checked; its caller has the browser ask again every two seconds.

    done of total are counted in what: 行, 张图.
    """
    path = f"/drafts/{draft_id}"
    bar = Raw(f'<progress id="check-bar" max="{max(total, 1)}" value="{min(done, total)}"></progress>')
    says = html.P(f"{what}：{done}/{total}" if total else what, id="check-says", role="status")
    calm = html.P("可以离开这个页面，检查会接着做；回来时在“草稿和待办”里找到它。", className="notes")
    again = html.P(html.A("看看好了没有", href=desktop.href(path), className="btn"), className="btns")
    body = html.Div(
        [html.Label("检查进度", htmlFor="check-bar"), bar, says, again, calm],
        className="blank",
        **data(progress=desktop.href(f"{path}/progress"), then=desktop.href(path)),
    )
    return staff_frame(desktop, "正在检查", [body])
