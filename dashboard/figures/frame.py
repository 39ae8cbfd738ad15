"""Where a chart's data lies on its picture: margins, ranges, round numbers for the vertical axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from dashboard.figures.template import Layout, Margin, Trace

Place = tuple[float, float]

_HAIR = 0.006
_PARTS = 4
_HEADROOM = Decimal("0.35")  # of a step, above a value that lies on a tick
_STEPS = (Decimal(1), Decimal(2), Decimal(4), Decimal(5))
_LEAST_CUT = Decimal("0.3")  # an axis that would start lower than this share of its top starts at zero

_FOOTROOM = Decimal("0.15")  # of a step, below the lowest value of a cut axis


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture's size and margins in pixels, and the ranges of its axes."""

    width: int
    height: int
    margin: Margin
    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def left(self) -> int:
        return self.margin["l"]

    @property
    def right(self) -> int:
        return self.width - self.margin["r"]

    @property
    def head(self) -> int:
        return self.margin["t"]

    @property
    def foot(self) -> int:
        return self.height - self.margin["b"]

    def across(self, x: float) -> float:
        """Pixels from the picture's left edge."""
        return self.left + (x - self.x[0]) / (self.x[1] - self.x[0]) * (self.right - self.left)

    def down(self, y: float) -> float:
        """Pixels from the picture's top edge."""
        return self.foot - (y - self.y[0]) / (self.y[1] - self.y[0]) * (self.foot - self.head)

    def value(self, down: float) -> float:
        """The value at so many pixels from the picture's top edge."""
        return self.y[0] + (self.foot - down) / (self.foot - self.head) * (self.y[1] - self.y[0])

    @property
    def unit_width(self) -> float:
        """Pixels that one unit of x takes."""
        return (self.right - self.left) / (self.x[1] - self.x[0])


def runs(trace: Trace) -> Iterator[list[Place]]:
    """The stretches of a series between its gaps, in data coordinates."""
    run: list[Place] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is not None and y is not None:
            run.append((x, y))
        elif run:
            yield run
            run = []
    if run:
        yield run


def frame_of(layout: Layout) -> Frame:
    """The frame a finished figure was laid out in."""
    size = layout["meta"]
    x, y = layout["xaxis"]["range"], layout["yaxis"]["range"]
    return Frame(size["width"], size["height"], layout["margin"], x, y)


@dataclass(frozen=True, slots=True)
class Scale:
    """A vertical axis: its ticks from foot to head. cut is true where it does not start at zero."""

    ticks: tuple[Decimal, ...]
    top: Decimal

    @property
    def cut(self) -> bool:
        return self.ticks[0] > 0

    @property
    def range(self) -> tuple[float, float]:
        """From the foot to a hair above the head: Plotly leaves out a grid line on the very edge."""
        foot, top = float(self.ticks[0]), float(self.top)
        return foot, top + (top - foot) * _HAIR


def scale(values: Sequence[Decimal], *, share: bool, from_zero: bool, whole: bool) -> Scale:
    """Round numbers around values: about four steps, from zero where from_zero or where little would be cut.

    share caps the axis of a percentage at 100; whole keeps steps to whole numbers.
    """
    high = max([*values, Decimal(0)])
    low = min([*values, Decimal(0)]) if from_zero else min(values)
    step = round_step((high - low) / _PARTS or high / _PARTS or Decimal(1), share=share, whole=whole)
    foot = low // step * step
    if foot > low:  # Decimal division goes towards zero
        foot -= step
    if foot > 0 and low - foot < _FOOTROOM * step:
        foot -= step
    if 0 < foot < _LEAST_CUT * high:
        return scale(values, share=share, from_zero=True, whole=whole)
    top = high + step * _HEADROOM if high % step == 0 else (high // step + 1) * step
    if share and high <= 100 <= top:
        top = Decimal(100)
    ticks = tuple(foot + step * n for n in range(int((top - foot) / step) + 1))
    return Scale(ticks, top)


def round_step(least: Decimal, *, share: bool, whole: bool) -> Decimal:
    """The smallest of 1, 2, 4, 5 times a power of ten that is at least `least`; for a share one that meets 100."""
    for exponent in count(least.adjusted()):
        for digit in _STEPS:
            step = digit.scaleb(exponent)
            if step >= least and (step >= 1 or not whole):
                return Decimal(20) if share and step == 40 else step
    raise AssertionError  # count() never ends
