"""A file is what its bytes say: every honest one opens, every other is refused with what to do instead."""

import io
import os
import tracemalloc
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlwt

from dashboard.errors import UploadRefused
from dashboard.intake import Book, Cell, open_upload
from dashboard.intake.grid import COLUMNS, ROWS
from tests import corpus


def texts(book: Book, sheet: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in book.sheets[sheet].rows]


def refusal(content: bytes, name: str = "表.xlsx") -> str:
    with pytest.raises(UploadRefused) as caught:
        open_upload(name, content)
    assert caught.value.remedy
    return caught.value.message


def xlsx_cell(value: object, form: str = "General") -> Cell:
    book, sheet = corpus.workbook([[value]])
    sheet["A1"].number_format = form
    return open_upload("表.xlsx", corpus.saved(book)).sheets[0].rows[0][0]


@pytest.mark.parametrize(
    ("make", "kind", "encoding"),
    [
        (corpus.gbk_csv, "csv", "GB18030"),
        (corpus.utf8_csv, "csv", "UTF-8"),
        (corpus.utf8_bom_csv, "csv", "UTF-8（BOM）"),
        (corpus.utf16_tab_text, "text", "UTF-16"),
        (corpus.semicolon_csv, "text", "UTF-8（BOM）"),
    ],
)
def test_text_is_read_in_the_encoding_and_columns_it_was_saved_in(
    make: Callable[[], bytes], kind: str, encoding: str
) -> None:
    book = open_upload("进展.csv", make())
    assert (book.kind, book.encoding) == (kind, encoding)
    assert texts(book) == corpus.lines()
    assert encoding in book.notes[0]


def test_full_width_commas_part_columns_where_nothing_else_does() -> None:
    book = open_upload("进展.txt", corpus.full_width_comma_text())
    assert texts(book)[3] == [*corpus.ROWS[0]]
    assert "按全角逗号分列" in book.notes


def test_full_width_commas_in_remarks_part_nothing() -> None:
    book = open_upload("a.csv", "指标,数值\n绿色，建筑，面积,1\n小区，户数，合计,2\n".encode())
    assert texts(book)[1] == ["绿色，建筑，面积", "1"]


def test_thousands_marks_do_not_part_columns_of_tabbed_text() -> None:
    book = open_upload("a.txt", "指标\t数值\n面积\t1,234\n户数\t2,345\n".encode("gbk"))
    assert texts(book)[1] == ["面积", "1,234"]


def test_a_quoted_cell_may_hold_lines_commas_and_quotes() -> None:
    assert texts(open_upload("a.csv", corpus.quoted_newline_csv()))[3][5] == '含保障房，\n不含“厂房”, 见"说明"'


def test_empty_columns_and_rows_at_the_end_are_left_out() -> None:
    assert texts(open_upload("a.csv", b"a,b,,,\n1,,,,\n,,,,\n\n")) == [["a", "b"], ["1", ""]]


def test_question_marks_in_code_page_text_are_pointed_out() -> None:
    assert any("问号" in note for note in open_upload("a.csv", "指标,m?\n".encode("gbk")).notes)


def test_a_workbook_is_read_whole_although_its_dimension_says_one_cell() -> None:
    rows = texts(open_upload("进展.xlsx", corpus.wps_xlsx()))
    assert rows[1] == rows[2] == [*corpus.HEADER]
    assert rows[3][:3] == ["新增绿色建筑面积", "万平方米", "86.5"]


def test_only_merged_ranges_are_filled() -> None:
    rows = texts(open_upload("季度.xlsx", corpus.wide_quarterly_xlsx()))
    assert rows[1] == ["指标名称", "单位", "2024年", "2024年", "2024年", "2024年"]
    assert rows[2][2:] == ["一季度", "二季度", "三季度", "四季度"]
    assert rows[3][4:] == ["", ""]


