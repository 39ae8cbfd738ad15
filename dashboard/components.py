"""The two Dash components this site adds; their browser half is assets/components.js.

A page is one component tree. The server turns all of it into HTML; the browser's Dash mounts only the
Islands of it, each into its own place in that HTML, so that nothing a reader already sees is drawn again.
"""

from typing import Any

from dash.development.base_component import Component

NAMESPACE = "dashboard"  # a package that can be imported, as Dash tries to for each component it makes


class _Ours(Component):
    """What Dash's serialiser reads of a component class."""

    _namespace = NAMESPACE
    _children_props: list[str] = []
    _base_nodes: list[str] = ["children"]
    _valid_wildcard_attributes: list[str] = []
    available_wildcard_properties: list[str] = []


class Raw(_Ours):
    """Markup that Dash has no component for: SVG drawings and native form controls.

    markup is HTML the caller has built and escaped; it never holds text from outside unescaped.
    """

    _prop_names = available_properties = ["id", "markup", "className"]
    markup: str

    def __init__(self, markup: str, **properties: Any) -> None:
        self._type = "Raw"
        super().__init__(markup=markup, **properties)  # type: ignore[no-untyped-call]


class Island(_Ours):
    """A place in the page that a callback fills: its `children` stand in the server's HTML until then.

    id is what callbacks name (a string, or a dict for pattern matching). keep=True leaves the server's
    content in place underneath, so that a drawing goes on holding the space of the chart laid over it.
    """

    _prop_names = available_properties = ["id", "children", "className", "keep", "slot"]
    id: str | dict[str, str]

    def __init__(self, children: Any = None, **properties: Any) -> None:
        self._type = "Island"
        super().__init__(children=children, **properties)  # type: ignore[no-untyped-call]
