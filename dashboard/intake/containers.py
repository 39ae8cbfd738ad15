"""What a workbook file may be before any parser sees it: no macros, no password, no bomb, nothing but a workbook."""

import io
import struct
import zipfile
import zlib

from dashboard.errors import UploadRefused

MEMBERS, UNPACKED, RATIO = 1_000, 100_000_000, 200
"""The most members of a workbook, bytes when unpacked, and times a large member may be packed."""

_LARGE = 5_000_000
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 xlsx，再上传。"
_OTHER_ZIPS = {
    "xl/workbook.bin": "这是 xlsb 工作簿。",
    "word/document.xml": "这是 Word 文档，不是表格。",
    "ppt/presentation.xml": "这是演示文稿，不是表格。",
    "content.xml": "这是 ods 表格。",
}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What Python's zipfile raises for files that are not whole."""


def check_zip(content: bytes) -> None:
    """Raises UploadRefused unless these bytes are an xlsx workbook that is safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive.infolist())
            spoilt = archive.testzip()
    except _BROKEN as error:
        raise damaged() from error
    if spoilt:
        raise damaged()


def check_ole(content: bytes) -> None:
    """Raises UploadRefused unless these bytes look like an xls or et workbook without password and macros."""
    if _stream("EncryptedPackage") in content:
        raise encrypted()
    if _stream("_VBA_PROJECT_CUR") in content:
        raise macros()
    if _stream("Workbook") not in content and _stream("Book") not in content:
        raise UploadRefused(
            "这不是表格（可能是 Word 文档或演示文稿），或文件不完整。", "请上传 CSV、xlsx、xls 或 et 表格。"
        )


def damaged() -> UploadRefused:
    return UploadRefused("工作簿已损坏或不完整，打不开。", f"{_SAVE_AS}如果 Excel 也打不开，请找原表。")


def exhausting() -> UploadRefused:
    message = "工作簿过大或已损坏，超出了读取的时间和内存限制。"
    return UploadRefused(message, "只选中有数据的区域，复制到新建的工作簿里保存，再上传。")


def encrypted() -> UploadRefused:
    return UploadRefused("工作簿加了密码，无法读取。", "请在 Excel 或 WPS 中去掉打开密码，另存为 xlsx，再上传。")


def macros() -> UploadRefused:
    return UploadRefused("工作簿带有宏，为安全起见不接收。", "请另存为不带宏的 xlsx（“Excel 工作簿”），再上传。")


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.lower() for member in members]
    if any(member.flag_bits & 1 for member in members):
        raise encrypted()
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name for name in names):
        raise macros()
    if "xl/workbook.xml" not in names:
        told = next((told for name, told in _OTHER_ZIPS.items() if name in names), "这是压缩包，不是表格。")
        raise UploadRefused(told, f"请上传表格本身：{_SAVE_AS}")
    if len(set(names)) != len(names) or any(member.compress_type not in _PACKINGS for member in members):
        raise damaged()
    if len(members) > MEMBERS or _is_bomb(members):
        message = "工作簿解压后过大，像是压缩炸弹，或夹带了大量图片。"
        raise UploadRefused(message, "只把要上报的数据复制到新建的工作簿里保存，再上传。")


def _is_bomb(members: list[zipfile.ZipInfo]) -> bool:
    tight = any(m.file_size > _LARGE and m.file_size > RATIO * m.compress_size for m in members)
    return tight or sum(member.file_size for member in members) > UNPACKED


def _stream(name: str) -> bytes:
    """How the directory of a compound file spells the name of a stream."""
    return name.encode("utf-16-le") + b"\0\0"
