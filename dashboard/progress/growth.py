"""How the same points would score by growth rates: a cross-check for the method page, never a verdict."""

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from dashboard.periods import months_between
from dashboard.progress.schedule import Point

_CONTEXT = Context(prec=28)


@dataclass(frozen=True, slots=True)
class GrowthRatio:
    """The growth-rate ratio of a value and the class it falls in."""

    ratio: Decimal
    rating: Literal["significant", "moderate", "insufficient", "moving_away"]


def eurostat_ratio(start: Point, latest: Point, target: Point) -> GrowthRatio | None:
    """How Eurostat would class the same three points: actual ÷ required compound annual growth since the start.

    None where the ratio is not defined: a value of zero or below, no month between the points, or a target equal
    to the start. Method: Eurostat, Sustainable development in the European Union, annex on indicators with a
    quantitative target: significant from 95 %, moderate from 60 %, insufficient from 0 %, else moving away.
    """
    actual, required = _growth(start, latest), _growth(start, target)
    if actual is None or not required:
        return None
    ratio = _CONTEXT.divide(actual, required)
    if ratio < 0:
        return GrowthRatio(ratio, "moving_away")
    if ratio < Decimal("0.60"):
        return GrowthRatio(ratio, "insufficient")
    return GrowthRatio(ratio, "moderate" if ratio < Decimal("0.95") else "significant")


def _growth(start: Point, end: Point) -> Decimal | None:
    """Compound growth per year, as a share; None where it is not defined."""
    months = months_between(start.day, end.day)
    if months <= 0 or start.value <= 0 or end.value <= 0:
        return None
    return _CONTEXT.power(_CONTEXT.divide(end.value, start.value), _CONTEXT.divide(12, months)) - 1
