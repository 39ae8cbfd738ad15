"""Cells that a file holds, put into the rows of a sheet, within limits that no honest file reaches."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.errors import UploadRefused
from dashboard.intake.book import Cell, Sheet, address

ROWS, COLUMNS, CELLS, SHEETS, CHARACTERS = 50_000, 200, 100_000, 30, 2_000
"""The most rows and columns of a sheet, cells and sheets of a file, and characters of a cell."""

EMPTY = Cell()
Cells = Mapping[tuple[int, int], Cell]
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; all counted from 0 and included."""


def sheet_of(name: str, cells: Cells, *, merges: Iterable[Merge] = (), hidden: bool = False) -> Sheet:
    """A sheet of its non-empty cells by (row, column), empty rows and columns at its end left out.

    A merged range is filled with its first cell, as far as the sheet has other content. Raises UploadRefused
    where a limit is passed.
    """
    _check(name, cells)
    height = max((row for row, _ in cells), default=-1) + 1
    width = max((column for _, column in cells), default=-1) + 1
    filled = dict(cells)
    for merge in merges:
        _fill(filled, merge, height=height, width=width)
    check_count(height * width)
    rows = tuple(tuple(filled.get((row, column), EMPTY) for column in range(width)) for row in range(height))
    return Sheet(name, rows, hidden)


def text_cell(text: str) -> Cell:
    """A cell of text, kept as written; one of blanks alone is empty."""
    return Cell(text, text) if text.strip() else EMPTY


def check_count(count: int) -> None:
    """Raises UploadRefused where a file has more cells than are read."""
    if count > CELLS:
        raise UploadRefused(
            f"表格太大，超过{CELLS}个单元格（设过格式的空单元格、合并的整列也算在内）。",
            "只选中有数据的区域，复制到新建的工作簿里保存，再上传。",
        )


def _check(name: str, cells: Cells) -> None:
    for (row, column), cell in cells.items():
        if row >= ROWS or column >= COLUMNS:
            raise UploadRefused(
                f"工作表“{name}”在{address(row, column)}还有内容，超出{ROWS}行、{COLUMNS}列。",
                "删去多余的行和列，只保留要上报的数据，再上传。",
            )
        if len(cell.text) > CHARACTERS:
            raise UploadRefused(
                f"工作表“{name}”的{address(row, column)}有{len(cell.text)}个字，超过{CHARACTERS}个。",
                "把这一格缩短，长的说明另行提交，再上传。",
            )


def _fill(cells: dict[tuple[int, int], Cell], merge: Merge, *, height: int, width: int) -> None:
    top, left, bottom, right = merge
    first = cells.get((top, left), EMPTY)
    if first is EMPTY:
        return
    for row in range(top, min(bottom + 1, height)):
        for column in range(left, min(right + 1, width)):
            cells.setdefault((row, column), replace(first))
