"""Signing in, changing a password, adding a second factor."""

import segno
from dash import html

from dashboard.accounts import FORMER_PASSWORDS, LOCKED_MINUTES, MOST_FAILURES, OF_THE_HOUSE, SHORTEST_PASSWORD
from dashboard.components import Raw
from layouts.page import Page
from layouts.parts import Nodes
from layouts.staff.desktop import Desktop
from layouts.staff.forms import button, concealed, field, form, refused
from layouts.staff.frame import staff_frame

POLICY = (
    f"至少{SHORTEST_PASSWORD}个字符",
    "大写字母、小写字母、数字、符号，至少用到三种",
    "不含用户名里连着的三个字符",
    f"不含本地和本业务的词：{'、'.join(OF_THE_HOUSE)}",
    f"不同于最近用过的{FORMER_PASSWORDS}个密码",
)
"""What a password has to keep to, as staff read it."""


def sign_in(desktop: Desktop, *, username: str = "", error: str = "", way: str = "", first_start: bool = False) -> Page:
    """The way in. error says why the last try failed, way is where to go afterwards, under /staff/.

    first_start says that no account exists yet, and how to make one.
    """
    fields = [
        *refused(error),
        field(
            "用户名", "username", value=username, autocomplete="username", required="required", autocapitalize="none"
        ),
        field("密码", "password", kind="password", autocomplete="current-password", required="required"),
        field(
            "动态验证码（没有启用就不填）",
            "code",
            autocomplete="one-time-code",
            inputmode="numeric",
            maxlength="6",
            pattern="[0-9]{6}",
        ),
        concealed("next", way),
        html.P([button("登录")], className="btns"),
    ]
    locks = f"连续输错{MOST_FAILURES}次，这个账号会锁定{LOCKED_MINUTES}分钟。"
    note = html.P(f"{locks}忘了密码，请找系统管理员重置。", className="notes")
    body = [form(desktop, "/sign-in", fields, kind="narrow"), note]
    return staff_frame(desktop, "登录", [*([_first()] if first_start else []), *body])


def _first() -> html.Section:
    command = "python -m dashboard account add zhangsan --name 张三 --role administrator"
    return html.Section(
        [
            html.H2("还没有账号", className="sub-h"),
            html.P("第一个账号在服务器上建立。在网站的目录里运行："),
            html.Pre(html.Code(command), className="code"),
            html.P("命令会显示一次性密码。用它登录，改成自己的密码，再在“账号”里建立录入、审核、签发的账号。"),
        ],
        className="blank",
    )


def change_password(desktop: Desktop, *, error: str = "") -> Page:
    """A new password; compulsory at the first sign-in."""
    must = desktop.account is not None and desktop.account.must_change
    lede = "这是一次性密码，先改成自己的密码，再开始工作。" if must else "改好以后，其他地方的登录会退出。"
    fields = [
        *refused(error),
        field("现在的密码", "old", kind="password", autocomplete="current-password", required="required"),
        _new("新密码", "new"),
        _new("再输一次新密码", "again"),
        html.P([button("修改密码")], className="btns"),
    ]
    rules = html.Div([html.H2("新密码要求", className="sub-h"), html.Ul([html.Li(rule) for rule in POLICY])])
    body: Nodes = [
        html.P(lede, className="lede"),
        html.Div(
            [form(desktop, "/password", fields, kind="narrow"), html.Div([rules], className="prose")], className="two"
        ),
        *([] if must else [_code_way(desktop)]),
    ]
    return staff_frame(desktop, "修改密码", body)


def _new(label: str, name: str) -> html.Div:
    shortest = str(SHORTEST_PASSWORD)
    return field(label, name, kind="password", autocomplete="new-password", required="required", minlength=shortest)


def _code_way(desktop: Desktop) -> html.P:
    on = desktop.account is not None and bool(desktop.account.totp_secret)
    text = "重新绑定动态验证码" if on else "启用动态验证码（建议审核员、签发人和系统管理员启用）"
    return html.P(html.A(text, href=desktop.href("/code"), className="more"))


def enrol_code(desktop: Desktop, *, secret: str, address: str, error: str = "") -> Page:
    """A second factor: scan, then type one code to prove it. address is the otpauth:// address of secret."""
    fields = [
        *refused(error),
        field("现在的密码", "password", kind="password", autocomplete="current-password", required="required"),
        field(
            "手机上显示的6位数字",
            "code",
            autocomplete="one-time-code",
            inputmode="numeric",
            maxlength="6",
            pattern="[0-9]{6}",
            required="required",
        ),
        html.P(
            [button("启用"), html.A("不启用", href=desktop.href("/"), className="btn btn--quiet")], className="btns"
        ),
    ]
    steps = html.Ol(
        [
            html.Li("手机上装一个动态验证码应用（支持TOTP的都可以，不需要联网）。"),
            html.Li("用它扫右边的二维码；不能扫码的，手动输入下面的密钥。"),
            html.Li("填上现在的密码和手机上显示的6位数字。以后每次登录都要填。"),
        ],
        className="told",
    )
    grouped = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    picture = segno.make(address, error="m").svg_inline(scale=5, border=3, light="#fff", svgclass="qr-code")
    shown = html.Div([Raw(picture), html.P(["密钥 ", html.Code(grouped)])], className="qr-box")
    left = html.Div([steps, form(desktop, "/code", fields, kind="narrow")])
    return staff_frame(desktop, "启用动态验证码", [html.Div([left, shown], className="two")])
