"""The uploaded file as a small spreadsheet: the rows that matter, their problems marked and numbered."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dash import html

from dashboard.drafts import Examination
from dashboard.errors import Problem
from dashboard.intake import Book, Cell, Question, Reading, Sheet, address
from layouts.parts import Node, aria
from layouts.staff.case import place_of

ROWS, FIRST, COLUMNS = 60, 8, 20
"""How many rows are shown at most, how many from the top of a sheet, and how many columns."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What points at a cell: the number of a problem or question, its severity, and the entry it belongs to."""

    number: str
    kind: str
    entry: str


@dataclass(frozen=True)
class Marked:
    """A sheet with what was found in it. rows and columns are counted from 0, as in the book."""

    sheet: Sheet
    marks: Mapping[tuple[int, int], Sequence[Mark]]
    headers: frozenset[int] = field(default_factory=frozenset)
    skipped: frozenset[int] = field(default_factory=frozenset)


def cell_of(place: str) -> tuple[str, int, int] | None:
    """The sheet, row and column (from 0) of a place such as Sheet1!C7; None where it names no cell."""
    sheet, _, cell = place.rpartition("!")
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return sheet, int(match[2]) - 1, column - 1


def text_at(book: Book, place: str) -> str:
    """What a reader sees in a cell; empty where there is none."""
    found = cell_of(place)
    for sheet in book.sheets:
        if found and sheet.name == found[0] and found[1] < len(sheet.rows) and found[2] < len(sheet.rows[found[1]]):
            return sheet.rows[found[1]][found[2]].text
    return ""


def marks_of(problems: Sequence[Problem], questions: Sequence[Question]) -> dict[str, list[Mark]]:
    """What points at each place: problems by number, questions after them."""
    marks: dict[str, list[Mark]] = {}
    for number, problem in enumerate(problems, 1):
        kind = "e" if problem.severity == "error" else "w"
        marks.setdefault(place_of(problem), []).append(Mark(str(number), kind, f"issue-{number}"))
    for number, question in enumerate(questions, 1):
        marks.setdefault(question.place, []).append(Mark(f"问{number}", "q", f"ask-{number}"))
    return marks


def sheets(examination: Examination, problems: Sequence[Problem]) -> list[html.Div]:
    """The sheets that hold data or problems, ROWS rows in all."""
    marks = marks_of(problems, examination.questions)
    left, shown = ROWS, []
    for sheet in examination.book.sheets:
        marked = _marked(sheet, marks, [row for row in examination.readings if row.sheet == sheet.name])
        rows = _chosen(marked)[:left]
        if rows and (marked.marks or marked.headers):
            left -= len(rows)
            shown.append(_table(marked, rows, named=len(examination.book.sheets) > 1))
    return shown


def _marked(sheet: Sheet, marks: Mapping[str, Sequence[Mark]], readings: Sequence[Reading]) -> Marked:
    cells = {cell_of(place): found for place, found in marks.items()}
    own = {(at[1], at[2]): found for at, found in cells.items() if at and at[0] == sheet.name}
    headers = {at[1] for reading in readings for place in reading.columns.values() if (at := cell_of(place))}
    skipped = {row.row - 1 for reading in readings for row in reading.skipped}
    return Marked(sheet, own, frozenset(headers), frozenset(skipped - headers))


def _chosen(marked: Marked) -> list[int]:
    """The rows to show: those at fault with their neighbours first, then the head, then the beginning."""
    last = len(marked.sheet.rows)
    faulty = sorted({row for row, _ in marked.marks})
    order = [*sorted(marked.headers), *faulty, *(row + step for row in faulty for step in (-1, 1)), *range(FIRST)]
    wanted = [row for row in dict.fromkeys(order) if 0 <= row < last]
    return sorted([*wanted, *_rest(wanted, last)][:ROWS])


def _rest(wanted: Sequence[int], last: int) -> list[int]:
    """All other rows of a short sheet, so that it is seen whole."""
    return [row for row in range(last) if row not in wanted] if last <= ROWS // 2 else []


def _table(marked: Marked, rows: Sequence[int], *, named: bool) -> html.Div:
    width = min(COLUMNS, max((len(marked.sheet.rows[row]) for row in rows), default=0))
    width = max(width, *(column + 1 for _, column in marked.marks)) if marked.marks else width
    letters = [html.Th(address(0, column)[:-1], scope="col") for column in range(width)]
    head = html.Tr([html.Th(html.Span("行号", className="vh"), scope="col"), *letters])
    caption = f"工作表“{marked.sheet.name}”" if named else "上传的文件，标出了有问题的单元格"
    table = html.Table(
        [
            html.Caption(caption, className=None if named else "vh"),
            html.Thead(head),
            html.Tbody(list(_lines(marked, rows, width))),
        ],
        className="sheet",
    )
    return html.Div(table, className="tbl-wrap", tabIndex="0", role="region", **aria(label=f"{caption}，可左右滚动"))


def _lines(marked: Marked, rows: Sequence[int], width: int) -> Iterator[html.Tr]:
    before = -1
    for row in rows:
        if row > before + 1:
            yield _gap(before + 2, row, width)
        yield _line(marked, row, width)
        before = row
    if before + 1 < len(marked.sheet.rows):
        yield _gap(before + 2, len(marked.sheet.rows), width)


def _gap(first: int, last: int, width: int) -> html.Tr:
    rows = f"第{first}行" if first == last else f"第{first}—{last}行"
    return html.Tr([html.Th("⋮", scope="row"), html.Td(f"{rows}没有在这里显示", colSpan=width)], className="gap-r")


def _line(marked: Marked, row: int, width: int) -> html.Tr:
    number, cells = html.Th(str(row + 1), scope="row"), marked.sheet.rows[row]
    if row in marked.skipped and not any(at[0] == row for at in marked.marks):
        said = list(dict.fromkeys(cell.text for cell in cells if cell.text))
        return html.Tr([number, html.Td("　".join(said), colSpan=width)], className="skip-r")
    kind = "hd" if row in marked.headers else None
    return html.Tr([number, *(_cell(marked, row, column, cells) for column in range(width))], className=kind)


def _cell(marked: Marked, row: int, column: int, cells: Sequence[Cell]) -> html.Td:
    text = cells[column].text if column < len(cells) else ""
    marks = marked.marks.get((row, column), ())
    if not marks:
        return html.Td(text)
    kind = next(kind for kind in "ewq" if any(mark.kind == kind for mark in marks))
    refs: list[Node] = [html.A(mark.number, href=f"#{mark.entry}", className="ref") for mark in marks]
    others = [html.Span(id=f"cell-{mark.entry}", tabIndex="-1") for mark in marks[1:]]
    return html.Td([*refs, *others, text], className=kind, id=f"cell-{marks[0].entry}", tabIndex="-1")