def test_all_sheets_are_read_and_hidden_ones_known() -> None:
    assert [sheet.name for sheet in open_upload("a.xlsx", corpus.several_sheets_xlsx()).sheets] == [
        "封面",
        "Sheet2",
        "进展",
    ]
    assert [sheet.hidden for sheet in open_upload("a.xlsx", corpus.hidden_sheet_xlsx()).sheets] == [False, True]


def test_a_formula_without_a_result_says_so() -> None:
    cell = open_upload("a.xlsx", corpus.formulas_without_values_xlsx()).sheets[0].rows[3][2]
    assert cell == Cell(None, "=80+6.5", "General", formula=True)


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (0.53, "0%", Cell(Decimal("0.53"), "53%", "0%")),
        (0.4747, "0.00%", Cell(Decimal("0.4747"), "47.47%", "0.00%")),
        (0.1 + 0.2, "General", Cell(Decimal("0.3"), "0.3", "General")),
        (67, "0.0", Cell(Decimal("67.0"), "67.0", "0.0")),
        (1234.567, "#,##0.0", Cell(Decimal("1234.567"), "1,234.6", "#,##0.0")),
        (180, '0"万"', Cell(Decimal(180), "180万", '0"万"')),
        (date(2024, 6, 30), "yyyy-mm-dd", Cell(date(2024, 6, 30), "2024-06-30", "yyyy-mm-dd")),
        (date(2024, 6, 1), 'yyyy"年"m"月"', Cell(date(2024, 6, 1), "2024年6月", 'yyyy"年"m"月"')),
        (date(2024, 6, 1), "mm-dd-yy", Cell(date(2024, 6, 1), "2024/6/1", "mm-dd-yy")),
        (True, "General", Cell(True, "TRUE", "General")),
        ("约180", "General", Cell("约180", "约180")),
    ],
)
def test_a_workbook_cell_is_its_exact_value_and_what_its_reader_sees(value: object, form: str, expected: Cell) -> None:
    assert xlsx_cell(value, form) == expected


def test_dates_keep_the_formats_that_chinese_programs_name_by_number() -> None:
    rows = texts(open_upload("a.xlsx", corpus.dates_xlsx()))
    assert [row[3] for row in rows[1:]] == ["2024-06-30", "2024年6月", "2024年6月"]


def test_a_wps_table_opens_by_its_bytes() -> None:
    book = open_upload("进展.et", corpus.et_workbook())
    assert book.kind == "et"
    assert texts(book)[0] == [corpus.TITLE] * 6
    assert texts(book)[3][:4] == ["新增绿色建筑面积", "万平方米", "86.5", "2024年6月"]


