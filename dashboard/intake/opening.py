"""Bytes to a book: what a file is told by its first bytes, never by its name or by statistics."""

import re
from dataclasses import replace
from pathlib import PureWindowsPath

from dashboard.errors import UploadRefused
from dashboard.intake.book import Book
from dashboard.intake.text import read_text
from dashboard.intake.workbook import read_xls, read_xlsx

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "这是 PDF 文件",
    b"\x89PNG": "这是图片（PNG）",
    b"\xff\xd8\xff": "这是图片（JPEG）",
    b"GIF8": "这是图片（GIF）",
    b"BM": "这是图片（BMP）",
    b"MZ": "这是可执行程序",
    b"\x7fELF": "这是可执行程序",
    b"Rar!": "这是 RAR 压缩包",
    b"7z\xbc\xaf": "这是 7z 压缩包",
    b"\x1f\x8b": "这是 gzip 压缩包",
    b"{\\rtf": "这是 RTF 文档",
    b"PK\x05\x06": "这是空的压缩包",
}
_MARKUP = re.compile(rb"\s*<(\?xml|!doctype|html|table|meta|head|body|workbook|!--)", re.IGNORECASE)
_TEXTUAL_FOREIGN = (b"BM", b"MZ")
"""Two letters only, which a text may begin with; a program or picture has zero bytes soon after."""

_KINDS = {
    "csv": {"csv", "text"},
    "txt": {"csv", "text"},
    "tsv": {"text"},
    "xlsx": {"xlsx"},
    "xls": {"xls"},
    "et": {"et"},
}
_TOLD = {"csv": "CSV 文字", "text": "分列的文字", "xlsx": "xlsx 工作簿", "xls": "xls 工作簿", "et": "et 表格"}
_NAME_LENGTH = 120


def open_upload(name: str, content: bytes) -> Book:
    """An uploaded file as sheets of cells; name is what the browser calls it, and counts for nothing but remarks.

    The size of content is the caller's to limit. Raises UploadRefused, in Chinese with what to do instead, for
    anything that is not a table, is damaged, spoilt, protected or carries macros, or is larger than any report.
    """
    shown = _shown(name)
    extension = shown.rpartition(".")[2].lower()
    book = _opened(shown, content, extension)
    if not any(sheet.rows for sheet in book.sheets):
        raise UploadRefused("文件是空的，没有任何内容。", "请确认选对了文件，保存后再上传。")
    return _remarked(book, extension)


def _opened(name: str, content: bytes, extension: str) -> Book:
    if content.startswith(_ZIP):
        return read_xlsx(name, content)
    if content.startswith(_OLE):
        return read_xls(name, content, kind="et" if extension in ("et", "ett") else "xls")
    _refuse_foreign(content)
    return read_text(name, content)


def _refuse_foreign(content: bytes) -> None:
    for mark, told in _FOREIGN.items():
        if content.startswith(mark) and (mark not in _TEXTUAL_FOREIGN or b"\0" in content[:512]):
            raise UploadRefused(f"{told}，不是表格。", "请上传 CSV、xlsx、xls 或 et 表格。")
    start = content[:1024].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _MARKUP.match(start):
        message = "这是网页或 XML 格式的表格，只是名字像 Excel 文件。"
        raise UploadRefused(message, "请用 Excel 或 WPS 打开，另存为 xlsx，再上传。")


def _remarked(book: Book, extension: str) -> Book:
    if book.kind in _KINDS.get(extension, {book.kind}):
        return book
    note = f"扩展名是 .{extension}，内容是{_TOLD[book.kind]}，已按内容读取"
    return replace(book, notes=(*book.notes, note))


def _shown(name: str) -> str:
    """The file's name without folders and without anything that could not be printed."""
    last = PureWindowsPath(name).name
    return "".join(letter for letter in last if letter.isprintable())[-_NAME_LENGTH:] or "未命名"
