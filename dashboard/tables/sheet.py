"""Bytes of a CSV file to a header and lines of trimmed cells, with everything that is wrong about the file itself."""

import csv
import io
from dataclasses import dataclass

from dashboard.errors import Problem

_SAVE_AS = "用 Excel 或 WPS 打开，另存为“CSV UTF-8（逗号分隔）”后重新提交。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """header and rows hold trimmed cells; a row comes with the line number a spreadsheet shows for it."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    problems: tuple[Problem, ...]


def read_sheet(file: str, content: bytes) -> Sheet:
    """The lines of a UTF-8 CSV file, with or without BOM, CRLF or LF; blank lines are passed over."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return _unreadable(Problem(file, row, "", "not_utf8", "文件不是 UTF-8 编码，此行起无法读取。", _SAVE_AS))
    if not text.strip():
        remedy = "至少保留表头一行；没有数据时只留表头。"
        return _unreadable(Problem(file, 0, "", "empty_file", "文件是空的，应有表头。", remedy))
    lines, problems = _lines(file, text)
    if not lines:
        return _unreadable(*problems)
    header = lines[0][1]
    body = [(number, cells) for number, cells in lines[1:] if any(cells)]
    ragged = [_ragged(file, number, cells, header) for number, cells in body if len(cells) != len(header)]
    rows = tuple((number, cells) for number, cells in body if len(cells) == len(header))
    return Sheet(header, rows, (*problems, *ragged))


def _lines(file: str, text: str) -> tuple[list[tuple[int, tuple[str, ...]]], list[Problem]]:
    lines: list[tuple[int, tuple[str, ...]]] = []
    kept: dict[str, str] = {}
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            lines.append((number, tuple(_once(cell.strip(), kept) for cell in cells)))
    except csv.Error:
        message = "引号没有成对，或单元格过长，此行起无法读取。"
        return lines, [Problem(file, len(lines) + 1, "", "broken_csv", message, f"检查此行的双引号；或{_SAVE_AS}")]
    return lines, []


def _once(cell: str, kept: dict[str, str]) -> str:
    """The same text, held once: in a long table most cells say what another one says."""
    return kept.setdefault(cell, cell)


def _ragged(file: str, number: int, cells: tuple[str, ...], header: tuple[str, ...]) -> Problem:
    message = f"此行有 {len(cells)} 个单元格，表头有 {len(header)} 列。"
    remedy = "补齐或删去多余的逗号；含逗号的文字用英文双引号括起来。"
    return Problem(file, number, "", "ragged_row", message, remedy)


def _unreadable(*problems: Problem) -> Sheet:
    return Sheet((), (), problems)
