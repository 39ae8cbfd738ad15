"""The first step: the file as it was understood, and the way to another one."""

from collections.abc import Sequence

from dash import html

from dashboard.intake import Book, Reading, Skipped
from dashboard.tables import TABLES
from layouts.staff.case import Case
from layouts.staff.desktop import Desktop, moment
from layouts.staff.home import drop
from layouts.staff.sheet import cell_of, text_at

KINDS = {
    "csv": "CSV",
    "text": "文本表格",
    "xlsx": "Excel工作簿（xlsx）",
    "xls": "Excel 97—2003（xls）",
    "et": "WPS表格（et）",
}


def filecard(desktop: Desktop, case: Case) -> html.Div:
    """What was recognised, beside the form for another file where the draft may still be changed."""
    card = _card(case)
    if not case.editable(desktop):
        return html.Div(card, className="mt")
    other = drop(desktop, f"{case.path}/file", version=case.draft.version, templates=False)
    again = html.Div([html.H3("换一个文件", className="sub-h"), other])
    return html.Div([card, again], className="two")


def _card(case: Case) -> html.Div:
    book, draft = case.examination.book, case.draft
    rows: list[tuple[str, str]] = [("类型", KINDS[book.kind])]
    if book.encoding and not any(book.encoding in note for note in book.notes):
        rows.append(("编码", f"{book.encoding}，已自动识别"))
    for reading in case.readings:
        rows += _understood(book, reading, several=len(case.readings) > 1)
    if not case.readings:
        rows.append(("数据", "没有找到能对应的表，看下面的问题"))
    rows += [("识别", note) for note in book.notes]
    rows.append(("上传", f"{case.name(draft.author)}，{moment(draft.created)}"))
    facts = html.Dl([html.Div([html.Dt(term), html.Dd(said)]) for term, said in rows])
    return html.Div([html.H3(draft.file_name), facts], className="filecard")


def _understood(book: Book, reading: Reading, *, several: bool) -> list[tuple[str, str]]:
    """What one sheet holds: which table, its header, its columns, the rows passed over, how many rows of data."""
    title = TABLES[reading.table].title
    where = f"工作表“{reading.sheet}”：{title}" if several else title
    header = _header_rows(reading)
    rows = [("内容", where)]
    if header:
        skipped = _skipped_words(reading.skipped)
        rows.append(("表头", f"第{'、'.join(map(str, header))}行" + (f"。{skipped}，已跳过" if skipped else "")))
    rows.append(("对应上的列", "、".join(_columns(book, reading)) or "没有"))
    rows.append(("数据", f"读懂了{len(reading.rows)}行"))
    return rows


def _header_rows(reading: Reading) -> list[int]:
    return sorted({at[1] + 1 for place in reading.columns.values() if (at := cell_of(place))})


def _columns(book: Book, reading: Reading) -> list[str]:
    """Each recognised column as its letter and what the file calls it: C完成值."""
    found = {place: place.rpartition("!")[2].rstrip("0123456789") for place in reading.columns.values()}
    ordered = sorted(found, key=lambda place: (cell_of(place) or ("", 0, 0))[2])
    return [f"{found[place]}{text_at(book, place)}" for place in ordered]


def _skipped_words(skipped: Sequence[Skipped]) -> str:
    """Why rows were passed over, those of one reason together: 第1、2行是标题，第11行是合计."""
    by_reason: dict[str, list[int]] = {}
    for row in skipped:
        by_reason.setdefault(row.why, []).append(row.row)
    return "，".join(f"{_rows_words(rows)}是{why}" for why, rows in by_reason.items())


def _rows_words(rows: Sequence[int]) -> str:
    named = "、".join(map(str, rows[:5]))
    return f"第{named}行" if len(rows) <= 5 else f"第{named}等{len(rows)}行"
