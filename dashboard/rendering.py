"""A page's component tree as HTML: what the reader sees first, and all that is needed without JavaScript.

The same tree gives the browser's Dash what it has to mount: its stores and islands, and nothing else.
"""

import json
from collections.abc import Iterator
from html import escape

from dash import dcc
from dash.development.base_component import Component

from dashboard.components import Island, Raw

_VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "link", "meta"})
_NAMES = {"className": "class", "htmlFor": "for", "acceptCharset": "accept-charset", "httpEquiv": "http-equiv"}
_DROPPED = frozenset({"children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"})
_SAFE_SCHEMES = ("http://", "https://", "/", "#", "?", "mailto:", "tel:", "data:image/")


def html(node: object) -> str:
    """The HTML of a component tree, text escaped. Stores leave no trace; an Island shows its own children.

    node is a component, a string, a number, None or a list of these.
    """
    parts: list[str] = []
    _write(node, parts)
    return "".join(parts)


def mounted(tree: Component) -> list[Component]:
    """The components of a tree that the browser's Dash has to know: its stores, and its islands as empty places."""
    return [_place(node) if isinstance(node, Island) else node for node in walk(tree) if _is_live(node)]


def slot_id(component_id: object) -> str:
    """The DOM id of the place an island stands in."""
    parts = component_id.values() if isinstance(component_id, dict) else [component_id]
    return "-".join(["slot", *map(str, parts)])


def _is_live(node: Component) -> bool:
    return isinstance(node, Island | dcc.Store)


def _place(island: Island) -> Island:
    return Island(id=island.id, slot=slot_id(island.id), keep=bool(getattr(island, "keep", False)))


def walk(node: object) -> Iterator[Component]:
    """Every component of a tree, in the order of the page."""
    if isinstance(node, list | tuple):
        for child in node:
            yield from walk(child)
    elif isinstance(node, Component):
        yield node
        yield from walk(getattr(node, "children", None))


def _write(node: object, parts: list[str]) -> None:
    if node is None or isinstance(node, bool):
        return
    if isinstance(node, list | tuple):
        for child in node:
            _write(child, parts)
    elif isinstance(node, Raw):
        parts.append(node.markup)
    elif isinstance(node, Island):
        _write_island(node, parts)
    elif isinstance(node, Component):
        if not isinstance(node, dcc.Store):
            _write_element(node, parts)
    else:
        parts.append(escape(str(node), quote=False))


def _write_element(node: Component, parts: list[str]) -> None:
    tag = type(node).__name__.lower()
    parts.append(f"<{tag}{_attributes(node)}>")
    if tag not in _VOID:
        _write(getattr(node, "children", None), parts)
        parts.append(f"</{tag}>")


def _write_island(node: Island, parts: list[str]) -> None:
    tag = "div" if getattr(node, "keep", False) else "span"
    names = " ".join(filter(None, ("island", getattr(node, "className", ""))))
    parts.append(f'<{tag} class="{escape(names)}" id="{slot_id(node.id)}"><{tag} class="still">')
    _write(getattr(node, "children", None), parts)
    parts.append(f"</{tag}></{tag}>")


def _attributes(node: Component) -> str:
    written = []
    # sorted: Dash keeps them in an order that differs between processes, and hosts have to agree on every byte
    for name in node._prop_names + sorted(key for key in vars(node) if key.startswith(("data-", "aria-"))):
        value = getattr(node, name, None)
        if name in _DROPPED or value is None or value is False:
            continue
        written.append(_attribute(_NAMES.get(name, name.lower()), value))
    return "".join(dict.fromkeys(written))


def _attribute(name: str, value: object) -> str:
    if value is True and not name.startswith(("aria-", "data-")):
        return f" {name}"
    if name in {"href", "src", "action"} and not str(value).startswith(_SAFE_SCHEMES):
        raise ValueError(f"unsafe address in {name}: {value!r}")
    text = json.dumps(value, sort_keys=True) if isinstance(value, dict | bool) else str(value)
    return f' {name}="{escape(text)}"'
