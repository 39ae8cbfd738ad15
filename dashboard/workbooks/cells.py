"""Values written into workbook cells so that no program ever takes one of them for a formula."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.decimals import number_format
from dashboard.intake.characters import FORMULA_STARTS

Value = str | Decimal | int | date | bool | None

_TITLE_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write(sheet: Worksheet, row: int, column: int, value: Value, *, format: str = "") -> Cell:
    """Puts a value into a cell, counted from 1: text as text whatever it begins with, numbers with their decimals."""
    cell: Any = sheet.cell(row, column)  # never one inside a merged range, which the site does not make
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.value = text
        if text.startswith(FORMULA_STARTS):
            cell.data_type, cell.quotePrefix = "s", True
    else:
        cell.value = value
        if format:
            cell.number_format = format
        elif isinstance(value, Decimal):
            cell.number_format = number_format(value)
    written: Cell = cell
    return written


def sheet_title(name: str) -> str:
    """A sheet's name as workbooks allow it."""
    return _TITLE_FORBIDDEN.sub("_", name)[:31] or "Sheet"
