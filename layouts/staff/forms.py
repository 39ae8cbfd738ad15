"""Forms and their fields: plain HTML that is posted, with or without JavaScript."""

from collections.abc import Sequence
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components import Raw
from layouts.parts import Node, Nodes, aria, data
from layouts.staff.desktop import Desktop


def form(
    desktop: Desktop,
    path: str,
    children: Nodes = (),
    *,
    name: str | None = None,
    version: int | None = None,
    upload: bool = False,
    confirm: str = "",
    kind: str = "",
) -> html.Form:
    """A form posted to a staff path. confirm is asked before it is sent; version guards a draft's inputs.

    Fields elsewhere in the page may belong to it by its name.
    """
    hidden = [concealed("csrf_token", desktop.token)]
    if version is not None:
        hidden.append(concealed("version", str(version)))
    return html.Form(
        [*hidden, *children],
        action=desktop.href(path),
        method="post",
        encType="multipart/form-data" if upload else None,
        className=kind or None,
        **(data(confirm=confirm) if confirm else {}),
        **(data(upload="") if upload else {}),
        **_named(name),
    )


def _named(name: str | None) -> dict[str, Any]:
    """Dash takes an id or none at all."""
    return {"id": name} if name else {}


def concealed(name: str, value: str, *, form_name: str = "") -> Raw:
    """A hidden field."""
    return _input(type="hidden", name=name, value=value, form=form_name)


def entry(
    name: str, *, identifier: str = "", value: str = "", kind: str = "text", form_name: str = "", **more: str
) -> Raw:
    """A one-line field without its label. more are attributes; `required="required"` is one of them."""
    names = {key.rstrip("_").replace("_", "-"): said for key, said in more.items()}
    return _input(**{"type": kind, "id": identifier or name, "name": name, "value": value, "form": form_name, **names})


def _input(**attributes: str) -> Raw:
    kept = [(key, said) for key, said in attributes.items() if said or key == "value"]
    return Raw("<input" + "".join(f' {key}="{escape(said)}"' for key, said in kept) + ">")


def field(label: Node | Nodes, name: str, *, hint: str = "", **more: str) -> html.Div:
    """A labelled one-line field with a hint under it; more goes to `entry`."""
    identifier = more.pop("identifier", name)
    described = {"aria_describedby": f"{identifier}-hint"} if hint else {}
    children: list[Component] = [
        html.Label(label, htmlFor=identifier),
        entry(name, identifier=identifier, **described, **more),
    ]
    if hint:
        children.append(html.Small(hint, id=f"{identifier}-hint", className="hint"))
    return html.Div(children, className="field")


def lines(
    label: str,
    name: str,
    *,
    identifier: str,
    value: str = "",
    hint: str = "",
    form_name: str | None = None,
    required: bool = False,
    unseen: bool = False,
) -> html.Div:
    """A labelled field of several lines; unseen keeps the label for screen readers only."""
    described = aria(describedby=f"{identifier}-hint") if hint else {}
    children: list[Component] = [
        html.Label(label, htmlFor=identifier, className="vh" if unseen else None),
        html.Textarea(
            value,
            id=identifier,
            name=name or None,
            rows=2,
            form=form_name,
            maxLength=500,
            required=required or None,
            **described,
        ),
    ]
    if hint:
        children.append(html.Small(hint, id=f"{identifier}-hint", className="hint"))
    return html.Div(children, className="field")


def choice(
    label: str,
    name: str,
    choices: Sequence[tuple[str, str]],
    *,
    chosen: str = "",
    identifier: str = "",
) -> html.Div:
    """A labelled list to choose one of: (value, words)."""
    identifier = identifier or name
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in choices
    )
    markup = f'<select id="{escape(identifier)}" name="{escape(name)}">{options}</select>'
    return html.Div([html.Label(label, htmlFor=identifier), Raw(markup)], className="field")


def tick(
    label: str, name: str, value: str, *, checked: bool = False, kind: str = "checkbox", required: bool = False
) -> html.Label:
    """A box to tick, or a radio button, within its label."""
    marks = {"checked": "checked" if checked else "", "required": "required" if required else ""}
    return html.Label([_input(type=kind, name=name, value=value, **marks), html.Span(label)])


def button(
    text: str,
    kind: str = "solid",
    *,
    name: str | None = None,
    value: str | None = None,
    form_name: str | None = None,
    why_not: str = "",
    label: str = "",
    to: str | None = None,
) -> html.Button:
    """A button that sends its form, to another address where `to` gives one.

    why_not names the element that says why it cannot be pressed yet.
    """
    style = f"btn btn--{kind}" if kind else "btn"
    stopped = aria(disabled="true", describedby=why_not) if why_not else {}
    named = aria(label=label) if label else {}
    return html.Button(
        text,
        type="button" if why_not else "submit",
        name=name,
        value=value,
        form=form_name,
        formAction=to,
        className=style,
        **stopped,
        **named,
    )


def guarded(summary: str, children: Nodes) -> html.Details:
    """Something that should not happen by a slip: opened first, then done."""
    return html.Details([html.Summary(summary), *children], className="guarded")


def refused(error: str) -> list[Component]:
    """Why the last try failed, over the form."""
    return [html.P(error, className="said said--error", role="alert")] if error else []
