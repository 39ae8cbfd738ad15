"""What stands around every page: skip link, tools, the demonstration flag, footer."""

from urllib.parse import quote, urlencode

from dash import html

from layouts import shapes
from layouts.page import Page
from layouts.parts import Node, aria, data, demo_flag
from layouts.view import View

FAULTS = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html"
"""Where the public reports a fault of a government website."""


def frame(view: View, page: Page) -> html.Div:
    """Everything inside the document's <body>: the page as its main part, and the frame around it."""
    language = view.language
    return html.Div(
        [
            html.A(language.text("跳到主要内容"), href="#main", className="skip"),
            shapes.sprite(),
            _top_bar(view),
            _elder_bar(view),
            demo_flag(view),
            html.Main(page.body, id="main", tabIndex="-1"),
            _footer(view),
        ],
        className="frame",
    )


def _top_bar(view: View) -> html.Header:
    language, settings = view.language, view.settings
    site = html.A(language.of(settings, "site_name"), href=settings.portal_url or view.href("/"), className="site")
    tools = html.Div([*_switches(view), _other_language(view)], className="tools")
    label = language.text("页首")
    return html.Header(html.Div([site, tools], className="wrap"), className="topbar", **aria(label=label))


def _switches(view: View) -> list[html.Button]:
    language = view.language
    return [
        _switch(language.text("长者模式"), "tool tool--elder js-only", elder=""),
        _switch(language.text("深色"), "tool js-only", theme_switch=""),
    ]


def _switch(text: str, kind: str = "", *, pressed: str = "false", **names: str) -> html.Button:
    return html.Button(text, type="button", className=kind or None, **data(**names), **aria(pressed=pressed))


def _other_language(view: View) -> html.A:
    other, text, tag = ("", "中文", "zh-CN") if view.language.code == "en" else ("/en", "English", "en")
    query = f"?{urlencode(view.query)}" if view.query else ""
    return html.A(text, href=view.file(other + view.path + query), className="tool", lang=tag, hrefLang=tag)


def _elder_bar(view: View) -> html.Div:
    language = view.language
    leave = html.Button(
        language.text("退出"), type="button", **data(elder=""), **aria(label=language.text("退出长者模式"))
    )
    sizes = [
        _switch(language.text("大字"), pressed="true", size="l"),
        _switch(language.text("特大字"), size="xl"),
        _switch(language.text("朗读"), speak=""),
    ]
    return html.Div(
        html.Div([*sizes, leave], className="wrap"),
        className="elder-bar",
        role="region",
        **aria(label=language.text("长者模式工具")),
    )


def _footer(view: View) -> html.Footer:
    language = view.language
    links = html.Nav(
        [html.A(text, href=href) for text, href in _links(view)],
        className="foot__links",
        **aria(label=language.text("页脚")),
    )
    disclaimer = language.text("本栏目数据为部门工作进度数据，不作为统计数据使用；统计数据以统计部门公布为准。")
    children = [links, _identities(view, _who(view)), _identities(view, _numbers(view)), html.P(disclaimer)]
    return html.Footer(html.Div(children, className="wrap"), className="foot")


def _links(view: View) -> list[tuple[str, str]]:
    language, settings = view.language, view.settings
    links = [(language.text("网站地图"), view.href("/sitemap"))]
    if settings.site_id_code:
        links.append((language.text("政府网站找错"), _faults(view)))
    links += [
        (language.text("数据下载与说明"), view.href("/data")),
        (language.text("评价方法"), view.href("/method")),
        (language.text("更新记录"), view.href("/updates")),
        (language.text("方案和本栏目"), view.href("/about")),
        (language.text("隐私说明"), view.href("/privacy")),
        (language.text("无障碍说明"), view.href("/accessibility")),
    ]
    if settings.ask_url:
        links.append((language.text("向政府提问"), settings.ask_url))
    return links


def _faults(view: View) -> str:
    query = {"site_code": view.settings.site_id_code, "url": view.settings.base_url + view.href(view.path)}
    return f"{FAULTS}?{urlencode(query, quote_via=quote)}"


def _who(view: View) -> list[tuple[str, str]]:
    language, settings = view.language, view.settings
    return [
        (language.text("主办单位"), language.of(settings, "organiser")),
        (language.text("承办单位"), settings.operator),
        (language.text("联系电话"), settings.phone),
    ]


def _numbers(view: View) -> list[tuple[str, str]]:
    language, settings = view.language, view.settings
    return [
        (language.text("网站标识码"), settings.site_id_code),
        (language.text("ICP备案号"), settings.icp_number),
        (language.text("公安备案号"), settings.police_number),
        (language.text("党政机关网站标识"), settings.conac_id),
    ]


def _identities(view: View, rows: list[tuple[str, str]]) -> html.Ul:
    language = view.language

    def shown(value: str) -> Node:
        return value or html.Span(language.text("待填写"), className="tbd")

    return html.Ul(
        [html.Li([language.text("{term}：", term=term), shown(value)]) for term, value in rows], className="ids"
    )
