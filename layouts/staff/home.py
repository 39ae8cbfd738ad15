"""The first page after signing in: choose a file, go on with a draft, see what is owed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from dashboard.accounts import Role
from dashboard.components import Raw
from dashboard.drafts import Draft
from dashboard.model import Indicator, Snapshot
from dashboard.progress import Verdict
from dashboard.vetting import reporting
from layouts import parts, words
from layouts.page import Page
from layouts.parts import Node
from layouts.staff.case import STATES, next_step
from layouts.staff.desktop import Desktop, department_words, moment
from layouts.staff.forms import button, form
from layouts.staff.frame import staff_frame
from layouts.view import View

OWED = frozenset({Verdict.NOT_PUBLISHED, Verdict.BASELINE_ONLY, Verdict.STALE})
"""The verdicts that wait for a figure."""

OVER = frozenset({"published", "discarded"})
"""The states in which nothing more is to be done."""

FIRST = 10
"""How many owed indicators are listed before the fold."""


def home(
    desktop: Desktop,
    drafts: Sequence[Draft],
    *,
    names: Mapping[str, str] = MappingProxyType({}),
    judged: Collection[str] = (),
) -> Page:
    """The workbench; drafts are those this account may see, the latest first. names are people's by user name, judged
    the ids of the drafts that wait for this account's approval."""
    chosen = [choose(desktop)] if desktop.may(Role.EDITOR) else []
    owed = [_owed(desktop)] if desktop.may(Role.EDITOR) else []
    day = desktop.language.day(desktop.today)
    return staff_frame(desktop, "上报进展数据", [*chosen, _drafts(desktop, drafts, names, judged), *owed], eyebrow=day)


def choose(desktop: Desktop) -> html.Section:
    """Where a file is chosen or dropped."""
    lede = "用手头已有的表就行，不用重填。空着的格子表示“没有变化”，要删去一个数，请在格子里写“删除”。"
    return html.Section(
        [html.H2("选文件", id="h-file"), html.P(lede), html.Div(html.Div([drop(desktop, "/upload")]), className="mt")],
        className="panel",
        **parts.aria(labelledby="h-file"),
    )


def drop(desktop: Desktop, path: str, *, version: int | None = None, templates: bool = True) -> html.Form:
    """The upload form: choose a file, then send it; with JavaScript it is sent at once, or when dropped."""
    picker = (
        '<input id="file" name="file" type="file" required aria-describedby="file-h"'
        ' accept=".csv,.txt,.tsv,.xlsx,.xls,.et,text/csv">'
    )
    hint: list[Node] = [
        f"支持CSV、xlsx、xls、et，不超过{desktop.megabytes} MB。",
        html.Span("也可以把文件拖到这里。", className="js-only"),
    ]
    children: list[Component] = [
        html.Label("选择文件", htmlFor="file", className="drop__label"),
        Raw(picker),
        html.P(hint, id="file-h"),
        button("上传并检查"),
        html.Div(className="drop__bar", hidden=True, role="status", **parts.data(upload_bar="")),
        *([_blank(desktop)] if templates else []),
    ]
    return form(desktop, path, children, version=version, upload=True, kind="drop")


def _blank(desktop: Desktop) -> html.P:
    department = desktop.account.department_id if desktop.account else ""
    if not department:
        return html.P(["没有现成的表，可以", html.A("下载部门的模板", href="#templates")])
    return html.P(["没有现成的表，可以", html.A("下载模板", href=desktop.href(f"/templates/{department}.xlsx"))])


def _drafts(
    desktop: Desktop, drafts: Sequence[Draft], names: Mapping[str, str], judged: Collection[str]
) -> html.Section:
    """The drafts under way; those that are over are folded away."""
    live = [_draft(desktop, draft, names, judged) for draft in drafts if draft.state not in OVER]
    over = [_draft(desktop, draft, names, judged) for draft in drafts if draft.state in OVER]
    listed: list[Component] = [html.Ul(live, className="drafts") if live else _no_drafts(desktop)]
    if over:
        summary = html.Summary(f"已经结束的{len(over)}份")
        listed.append(html.Details([summary, html.Ul(over, className="drafts")], className="fold"))
    heading = html.H2("草稿和待办", id="h-drafts")
    return html.Section([heading, *listed], className="panel", **parts.aria(labelledby="h-drafts"))


