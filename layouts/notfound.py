"""The page for an address that leads nowhere: what happened, and the way on."""

from difflib import get_close_matches

from dash import html

from dashboard.components import Raw
from dashboard.language import Language
from layouts import parts
from layouts.page import Page
from layouts.reading import links
from layouts.sitemap import groups
from layouts.view import View


def notfound(view: View) -> Page:
    """The 404 page, with pages whose address is like the one asked for."""
    language = view.language
    heading = language.text("没有找到这个页面")
    lede = html.P(
        language.text("地址可能输错了，或者页面改了名。公布过的指标、举措和部门的地址不会变。"), className="plain"
    )
    sections = [_section(language.text("搜一搜"), [_search(view)])]
    if near := near_pages(view):
        sections.insert(0, _section(language.text("您要找的可能是"), [links(view, near)]))
    sections.append(_section(language.text("从这里重新开始"), [links(view, _starts(language))]))
    body = html.Div(
        [
            parts.page_head(view, heading),
            html.Div(html.Div([lede, *sections], className="stack"), className="wrap"),
        ]
    )
    description = language.text("这个地址没有页面。可以搜索指标，或者从总览、网站地图找。")
    return Page(heading, description, body, status=404)


def _section(heading: str, children: parts.Nodes) -> html.Section:
    return html.Section([html.H2(heading, className="sub-h"), *children], className="chapter")


def near_pages(view: View) -> list[tuple[str, str]]:
    """(name, path) of up to five pages whose address, or its last part, is like the one asked for or holds it."""
    told = (group for group in groups(view.snapshot, view.language) if group.name != "press")  # named as indicators are
    names = {path: name for group in told for name, path in group.pages}
    asked = view.path.rstrip("/").lower()[:200]
    tail = asked.rpartition("/")[2]
    ends = {path.rpartition("/")[2]: path for path in names}
    close = get_close_matches(asked, names, n=5, cutoff=0.75)
    close += [ends[end] for end in get_close_matches(tail, [end for end in ends if end], n=3, cutoff=0.75)]
    close += [path for end, path in ends.items() if _within(tail, end)]
    return [(names[path], path) for path in dict.fromkeys(close)][:5]


def _within(asked: str, end: str) -> bool:
    """Whether a part of an address holds what was asked, as base_stations_5g does 5g; one letter tells nothing."""
    return len(asked) > 1 and asked in end


def _search(view: View) -> html.Form:
    language = view.language
    label = html.Label(language.text("指标、举措或部门的名称"), htmlFor="q")
    field = Raw('<input id="q" name="q" type="search" maxlength="100">')
    button = html.Button(language.text("搜索"), type="submit", className="btn btn--solid")
    return html.Form(
        [html.Div([label, field], className="field"), button],
        action=view.href("/"),
        method="get",
        role="search",
        className="search",
    )


def _starts(language: Language) -> list[tuple[str, str]]:
    return [
        (language.text("总览"), "/"),
        (language.text("责任部门"), "/departments"),
        (language.text("老旧小区改造"), "/communities"),
        (language.text("数据下载与说明"), "/data"),
        (language.text("网站地图"), "/sitemap"),
    ]
