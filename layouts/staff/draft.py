"""A draft in four steps: the file, what the check found, what would change, and the decision."""

from dash import html
from dash.development.base_component import Component

from dashboard.components import Raw
from dashboard.drafts import Draft
from layouts.page import Page
from layouts.parts import aria, data
from layouts.staff.case import STATES, Case
from layouts.staff.comparison import comparison
from layouts.staff.deciding import deciding
from layouts.staff.desktop import Desktop, department_words
from layouts.staff.filecard import filecard
from layouts.staff.findings import findings
from layouts.staff.frame import staff_frame

STEPS = (
    ("s1", "选文件", "用手头已有的表就行，不用重填。"),
    ("s2", "看检查结果", "错误全部改完才能提交，第3、4步可以先看。提醒可以保留，写一句说明即可。所有问题一次列全。"),
    ("s3", "对比已公布", "左边是公众现在看到的，右边是这次要公布的。更正已公布的数，必须写原因，原因会公开。"),
    ("s4", "预览与发布", ""),
)


def draft(desktop: Desktop, case: Case) -> Page:
    """A draft's page."""
    if case.draft.state in {"published", "discarded"}:
        return _over(desktop, case)
    bodies: list[list[Component | None]] = [
        [filecard(desktop, case)],
        findings(desktop, case),
        [*comparison(desktop, case)],
        [*deciding(desktop, case)],
    ]
    panels = [_panel(place, body, desktop) for place, body in enumerate(bodies)]
    return staff_frame(desktop, "上报进展数据", [_steps(case), *panels], eyebrow=_eyebrow(desktop, case))


def _eyebrow(desktop: Desktop, case: Case) -> str:
    who = department_words(case.draft.department_id, desktop.snapshot)
    return f"{who}　{STATES[case.draft.state]}　{case.name(case.draft.author)}录入"


def _steps(case: Case) -> html.Nav:
    """Where the work stands: the steps that are done, the one to do now, what it waits for."""
    told = [_file_told(case), _check_told(case), _compare_told(case), ("", False)]
    now = next((place for place, (_, done) in enumerate(told) if not done), 3)
    links = []
    for place, ((name, title, _), (says, done)) in enumerate(zip(STEPS, told, strict=True)):
        kind = "is-done" if done and place != now else None
        current = aria(current="step") if place == now else {}
        links.append(html.A([title, html.Small(says)], href=f"#{name}", className=kind, **current))
    return html.Nav(links, className="steps", **aria(label="上报步骤"))


def _file_told(case: Case) -> tuple[str, bool]:
    return ("已完成", True) if case.readings else ("没有认出表", False)


def _check_told(case: Case) -> tuple[str, bool]:
    found = case.examination
    counts = (
        (len(found.questions), "个问题要回答"),
        (len(case.errors), "处错误"),
        (len(case.unexplained), "处提醒待说明"),
    )
    for n, words in counts:
        if n:
            return f"{n}{words}", False
    return "已通过", True


def _compare_told(case: Case) -> tuple[str, bool]:
    found = case.examination
    if case.moved:
        return "要重新对比", False
    if case.errors or found.questions:
        return (f"{len(found.changes)}处变化" if found.changes else "", False)
    if not found.changes:
        return "没有变化", False
    if case.unreasoned:
        return f"{len(case.unreasoned)}处要写原因", False
    return f"{len(found.changes)}处变化", True


def _panel(place: int, body: list[Component | None], desktop: Desktop) -> html.Section:
    name, title, lede = STEPS[place]
    if name == "s4":
        lede = (
            "提交以后，由另外的人审核、签发。没有签发，公众看不到。" if desktop.approvals else "没有签发，公众看不到。"
        )
    heading = html.H2([html.Span(f"第{place + 1}步"), title], id=f"h-{name}")
    shown = [node for node in body if node is not None]
    return html.Section([heading, html.P(lede), *shown], id=name, className="panel", **aria(labelledby=f"h-{name}"))


def _over(desktop: Desktop, case: Case) -> Page:
    """A draft that is published or given up: what became of it, and the way on."""
    published = case.draft.state == "published"
    says = (
        "已经发布，公众看得到。要改，再上传一个文件；要撤回，去发布记录。"
        if published
        else "这份草稿已经放弃，没有发布。"
    )
    links = [html.A("再上传一个文件", href=desktop.href("/"), className="btn btn--solid")]
    if published:
        links.append(html.A("看发布记录", href=desktop.href("/releases"), className="btn"))
        links.append(html.A("打印审核表", href=desktop.href(f"{case.path}/review"), className="btn btn--quiet"))
    body = html.Div(
        [html.H3(STATES[case.draft.state]), html.P(says), html.Div(links, className="btns")], className="blank"
    )
    return staff_frame(desktop, case.draft.file_name, [body], eyebrow=_eyebrow(desktop, case))


def checking(desktop: Desktop, held: Draft, *, done: int, total: int, what: str) -> Page:
    """The page shown while a draft is checked; its caller has the browser ask again every two seconds.

    done of total steps are over; what is the one at hand.
    """
    path = f"/drafts/{held.draft_id}"
    bar = Raw(f'<progress id="check-bar" max="{max(total, 1)}" value="{min(done, total)}"></progress>')
    says = html.P(f"{what}：{done}/{total}" if total else what, id="check-says", role="status")
    calm = html.P("可以离开这个页面，检查会接着做；回来时在“草稿和待办”里找到它。", className="notes")
    again = html.P(html.A("看看好了没有", href=desktop.href(path), className="btn"), className="btns")
    body = html.Div(
        [html.Label("检查进度", htmlFor="check-bar"), bar, says, again, calm],
        className="blank",
        **data(progress=desktop.href(f"{path}/progress"), then=desktop.href(path)),
    )
    return staff_frame(desktop, "正在检查", [body], eyebrow=held.file_name)
