"""Numbers as staff write them, by one explicit grammar: never guessed, never rounded, decimals kept.

    number    = [qualifier] [sign] figure [余 | 多] [multiple] [余 | 多] [unit] [左右 | 以上 | …]
    figure    = digits, with "," "'" or a space between all groups of three or with none, and a decimal part
    sign      = "-" or 负, or brackets round the figure
    qualifier = 约, 近, 超, ≥ …: the value is kept, and the cell as written is a remark for the row's note

Full-width forms, per cent signs and dashes are reduced to the plain ones first. What is nearly a number is a
Trouble with the figure it may mean.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, InvalidOperation

from dashboard.intake.book import Cell
from dashboard.intake.characters import half_width, shown
from dashboard.intake.numerals import CHARACTERS, from_words
from dashboard.intake.trouble import Blank, Deletion, Trouble, without_value
from dashboard.intake.units import SCALE, is_unit

_BEFORE = (
    "约为|大约|大概|约|将近|接近|近|超过|突破|超|逾|不足|不到|不低于|不少于|不高于|不超过|至少|达到|达|>=|<=|≥|≤|>|<"
)
_BEHIND = "左右|以上|以下|以内|上下"
_FIGURE = r"(?:\d{1,3}(?P<mark>[,'’ ])\d{3}(?:(?P=mark)\d{3})*|\d+)(?:\.\d+)?|\.\d+"
_NUMBER = re.compile(
    rf"(?P<before>{_BEFORE})?\s*(?P<open>\()?\s*(?P<sign>-|负)?\s*(?P<figure>{_FIGURE})(?P<rest>.*)", re.ASCII
)
_FIGURES = re.compile(r"(?<![\d.,'’])\d[\d,'’]*(?:\.\d+)?(?![\d.,'’])", re.ASCII)
_MORE = re.compile(rf"({SCALE}|)(余|多)")
_UNIT = re.compile(r"(?:[a-zA-Z\u4e00-\u9fff]+(?:/[a-zA-Z\u4e00-\u9fff]+)?[23²³]?|[%‰])?")
_FIFTEEN = Context(prec=15)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and the unit written behind it (`万平方米`, `%`, `万` or nothing); multiples are not applied.

    remark is the cell as written where it says more than the figure does (`约180`), else empty.
    doubt is something to warn of although the value is taken.
    """

    value: Decimal
    unit: str = ""
    remark: str = ""
    doubt: Trouble | None = None


Read = Number | Blank | Deletion | Trouble


def read_number(cell: Cell) -> Read:
    """What a cell says where a number is expected."""
    if cell.formula:
        return Trouble("formula_without_value", "公式没有算好的结果。", "用 Excel 或 WPS 打开后保存一次，或直接填数。")
    if isinstance(cell.value, bool):
        return Trouble("bad_number", "单元格是 TRUE 或 FALSE，不是数字。", "请填阿拉伯数字。")
    if isinstance(cell.value, Decimal):
        return _stored(cell.value, cell.format)
    if isinstance(cell.value, date):
        message = f"“{shown(cell.text or str(cell.value))}”是日期，不是数字。"
        return Trouble("date_for_number", message, "把单元格格式改成“常规”后重新填数。")
    return number_in(cell.value or "")


def number_in(text: str) -> Read:
    """What a text says where a number is expected."""
    plain = half_width(text) if len(text) <= _LONGEST else text
    if len(plain) > _LONGEST:
        return _unreadable(text, "")
    said = without_value(re.sub(r"\s+", "", plain))
    if said is not None:
        return said
    if re.fullmatch(r"[+-]?\d+(\.\d+)?[eE][+-]?\d+", plain, re.ASCII):
        message = f"“{shown(text)}”是科学计数法，原来的各位数已经丢失。"
        return Trouble("scientific", message, "把单元格格式改成“数值”后重新填完整的数。")
    match = _NUMBER.fullmatch(plain)
    return (_matched(match, text) if match else None) or _nearly(plain, text)


