"""Accounts: who they are, adding, resetting, disabling."""

from collections.abc import Sequence

from dash import html

from dashboard.accounts import Account
from layouts.page import Page
from layouts.parts import Node, Nodes, table
from layouts.staff.desktop import ROLES, Desktop, department_words, moment, roles_words
from layouts.staff.forms import button, choice, field, form, guarded, refused, tick
from layouts.staff.frame import staff_frame


def accounts(
    desktop: Desktop, known: Sequence[Account], *, username: str = "", password: str = "", error: str = ""
) -> Page:
    """The accounts. password is the one just made for username, shown this once; error says why none was."""
    lede = "每人一个账号，不共用。录入、审核、签发由不同的人做；系统管理和审计也分开。账号停用后不删除，记录一直在。"
    rows: list[Sequence[Node | Nodes]] = [_row(desktop, account) for account in known]
    head = ["用户名", "姓名", "部门", "角色", "状态", "操作"]
    listed = table("账号", head, rows, left=range(1, len(head)))
    shown = [_issued(username, password)] if password else refused(error)
    return staff_frame(
        desktop, "账号", [html.P(lede, className="lede"), *shown, html.Div(listed, className="mt"), _add(desktop)]
    )


def _issued(username: str, password: str) -> html.Section:
    return html.Section(
        [
            html.H2(f"{username}的一次性密码", className="sub-h"),
            html.P(html.Code(password, className="password")),
            html.P("只显示这一次。请当面或打电话告诉本人；本人登录后要先改密码。"),
        ],
        className="issued",
        role="status",
    )


def _row(desktop: Desktop, account: Account) -> list[Node | Nodes]:
    place = department_words(account.department_id, desktop.snapshot)
    own = desktop.account is not None and desktop.account.username == account.username
    return [
        account.username,
        account.name,
        place,
        roles_words(account.roles) or "没有角色",
        _state(desktop, account),
        [] if own else _acts(desktop, account),
    ]


def _state(desktop: Desktop, account: Account) -> str:
    if account.disabled:
        return "已停用"
    facts = ["还没有改一次性密码"] if account.must_change else ["在用"]
    if account.locked_until:
        facts.append(f"锁定到{moment(account.locked_until)}")
    if account.totp_secret:
        facts.append("有动态验证码")
    return "，".join(facts)


def _acts(desktop: Desktop, account: Account) -> list[Node]:
    username = account.username
    reset = form(
        desktop,
        f"/accounts/{username}/reset",
        [html.P("旧密码马上失效，会给一个新的一次性密码。"), button("重置密码", "", label=f"重置{username}的密码")],
    )
    acts: list[Node] = [guarded("重置密码", [reset])]
    if not account.disabled:
        says = html.P("马上退出登录，以后不能登录。重置密码可以重新启用。")
        stop = form(desktop, f"/accounts/{username}/disable", [says, button("停用", "", label=f"停用{username}")])
        acts.append(guarded("停用", [stop]))
    return acts


def _add(desktop: Desktop) -> html.Section:
    departments = [("", "全县（不限部门）")]
    departments += [(row.department_id, row.short_name) for row in desktop.snapshot.departments]
    roles = html.Div([tick(words, "role", role.value) for role, words in ROLES.items()], className="checks checks--row")
    fields = [
        field(
            "用户名",
            "username",
            hint="小写字母开头，可以有数字和 . _ -，建好后不能改",
            required="required",
            pattern="[a-z][a-z0-9._\\-]{1,31}",
            autocapitalize="none",
            autocomplete="off",
        ),
        field("姓名", "name", required="required", maxlength="40", autocomplete="off"),
        choice("部门", "department_id", departments),
        html.Fieldset([html.Legend("角色（可以多选）"), roles]),
        html.Div(button("建立账号"), className="btns"),
    ]
    heading = html.H2("建立账号", id="h-add")
    return html.Section([heading, form(desktop, "/accounts", fields, kind="narrow")], className="panel")
