"""Files as county offices really save them, made here byte by byte, and what is to come of each.

The makers here are whole files of different shapes; tests/uploads.py lists them, and files with one bad cell at a time,
with what is to come of each. Indicators are those of the official dataset, so that their names resolve.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import xlwt
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

TITLE = "成武县新型城镇化建设进展情况表"
HEADER = ("指标名称", "单位", "完成值", "截至时间", "填报单位", "备注")
OFFICE = "县住建局"
ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("新增绿色建筑面积", "万平方米", "86.5", "2024年6月"),
    ("老旧小区改造户数", "户", "1280", "2024年6月"),
    ("老旧小区改造小区数", "个", "4", "2024年6月"),
)


def lines(rows: Iterable[Sequence[str]] = ROWS, *, header: Sequence[str] = HEADER) -> list[list[str]]:
    """A report as an office lays it out: title, unit remark, header, rows, a total and a note."""
    body = [[*row, OFFICE, ""] for row in rows]
    foot = [["合计", "", "", "", "", ""], ["注：本表由住建局填报。", "", "", "", "", ""]]
    return [[TITLE, *[""] * 5], ["单位：见各行", *[""] * 5], list(header), *body, *foot]


def csv_text(rows: Iterable[Sequence[str]], *, delimiter: str = ",", newline: str = "\r\n") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return text.getvalue()


def gbk_csv(rows: Iterable[Sequence[str]] = ROWS) -> bytes:
    """What Chinese Excel writes as “CSV”: code page 936, CRLF, every line as long as the longest."""
    return csv_text(lines(rows)).encode("gbk")


def utf8_bom_csv() -> bytes:
    """What Excel writes as “CSV UTF-8”: a byte-order mark and CRLF."""
    return csv_text(lines()).encode("utf-8-sig")


def utf8_csv() -> bytes:
    """What other programs write: no mark, LF."""
    return csv_text(lines(), newline="\n").encode()


def utf16_tab_text() -> bytes:
    """What Excel writes as “Unicode text”: UTF-16 with its mark, tabs, CRLF."""
    return csv_text(lines(), delimiter="\t").encode("utf-16")


def full_width_comma_text() -> bytes:
    """Typed by hand in a Chinese input method: every comma full-width, no quotes, GBK."""
    return "\r\n".join("，".join(line[:4]) for line in lines()).encode("gbk")


def semicolon_csv() -> bytes:
    """What a computer with European settings writes."""
    return csv_text(lines(), delimiter=";").encode("utf-8-sig")


def quoted_newline_csv() -> bytes:
    """A remark of two lines in quotes, with a comma and quotes of its own."""
    rows = lines()
    rows[3][5] = '含保障房，\n不含“厂房”, 见"说明"'
    return csv_text(rows).encode("gbk")


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def workbook(rows: Iterable[Sequence[object]], *, title: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def plain_xlsx(rows: Iterable[Sequence[str]] = ROWS) -> bytes:
    """An Excel workbook with a merged title, values as numbers."""
    book, sheet = workbook(_numbered(lines(rows)))
    sheet.merge_cells("A1:F1")
    return saved(book)


def wps_xlsx() -> bytes:
    """A WPS workbook: its dimension tag names A1 alone, and the header is merged over two rows."""
    book, sheet = workbook([[TITLE], list(HEADER), [None] * 6, *_numbered(lines()[3:-2])])
    sheet.merge_cells("A1:F1")
    for column in "ABCDEF":
        sheet.merge_cells(f"{column}2:{column}3")
    return edited(saved(book), "xl/worksheets/sheet1.xml", rb'<dimension ref="[^"]*"', b'<dimension ref="A1"')


def wide_quarterly_xlsx() -> bytes:
    """One row an indicator, quarters as columns under a year merged over them, as statistics offices keep it."""
    book, sheet = workbook(
        [
            [TITLE],
            ["指标名称", "单位", "2024年", None, None, None],
            [None, None, "一季度", "二季度", "三季度", "四季度"],
            ["新增绿色建筑面积", "万平方米", 40.5, 86.5, None, None],
            ["老旧小区改造户数", "户", 320, 1280, None, None],
        ]
    )
    for merged in ("A1:F1", "A2:A3", "B2:B3", "C2:F2"):
        sheet.merge_cells(merged)
    return saved(book)


def several_sheets_xlsx() -> bytes:
    """A cover sheet of words, an empty sheet, and the report on the third."""
    book, _ = workbook([["填报说明"], ["请于每月5日前报送。"]], title="封面")
    book.create_sheet("Sheet2")
    report = book.create_sheet("进展")
    for row in _numbered(lines()):
        report.append(row)
    return saved(book)


def hidden_sheet_xlsx() -> bytes:
    """The report, and a hidden sheet in which somebody's telephone number was forgotten."""
    book, _ = workbook(_numbered(lines()))
    contacts = book.create_sheet("联系人")
    contacts.append(["张某", "13812341234"])
    contacts.sheet_state = "hidden"
    return saved(book)


