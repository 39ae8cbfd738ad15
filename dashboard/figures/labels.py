"""Direct labels: text beside what it names, kept clear of points, lines and other text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from math import hypot

from dashboard.figures.frame import Frame, Place, runs
from dashboard.figures.template import LETTERS, PALETTE, Anchor, Annotation, Role, Theme, Trace

_LEADING = 1.3  # of the letter size, as Plotly sets lines
_NUDGE = 14
_ASIDE = (0, -30, 30, -60, 60)  # pixels that a label without room may go sideways
_CLEAR = 4  # pixels between a label and the marks around it
_MARK = 9  # pixels from the middle of a mark to its edge
_STRAY = 24  # pixels from its point that a label goes rather than cover one more place of a line
_SAMPLE = 9  # pixels between the places of a line that labels keep clear of

_TIPS = ((0, -9), (9, 0), (0, 9), (-9, 0))

Text = tuple[Role, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """One way to set a label: its lines, moved by pixels from what it names (down is positive), and its anchor."""

    lines: Sequence[Text]
    dx: float
    dy: float
    anchor: Anchor = "left"


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left - _CLEAR < x < self.right + _CLEAR and self.top - _CLEAR < y < self.bottom + _CLEAR

    def far(self, place: Place) -> float:
        """How far a place lies from it, in pixels."""
        x, y = place
        return hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))


@dataclass(slots=True)
class Labels:
    """Sets labels one after another, the first ones where they want to be."""

    frame: Frame
    theme: Theme
    set: list[Annotation] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    marks: list[Place] = field(default_factory=list)
    points: list[frozenset[Place]] = field(default_factory=list)

    def avoid(self, trace: Trace) -> None:
        """Keeps later labels clear of a series: its points and lines, the sides of its bars, the tips of diamonds."""
        if "markers" in trace.get("mode", ""):
            self.points.append(frozenset(self._pixels(place) for run in runs(trace) for place in run))
        for run in runs(trace):
            if trace["type"] == "bar":
                for x, y in run:
                    for side in (x - trace["width"] / 2, x, x + trace["width"] / 2):
                        self.avoid_line([(side, self.frame.y[0]), (side, y)])
            elif "lines" in trace["mode"]:
                self.avoid_line(run)
            else:
                places = [self._pixels(place) for place in run]
                self.marks.extend((x + dx, y + dy) for x, y in places for dx, dy in _TIPS)

    def avoid_line(self, run: Sequence[Place]) -> None:
        """Keeps later labels clear of points in data coordinates and of the line that joins them."""
        places = [self._pixels(place) for place in run]
        self.marks.extend(places)
        for (x0, y0), (x1, y1) in pairwise(places):
            steps = int(max(abs(x1 - x0), abs(y1 - y0)) / _SAMPLE)
            self.marks.extend((x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps) for n in range(1, steps))

    def _pixels(self, place: Place) -> Place:
        return self.frame.across(place[0]), self.frame.down(place[1])

    def put(self, x: float, y: float, spots: Sequence[Spot], *, optional: bool = False) -> None:
        """Sets a label for a point at the first spot with room; where there is none, clear of other text at least.

        No label stands nearer to another series' point than to its own, where that can be.
        An optional label is left out where none has room.
        """
        at = self._pixels((x, y))
        boxes = [(spot, self._box(spot, at)) for spot in spots]
        for spot, box in boxes:
            if self._inside(box) and self._free(box) and not self._covered(box) and not self._strange(box, at):
                return self._set(x, y, spot, box)
        if not optional:
            moved = ((spot, box) for spot, box in self._nudged(boxes) if box.left >= self.frame.left)
            free = [(spot, box) for spot, box in moved if self._inside(box) and self._free(box)]
            worth = {box: (self._hidden(box), self._strange(box, at)) for _, box in free}
            best = min(worth.values(), default=None)
            kept = [(spot, box) for spot, box in free if worth[box] == best]
            cost = {box: self._covered(box) + box.far(at) / _STRAY for _, box in kept}
            self._set(x, y, *min(kept, key=lambda one: cost[one[1]], default=boxes[0]))

    def _nudged(self, boxes: Sequence[tuple[Spot, Box]]) -> Iterator[tuple[Spot, Box]]:
        """Ever farther from the spots, each way."""
        moves = [(dx, step * _NUDGE * way) for step in range(4) for dx in _ASIDE for way in (1, -1) if step or way > 0]
        for dx, dy in moves:
            for spot, box in boxes:
                moved = Spot(spot.lines, spot.dx + dx, spot.dy + dy, spot.anchor)
                yield moved, Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)

    def _inside(self, box: Box) -> bool:
        return box.left >= 0 and box.right <= self.frame.width and box.top >= 0 and box.bottom <= self.frame.foot

    def _free(self, box: Box) -> bool:
        return not any(box.meets(other) for other in self.taken)

    def _covered(self, box: Box) -> int:
        return sum(box.holds(x, y) for x, y in self.marks)

    def _hidden(self, box: Box) -> int:
        """How many published points and targets a label would lie on: worse than any line."""
        return sum(box.far(point) < _MARK for points in self.points for point in points)

    def _strange(self, box: Box, at: Place) -> bool:
        """Whether a label here would seem to name another series."""
        others = (point for points in self.points if at not in points for point in points)
        return any(box.far(point) < box.far(at) for point in others)

    def _box(self, spot: Spot, at: Place) -> Box:
        width = max(text_width(text, role) for role, text in spot.lines)
        height = sum(LETTERS[role][0] * _LEADING for role, _ in spot.lines)
        left = at[0] + spot.dx - {"left": 0.0, "center": width / 2, "right": width}[spot.anchor]
        top = at[1] + spot.dy - height / 2
        return Box(left, top, left + width, top + height)

    def _set(self, x: float, y: float, spot: Spot, box: Box) -> None:
        self.taken.append(box)
        down = box.top
        for role, text in spot.lines:
            height = LETTERS[role][0] * _LEADING
            shift = self.frame.down(y) - (down + height / 2)
            self.set.append(
                annotation(role, text, self.theme, place=(x, y), shift=(spot.dx, shift), anchor=spot.anchor)
            )
            down += height


def annotation(
    role: Role,
    text: str,
    theme: Theme,
    *,
    place: Place,
    shift: Place = (0, 0),
    anchor: Anchor = "center",
) -> Annotation:
    """A line of text at a place in the data, moved by pixels."""
    size, token, weight = LETTERS[role]
    return {
        "name": role,
        "text": escape(text, quote=False),
        "x": place[0],
        "y": place[1],
        "xshift": round(shift[0], 1),
        "yshift": round(shift[1], 1),
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": PALETTE[theme][token], "weight": weight},
    }


def text_width(text: str, role: Role) -> float:
    """About how wide a line of text is: a Chinese character takes a square, Latin letters a little over half."""
    return LETTERS[role][0] * sum(1.0 if character > "\u2e7f" else 0.56 for character in text)
