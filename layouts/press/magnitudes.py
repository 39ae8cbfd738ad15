"""English numbers for running text: Chinese multiples written out (36.2 ×10 MW is 362 MW), units said once.

Only the decimal point moves, so nothing is rounded. Tables keep the source's own form.
"""

import re
from decimal import Decimal

from dashboard.model import Indicator

_POWERS = {"×10": 1, "×10,000": 4, "×100 million": 8}
_MULTIPLE = re.compile(r"(\d[\d,]*(?:\.\d+)?) (×100 million|×10,000|×10)(?![\d,])")
_MILLION = 6


def written_out(text: str) -> str:
    """An English text whose numbers stand without a multiple; from a million on they are told in millions."""
    return _MULTIPLE.sub(_shifted, text)


def said_once(text: str, indicator: Indicator) -> str:
    """An English text whose numbers leave out a unit that the indicator's name ends with: per 1,000 people."""
    unit = indicator.unit_en
    if not unit.startswith("per ") or not indicator.name_en.endswith(unit):
        return text
    return re.sub(rf"(?<=\d) {re.escape(unit)}", "", text)


def _shifted(found: re.Match[str]) -> str:
    value = Decimal(found[1].replace(",", ""))
    power = _POWERS[found[2]]
    if value.adjusted() + power < _MILLION:
        return f"{_moved(value, power):,f}"
    return f"{_moved(value, power - _MILLION):,f} million"


def _moved(value: Decimal, places: int) -> Decimal:
    """Zeros that only the shift has put behind the point go; decimals that were published stay."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    moved = Decimal((sign, digits, exponent + places))
    whole = exponent >= 0 and moved.as_tuple().exponent != 0
    return moved.normalize() if whole else moved
