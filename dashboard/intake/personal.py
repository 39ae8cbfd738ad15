"""Personal data that must never be published: identity-card, mobile-phone and bank-card numbers in any cell."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dashboard.errors import Problem
from dashboard.intake.book import Book, Cell, address

RULE = "personal_data"

_ALONE, _ENDED = r"(?<![0-9])(?<![0-9][.-])", r"(?![0-9]|[.-][0-9])"
_RUN = re.compile(rf"{_ALONE}[0-9]{{11,19}}[Xx]?{_ENDED}")
_PHONE = r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
_CARD = r"[3-6][0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?"
_GROUPED = re.compile(rf"{_ALONE}(?:86[ -]?)?({_PHONE}|{_CARD}){_ENDED}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""The check digit of GB 11643-1999, by the weighted sum of the other seventeen modulo 11."""

_PROVINCES = {
    *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54),
    *(61, 62, 63, 64, 65, 71, 81, 82, 83),
}
_REMEDY = "删去这一列或这一格；本站只发布汇总数，不收个人信息。"


def personal_data(book: Book) -> tuple[Problem, ...]:
    """A problem for every cell, in hidden sheets too, that holds such a number; what it quotes is masked."""
    return tuple(
        _problem(book.name, sheet.name, row, column, name, masked)
        for sheet in book.sheets
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        for name, masked in _found(cell)
    )


def _found(cell: Cell) -> Iterator[tuple[str, str]]:
    """What a cell gives away, at most one thing of each name: (name, masked number)."""
    if len(cell.text) < 11 and len(str(cell.value)) < 11:
        return
    seen: dict[str, str] = {}
    for number in _numbers(cell):
        if named := _named(number, stored=isinstance(cell.value, Decimal)):
            seen.setdefault(*named)
    yield from seen.items()


def _numbers(cell: Cell) -> Iterator[str]:
    if isinstance(cell.value, Decimal):
        whole = cell.value == cell.value.to_integral_value()
        if whole and "," not in cell.text:  # thousands are marked in amounts, never in a person's numbers
            yield f"{cell.value:.0f}"
        return
    text = unicodedata.normalize("NFKC", cell.text)
    yield from (match[0] for match in _RUN.finditer(text))
    yield from (re.sub(r"[ -]", "", match[1]) for match in _GROUPED.finditer(text))


def _named(number: str, *, stored: bool) -> tuple[str, str] | None:
    """What a run of digits is, and how it may be quoted; stored says that a workbook keeps only 15 of its digits."""
    if _is_identity(number, stored=stored):
        return "身份证号码", f"{number[:2]}{'*' * (len(number) - 5)}{number[-3:]}"
    if re.fullmatch(r"1[3-9][0-9]{9}", number):
        return "手机号码", f"{number[:3]}****{number[-4:]}"
    if _is_card(number):
        return "银行卡号", f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
    return None


def _is_identity(number: str, *, stored: bool) -> bool:
    if len(number) not in (15, 18) or int(number[:2]) not in _PROVINCES:
        return False
    born = number[6:14] if len(number) == 18 else f"19{number[6:12]}"
    if not _is_day(born):
        return False
    return len(number) == 15 or number[-1].upper() == _check_digit(number) or (stored and number.endswith("000"))


def _is_day(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2100
    except ValueError:
        return False


def _check_digit(number: str) -> str:
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11]


def _is_card(number: str) -> bool:
    """16 to 19 digits of a payment card by its first digit, whose last is right by the Luhn sum (ISO/IEC 7812-1)."""
    if not re.fullmatch(r"[3-6][0-9]{15,18}", number):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _problem(file: str, sheet: str, row: int, column: int, name: str, masked: str) -> Problem:
    cell = address(row, column)
    message = f"像是{name}（{masked}）。"
    return Problem(file, row + 1, "", RULE, message, _REMEDY, sheet=sheet, address=cell, found=masked)