def formulas_without_values_xlsx() -> bytes:
    """Written by a program that computes nothing: the sum has a formula and no result."""
    book, sheet = workbook(_numbered(lines()))
    sheet["C4"] = "=80+6.5"
    return saved(book)


def percent_xlsx() -> bytes:
    """Shares as Excel keeps them: 0.53 shown as 53%, and 0.4747 as 47.47%."""
    rows: list[Sequence[object]] = [HEADER, ["“数字校园”覆盖率", "%", 0.53, "2024年6月", OFFICE, None]]
    book, sheet = workbook([*rows, ["城市生活污水集中收集率", "%", 0.4747, "2024年6月", OFFICE, None]])
    sheet["C2"].number_format, sheet["C3"].number_format = "0%", "0.00%"
    return saved(book)


def dates_xlsx() -> bytes:
    """Periods as real dates in three formats: a day, a month, and the builtin that Chinese Excel names by number."""
    values = [[row[0], row[1], float(row[2]), datetime(2024, 6, 30)] for row in ROWS]
    book, sheet = workbook([HEADER[:4], *values])
    for cell, form in zip(("D2", "D3", "D4"), ("yyyy-mm-dd", 'yyyy"年"m"月"', '"builtin"'), strict=True):
        sheet[cell].number_format = form
    content = saved(book)
    number = re.search(rb'numFmtId="(\d+)" formatCode="&quot;builtin&quot;"', member(content, "xl/styles.xml"))
    assert number
    return edited(content, "xl/styles.xml", rb'<xf numFmtId="' + number[1] + rb'"', b'<xf numFmtId="57"')


def serial_dates_xlsx() -> bytes:
    """Periods that lost their format: 45473 is 30 June 2024."""
    book, _ = workbook([HEADER[:4], *([row[0], row[1], float(row[2]), 45473] for row in ROWS)])
    return saved(book)


def et_workbook() -> bytes:
    """WPS's own format by its magic bytes: the old binary workbook under another name."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    sheet.write_merge(0, 0, 0, 5, TITLE)
    for row, values in enumerate(_numbered(lines())[1:], start=1):
        for column, value in enumerate(values):
            if value is not None:
                sheet.write(row, column, value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def long_numbers_csv() -> bytes:
    """Identity numbers that Excel turned into 3.71723E+17 before anybody looked."""
    rows = [[*line, "3.71723E+17" if line[3].startswith("2024") else ""] for line in lines()]
    rows[2][6] = "负责人证件号"
    return csv_text(rows).encode("gbk")


def mojibake_csv() -> bytes:
    """UTF-8 once opened as GBK and saved again."""
    return csv_text(lines()).encode().decode("gb18030", "replace").encode()


def html_xls() -> bytes:
    """What many office systems export as .xls: a web page."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines())
    return f"<html><head><meta charset=gbk></head><table>{cells}</table></html>".encode("gbk")


def macro_xlsm() -> bytes:
    """A workbook with a macro project."""
    return with_member(plain_xlsx(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")


def zip_bomb() -> bytes:
    """A workbook of forty kilobytes that unpacks to forty million bytes of nothing."""
    return with_member(plain_xlsx(), "xl/media/image1.bin", b"\0" * 40_000_000)


def member(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def with_member(content: bytes, name: str, added: bytes) -> bytes:
    """The same archive with one member set to these bytes."""
    return zipped({**{each: member(content, each) for each in _names(content)}, name: added})


def zipped(members: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return result.getvalue()


def edited(content: bytes, name: str, pattern: bytes, replacement: bytes) -> bytes:
    """The same workbook with what matches in one member replaced."""
    return with_member(content, name, re.sub(pattern, replacement, member(content, name)))


def _names(content: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def _numbered(rows: Iterable[Sequence[str]]) -> list[list[Any]]:
    """Values as a workbook has them: numbers as numbers, nothing for an empty cell."""
    return [[float(cell) if re.fullmatch(r"\d+(\.\d+)?", cell) else cell or None for cell in row] for row in rows]
