"""The one template of all charts: what each role looks like, in both colour schemes, and the dicts Plotly takes.

Everything drawn has a role, in a trace's `meta` and in the `name` of a shape or annotation. The role decides
colour, width and letter size here, and the CSS class in the SVG drawing.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

Role = Literal["main", "bench", "path", "target", "target-line", "plan", "stem", "note"]
Theme = Literal["light", "dark"]
Width = Literal["wide", "narrow", "picture", "square"]
Anchor = Literal["left", "center", "right"]
Symbol = Literal["circle", "square", "triangle-up", "diamond"]


class Line(TypedDict, total=False):
    color: str
    width: float
    dash: str


class Marker(TypedDict, total=False):
    symbol: Symbol
    size: float
    color: str
    line: Line


class Font(TypedDict, total=False):
    color: str
    size: float
    weight: int
    family: str


class Trace(TypedDict, total=False):
    """One series. y is None where the line breaks off; width is a bar's, in units of x."""

    type: Literal["scatter", "bar"]
    meta: Role
    name: str
    mode: str
    x: list[float | None]
    y: list[float | None]
    width: float
    line: Line
    marker: Marker
    hovertext: list[str]
    hovertemplate: str
    hoverinfo: str
    cliponaxis: bool


class Shape(TypedDict, total=False):
    """A rectangle or line. With yref `paper` y runs from 0 at the plot's foot to 1 at its head."""

    name: Role
    type: Literal["rect", "line"]
    x0: float
    x1: float
    y0: float
    y1: float
    yref: Literal["y", "paper"]
    layer: Literal["below", "between"]
    line: Line
    fillcolor: str


class Annotation(TypedDict, total=False):
    """One line of text at a place in the data, moved by pixels (yshift upwards). text is HTML-escaped for Plotly."""

    name: Role
    text: str
    x: float
    y: float
    xshift: float
    yshift: float
    xanchor: Anchor
    yanchor: Literal["middle"]
    showarrow: bool
    font: Font


class Axis(TypedDict, total=False):
    range: tuple[float, float]
    tickmode: Literal["array"]
    tickvals: list[float]
    ticktext: list[str]
    showgrid: bool
    gridcolor: str
    zeroline: bool
    showline: bool
    linecolor: str
    ticks: Literal["", "outside"]
    ticklen: int
    tickcolor: str
    tickangle: int
    ticklabeloverflow: Literal["allow"]
    fixedrange: bool
    rangeslider: Mapping[str, object]


class Margin(TypedDict):
    l: int  # noqa: E741  Plotly's names
    r: int
    t: int
    b: int


class Layout(TypedDict, total=False):
    """meta holds the size in pixels that the labels were placed for."""

    meta: Mapping[str, int]
    margin: Margin
    autosize: bool
    font: Font
    paper_bgcolor: str
    plot_bgcolor: str
    showlegend: bool
    hovermode: str
    dragmode: bool
    xaxis: Axis
    yaxis: Axis
    shapes: list[Shape]
    annotations: list[Annotation]
    hoverlabel: Mapping[str, object]


class Figure(TypedDict):
    """A Plotly figure as a plain dict, ready for JSON."""

    data: list[Trace]
    layout: Layout


FONT = (
    '-apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "HarmonyOS Sans SC", "MiSans", '
    '"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
)

PALETTE: Mapping[Theme, Mapping[str, str]] = {
    "light": {
        "paper": "#FFFFFF",
        "paper-2": "#F3F5F8",
        "ink": "#131C26",
        "ink-3": "#566270",
        "line": "#D3D9E0",
        "line-ui": "#7A8692",
        "accent": "#0A4DA0",
        "bench": "#5F6B78",
    },
    "dark": {
        "paper": "#10161D",
        "paper-2": "#18212A",
        "ink": "#EEF2F6",
        "ink-3": "#9CA8B4",
        "line": "#303C48",
        "line-ui": "#7C8894",
        "accent": "#82B5F6",
        "bench": "#98A4B0",
    },
}
"""The stylesheet's own tokens, by name: Plotly cannot read CSS variables."""

LETTERS: Mapping[Role, tuple[int, str, int]] = {
    "main": (15, "accent", 600),
    "target": (14, "ink", 600),
    "bench": (13, "bench", 400),
    "note": (13, "ink-3", 400),
    "plan": (13, "ink-3", 400),
}
"""Size in pixels, token and weight of a role's text."""

_STROKES: Mapping[Role, Line] = {
    "main": {"color": "accent", "width": 3},
    "bench": {"color": "bench", "width": 1.75},
    "path": {"color": "accent", "width": 2, "dash": "1px,6px"},
    "target-line": {"color": "ink", "width": 1.5, "dash": "6px,4px"},
    "stem": {"color": "line-ui", "width": 1.5, "dash": "2px,4px"},
}

OPEN: Symbol = "triangle-up"
"""The shape that is not filled, to be seen where another lies on it."""

TARGET_SIZE = 14
"""Plotly's diamond is 1.3 times its size from tip to tip: 18 px."""


def stroke(role: Role, theme: Theme) -> Line:
    """The line of a role."""
    line = _STROKES[role]
    return {**line, "color": PALETTE[theme][line["color"]]}


def markers(role: Role, theme: Theme, *, symbol: Symbol = "circle", size: float) -> Marker:
    """The points of a role: a ring for the county, a shape for other places, open or filled, the target's diamond."""
    colours = PALETTE[theme]
    if role == "main":
        ring: Line = {"color": colours["accent"], "width": 3}
        return {"symbol": symbol, "size": size, "color": colours["paper"], "line": ring}
    inside, edge = ("paper", "bench") if symbol == OPEN else ("ink" if role == "target" else "bench", "paper")
    return {"symbol": symbol, "size": size, "color": colours[inside], "line": {"color": colours[edge], "width": 1.5}}


def slider(span: tuple[float, float], theme: Theme) -> Mapping[str, object]:
    """The brush under a long series: the same picture once more, small, with a handle at each end."""
    return {
        "visible": True,
        "thickness": 0.1,
        "range": list(span),
        "bgcolor": PALETTE[theme]["paper-2"],
        "yaxis": {"rangemode": "match"},
    }


def layout(
    *,
    theme: Theme,
    size: tuple[int, int],
    margin: Margin,
    xaxis: Axis,
    yaxis: Axis,
    shapes: Sequence[Shape],
    annotations: Sequence[Annotation],
) -> Layout:
    """What all charts share: no legend, no title, no drag, one grid, ink on nothing."""
    colours = PALETTE[theme]
    across: Axis = {"showgrid": False, "showline": True, "linecolor": colours["ink-3"], "ticks": "outside"}
    across |= {"ticklen": 5, "tickcolor": colours["ink-3"], "tickangle": 0, "ticklabeloverflow": "allow"}
    up: Axis = {"showgrid": True, "gridcolor": colours["line"], "ticks": ""}
    both: Axis = {"tickmode": "array", "zeroline": False, "fixedrange": True}
    return {
        "meta": {"width": size[0], "height": size[1]},
        "margin": margin,
        "autosize": True,
        "font": {"family": FONT, "size": 13, "color": colours["ink-3"]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {**both, **across, **xaxis},
        "yaxis": {**both, **up, **yaxis},
        "shapes": list(shapes),
        "annotations": list(annotations),
        "hoverlabel": {
            "bgcolor": colours["paper"],
            "font": {"family": FONT, "size": 14, "color": colours["ink"]},
            "align": "left",
        },
    }
