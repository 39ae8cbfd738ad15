"""The log of everything staff did, which nobody can change."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.accounts import Entry
from layouts.page import Page
from layouts.parts import Node, Nodes, table
from layouts.staff.desktop import Desktop, moment
from layouts.staff.forms import button, choice, field
from layouts.staff.frame import staff_frame

ACTIONS = {
    "sign-in": "登录",
    "sign-out": "退出",
    "upload": "上传",
    "open": "打开页面",
    "read": "查看",
    "answer": "回答问题",
    "mend": "改单元格",
    "explain": "说明提醒",
    "reasons": "写更正原因",
    "replace": "换文件",
    "rebase": "重新对比",
    "submit": "提交",
    "approve": "同意",
    "return": "退回",
    "publish": "发布",
    "schedule": "定时发布",
    "withdraw": "撤回",
    "discard": "放弃",
    "export": "导出",
    "account-add": "建立账号",
    "account-disable": "停用账号",
    "account-reset": "重置密码",
    "password": "改密码",
    "totp": "动态验证码",
}
"""What each action of the log is called."""

OUTCOMES = (("", "全部"), ("done", "完成"), ("refused", "拒绝"))


def audit(
    desktop: Desktop,
    logged: Sequence[Entry],
    *,
    checked: bool = False,
    broken: int | None = None,
    query: Mapping[str, str] = MappingProxyType({}),
) -> Page:
    """The log, the latest first. checked: the whole chain was looked at, and broken is the first line where it does
    not hold; query is the filter in use."""
    wanted = {name: query.get(name, "") for name in ("username", "action", "outcome")}
    lede = "登录、上传、修改、审核、发布、撤回、导出和账号变动都记在这里，拒绝的也记。只能看，不能改，至少保存一年。"
    body: list[Component] = [
        html.P(lede, className="lede"),
        _chain(broken) if checked else _unchecked(desktop),
        _filter(desktop, wanted),
        *_listed(desktop, logged, wanted),
    ]
    return staff_frame(desktop, "操作日志", body)


def _unchecked(desktop: Desktop) -> html.P:
    asked = html.A("核对全部记录", href=desktop.href("/audit?check=1"), className="more")
    return html.P(["每条记录都扣着前一条，改动、删除都查得出。每晚备份时核对一次，也可以现在", asked, "。"])


def _chain(broken: int | None) -> html.P:
    if broken is None:
        return html.P("已核对：每一条都和前一条扣得上，没有改动过。", className="said said--done")
    says = f"从第{broken}条起扣不上，日志可能被改动过。请马上告诉安全负责人，并从备份核对。"
    return html.P(says, className="said said--error", role="alert")


def _filter(desktop: Desktop, wanted: Mapping[str, str]) -> html.Form:
    fields = [
        field("用户名", "username", value=wanted["username"], autocomplete="off"),
        choice("操作", "action", [("", "全部"), *ACTIONS.items()], chosen=wanted["action"]),
        choice("结果", "outcome", OUTCOMES, chosen=wanted["outcome"]),
        html.Div([button("筛选"), html.A("导出CSV", href=_csv(desktop, wanted), className="btn")], className="btns"),
    ]
    return html.Form(fields, action=desktop.href("/audit"), method="get", className="sift")


def _csv(desktop: Desktop, wanted: Mapping[str, str]) -> str:
    asked = urlencode({name: value for name, value in wanted.items() if value})
    return desktop.href("/audit.csv") + (f"?{asked}" if asked else "")


def _listed(desktop: Desktop, logged: Sequence[Entry], wanted: Mapping[str, str]) -> list[Component]:
    if not logged:
        return [html.Div([html.H3("没有符合的记录"), html.P("换一个条件再找。")], className="blank mt")]
    rows: list[Sequence[Node | Nodes]] = [_row(line) for line in logged]
    head = ["序号", "时间", "用户名", "操作", "对象", "结果", "来自", "详情"]
    shown = html.Div(table("操作日志", head, rows, left=range(1, len(head))), className="mt logged")
    last = logged[-1].number
    if last <= 1:
        return [shown]
    asked = urlencode({**{name: value for name, value in wanted.items() if value}, "before": last})
    return [shown, html.P(html.A("更早的记录", href=f"{desktop.href('/audit')}?{asked}", className="more"))]


def _row(line: Entry) -> list[Node | Nodes]:
    outcome = dict(OUTCOMES).get(line.outcome, line.outcome)
    shown = html.B(outcome, className="refused") if line.outcome == "refused" else outcome
    return [
        str(line.number),
        moment(line.at),
        line.username or "系统",
        ACTIONS.get(line.action, line.action),
        line.subject,
        shown,
        line.address,
        line.detail,
    ]
