"""What a workbook's reader sees: a number or a date in the cell's own format."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = r'(?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^#0?.,%@"\\\[\]A-Za-z*_])*'
_NUMBER = re.compile(rf"(?P<before>{_LITERAL})(?P<whole>[#0,]*[#0])(?P<point>\.[0#?]+)?(?P<after>(?:%|{_LITERAL})*)")
_DATE_PART = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|(yyyy|yy|mmmmm|mmmm|mmm|mm|m|dd|d)|([^A-Za-z"\\])', re.I)
_LARGEST = Decimal(10) ** 25
_SHORT_DATE = "mm-dd-yy"
"""What a workbook calls the reader's own short date, which is 2024/6/30 in Chinese programs."""


def plain(number: Decimal) -> str:
    """A number's digits without an exponent."""
    return f"{number:f}"


def padded(number: Decimal, format: str) -> Decimal:
    """The number with the decimals its format shows, where it has fewer: 67 in `0.0` is 67.0. Never rounded."""
    match = _matched(number, format)
    if not match:
        return number
    decimals = _decimals(match) + (2 if "%" in format else 0)
    exponent = number.as_tuple().exponent
    fewer = isinstance(exponent, int) and -exponent < decimals
    return number.quantize(Decimal(1).scaleb(-decimals)) if fewer else number


def number_text(number: Decimal, format: str) -> str:
    """A number as its cell shows it: 0.53 in `0%` is 53%. Plain digits where the format is not a simple one."""
    match = _matched(number, format)
    if not match:
        return plain(number)
    shown = (number * 100 if "%" in match["after"] else number).quantize(
        Decimal(1).scaleb(-_decimals(match)), ROUND_HALF_UP
    )
    digits = f"{shown:,f}" if "," in match["whole"] else plain(shown)
    return f"{_literal(match['before'])}{digits}{_literal(match['after'])}"


def date_text(day: date, format: str) -> str:
    """A date as its cell shows it: a day of June 2024 in `yyyy"年"m"月"` is 2024年6月."""
    section = format.split(";")[0]
    if section in (_SHORT_DATE, "m/d/yyyy"):
        return f"{day.year}/{day.month}/{day.day}"
    parts = list(_DATE_PART.finditer(section))
    readable = "".join(part[0] for part in parts) == section and any(part[3] for part in parts)
    return "".join(_date_part(part, day) for part in parts) if readable else day.isoformat()


def _matched(number: Decimal, format: str) -> re.Match[str] | None:
    section = format.split(";")[0].strip()
    return _NUMBER.fullmatch(section) if len(section) < 80 and abs(number) < _LARGEST else None


def _decimals(match: re.Match[str]) -> int:
    """Decimals that are always shown; `#` shows only those that are there."""
    return len((match["point"] or "").rstrip("#?").lstrip("."))


def _literal(text: str) -> str:
    kept = re.sub(r"\[[^\]]*\]|_.|\*.", "", text)
    return re.sub(r'"([^"]*)"|\\(.)', lambda match: match[1] or match[2] or "", kept)


def _date_part(part: re.Match[str], day: date) -> str:
    code = (part[3] or "").lower()
    if not code:
        return part[1] or part[2] or part[4] or ""
    number = {"y": day.year, "m": day.month, "d": day.day}[code[0]]
    if code == "yy":
        return f"{number % 100:02d}"
    return f"{number:02d}" if code in ("mm", "dd") else str(number)
