"""An uploaded file once more, with every cell that has a problem marked and told about."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.errors import Problem
from dashboard.intake import Book, Sheet
from dashboard.workbooks.cells import sheet_title, write

AUTHOR = "数据检查"
_ERROR, _WARNING = "FFF4C7C3", "FFFFF2B3"
_EDGES = {"error": Side(style="medium", color="FFB42318"), "warning": Side(style="dashed", color="FF8A5A00")}
_WORDS = {"error": "错误", "warning": "提醒"}
_LIST = "检查结果"
_HEADER = ("工作表", "单元格", "错误或提醒", "哪里不对", "怎么改", "可以填")
_WIDTH, _HEIGHT_OF_LINE = 320, 20


def marked(book: Book, problems: Iterable[Problem]) -> bytes:
    """An xlsx of what was read from an upload, to mend and to send again: the same sheets and cells.

    Cells with an error are red with a solid edge, with a warning yellow with a dashed one, and carry what is wrong
    and what to do as a comment; a further sheet lists all problems. Values only: formulas, macros and links of the
    upload do not come back.
    """
    found = tuple(problems)
    target = Workbook()
    del target[target.sheetnames[0]]
    sheets = {sheet.name: _copied(target, sheet) for sheet in book.sheets if not _is_list(sheet)}
    for (name, address), several in _by_cell(found).items():
        if name in sheets:
            _mark(sheets[name], address, several)
    _listed(target, found)
    target.active = next(index for index, sheet in enumerate(target.worksheets) if sheet.sheet_state == "visible")
    content = BytesIO()
    target.save(content)
    return content.getvalue()


def _is_list(sheet: Sheet) -> bool:
    """Whether this is the list of problems of an earlier round, sent back with the file."""
    return sheet.name == _LIST and [cell.text for row in sheet.rows[:1] for cell in row] == [*_HEADER]


def _copied(target: Workbook, sheet: Sheet) -> Worksheet:
    copy: Worksheet = target.create_sheet(sheet_title(sheet.name))
    copy.sheet_state = "hidden" if sheet.hidden else "visible"
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell.text:
                write(copy, row, column, cell.text if cell.formula else cell.value, format=cell.format)
    return copy


def _by_cell(problems: Iterable[Problem]) -> Mapping[tuple[str, str], list[Problem]]:
    """The problems that have a cell, by sheet and address."""
    cells: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if re.fullmatch(r"[A-Z]{1,3}[1-9][0-9]{0,6}", problem.address):
            cells.setdefault((problem.sheet, problem.address), []).append(problem)
    return cells


def _mark(sheet: Worksheet, address: str, problems: list[Problem]) -> None:
    worst = "error" if any(problem.severity == "error" for problem in problems) else "warning"
    edge = _EDGES[worst]
    cell = sheet[address]
    cell.fill = PatternFill("solid", fgColor=_ERROR if worst == "error" else _WARNING)
    cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
    text = "\n".join(map(_told, problems))
    cell.comment = Comment(text, AUTHOR, width=_WIDTH, height=_HEIGHT_OF_LINE * (2 + len(text) // 20))


def _told(problem: Problem) -> str:
    suggestion = f"\n可以填：{problem.suggestion}" if problem.suggestion else ""
    return f"{_WORDS[problem.severity]}：{problem.message}\n改法：{problem.remedy}{suggestion}"


def _listed(target: Workbook, problems: Iterable[Problem]) -> None:
    sheet = target.create_sheet(_LIST)
    sheet.append(_HEADER)
    for row, problem in enumerate(problems, start=2):
        kind, place = _WORDS[problem.severity], problem.address or (f"第{problem.row}行" if problem.row else "")
        told = (problem.sheet, place, kind, problem.message, problem.remedy, problem.suggestion)
        for column, text in enumerate(told, start=1):
            write(sheet, row, column, text)
    for letter, width in zip("ABCDEF", (14, 10, 10, 60, 60, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
