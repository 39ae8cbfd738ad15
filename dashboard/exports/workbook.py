"""Excel workbooks: typed cells on the first sheet, and on a second what the file is and what its columns mean.

Imported only where a workbook is asked for: openpyxl takes time and memory that no reader of a page should pay.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from dashboard.decimals import number_format
from dashboard.exports.archive import repacked
from dashboard.exports.columns import SIMULATED
from dashboard.exports.edition import Edition
from dashboard.exports.tabulation import Tabulation
from dashboard.exports.wording import facts, meaning
from dashboard.language import CHINESE, ENGLISH
from dashboard.tables import Value, cell_text

NOTES = "说明"
Sheet = Any  # openpyxl's types know only half of a sheet that is written row by row
_NARROW, _WIDE = 8, 48
_EXACT = 15
"""Digits a spreadsheet keeps of a number; one with more would change, and stands as text."""
_HEAD_FILL, _HEAD_FONT = PatternFill("solid", fgColor="FF083A78"), Font(bold=True, color="FFFFFFFF")
_TERM_FONT, _WARNING_FONT = Font(bold=True), Font(bold=True, color="FFB42318")
_TOP, _WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TITLE_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def workbook(tabulation: Tabulation, edition: Edition) -> bytes:
    """The rows as an xlsx workbook, the same bytes whenever it is made.

    Numbers, days and true or false are typed, numbers in a format with the decimals they were published with. Text,
    identifiers and periods are text, whatever they begin with.
    """
    book = Workbook(write_only=True)
    header, rows = tabulation.header, tabulation.rows
    if edition.simulated:
        header, rows = (*header, SIMULATED.name), tuple((*row, True) for row in rows)
    _fill(book.create_sheet(_sheet_title(tabulation.name)), header, rows)
    _explain(book.create_sheet(NOTES), tabulation, edition)
    return _saved(book, edition)


def _fill(sheet: Sheet, header: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    sheet.freeze_panes = "A2"
    for place, name in enumerate(header):
        width = max((_width(name) + 2, *(_width(cell_text(row[place])) for row in rows)))
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(width + 2, _NARROW), _WIDE)
    sheet.append([_headed(sheet, name) for name in header])
    for row in rows:
        sheet.append([_typed(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"


def _explain(sheet: Sheet, tabulation: Tabulation, edition: Edition) -> None:
    """What the file is, in Chinese and English side by side, and then the meaning of its columns."""
    for letter, width in zip("ABCD", (16, 60, 20, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    both = zip(facts(edition, CHINESE), facts(edition, ENGLISH), strict=True)
    _say(sheet, ("文件", meaning(tabulation, edition, CHINESE), "File", meaning(tabulation, edition, ENGLISH)))
    for place, (chinese, english) in enumerate(both):
        _say(sheet, (*chinese, *english), _WARNING_FONT if edition.simulated and not place else None)
    sheet.append([])
    sheet.append([_headed(sheet, text) for text in ("列", "含义", "Column", "Meaning")])
    for column in (*tabulation.columns, *((SIMULATED,) if edition.simulated else ())):
        _say(sheet, (f"{column.name} {column.title}", column.help, f"{column.name} ({column.type})", column.help_en))


def _say(sheet: Sheet, texts: Sequence[str], font: Font | None = None) -> None:
    cells = [_text(sheet, text) for text in texts]
    for place, cell in enumerate(cells):
        cell.alignment = _WRAPPED
        if font or place % 2 == 0:
            cell.font = font or _TERM_FONT
    sheet.append(cells)


def _headed(sheet: Sheet, text: str) -> Cell:
    cell = _text(sheet, text)
    cell.fill, cell.font = _HEAD_FILL, _HEAD_FONT
    return cell


def _typed(sheet: Sheet, value: Value) -> Cell | None:
    if value is None or value == "":
        return None
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT:
        return _formatted(sheet, value, number_format(value))
    if isinstance(value, bool | int):
        return _formatted(sheet, value, "General" if isinstance(value, bool) else "0")
    if isinstance(value, date):
        return _formatted(sheet, value, "yyyy-mm-dd")
    return _text(sheet, cell_text(value))


def _formatted(sheet: Sheet, value: Decimal | int | date, format: str) -> Cell:
    cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
    cell.number_format, cell.alignment = format, _TOP
    return cell


def _text(sheet: Sheet, text: str) -> Cell:
    """A cell that is text and stays text when it is edited: never a formula, an error value or a number."""
    cell = WriteOnlyCell(sheet, _ESCAPED.sub("_x005F_", text))
    cell.data_type, cell.number_format = "s", "@"
    cell.alignment = _WRAPPED if _width(text) > _WIDE else _TOP
    return cell


def _width(text: str) -> int:
    """How wide a text is in characters of a spreadsheet: Chinese ones take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _sheet_title(name: str) -> str:
    return _TITLE_FORBIDDEN.sub("_", name)[:31]


def _saved(book: Workbook, edition: Edition) -> bytes:
    """The workbook's bytes. openpyxl writes the moment of saving into it, which gives way to the release's day."""
    content = BytesIO()
    book.save(content)
    properties, moment = book.properties, datetime.combine(edition.day, datetime.min.time())
    properties.creator, properties.title = edition.organiser, edition.title(CHINESE)
    properties.created = properties.modified = moment
    return repacked(content.getvalue(), {"docProps/core.xml": tostring(properties.to_tree())})
