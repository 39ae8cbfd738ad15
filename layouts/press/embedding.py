"""The embed builder: a plain form that asks for the code, the code in three forms, and what it shows at two widths."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import cast
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components import Raw
from dashboard.language import LANGUAGES, Code
from layouts import copying, parts
from layouts.embed import code
from layouts.embed.subject import SHAPES, THEMES, Options, Shape, Subject, Theme, address, title
from layouts.view import View

FIELDS = ("view", "theme", "lang", "frozen", "static")
"""The names of the form's fields and of the page's query."""

WIDTHS = (375, 720)
"""The widths a preview is shown at, in pixels: a phone's, and an article's on a desktop."""

_Choices = Sequence[tuple[str, str]]


def chosen(view: View) -> Options:
    """The options that the page's query asks for; what it does not know is as it is usually."""
    asked = view.query
    return Options(
        view=cast(Shape, asked["view"]) if asked.get("view") in SHAPES else "chart",
        theme=cast(Theme, asked["theme"]) if asked.get("theme") in THEMES else "auto",
        lang=cast(Code, asked["lang"]) if asked.get("lang") in LANGUAGES else view.language.code,
        release=view.release_id if asked.get("frozen") == "1" else "",
        static=asked.get("static") == "1",
    )


def builder(view: View, subject: Subject) -> list[Component]:
    """The form, and under it what it makes."""
    options = chosen(view)
    return [_form(view, options), html.Div(_made(view, subject, options), id="made", className="stack")]


def _form(view: View, options: Options) -> html.Form:
    language = view.language
    fields = [
        _select("view", language.text("内容"), _shapes(view), options.view),
        _select("theme", language.text("颜色"), _themes(view), options.theme),
        _select("lang", language.text("语言"), [("zh", "中文"), ("en", "English")], options.lang),
        _select("frozen", language.text("数据"), _releases(view), "1" if options.release else ""),
        _select("static", language.text("交互"), _answers(view), "1" if options.static else ""),
    ]
    press = html.Button(language.text("生成代码"), type="submit", className="btn btn--solid")
    told = html.Span(role="status", className="copied")
    return html.Form(
        [*fields, html.P([press, told], className="builder__do")],
        method="get",
        action=f"{view.href(view.path)}#embed",
        className="builder",
        **parts.data(part="made", done=language.text("代码已更新")),
    )


def _select(name: str, label: str, choices: _Choices, now: str) -> html.Div:
    options = "".join(
        f'<option value="{value}"{" selected" if value == now else ""}{_foreign(text)}>{escape(text)}</option>'
        for value, text in choices
    )
    markup = f'<label for="e-{name}">{escape(label)}</label><select id="e-{name}" name="{name}">{options}</select>'
    return html.Div(Raw(markup), className="field")


def _foreign(text: str) -> str:
    """Each language is called by its own name."""
    return {"中文": ' lang="zh-CN"', "English": ' lang="en"'}.get(text, "")


def _shapes(view: View) -> _Choices:
    language = view.language
    names = {"chart": language.text("图表"), "table": language.text("表格"), "card": language.text("卡片")}
    return [(shape, names[shape]) for shape in SHAPES]


def _themes(view: View) -> _Choices:
    language = view.language
    names = {"auto": language.text("跟随读者设备"), "light": language.text("浅色"), "dark": language.text("深色")}
    return [(theme, names[theme]) for theme in THEMES]


def _releases(view: View) -> _Choices:
    language = view.language
    frozen = language.text("固定为版本{release}，以后不变", release=view.release_id[:12])
    return [("", language.text("总是最新，更正后自动更新")), ("1", frozen)]


def _answers(view: View) -> _Choices:
    language = view.language
    return [("", language.text("指到图上时显示数值")), ("1", language.text("只看图，不加载脚本"))]


def _made(view: View, subject: Subject, options: Options) -> list[Component]:
    return [html.Div(_codes(view, subject, options), className="use"), *_shown(view, subject, options)]


def _spoken(view: View, options: Options) -> View:
    """The view in the language of the embed, which names the frame and says how long its texts are."""
    return replace(view, language=LANGUAGES[options.lang])


def _codes(view: View, subject: Subject, options: Options) -> list[Component]:
    language, label, spoken = view.language, view.language.text("复制代码"), _spoken(view, options)
    return [
        _code(
            view,
            "code-iframe",
            language.text("通用代码"),
            language.text("高度已留够，哪里都能用。"),
            code.iframe(spoken, subject, options),
            label,
        ),
        _code(
            view,
            "code-script",
            language.text("自动调整高度的代码"),
            language.text("对方网站允许脚本时用：读者屏幕宽窄不同，高度自动合适。"),
            code.with_script(spoken, subject, options),
            label,
        ),
        _code(
            view,
            "code-oembed",
            language.text("oEmbed地址"),
            language.text("编辑器认得oEmbed的，贴指标页的地址就行；要接口地址的，用这个。"),
            oembed(view, subject, options),
            language.text("复制地址"),
        ),
    ]


def _code(view: View, name: str, heading: str, use: str, text: str, label: str) -> html.Div:
    shown = copying.copyable(view, name, text, label=label, about=heading, code=True)
    return html.Div([html.H3(heading), html.P(use), *shown])


def oembed(view: View, subject: Subject, options: Options) -> str:
    """Where a system asks for the code that these options make."""
    asked = urlencode({"url": address(view, subject, options), "format": "json"})
    return view.absolute_file(f"/oembed?{asked}")


def _shown(view: View, subject: Subject, options: Options) -> list[Component]:
    """What the code makes; a draft's embeds do not exist."""
    return [unpublished(view)] if view.preview else _previews(view, subject, options)


def unpublished(view: View) -> Component:
    """In the place of what has an address of its own, which a draft's does not yet."""
    return parts.notice(view.language.text("发布以后，这里能看到样子。"))


def _previews(view: View, subject: Subject, options: Options) -> list[Component]:
    language = view.language
    names = (language.text("手机上的样子"), language.text("电脑上的样子"))
    shown = [
        html.Div([html.H3(name), _preview(view, subject, options, name, width)])
        for name, width in zip(names, WIDTHS, strict=True)
    ]
    return [*shown, Raw(f'<script src="{view.file("/embed.js")}" async></script>')]


def _preview(view: View, subject: Subject, options: Options, name: str, width: int) -> html.Div:
    """Our own embed page in a frame; a phone narrows its own and moves the desktop's sideways."""
    query = f"?{options.query}" if options.query else ""
    markup = (
        f'<iframe src="{escape(view.file(subject.path) + query)}" title="{escape(title(view, subject))}" '
        f'width="{width}" height="{code.height(_spoken(view, options), subject, options)}" loading="lazy"></iframe>'
    )
    return html.Div(Raw(markup), className="preview", role="region", tabIndex="0", **parts.aria(label=name))
