"""The block of a page that the press starts from: code to embed, a picture, and the way to all the rest."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from layouts import copying, parts
from layouts.embed import code
from layouts.embed.subject import Options, Subject
from layouts.press import illustrations
from layouts.view import View


def use_box(view: View, pieces: Sequence[Component]) -> html.Section:
    """The block under its heading; pieces are what embedding, picture and the like return."""
    heading = html.H2(view.language.text("媒体使用"), id="h-use")
    return html.Section(
        [heading, html.Div(list(pieces), className="use")],
        className="use-box",
        id="use",
        **parts.aria(labelledby="h-use"),
    )


def embedding(view: View, subject: Subject) -> html.Div:
    """The code that puts a subject into another page, as it is usually wanted."""
    language = view.language
    frame = code.iframe(view, subject, Options(lang=language.code))
    shown = copying.copyable(view, "code-embed", frame, label=language.text("复制代码"), code=True)
    return html.Div([html.H3(language.text("嵌入网页")), *shown], id="embed")


def picture(view: View, subject: Subject) -> html.Div:
    """The picture for an article and the one for its cover, to save."""
    language = view.language
    links = [
        html.A(
            language.text("{use}（{size}）", use=preset.use, size=illustrations.size_words(view, preset)),
            href=illustrations.address(view, subject, preset.name, download=True),
            className="btn",
        )
        for preset in illustrations.presets(view)[:2]
    ]
    wechat = html.P(
        language.text("微信里不能直接保存文件：点右上角“…”，选“在浏览器打开”后再下载。"),
        className="notice",
        hidden=True,
        **parts.data(wx=""),
    )
    return html.Div([html.H3(language.text("下载配图")), html.P(links, className="use__get"), wechat], id="picture")
