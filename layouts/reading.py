"""The pieces of pages that are read from top to bottom: chapters, their contents, tables of text."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from layouts import parts
from layouts.view import View

Rows = Sequence[Sequence[parts.Node | parts.Nodes]]
"""The cells of a table, row by row."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a page under its own heading. name is its anchor."""

    name: str
    heading: str
    body: parts.Nodes


def article(
    view: View,
    heading: str,
    chapters: Sequence[Chapter],
    *,
    lede: str = "",
    trail: Sequence[tuple[str, str]] = (),
    aside: parts.Nodes = (),
) -> html.Div:
    """A page of chapters with their contents above them, and facts beside them on wide screens."""
    main = html.Div([_contents(view, chapters), *map(told, chapters)], className="stack")
    body: Component = main
    if aside:
        beside = html.Aside(list(aside), className="side", **parts.aria(label=view.language.text("基本信息")))
        body = html.Div([main, beside], className="ind__grid")
    opening = [html.P(lede, className="plain")] if lede else []
    return html.Div(
        [
            parts.page_head(view, heading, trail=trail),
            html.Div([*opening, body], className="wrap"),
        ]
    )


def told(chapter: Chapter) -> html.Section:
    """A chapter under its heading."""
    return html.Section(
        [html.H2(chapter.heading, className="sub-h"), *chapter.body], id=chapter.name, className="chapter"
    )


def _contents(view: View, chapters: Sequence[Chapter]) -> html.Nav:
    links = [html.A(chapter.heading, href=f"#{chapter.name}") for chapter in chapters]
    fold = html.Details([html.Summary(view.language.text("本页内容")), bullets(*links)], className="fold")
    return html.Nav(fold, **parts.aria(label=view.language.text("本页内容")))


def prose(*paragraphs: parts.Node | parts.Nodes) -> html.Div:
    """Paragraphs at a comfortable width."""
    return html.Div([html.P(paragraph) for paragraph in paragraphs], className="prose")


def bullets(*points: parts.Node | parts.Nodes) -> html.Div:
    """Short points, one under the other."""
    return html.Div(html.Ul([html.Li(point) for point in points]), className="prose")


def formula(text: str) -> html.Code:
    """A formula or a piece of a file, on lines of its own."""
    return html.Code(text, className="code")


def text_table(caption: str, head: Sequence[str], rows: Rows) -> html.Div:
    """A table of words under a chapter's heading, which names it to the eye; caption names it to the ear."""
    framed = parts.table(caption, head, rows, left=range(len(head)))
    framed.children.children[0].className = "vh"
    return framed


def links(view: View, pages: Sequence[tuple[str, str]]) -> html.Div:
    """Pages of this site, by name: (name, path) of each."""
    rows = [html.Li(html.A(name, href=view.href(path))) for name, path in pages]
    return html.Div(html.Ul(rows), className="links")
