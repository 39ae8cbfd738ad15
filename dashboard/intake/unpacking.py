"""Runs alone, in a process of its own: a workbook on standard input becomes plain JSON on standard output.

Nothing else of the project is imported here, and this file is never imported: workbook.py starts it. A file made
to exhaust memory or time, or to upset a parser, ends this process and not the site.

The answer is {"refused": why} or {"sheets": [{"name", "hidden", "cells", "merges"}]}; a cell is
[row, column, type, value, format] with rows and columns from 0 and types s text, n number, d date, b boolean,
f formula without a result; a merge is [first row, first column, last row, last column].
"""

import io
import json
import math
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

MEMORY, SECONDS, ANSWER = 1_500_000_000, 30, 50_000_000
"""Bytes and seconds of processor for this process, and characters that the site takes in from it."""

Row = list[object]
CHINESE_FORMATS = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((32, 34, 55), 'h"时"mm"分"'),
    **dict.fromkeys((33, 35, 56), 'h"时"mm"分"ss"秒"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
}
"""Formats that Chinese programs name by number alone (ECMA-376 part 1, 18.8.30, zh-cn)."""


def main(mode: str, cells: int, sheets: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    content = sys.stdin.buffer.read()
    if content.startswith(b"PK") and _is_large(content, cells):
        answer: dict[str, object] = {"refused": "large"}
    else:
        answer = (_formatted if mode == "formatted" else _bare)(content, sheets)
    text = json.dumps(answer)
    sys.stdout.write(text if len(text) <= ANSWER else json.dumps({"refused": "exhausting"}))


def _is_large(content: bytes, most: int) -> bool:
    """Counted in the text of the sheets, before a parser makes an object of every cell."""
    count = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and not name.endswith("sharedStrings.xml"):
                text = archive.read(name)
                count += len(re.findall(rb"<(?:\w+:)?c[\s>/]", text))
                merges = re.findall(rb"<(?:\w+:)?mergeCell\s[^>]*ref\s*=\s*[\"']([^\"']*)", text)
                count += sum(map(_area, merges))
    return count > most


def _area(ref: bytes) -> int:
    corners = re.fullmatch(rb"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})", ref)
    if not corners:
        return 1
    left, top, right, bottom = corners.groups()
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _formatted(content: bytes, most: int) -> dict[str, object]:
    """An xlsx with its formats. Loaded whole, because WPS writes dimensions that hide most of a sheet."""
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl would load it, and needs it for nothing here
    from openpyxl import load_workbook
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    BUILTIN_FORMATS.update(CHINESE_FORMATS)
    book = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    if len(book.worksheets) > most:
        return {"refused": "sheets"}
    formulas = load_workbook(io.BytesIO(content), keep_links=False) if _has_open_formulas(content) else None
    return {"sheets": [_sheet(sheet, formulas[sheet.title] if formulas else None) for sheet in book.worksheets]}


def _has_open_formulas(content: bytes) -> bool:
    """Whether some cell has a formula and no result, as programs write that compute nothing."""
    ends = re.compile(rb"(?:/>|</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    return any(re.search(rb"<(?:\w+:)?f[\s>/]", sheet) and ends.search(sheet) for sheet in sheets)


def _sheet(sheet: Any, formulas: Any) -> dict[str, object]:
    cells = [[row - 1, column - 1, *_typed(c.value), c.number_format] for (row, column), c in sheet._cells.items()]
    known = {(row, column) for row, column, kind, *_ in cells if kind}
    if formulas:
        for (row, column), cell in formulas._cells.items():
            if cell.data_type == "f" and (row - 1, column - 1) not in known:
                text = cell.value if isinstance(cell.value, str) else "="
                cells.append([row - 1, column - 1, "f", text, cell.number_format])
    return {
        "name": sheet.title,
        "hidden": sheet.sheet_state != "visible",
        "cells": [cell for cell in cells if cell[2]],
        "merges": [[m.min_row - 1, m.min_col - 1, m.max_row - 1, m.max_col - 1] for m in sheet.merged_cells.ranges],
    }


def _bare(content: bytes, most: int) -> dict[str, object]:
    """Values and merged ranges alone: all there is to have of an xls or et, and of an xlsx with spoilt formats."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        return {"refused": "password"}
    if any(meta.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba) for meta in book.sheets_metadata):
        return {"refused": "macros"}
    if len(book.sheets_metadata) > most:
        return {"refused": "sheets"}
    sheets = [
        {
            "name": meta.name,
            "hidden": meta.visible != SheetVisibleEnum.Visible,
            "cells": list(_values(book.get_sheet_by_index(index).to_python(skip_empty_area=False))),
            "merges": [[*a, *b] for a, b in book.get_sheet_by_index(index).merged_cell_ranges or ()],
        }
        for index, meta in enumerate(book.sheets_metadata)
        if meta.typ == SheetTypeEnum.WorkSheet
    ]
    return {"sheets": sheets}


def _values(rows: list[list[Any]]) -> Iterator[Row]:
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            kind, plain = _typed(value)
            if kind:
                yield [row, column, kind, plain, ""]


def _typed(value: object) -> tuple[str, object]:
    """A value and its type; an empty type where there is none. Numbers keep the 15 digits that spreadsheets show."""
    if value is None or value == "":
        return "", None
    if isinstance(value, bool):
        return "b", value
    if isinstance(value, int | float):
        return ("n", format(float(value), ".15g")) if math.isfinite(value) else ("s", "#NUM!")
    if isinstance(value, date | datetime):
        return "d", value.strftime("%Y-%m-%d").rjust(10, "0")
    return "s", str(value)


if __name__ == "__main__":
    main(sys.argv[1], cells=int(sys.argv[2]), sheets=int(sys.argv[3]))
