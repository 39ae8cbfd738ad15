"""Workbooks to cells, by parsers that run in a process of their own."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from dashboard.errors import UploadRefused
from dashboard.intake.book import Book, Cell, Kind, Sheet
from dashboard.intake.containers import check_ole, check_zip, damaged, encrypted, exhausting, macros
from dashboard.intake.display import date_text, number_text, padded, plain
from dashboard.intake.grid import CELLS, SHEETS, Cells, check_count, sheet_of, text_cell

_UNPACKING = Path(__file__).with_name("unpacking.py")
_SECONDS = 60
_XLSX_NOTE = "Excel 工作簿（xlsx）"
_BARE_NOTE = "xls、et 格式读不到百分比格式和公式的错误值；数值有疑问时请另存为 xlsx 再上传"
_SPOILT_NOTE = "工作簿的格式信息有损坏，只读了数值；百分比请核对"


def read_xlsx(name: str, content: bytes) -> Book:
    """An xlsx workbook. Raises UploadRefused where it has macros or a password, is damaged or far too large."""
    check_zip(content)
    if answer := _unpacked(content, "formatted"):
        return Book(name, "xlsx", _sheets(answer), notes=(_XLSX_NOTE,))
    sheets = _sheets(_unpacked(content, "bare"))
    if not any(sheet.rows for sheet in sheets):
        raise damaged()
    return Book(name, "xlsx", sheets, notes=(_XLSX_NOTE, _SPOILT_NOTE))


def read_xls(name: str, content: bytes, *, kind: Kind) -> Book:
    """An xls workbook, or a WPS et, which is the same inside. Raises UploadRefused as read_xlsx does."""
    check_ole(content)
    told = "WPS 表格（et）" if kind == "et" else "Excel 97-2003 工作簿（xls）"
    return Book(name, kind, _sheets(_unpacked(content, "bare")), notes=(told, _BARE_NOTE))


def _unpacked(content: bytes, mode: str) -> Mapping[str, Any] | None:
    """What the parser's process answers; None where it did not understand the file.

    Raises UploadRefused where the process had to be ended.
    """
    command = [sys.executable, "-I", str(_UNPACKING), mode, str(CELLS), str(SHEETS)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise exhausting() from error
    if done.returncode < 0:
        raise exhausting()
    answer: Mapping[str, Any] | None = json.loads(done.stdout) if done.returncode == 0 else None
    return answer


def _sheets(answer: Mapping[str, Any] | None) -> tuple[Sheet, ...]:
    if answer is None:
        raise damaged()
    if why := answer.get("refused"):
        raise _refusal(why)
    check_count(sum(len(sheet["cells"]) for sheet in answer["sheets"]))
    return tuple(_sheet(sheet) for sheet in answer["sheets"])


def _refusal(why: str) -> UploadRefused:
    if why == "large":
        check_count(CELLS + 1)
    if why == "sheets":
        return UploadRefused(f"工作簿的工作表超过{SHEETS}张。", "只保留要上报的工作表，再上传。")
    return {"password": encrypted, "macros": macros, "exhausting": exhausting}[why]()


def _sheet(sheet: Mapping[str, Any]) -> Sheet:
    cells: Cells = {(row, column): cell for row, column, *rest in sheet["cells"] if (cell := _cell(rest)).text}
    merges = [(top, left, bottom, right) for top, left, bottom, right in sheet["merges"]]
    return sheet_of(sheet["name"], cells, merges=merges, hidden=sheet["hidden"])


def _cell(parts: Sequence[Any]) -> Cell:
    kind, value, format = parts
    if kind == "n":
        number = padded(Decimal(plain(Decimal(value))), format)
        return Cell(number, number_text(number, format), format)
    if kind == "d":
        day = date.fromisoformat(value)
        return Cell(day, date_text(day, format), format)
    if kind == "b":
        return Cell(value, "TRUE" if value else "FALSE", format)
    return Cell(None, value, format, formula=True) if kind == "f" else text_cell(value)
