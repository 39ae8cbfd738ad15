"""A figure as SVG: the parts of a Plotly figure that the site's charts use, placed as Plotly places them."""

from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from dashboard.drawing.marks import diamond, label, number
from dashboard.figures import Figure, Width
from dashboard.figures.frame import Frame, Place, frame_of, runs
from dashboard.figures.template import Annotation, Axis, Role, Shape, Symbol, Trace

_LINES: Mapping[Role, str] = {"main": "g-main", "bench": "g-b", "path": "g-path"}
_POINTS: Mapping[Role, str] = {"main": "g-main-pt", "bench": "g-b-pt", "target": "g-tgt"}
_SHAPES: Mapping[Role, str] = {"plan": "g-plan", "target-line": "g-tl", "stem": "trk-none"}
_TEXTS: Mapping[Role, str] = {
    "main": "g-l g-l--main",
    "target": "g-l g-l--ink",
    "bench": "g-l",
    "note": "g-l g-l--note",
    "plan": "g-ax",
}
_ANCHORS = {"left": "", "center": "middle", "right": "end"}
_BASELINE = 0.35  # of the letter size, from the middle of a line down to where its letters stand
_TICK_LABEL = 4.5


def svg(figure: Figure, *, size: Width) -> str:
    """A figure of `figures` as inline SVG, coloured by the stylesheet's g-* classes alone.

    size is the width the figure was made for: the class w-wide or w-narrow shows it where it fits. The drawing is
    hidden from assistive technology; the element around it carries the text alternative.
    """
    layout, frame = figure["layout"], frame_of(figure["layout"])
    band = [shape for shape in layout["shapes"] if shape["name"] == "plan"]
    lines = [shape for shape in layout["shapes"] if shape["name"] != "plan"]
    parts = (
        *(_shape(shape, frame) for shape in band),
        _grid(layout["yaxis"], frame),
        _ticks(layout["xaxis"], frame),
        *(_shape(shape, frame) for shape in lines),
        *(_trace(trace, frame) for trace in figure["data"]),
        *(_text(annotation, frame) for annotation in layout["annotations"]),
    )
    box = f'viewBox="0 0 {frame.width} {frame.height}" width="100%"'
    return f'<svg class="w-{size}" {box} aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _grid(axis: Axis, frame: Frame) -> str:
    """A line at each round number, the lowest being the base, and the number left of it."""
    return "".join(
        _ruled("g-grid" if index else "g-base", (frame.left, frame.right), (y, y))
        + label(text, kind="g-ax", x=number(frame.left - 6), y=y + _TICK_LABEL, anchor="end")
        for index, (y, text) in enumerate((frame.down(value), text) for value, text in _named(axis))
    )


def _ticks(axis: Axis, frame: Frame) -> str:
    return "".join(
        _ruled("g-base", (x, x), (frame.foot, frame.foot + 5))
        + label(text, kind="g-ax", x=number(x), y=frame.foot + 21, anchor="middle")
        for x, text in ((frame.across(value), text) for value, text in _named(axis))
    )


def _named(axis: Axis) -> Iterator[tuple[float, str]]:
    return zip(axis["tickvals"], axis["ticktext"], strict=True)


def _ruled(kind: str, x: Place, y: Place) -> str:
    ends = f'x1="{number(x[0])}" x2="{number(x[1])}" y1="{number(y[0])}" y2="{number(y[1])}"'
    return f'<line class="{kind}" {ends}/>'


def _shape(shape: Shape, frame: Frame) -> str:
    kind = _SHAPES[shape["name"]]
    x = max(frame.across(shape["x0"]), frame.left), min(frame.across(shape["x1"]), frame.right)
    if shape["yref"] == "paper":
        tall = number(frame.foot - frame.head)
        return (
            f'<rect class="{kind}" x="{number(x[0])}" y="{frame.head}" width="{number(x[1] - x[0])}" height="{tall}"/>'
        )
    return _ruled(kind, x, (frame.down(shape["y0"]), frame.down(shape["y1"])))


def _trace(trace: Trace, frame: Frame) -> str:
    stretches = [[(frame.across(x), frame.down(y)) for x, y in run] for run in runs(trace)]
    if trace["type"] == "bar":
        width = trace["width"] * frame.unit_width
        return "".join(_bar(place, width, frame) for run in stretches for place in run)
    line, points, marker = _LINES.get(trace["meta"], ""), _POINTS.get(trace["meta"], ""), trace.get("marker", {})
    if trace["meta"] == "bench":
        line, points = f"{line} {line}--{marker['symbol']}", f"{points} {points}--{marker['symbol']}"
    drawn = "".join(_polyline(line, run) for run in stretches) if "lines" in trace["mode"] else ""
    if "markers" not in trace["mode"]:
        return drawn
    return drawn + "".join(_point(points, at, marker["symbol"], marker["size"]) for run in stretches for at in run)


def _polyline(kind: str, run: Iterable[Place]) -> str:
    places = "L".join(f"{number(x)} {number(y)}" for x, y in run)
    return f'<path class="{kind}" d="M{places}"/>' if "L" in places else ""


def _bar(place: Place, width: float, frame: Frame) -> str:
    x, y = place
    box = f'x="{number(x - width / 2)}" y="{number(y)}" width="{number(width)}" height="{number(frame.foot - y)}"'
    return f'<rect class="trk-val" {box}/>'


def _point(kind: str, place: Place, symbol: Symbol, size: float) -> str:
    """A marker in Plotly's own proportions."""
    (x, y), half = place, size / 2
    if symbol == "circle":
        return f'<circle class="{kind}" cx="{number(x)}" cy="{number(y)}" r="{number(half)}"/>'
    if symbol == "square":
        corner = f'x="{number(x - half)}" y="{number(y - half)}"'
        return f'<rect class="{kind}" {corner} width="{number(size)}" height="{number(size)}"/>'
    if symbol == "triangle-up":
        wide = half * 2 / 3**0.5
        shape = f"M{number(x)} {number(y - half)}l{number(wide)} {number(half * 1.5)}h{number(-2 * wide)}Z"
        return f'<path class="{kind}" d="{shape}"/>'
    return f'<path class="{kind}" d="{diamond(x, y, half * 1.3)}"/>'


def _text(annotation: Annotation, frame: Frame) -> str:
    x = frame.across(annotation["x"]) + annotation["xshift"]
    y = frame.down(annotation["y"]) - annotation["yshift"] + _BASELINE * annotation["font"]["size"]
    kind, anchor = _TEXTS[annotation["name"]], _ANCHORS[annotation["xanchor"]]
    return label(unescape(annotation["text"]), kind=kind, x=number(x), y=y, anchor=anchor)
