"""Everything the press office needs of one indicator, each piece with the button that copies it."""

from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.components import Raw
from dashboard.exports import FORMS
from dashboard.model import Indicator
from layouts import copying, parts
from layouts.embed.subject import Subject
from layouts.page import Page, shortened
from layouts.press import citing, embedding, illustrations, pasting
from layouts.press.sentences import sentences
from layouts.reading import Chapter, prose, told
from layouts.view import View

PARTS = ("sentences", "pictures", "embed", "table", "cite", "data")
"""The anchors of the page's chapters, in its order."""


def press(view: View, indicator_id: str) -> Page | None:
    """The press page of one indicator; None where the dataset has none of that name."""
    row = view.snapshot.indicator_by_id.get(indicator_id)
    if row is None:
        return None
    language = view.language
    heading = language.text("{name}：媒体使用", name=language.name(row))
    description = language.text("{name}的现成文字、配图、嵌入代码、表格和引用格式。", name=language.name(row))
    return Page(heading, shortened(description), html.Div([_head(view, row, heading), _body(view, row)]))


def _head(view: View, row: Indicator, heading: str) -> Component:
    trail = [(view.language.name(row), f"/indicators/{row.indicator_id}")]
    return parts.page_head(view, heading, trail=trail, here=view.language.text("媒体使用"))


def _body(view: View, row: Indicator) -> html.Div:
    language = view.language
    lede = language.text("文字、图片和代码都由已发布的数据生成，可以直接用；引用时请保留来源和日期。")
    names = (
        language.text("现成文字"),
        language.text("配图"),
        language.text("嵌入网页"),
        language.text("公众号表格"),
        language.text("图注和引用"),
        language.text("数据文件"),
    )
    bodies = (
        _sentences(view, row),
        _pictures(view, row),
        embedding.builder(view, Subject("indicator", row.indicator_id)),
        _table(view, row),
        _citations(view, row),
        _files(view, row),
    )
    jumps = html.Nav(
        [html.A(name, href=f"#{anchor}", className="btn") for anchor, name in zip(PARTS, names, strict=True)],
        className="jumps",
        **parts.aria(label=language.text("本页内容")),
    )
    chapters = [Chapter(*one) for one in zip(PARTS, names, bodies, strict=True)]
    standing = html.P([parts.chip(view.current(row).verdict, language), *parts.days(view)], className="lead__foot")
    return html.Div(
        [
            html.P(lede, className="plain"),
            standing,
            jumps,
            html.Div(list(map(told, chapters)), className="stack press"),
        ],
        className="wrap",
    )


def _sentences(view: View, row: Indicator) -> list[Component]:
    language, made = view.language, sentences(view, row)
    forms = (
        ("headline", language.text("简讯标题"), made.headline),
        ("sentence", language.text("一句话"), made.sentence),
        ("paragraph", language.text("一段"), made.paragraph),
    )
    return [html.Div([_text(view, name, heading, text) for name, heading, text in forms], className="use")]


def _text(view: View, name: str, heading: str, text: str) -> html.Div:
    """A ready text under its name, with its length in the language that counts it."""
    language = view.language
    length = language.text("{n}字", n=len(text)) if language.code == "zh" else ""
    title: list[parts.Node] = [heading, " ", html.Small(length)] if length else [heading]
    label = language.text("复制{what}", what=heading)
    return html.Div([html.H3(title), *copying.copyable(view, f"text-{name}", text, label=label)])


def _pictures(view: View, row: Indicator) -> list[Component]:
    language = view.language
    hint = language.text("在微信里：点开图片，长按，选“保存图片”。在电脑上：点“下载PNG”。SVG放大不模糊，适合印刷。")
    subject = Subject("indicator", row.indicator_id)
    return [prose(hint), illustrations.gallery(view, subject, title=language.name(row))]


def _table(view: View, row: Indicator) -> list[Component]:
    language, markup = view.language, pasting.wechat_table(view, row)
    return [
        prose(language.text("复制后直接粘贴到公众号编辑器，线条和颜色都会保留。要源代码的，复制下面的框。")),
        *([embedding.unpublished(view)] if view.preview else _table_shown(view, row, pasting.height(markup))),
        html.Div(
            [
                html.H3(language.text("表格的HTML代码")),
                copying.source(view, "table-source", markup, label=language.text("表格的HTML代码")),
                copying.button(view, "table-source", language.text("复制代码"), about=language.text("表格的HTML代码")),
            ]
        ),
    ]


def _table_shown(view: View, row: Indicator, height: int) -> list[Component]:
    """The table as it looks, in a frame, which is copied as it looks."""
    language = view.language
    path = view.href(f"/indicators/{row.indicator_id}/press/table")
    title = language.text("{name}：表格的样子", name=language.name(row))
    named = f'id="table-shown" class="table-shown" title="{escape(title)}" height="{height}"'
    frame = f'<iframe {named} src="{escape(path)}" loading="lazy"></iframe>'
    copied = html.P(copying.button(view, "table-source", language.text("复制表格"), rendered="table-shown"))
    return [Raw(frame), copied]


def _citations(view: View, row: Indicator) -> list[Component]:
    language = view.language
    formal = citing.gb_citation(view, language.name(row), citing.where(view, row))
    forms = (
        ("caption", language.text("图注"), citing.caption(view, row)),
        ("cite", language.text("引用"), citing.citation(view, row)),
        ("gb", language.text("参考文献（GB/T 7714）"), formal),
    )
    return [html.Div([_text(view, name, heading, text) for name, heading, text in forms], className="use")]


def _files(view: View, row: Indicator) -> list[Component]:
    language, base = view.language, f"/download/indicators/{row.indicator_id}"
    files = [(form.upper(), view.file(f"{base}.{form}")) for form in FORMS]
    links = parts.action_links([(language.text("下载{form}", form=form), href) for form, href in files])
    interface = view.absolute_file(f"/api/v1/indicators/{row.indicator_id}")
    label = language.text("复制地址")
    said = [html.H3(language.text("接口地址")), *copying.copyable(view, "code-api", interface, label=label, code=True)]
    more = html.P(html.A(language.text("接口怎样用"), href=view.href("/data/api"), className="more"))
    return [links, html.Div(html.Div(said), className="use"), more]
