"""审核表: what was reported, what was said about it, who decided, for printing and filing."""

from collections.abc import Sequence

from dash import html

from dashboard.changes import Change, reason_key
from dashboard.drafts import warning_key
from layouts import digest, parts
from layouts.page import Page
from layouts.parts import Node, Nodes
from layouts.staff.case import STATES, Case
from layouts.staff.comparison import TAGS
from layouts.staff.desktop import Desktop, department_words, moment
from layouts.staff.frame import staff_frame
from layouts.staff.steps import CHAINS


def review(desktop: Desktop, case: Case) -> Page:
    """The form on one sheet of A4: facts, changes, explanations, decisions, room for signatures."""
    print_ = html.Button("打印", type="button", className="btn btn--solid js-only", **parts.data(print=""))
    back = html.A("回到草稿", href=desktop.href(case.path), className="btn btn--quiet")
    body = [
        html.Div([print_, back], className="btns no-print"),
        _facts(desktop, case),
        _changes(desktop, case),
        *_explained(case),
        *_decisions(desktop, case),
        _signatures(desktop),
    ]
    return staff_frame(desktop, "信息发布审核表", [html.Div(body, className="review stack")])


def _facts(desktop: Desktop, case: Case) -> html.Section:
    draft = case.draft
    rows: list[tuple[str, Nodes]] = [
        ("填报单位", [department_words(draft.department_id, desktop.snapshot)]),
        ("录入", [f"{case.name(draft.author)}，{moment(draft.created)}"]),
        ("文件", [draft.file_name]),
        ("文件校验值（sha256）", [html.Code(draft.file_sha256)]),
        ("对比的版本", [f"第{draft.base_number}次发布"]),
        ("状态", [STATES[draft.state]]),
    ]
    return parts.facts("基本情况", rows)


def _changes(desktop: Desktop, case: Case) -> html.Div:
    head = ["内容", "时间", "类别", "原来公开的", "准备公布的", "原因"]
    rows: list[Sequence[Node | Nodes]] = [_change(desktop, case, change) for change in case.examination.changes]
    return parts.table(f"变化{len(rows)}处", head, rows, left=(1, 2, 5))


def _change(desktop: Desktop, case: Case, change: Change) -> list[Node | Nodes]:
    snapshot, language = case.examination.snapshot or desktop.snapshot, desktop.language
    indicator = snapshot.indicator_by_id.get(change.indicator_id)
    return [
        digest.subject_words(snapshot, change, language),
        digest.period_words(change, indicator, language),
        TAGS[change.kind],
        digest.amount(change.old, change, indicator, language) or "—",
        digest.amount(change.new, change, indicator, language) or "—",
        case.draft.reasons.get(reason_key(change), change.reason),
    ]


def _explained(case: Case) -> list[html.Div]:
    warnings = case.examination.warnings
    if not warnings:
        return []
    said = case.draft.explanations
    rows: list[Sequence[Node | Nodes]] = [
        [f"{row.sheet} {row.address}".strip(), row.message, said.get(warning_key(row), "没有说明")] for row in warnings
    ]
    return [parts.table(f"提醒{len(rows)}处", ["位置", "提醒", "说明"], rows, left=(1, 2))]


def _decisions(desktop: Desktop, case: Case) -> list[html.Div]:
    if not case.decisions:
        return []
    words = {"approve": "同意", "return": "退回"}
    rows: list[Sequence[Node | Nodes]] = [
        [moment(one.at), case.name(one.username), words[one.decision], one.opinion or "—"] for one in case.decisions
    ]
    return [parts.table("审核意见", ["时间", "审核人", "结论", "意见"], rows, left=(1, 2, 3))]


def _signatures(desktop: Desktop) -> html.Dl:
    steps = (*CHAINS[desktop.approvals][:-1], "签发")
    return html.Dl(
        [html.Div([html.Dt(f"{step}（签字）"), html.Dd("　　　　年　　月　　日")]) for step in steps], className="sign"
    )
