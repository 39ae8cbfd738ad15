"""What a cell can be besides a value: nothing, a wish to delete, or something that has to be said to the clerk."""

from dataclasses import dataclass
from typing import Final

from dashboard.errors import Severity


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be taken as it stands: rule, Chinese sentences, and a value that would do, if one is clear."""

    rule: str
    message: str
    remedy: str
    suggestion: str = ""
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell that says nothing, in words or by being empty: what is public stays."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """A cell that says 删除."""


BLANK: Final = Blank()
DELETION: Final = Deletion()

_NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "---",
        "/",
        "\\",
        "…",
        "……",
        "...",
        "......",
        "n/a",
        "na",
        "null",
        "none",
        "nan",
        "空",
        "无",
        "暂无",
    )
)
_NOT_YET = frozenset(
    ("暂无数据", "无数据", "未统计", "未上报", "尚未统计", "未发布", "未公布", "待公布", "待统计", "不详", "未开展")
)
_ERRORS = ("#ref!", "#div/0!", "#value!", "#n/a", "#name?", "#null!", "#num!", "#spill!", "#calc!", "#getting_data")


def without_value(text: str) -> Blank | Deletion | Trouble | None:
    """What a cell's half-width text says if it holds no value, else None."""
    word = text.casefold()
    if word in _NOTHING or word in _NOT_YET:
        return BLANK
    if word in {"删除", "delete"}:
        return DELETION
    if word.startswith(_ERRORS):
        message = f"单元格是 Excel 的错误值“{text[:12]}”。"
        return Trouble("formula_error", message, "在表格里改正公式，或直接填数。")
    if word and set(word) == {"#"}:
        return Trouble("hidden_value", "单元格只剩一串“#”，真正的数没有存下来。", "把列宽拉大后重新保存，或直接填数。")
    if word.startswith("=") and len(word) > 1:
        return Trouble("formula_text", "单元格是没有算出结果的公式。", "改填算好的数。")
    return None
