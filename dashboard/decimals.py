"""Decimals as people and workbooks write them."""

from decimal import Decimal


def plain(value: Decimal) -> Decimal:
    """A worked-out number without the zeros and the exponent that the working out left: 5.50 as 5.5, 5E+1 as 50.

    Published values never go through here: their zeros are part of what was published.
    """
    short = value.normalize()
    return short if int(short.as_tuple().exponent) <= 0 else short.quantize(Decimal(1))


def number_format(value: Decimal) -> str:
    """The number format that shows a value in a workbook with just the decimals it has: 67.0 in `0.0`."""
    _, point, decimals = f"{value:f}".partition(".")
    return f"0{point}{'0' * len(decimals)}"