def _matched(match: re.Match[str], text: str) -> Number | Trouble | None:
    """The number of a text that has the grammar's outline; None where what follows the figure is no unit."""
    figure = _digits(match["figure"])
    rest, closed = match["rest"].strip(), True
    if match["open"]:
        inner, bracket, outer = rest.partition(")")
        rest, closed = f"{inner}{outer}".strip(), bool(bracket) and not match["sign"]
    rest, behind = re.subn(rf"\s*(?:{_BEHIND})$", "", rest)
    unit, more = _MORE.subn(r"\1", rest, count=1) if _MORE.match(rest) else (rest, 0)
    if not closed or len(unit) > 12 or not _UNIT.fullmatch(unit):
        return None
    if re.match(r"0\d", figure):
        message = f"“{shown(text)}”以0开头，像是编号，不是数。"
        return Trouble("bad_number", message, "去掉开头的0。", figure.lstrip("0") or "0")
    if _too_wide(figure):
        return _too_long(shown(text))
    value = Decimal(f"-{figure}") if (match["open"] or match["sign"]) and Decimal(figure) else Decimal(figure)
    return Number(value, unit, text.strip() if match["before"] or behind or more else "")


def _digits(figure: str) -> str:
    return re.sub(r"[,'’ ]", "", figure)


def _too_wide(figure: str) -> bool:
    """Whether a figure has more digits than the tables keep."""
    whole, _, decimals = figure.lstrip("-").partition(".")
    return len(whole) > 15 or len(decimals) > 10


def _nearly(plain: str, text: str) -> Trouble:
    """Why a text is no number, with the figure it may mean: Chinese words, or the only figure in it."""
    words = re.fullmatch(rf"(?:{_BEFORE})?([{CHARACTERS}]+)(.*)", plain, re.DOTALL)
    named = from_words(words[1]) if words else None
    if words and named is not None and (not words[2] or is_unit(words[2]) or words[2] in {"余", "多", "左右"}):
        return _unreadable(text, str(named))
    figures = [_digits(figure) for figure in _FIGURES.findall(plain)]
    if len(figures) == 2 and re.search(r"\d\D{0,6}[-至到]\s*\d", plain, re.ASCII):
        return Trouble("number_range", f"“{shown(text)}”是一个范围，不是一个数。", "只填一个数；范围可以写在备注里。")
    unclear = re.search(r"[¹²³⁰-⁹]|\d[,'’]\d{1,2}(?!\d)|--|-\s*\d", plain, re.ASCII)
    single = len(figures) == 1 and not unclear and not _too_wide(figures[0]) and not re.match(r"0\d", figures[0])
    return _unreadable(text, figures[0] if single else "")


def _unreadable(text: str, suggestion: str) -> Trouble:
    rest = "“约”可以写在备注里。" if "约" in text[:_LONGEST] else "其他文字写在备注里。"
    remedy = f"请填阿拉伯数字，如{suggestion or '180'}。{rest}"
    return Trouble("bad_number", f"“{shown(text)}”不能识别为数字。", remedy, suggestion)


def _too_long(text: str, suggestion: str = "") -> Trouble:
    remedy = "整数部分不超过15位，小数不超过10位；编号不要填在这里。"
    return Trouble("number_too_long", f"“{text}”位数太多。", remedy, suggestion)


def _stored(value: Decimal, form: str) -> Number | Blank | Trouble:
    """The value of a workbook's number cell: with the decimals its format shows, percent formats in per cent."""
    if not value.is_finite() or not -30 < value.adjusted() < 16:
        return _too_long(str(value)[:20]) if value else Number(Decimal(0))
    shape = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", form.partition(";")[0])
    percent = "%" in shape
    # A workbook keeps fifteen digits; what a computed number has beyond them is noise.
    exact = _FIFTEEN.plus(value).normalize() if len(value.as_tuple().digits) > 15 and value % 1 else value
    exact = Decimal(f"{exact.scaleb(2) if percent else exact:f}")
    seen = _as_formatted(exact, shape)
    if _too_wide(f"{seen:f}"):
        return _too_long(f"{exact:f}", "" if abs(exact) >= 10**15 else f"{exact:.2f}")
    return Number(seen if seen else abs(seen), "%" if percent else "", doubt=_hidden(seen, exact))


def _hidden(seen: Decimal, exact: Decimal) -> Trouble | None:
    if seen == exact:
        return None
    message = f"单元格显示 {seen:f}，实际存的是 {exact:f}，按显示的数读取。"
    return Trouble("hidden_decimals", message, "要公布更多小数的，把数写全。", f"{exact:f}", severity="warning")


def _as_formatted(value: Decimal, shape: str) -> Decimal:
    """A value with the decimals its number format shows; `General` and formats of another kind show all."""
    match = re.fullmatch(r"[^0.]*0(?:\.(0+))?[^0#?.eE/]*", shape)
    if match is None:
        return value
    try:
        return value.quantize(Decimal(1).scaleb(-len(match[1] or "")))
    except InvalidOperation:  # more digits than the decimal context holds
        return value
