"""The pictures of a subject: every preset with its size, to see, to save by a long press, and to download."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components import Raw
from dashboard.pictures import PRESETS
from layouts import parts
from layouts.embed.subject import Subject
from layouts.view import View

ABOUT = 2070
"""About how many pixels high a picture is that is as high as its content needs."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A kind of picture: its name in addresses, what it is for, its size in pixels (height 0: as needed)."""

    name: str
    use: str
    width: int
    height: int


def presets(view: View) -> tuple[Preset, ...]:
    """Every preset, the one most asked for first."""
    language = view.language
    uses = {
        "article": language.text("公众号正文配图"),
        "cover": language.text("公众号封面"),
        "square": language.text("方图"),
        "share": language.text("分享图"),
    }
    return tuple(Preset(name, use, PRESETS[name].width, PRESETS[name].height) for name, use in uses.items())


def address(view: View, subject: Subject | None, preset: str, *, form: str = "png", download: bool = False) -> str:
    """Where a picture lies; of the view's release where that was asked for by name. Without a subject, the site's."""
    asked = {"preset": preset}
    if view.language.code == "en":
        asked["lang"] = "en"
    if view.frozen:
        asked["release"] = view.release_id
    if download:
        asked["download"] = "1"
    folder = "/charts/actions/" if subject and subject.kind == "action" else "/charts/"
    return view.file(f"{folder}{subject.name if subject else 'site'}.{form}?{urlencode(asked)}")


def gallery(view: View, subject: Subject, *, title: str) -> html.Ul:
    """Every preset of a subject; title says what they show."""
    return html.Ul([_picture(view, subject, preset, title) for preset in presets(view)], className="pictures")


def _picture(view: View, subject: Subject, preset: Preset, title: str) -> html.Li:
    said: list[Component | str] = [html.B(preset.use), html.Br(), size_words(view, preset)]
    return html.Li([image(view, subject, preset, title=title), html.P(said), downloads(view, subject, preset)])


def image(view: View, subject: Subject, preset: Preset, *, title: str) -> html.A:
    """A picture as it is, fetched when it comes near, with the way to it alone: there a long press saves it."""
    href = address(view, subject, preset.name)
    alternative = view.language.text("{title}，{use}", title=title, use=preset.use)
    shown = (
        f'<img src="{escape(href)}" alt="{escape(alternative)}" width="{preset.width}"'
        f' height="{preset.height or ABOUT}" loading="lazy" decoding="async">'
    )
    return html.A(Raw(shown), href=href, className="pictures__see")


def size_words(view: View, preset: Preset) -> str:
    """The size of a picture: 1080×1080像素."""
    if preset.height:
        return view.language.text("{width}×{height}像素", width=preset.width, height=preset.height)
    return view.language.text("宽{width}像素", width=preset.width)


def downloads(view: View, subject: Subject, preset: Preset) -> html.P:
    """A preset's two files, to save."""
    links = [
        html.A(
            view.language.text("下载{form}", form=form.upper()),
            href=address(view, subject, preset.name, form=form, download=True),
            className="btn",
            **parts.aria(label=view.language.text("下载{form}，{use}", form=form.upper(), use=preset.use)),
        )
        for form in ("png", "svg")
    ]
    return html.P(links, className="pictures__get")
