"""Texts to copy: one tap selects the whole of it, and with JavaScript a button copies it and says so."""

from dash import html
from dash.development.base_component import Component

from layouts import parts
from layouts.view import View


def copyable(view: View, name: str, text: str, *, label: str, about: str = "", code: bool = False) -> list[Component]:
    """A text with its button. name is its id on the page, label what the button says; code is set as code.

    about tells the ear which of several buttons it is that say the same.
    """
    said = parts.marked(text, view.language)
    kind = html.Code if code else html.P
    shown = kind(said, id=name, className="code all" if code else "quote all")
    return [shown, button(view, name, label, about=about)]


def source(view: View, name: str, text: str, *, label: str) -> html.Pre:
    """A long text that scrolls, to select and copy by hand; label names it to the ear."""
    shown = html.Code(parts.marked(text, view.language), id=name, className="all")
    return html.Pre(shown, className="code code--long", tabIndex="0", role="region", **parts.aria(label=label))


def button(view: View, name: str, label: str, *, about: str = "", rendered: str = "") -> html.Span:
    """The button that copies the text of an element, and the place where it says that it did.

    rendered is the id of a frame that shows the text as HTML: then it is copied as it looks.
    """
    language = view.language
    told = parts.data(
        copy=name,
        done=language.text("已复制"),
        failed=language.text("已选中，长按或按Ctrl+C复制"),
        **({"rendered": rendered} if rendered else {}),
    )
    spoken = parts.aria(label=language.text("{title}，{use}", title=label, use=about)) if about else {}
    press = html.Button(label, type="button", className="btn js-only", **told, **spoken)
    return html.Span([press, html.Span(role="status", className="copied")], className="copy")
