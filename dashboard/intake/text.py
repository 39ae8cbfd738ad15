"""Text files of any encoding and delimiter to cells."""

import codecs
import csv
import io
from collections import Counter
from contextlib import suppress
from itertools import islice

from dashboard.errors import UploadRefused
from dashboard.intake.book import Book, Cell, Sheet
from dashboard.intake.grid import check_count, sheet_of, text_cell

SHEET = "Sheet1"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8（BOM）"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_GUESSES = (("utf-8", "UTF-8"), ("gb18030", "GB18030"))
"""Strict UTF-8 first: GB18030 would take most of it without a murmur, and the other way round almost never."""

_SPOILT = ("\ufffd", "锟斤拷", *(word.encode().decode("gb18030") for word in ("指标", "数据", "单位", "时期")))
"""What remains of Chinese text that was once read in a wrong encoding."""

_DELIMITERS = {",": "逗号", "\t": "制表符", ";": "分号", "，": "全角逗号"}
_SAMPLE = 30
_SAVE_AS = "请在 Excel 或 WPS 中打开原表，另存为 xlsx 或“CSV UTF-8（逗号分隔）”，再上传。"


def read_text(name: str, content: bytes) -> Book:
    """A text file as a book of one sheet. Raises UploadRefused where it is no text, or text already spoilt."""
    text, encoding = _decoded(content)
    delimiter = _delimiter(text)
    sheet = _sheet(text, delimiter)
    notes = (_encoding_note(encoding), *_delimiter_note(delimiter), *_lost_note(text, encoding))
    return Book(name, "csv" if delimiter == "," else "text", (sheet,), encoding, notes)


def _decoded(content: bytes) -> tuple[str, str]:
    text, encoding = _with_bom(content) or _without_bom(content)
    if "\0" in text:
        raise UploadRefused("这不是表格，也不是文字文件（含有空字节）。", _SAVE_AS)
    if any(mark in text for mark in _SPOILT) or ("涓" in text and "鐨" in text):
        raise UploadRefused(
            "文件里的汉字已经是乱码，是以前用错编码保存造成的，无法还原。", f"找到没有乱码的原表。{_SAVE_AS}"
        )
    return text.rstrip("\x1a"), encoding


def _with_bom(content: bytes) -> tuple[str, str] | None:
    for mark, codec, label in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(codec), label
            except UnicodeDecodeError as error:
                raise UploadRefused(f"文件开头写着{label}编码，内容却不是。", _SAVE_AS) from error
    return None


def _without_bom(content: bytes) -> tuple[str, str]:
    for codec, label in _GUESSES:
        try:
            return content.decode(codec), label
        except UnicodeDecodeError:
            continue
    raise UploadRefused("认不出文件的编码，既不是 UTF-8 也不是 GB18030。", _SAVE_AS)


def _delimiter(text: str) -> str:
    """The delimiter by which the largest share of the first lines has one number of columns."""
    return max(_DELIMITERS, key=lambda delimiter: (_agreement(text, delimiter), delimiter != "，"))


def _agreement(text: str, delimiter: str) -> tuple[float, int]:
    """The share of the first lines that have the commonest number of columns above one, and that number."""
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    with suppress(csv.Error):  # a cell beyond csv's limit: the lines before it decide, reading them all names it
        widths.update(len(cells) for cells in islice(reader, _SAMPLE) if cells)
    return max(((lines / widths.total(), width) for width, lines in widths.items() if width > 1), default=(0, 0))


def _sheet(text: str, delimiter: str) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row, line in enumerate(reader):
            check_count(max(row, len(cells) + len(line)))  # before cells are made of it
            cells.update(_line(row, line))
    except csv.Error as error:
        message = f"第{reader.line_num}行附近的双引号不成对，或有一格过长，后面的内容无法分列。"
        raise UploadRefused(message, "检查这一行的英文双引号；或在 Excel、WPS 中另存为 xlsx 再上传。") from error
    return sheet_of(SHEET, cells)


def _line(row: int, line: list[str]) -> dict[tuple[int, int], Cell]:
    return {(row, column): text_cell(text) for column, text in enumerate(line) if text.strip()}


def _encoding_note(encoding: str) -> str:
    told = {"GB18030": "（Excel默认）", "UTF-8（BOM）": "（Excel“CSV UTF-8”）"}.get(encoding, "")
    return f"编码 {encoding}{told}，已自动识别"


def _delimiter_note(delimiter: str) -> tuple[str, ...]:
    return () if delimiter == "," else (f"按{_DELIMITERS[delimiter]}分列",)


def _lost_note(text: str, encoding: str) -> tuple[str, ...]:
    """Characters outside its encoding are saved by Excel as question marks, without a word."""
    lost = encoding == "GB18030" and "?" in text
    return ("有英文问号，可能是存为CSV时丢掉的字（如 m³ 的 ³、生僻字），请核对",) if lost else ()