@pytest.mark.parametrize("name", ["进展.csv", "进展.xls", "进展.dat", "进展", "C:\\fakepath\\进展.CSV", ""])
def test_a_name_that_lies_is_remarked_and_believed_in_nothing(name: str) -> None:
    book = open_upload(name, corpus.plain_xlsx())
    assert book.kind == "xlsx" and "\\" not in book.name
    assert any("扩展名" in note for note in book.notes) == name.lower().endswith((".csv", ".xls"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b",,,\n \n", "空的"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"MZ\x90\0\x03\0", "可执行程序"),
        (b"a,b\0c", "空字节"),
        (b"\xff\xfea\xd8", "UTF-16"),
        (b"\xff\xff\xff,\x81\x20", "编码"),
        ("指标,\ufffd值".encode(), "乱码"),
        ("锟斤拷,1".encode("gbk"), "乱码"),
        (corpus.mojibake_csv(), "乱码"),
        (corpus.html_xls(), "网页"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "XML"),
        ("<html>".encode("utf-16"), "网页"),
        (b'a,"b\n1,2\n', "双引号"),
        (corpus.macro_xlsm(), "宏"),
        (corpus.zip_bomb(), "炸弹"),
        (corpus.zipped({"word/document.xml": b"<w/>"}), "Word"),
        (corpus.zipped({"a.csv": b"1,2"}), "压缩包"),
        (corpus.zipped({f"{n}.xml": b"" for n in range(1001)} | {"xl/workbook.xml": b""}), "炸弹"),
        (corpus.plain_xlsx()[:2000], "损坏"),
        (corpus.zipped({"xl/workbook.xml": b"<workbook/>"}), "损坏"),
        (corpus.et_workbook()[:3000], "不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), "不是表格"),
        (corpus.et_workbook() + "_VBA_PROJECT_CUR\0".encode("utf-16-le"), "宏"),
        (b"x,\n" * ROWS + b"y,1\n", "超出"),
        (b"," * COLUMNS + b"y\n", "超出"),
        (b"a," + b"b" * 2001, "2001个字"),
        (b"1,2,3,4,5,6,7,8,9\n" * 12_000, "单元格"),
        (b"\n" * 110_000, "单元格"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_is_no_table_is_refused_in_chinese(content: bytes, words: str) -> None:
    assert words in refusal(content)


@pytest.mark.parametrize(
    ("member", "pattern", "replacement", "words"),
    [
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="XFD1048576"', "超出"),
        ("xl/worksheets/sheet1.xml", b'ref="A1:F1"', b'ref="A1:XFD1048576"', "单元格"),
        ("xl/worksheets/sheet1.xml", b'ref="A1:F1"', b'ref = "A1:XFD1048576"', "单元格"),
        ("xl/workbook.xml", b"<sheets>", b"<sheets><", "损坏"),
    ],
)
def test_a_workbook_made_to_exhaust_is_refused_soon(
    member: str, pattern: bytes, replacement: bytes, words: str
) -> None:
    used = sum(os.times()[:4])  # of the processor, by this process and those it waited for
    assert words in refusal(corpus.edited(corpus.plain_xlsx(), member, pattern, replacement))
    assert sum(os.times()[:4]) - used < 20


def test_a_workbook_that_is_more_when_it_is_read_is_never_taken_into_the_site() -> None:
    book, sheet = corpus.workbook([[1.5]] * 600)
    for row in range(1, 601):
        sheet.cell(row, 1).number_format = "0" * 100_000
    content = corpus.saved(book)
    assert len(content) < 100_000
    assert "限制" in refusal(content)


def test_one_line_of_a_whole_file_is_refused_before_cells_are_made_of_it() -> None:
    tracemalloc.start()
    try:
        assert "单元格" in refusal(b"12," * 300_000, "a.csv")
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("value", [b"<t>[^<]*</t>", b"<v>[^<]*</v>"], ids=["text", "number"])
def test_a_workbook_reaches_no_file_of_the_host(tmp_path: Path, value: bytes) -> None:
    secret, sheet = tmp_path / "secret", "xl/worksheets/sheet1.xml"
    secret.write_text("not to be read", encoding="utf-8")
    asked = corpus.edited(corpus.plain_xlsx(), sheet, value, value.replace(b"[^<]*", b"&x;"))
    declared = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]><worksheet'.encode()
    content = corpus.edited(asked, sheet, b"<worksheet", declared)
    assert corpus.member(content, sheet).count(b"&x;") > 1
    try:
        assert "not to be read" not in str(open_upload("表.xlsx", content))
    except UploadRefused as refused:
        assert "not to be read" not in str(refused)


def test_an_old_workbook_with_a_cell_in_the_last_corner_cannot_exhaust_memory() -> None:
    book = xlwt.Workbook()
    for number in range(10):
        sheet = book.add_sheet(f"s{number}")
        sheet.write(0, 0, 1)
        sheet.write(65535, 255, 1)
    content = io.BytesIO()
    book.save(content)
    assert refusal(content.getvalue(), "a.xls")


def test_values_survive_spoilt_formats() -> None:
    spoilt = corpus.edited(corpus.plain_xlsx(), "xl/styles.xml", b"<fonts", b"<font")
    book = open_upload("a.xlsx", spoilt)
    assert texts(book)[3][2] == "86.5"
    assert any("格式信息有损坏" in note for note in book.notes)


def test_a_book_with_too_many_sheets_is_refused() -> None:
    book, _ = corpus.workbook([["a"]])
    for number in range(30):
        book.create_sheet(f"s{number}")
    assert "30张" in refusal(corpus.saved(book))
