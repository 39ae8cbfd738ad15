"""One cell: its text to a typed value, or why it is refused."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.periods import parse_period
from dashboard.tables.columns import IDENTIFIER, Column, ColumnType, Value


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell cannot be taken: the rule it breaks, and what to tell the person who keeps the file."""

    rule: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Form:
    """What cells of one type look like. Only ASCII digits, so that what is read can be written back unchanged."""

    pattern: str
    read: Callable[[str], Value]
    expected: str
    remedy: str


_NUMBER_REMEDY = "只写阿拉伯数字，不加千分位、单位、约数或正号；单位写在单位列。"
_DATE_REMEDY = "改成如 2024-07-04 的写法，并确认该日存在。"
_PERIOD_REMEDY = "改成 2024、2024-H1、2024-Q2、2024-06 或 2024-06-30 这五种写法之一。"

_FORMS: Mapping[ColumnType, _Form] = {
    "text": _Form(r"(?s).*", str, "文字", ""),
    "id": _Form(IDENTIFIER, str, "小写英文编号", "只用小写字母、数字、下划线和连字符，至多64个字符。"),
    "url": _Form(r"https?://[^\s/]\S*", str, "网址", "写完整网址，以 http:// 或 https:// 开头，中间没有空格。"),
    "integer": _Form(r"0|[1-9][0-9]{0,8}", int, "不小于0的整数", _NUMBER_REMEDY),
    "number": _Form(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,10})?", Decimal, "数字", _NUMBER_REMEDY),
    "boolean": _Form(r"(?i)true|false", lambda text: text.lower() == "true", " true 或 false", "填 true 或 false。"),
    "date": _Form(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat, "日期（年-月-日）", _DATE_REMEDY),
    "period": _Form(r"[0-9HQ-]+", parse_period, "时期", _PERIOD_REMEDY),
}
_EMPTY: Mapping[ColumnType, Value] = {"text": "", "id": "", "url": "", "boolean": False}


def read_cell(column: Column, text: str) -> Value | Refusal:
    """The typed value of a trimmed cell, or its Refusal. An empty optional cell is "" (text), False or None."""
    if not text:
        return _EMPTY.get(column.type) if not column.required else _empty(column)
    if not text.isprintable() and any(map(_is_unwritable, text)):
        message = f"“{column.title}”中有看不见的控制字符：“{_shown(text)}”。"
        return Refusal("control_character", message, "删去单元格内的换行和特殊字符，重新输入文字。")
    if column.type == "choice":
        return text if text in column.vocabulary else _unknown_word(column, text)
    form = _FORMS[column.type]
    try:
        return form.read(text) if re.fullmatch(form.pattern, text) else _malformed(column, text)
    except ValueError:  # the form fits, but there is no such day
        return _malformed(column, text)


def _is_unwritable(character: str) -> bool:
    """Whether nobody sees a character, or XML, and so a workbook, a feed and a picture, cannot hold it."""
    return character in "\ufffe\uffff" or unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}


def _empty(column: Column) -> Refusal:
    expected = f"，应为 {listed(column.vocabulary)} 之一" if column.vocabulary else ""
    return Refusal("empty_cell", f"“{column.title}”不能为空{expected}。", f"补填：{column.help}")


def _unknown_word(column: Column, text: str) -> Refusal:
    message = f"“{column.title}”是“{_shown(text)}”，应为 {listed(column.vocabulary)} 之一。"
    return Refusal("bad_choice", message, f"从列出的词中选一个：{column.help}")


def _malformed(column: Column, text: str) -> Refusal:
    form = _FORMS[column.type]
    message = f"“{column.title}”是“{_shown(text)}”，应为{form.expected}。"
    return Refusal(f"bad_{column.type}", message, form.remedy)


def listed(words: tuple[str, ...]) -> str:
    """Words as a Chinese list."""
    return "、".join(words)


def _shown(text: str) -> str:
    visible = "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in text[:40])
    return visible + ("…" if len(text) > 40 else "")
