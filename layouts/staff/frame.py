"""What stands around every staff page, and around a public page that is only a preview."""

from dash import html
from dash.development.base_component import Component

from dashboard.accounts import Role
from dashboard.components import Raw
from layouts import shapes
from layouts.page import Page
from layouts.parts import Node, Nodes, aria, demo_flag
from layouts.staff.desktop import Desktop, Message, department_words, roles_words
from layouts.staff.forms import form

_SPRITE = (
    '<svg class="sprite" aria-hidden="true" focusable="false">'
    '<symbol id="i-err" viewBox="0 0 14 14"><path d="M7 .8L13.2 7 7 13.2.8 7z" fill="currentColor"/>'
    '<path d="M7 3.6v4M7 9.2v1.4" stroke="var(--paper)" stroke-width="1.5"/></symbol>'
    '<symbol id="i-warn" viewBox="0 0 14 14"><path d="M7 1.2l6.2 11.4H.8z" fill="none" stroke="currentColor"'
    ' stroke-width="1.4"/><path d="M7 5v3.6M7 9.8v1.2" stroke="currentColor" stroke-width="1.4"/></symbol></svg>'
)


def staff_frame(desktop: Desktop, title: str, body: Nodes, *, eyebrow: Node | Nodes = "", status: int = 200) -> Page:
    """A staff page: its heading and body within the frame. eyebrow is the line over the heading."""
    heading: list[Component] = [html.P(eyebrow, className="eyebrow")] if eyebrow else []
    head = html.Div([*heading, html.H1(title)], className="pagehead")
    main = html.Div([*_messages(desktop.messages), head, *body], className="wrap")
    framed = html.Div(
        [
            html.A("跳到主要内容", href="#main", className="skip"),
            shapes.sprite(),
            Raw(_SPRITE),
            _top_bar(desktop),
            _ways(desktop),
            demo_flag(desktop.view()),
            html.Main(main, id="main", tabIndex="-1"),
        ],
        className="frame staff",
    )
    return Page(f"{title}｜数据上报", "", framed, status=status)


def preview_banner(desktop: Desktop, body: Component, *, draft_id: str) -> html.Div:
    """A whole public page, frame and all, under a band that says it is a preview and leads back to the draft."""
    says = html.P([html.B("预览"), "　还没有发布，公众看不到。链接都在预览里打开。"])
    back = html.A("回到草稿", href=desktop.href(f"/drafts/{draft_id}") + "#s4")
    band = html.Aside(html.Div([says, back], className="wrap"), className="preview-band", **aria(label="预览说明"))
    return html.Div([band, body], className="preview")


def _top_bar(desktop: Desktop) -> html.Header:
    site = html.A("新型城镇化建设进展　数据上报", href=desktop.href("/"), className="site")
    tools = html.Div(_account(desktop), className="tools")
    bar = html.Div([site, tools], className="wrap")
    return html.Header(bar, className="topbar topbar--dark", **aria(label="页首"))


def _account(desktop: Desktop) -> list[Component]:
    account = desktop.account
    if account is None:
        return []
    place = department_words(account.department_id, desktop.snapshot)
    words = f"{place}，{account.name}（{roles_words(account.roles)}）"
    leave = html.Button("退出", type="submit", className="tool")
    return [
        html.A(words, href=desktop.href("/password"), className="tool", title="修改密码"),
        form(desktop, "/sign-out", [leave], kind="leave"),
    ]


def _ways(desktop: Desktop) -> html.Nav | None:
    """The pages of the area that this account may open."""
    if desktop.account is None or desktop.account.must_change:
        return None
    ways = [("工作台", "/"), ("发布记录", "/releases")]
    if desktop.may(Role.AUDITOR):
        ways.append(("操作日志", "/audit"))
    if desktop.may(Role.ADMINISTRATOR):
        ways.append(("账号", "/accounts"))
    links = [html.A(text, href=desktop.href(path)) for text, path in ways]
    site = html.A("看公开网站", href=f"{desktop.prefix}/")
    return html.Nav(html.Div([*links, site], className="wrap"), className="ways", **aria(label="后台栏目"))


def _messages(messages: tuple[Message, ...]) -> list[html.P]:
    return [
        html.P(
            message.text, className=f"said said--{message.kind}", role="alert" if message.kind == "error" else "status"
        )
        for message in messages
    ]
