"""The page for a request that cannot be answered: what happened, and the way on. Needs no data, which may be amiss."""

from dash import html

from dashboard.language import Language
from dashboard.settings import Settings
from layouts.page import Page
from layouts.parts import crumbs


def refusal(language: Language, settings: Settings, status: int, *, request: str = "") -> Page:
    """The whole page of an error, its frame included. request is the number of the request in the log."""
    heading, says = refused(language, status)
    bar = html.Div([_home(language, settings), _other(language, settings)], className="wrap")
    above = [(language.text("新型城镇化建设进展"), _href(language, settings, "/"))]
    top = html.Div([crumbs(language, above, here=heading), html.H1(heading)], className="wrap pagehead")
    told = html.Div([html.P(says, className="plain"), _ways(language, settings)], className="stack")
    around = [
        html.Header(bar, className="topbar"),
        html.Main([top, html.Div(told, className="wrap")], id="main"),
        _foot(language, settings, status, request),
    ]
    return Page(heading, says, html.Div(around, className="frame"), status=status)


def refused(language: Language, status: int) -> tuple[str, str]:
    """What happened and what to do, without a word of how the site is made."""
    known = {
        400: (
            language.text("这个请求看不懂"),
            language.text("地址或者提交的内容不完整，可能是复制时漏了一段。请回到总览，从那里再打开。"),
        ),
        404: (language.text("没有找到这个页面"), language.text("地址可能输错了。可以从总览或者网站地图找。")),
        405: (
            language.text("这个地址不能这样用"),
            language.text("这里只能查看，不能提交内容。请直接打开地址，不要重复提交表单。"),
        ),
        413: (language.text("提交的内容太大"), language.text("公开页面不接收文件。请回到总览重新打开页面。")),
        503: (
            language.text("暂时打不开"),
            language.text("数据库正在维护或者很忙，公布的数没有变。请过几分钟再刷新。"),
        ),
    }
    failed = (
        language.text("页面出错了"),
        language.text("这是网站的问题，不是您的操作有误，已经记下来了。请过几分钟再刷新，或者先看别的页面。"),
    )
    return known.get(status, failed if status >= 500 else known[400])


def _home(language: Language, settings: Settings) -> html.A:
    return html.A(language.of(settings, "site_name"), href=_href(language, settings, "/"), className="site")


def _other(language: Language, settings: Settings) -> html.Div:
    """The overview in the other language, for who cannot read this one."""
    prefix, text, tag = ("", "中文", "zh-CN") if language.code == "en" else ("/en", "English", "en")
    link = html.A(text, href=f"{settings.url_prefix}{prefix}/", className="tool", lang=tag, hrefLang=tag)
    return html.Div(link, className="tools")


def _ways(language: Language, settings: Settings) -> html.Section:
    ways = [
        (language.text("总览"), "/"),
        (language.text("责任部门"), "/departments"),
        (language.text("数据下载与说明"), "/data"),
        (language.text("网站地图"), "/sitemap"),
    ]
    rows = [html.Li(html.A(text, href=_href(language, settings, path))) for text, path in ways]
    listed = html.Div(html.Ul(rows), className="links")
    return html.Section([html.H2(language.text("从这里重新开始"), className="sub-h"), listed], className="chapter")


def _foot(language: Language, settings: Settings, status: int, request: str) -> html.Footer:
    """Whom to tell, and under which numbers."""
    rows = [(language.text("主办单位"), language.of(settings, "organiser"))]
    rows += [(language.text("联系电话"), settings.phone)] if settings.phone else []
    rows.append((language.text("错误编号"), str(status)))
    rows += [(language.text("请求编号"), request)] if request else []
    told = [html.Li(language.text("{term}：{value}", term=term, value=value)) for term, value in rows]
    return html.Footer(html.Div(html.Ul(told, className="ids"), className="wrap"), className="foot")


def _href(language: Language, settings: Settings, path: str) -> str:
    return settings.url_prefix + ("/en" if language.code == "en" else "") + path