def _no_drafts(desktop: Desktop) -> html.Div:
    if not desktop.may(Role.EDITOR):
        return html.Div([html.H3("没有要处理的草稿"), html.P("有人提交以后，会列在这里。")], className="blank mt")
    says = "选一个文件上传，系统检查以后会存成草稿。草稿一直都在，退出、断网都不会丢。"
    return html.Div([html.H3("还没有草稿"), html.P(says)], className="blank mt")


def _draft(desktop: Desktop, draft: Draft, names: Mapping[str, str], judged: Collection[str]) -> html.Li:
    facts = [
        department_words(draft.department_id, desktop.snapshot),
        names.get(draft.author, draft.author),
        f"{moment(draft.updated)}更新",
        *([f"{moment(draft.publish_at)}发布"] if draft.publish_at else []),
    ]
    link = html.A(draft.file_name, href=desktop.href(f"/drafts/{draft.draft_id}"))
    state = html.Span(STATES[draft.state], className=f"tag tag--{draft.state}")
    return html.Li(
        [
            html.P([link, " ", state]),
            html.P(next_step(desktop, draft, judged=draft.draft_id in judged), className="next"),
            html.P("，".join(facts), className="notes"),
        ]
    )


def _owed(desktop: Desktop) -> html.Section:
    """The figures that are awaited from the department, and the workbooks to give them in."""
    view = desktop.view()
    department = desktop.account.department_id if desktop.account else ""
    own = [row for row in view.snapshot.indicators if department in {"", *_reporters(view.snapshot, row)}]
    owed = [row for row in own if view.current(row).verdict in OWED or view.current(row).awaited]
    who = department_words(department, desktop.snapshot)
    lede = f"{who}的指标{len(own)}项，等着公布的{len(owed)}项。数形成以后20个工作日内应当公开。"
    body = [_list(view, owed)] if owed else [_nothing_owed()]
    return html.Section(
        [html.H2("等着公布的数", id="h-owed"), html.P(lede), *body, _templates(desktop)],
        className="panel",
        **parts.aria(labelledby="h-owed"),
    )


def _reporters(snapshot: Snapshot, row: Indicator) -> set[str]:
    return {department.department_id for department in reporting(snapshot, row)}


def _nothing_owed() -> html.Div:
    return html.Div([html.H3("都报齐了"), html.P("有新数再来上传；也可以随时更正已公布的数。")], className="blank")


def _list(view: View, owed: Sequence[Indicator]) -> html.Div:
    lines = [_owed_line(view, row) for row in owed]
    children: list[Component] = [html.Ul(lines[:FIRST], className="owed")]
    if rest := lines[FIRST:]:
        summary = html.Summary(f"另外{len(rest)}项")
        children.append(html.Details([summary, html.Ul(rest, className="owed")], className="fold"))
    return html.Div(children)


def _owed_line(view: View, row: Indicator) -> html.Li:
    language, assessment = view.language, view.current(row)
    link = html.A(language.name(row), href=view.href(f"/indicators/{row.indicator_id}"))
    facts = [words.clause_words(row.measure, language)]
    if assessment.expected:
        late = view.as_of - assessment.expected > timedelta(0)
        facts.append(f"应有截至{language.day(assessment.expected)}的数" + ("，已过期限" if late else ""))
    if row.release_authority == "statistics_bureau":
        facts.append("由统计部门先公布")
    meta = html.Small("，".join(facts), className="meta")
    return html.Li([html.Span([link, " ", meta]), parts.chip(assessment.verdict, language)])


def _templates(desktop: Desktop) -> html.Div:
    """The workbook of the own department, or of each."""
    department = desktop.account.department_id if desktop.account else ""
    snapshot = desktop.snapshot
    named = {department} if department else {name for row in snapshot.indicators for name in _reporters(snapshot, row)}
    chosen = [row for row in snapshot.departments if row.department_id in named]
    links = [
        html.Li(html.A(f"{row.short_name}（xlsx）", href=desktop.href(f"/templates/{row.department_id}.xlsx")))
        for row in chosen
    ]
    says = html.P("模板里已经填好指标、单位和上期数，只填新数就行。", className="notes")
    return html.Div(
        [html.H3("下载模板", className="sub-h mt", id="templates"), html.Ul(links, className="ways-list"), says]
    )
