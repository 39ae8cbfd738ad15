"""What a chart answers with where it is pointed at: each published figure and target, and its place in the drawing."""

import json
from html import unescape

from dashboard.figures import Figure
from dashboard.figures.frame import frame_of

Point = tuple[float, float, str]


def points(figure: Figure) -> list[Point]:
    """Place in pixels from the drawing's top left corner, and words, from left to right."""
    frame = frame_of(figure["layout"])
    found = [
        (round(frame.across(x), 1), round(frame.down(y), 1), _plain(says))
        for trace in figure["data"]
        for x, y, says in zip(trace["x"], trace["y"], trace.get("hovertext", ()), strict=False)
        if x is not None and y is not None and says
    ]
    return sorted(found)


def as_json(figures: dict[str, Figure]) -> str:
    """The points of each drawing by its width, as a script element may hold them."""
    found = {width: points(figure) for width, figure in figures.items()}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _plain(says: str) -> str:
    """Plotly's markup as lines of text."""
    return unescape(says.replace("<br>", "\n"))
