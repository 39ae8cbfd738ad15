"""Periods as staff write them, by one explicit grammar, into the five ISO forms of dashboard.periods.

A stretch from January on (`1—6月`) and an end (`截至6月底`) both mean the value up to the end of that month, and are
kept as the month: every value of a running total is the value at its period's end. `6月30日` is the day itself,
`二季度末` the quarter, `年底` the year. A year that is not written is never assumed: the result is Yearless.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dashboard.decimals import plain
from dashboard.intake.book import Cell
from dashboard.intake.characters import half_width, shown, solid
from dashboard.intake.trouble import Blank, Deletion, Trouble, without_value
from dashboard.periods import Period, parse_period

FIRST_YEAR, LAST_YEAR = 1900, 2099
_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 73051)  # the years 2000 to 2099 as spreadsheets count days
_QUARTERS: Mapping[str, int] = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES: Mapping[str, int] = {"上": 1, "下": 2}
_A_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\d{2}){0,2}(?!\d)", re.ASCII)
_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_YEAR = r"(?P<year>\d{4})"
_M, _D = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>0?[1-9]|[12]\d|3[01])"
_CLOCK = re.compile(r"(?:\s+|(?<=\d)T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Yearless:
    """A period whose year is not written. text is it as written; offered a year that a workbook stored unseen."""

    text: str
    rest: str
    offered: str = ""

    def within(self, year: int) -> Period | Trouble:
        """The period in a year that somebody named."""
        return _iso(f"{year}{self.rest}", self.text)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A number that can be two months: 2024.1 is January, or October with its zero lost."""

    text: str
    choices: tuple[str, str]


Read = Period | Yearless | Unclear | Blank | Deletion | Trouble


def read_moment(cell: Cell) -> Read:
    """What a cell says where a period is expected."""
    if cell.formula:
        return Trouble(
            "formula_without_value", "公式没有算好的结果。", "用 Excel 或 WPS 打开后保存一次，或直接填时间。"
        )
    if isinstance(cell.value, bool):
        return _unreadable(cell.text or str(cell.value))
    if isinstance(cell.value, date):
        return _dated(cell)
    if isinstance(cell.value, Decimal):
        return moment_in(_figure(cell.value))
    return moment_in(cell.value or "")


def moment_in(text: str) -> Read:
    """What a text says where a period is expected."""
    if len(text) > 60:
        return _unreadable(text)
    plain = solid(_CLOCK.sub("", half_width(text)))
    said = without_value(plain)
    if said is not None:
        return said
    core = _core(plain)
    for pattern, rest in _FORMS:
        if match := pattern.fullmatch(core):
            return _from(match, rest(match), text)
    return _other(core, text)


def _figure(value: Decimal) -> str:
    if not value.is_finite() or not -10 < value.adjusted() < 10:
        return str(value)[:20]
    return f"{plain(value):f}"


def _core(plain: str) -> str:
    """A text without what only says that its end is meant: 截至6月底 is 6月."""
    core = re.sub(r"^(?:数据)?(?:截至|截止到?|到|至)(?:时间|日期)?:?", "", plain)
    core = re.sub(r"(?:为止|止|累计)$", "", core).replace("至", "-").replace("到", "-")
    return re.sub(r"(?<=[月年度])(?:末|底)$", "", core).removesuffix("份")


def _month(match: re.Match[str]) -> str:
    return f"-{int(match['month']):02d}"


def _day(match: re.Match[str]) -> str:
    return f"{_month(match)}-{int(match['day']):02d}"


def _quarter(match: re.Match[str]) -> str:
    return f"-Q{_QUARTERS[match['quarter']]}"


def _half(match: re.Match[str]) -> str:
    return f"-H{_HALVES.get(match['half'], match['half'])}"


def _whole(_: re.Match[str]) -> str:
    return ""


def _form(pattern: str, rest: Callable[[re.Match[str]], str]) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE), rest


_FORMS = (
    _form(rf"{_YEAR}(?:年度?|全年|年全年)?", _whole),
    _form(rf"{_YEAR}[-/.年]{_M}[-/.月]{_D}(?:日|号)?", _day),
    _form(rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])", _day),
    _form(rf"{_YEAR}[-/.年]{_M}月?", _month),
    _form(rf"{_YEAR}(?P<month>0[1-9]|1[0-2])", _month),
    _form(rf"{_YEAR}[-/.年]?(?:1|01)月?-{_M}月", _month),
    _form(rf"(?:{_YEAR}[-/.年]?)?第?(?P<quarter>[一二三四1-4])季度?", _quarter),
    _form(rf"(?:{_YEAR}[-/.年]?)?Q(?P<quarter>[1-4])", _quarter),
    _form(rf"(?:{_YEAR}[-/.年]?)?(?P<half>[上下])半年度?", _half),
    _form(rf"{_YEAR}[-/.年]?H(?P<half>[12])", _half),
    _form(r"(?:全年|年|年度)", _whole),
    _form(rf"(?:1|01)月?-{_M}月", _month),
    _form(rf"{_M}月", _month),
    _form(rf"{_M}月{_D}(?:日|号)?", _day),
    _form(rf"{_M}[./]{_D}", _day),
)
"""Each form with what follows the year in ISO. A form without a `year` group, or with an empty one, is Yearless."""


def _from(match: re.Match[str], rest: str, text: str) -> Read:
    year = match.groupdict().get("year")
    if year is None:
        return Yearless(text.strip(), rest)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return _unreadable(text)
    if re.fullmatch(r"\d{4}\.1", match[0], re.ASCII):
        return Unclear(text.strip(), (f"{year}-01", f"{year}-10"))
    return _iso(f"{year}{rest}", text)


def _iso(iso: str, text: str) -> Period | Trouble:
    try:
        return parse_period(iso)
    except ValueError:
        return Trouble("no_such_day", f"“{shown(text)}”：没有这一天。", "核对月份和日期。")


def _other(core: str, text: str) -> Read:
    """Serial days, and what is nearly a period with the form that would do."""
    if re.fullmatch(r"\d{5}(?:\.\d+)?", core, re.ASCII) and int(core[:5]) in _SERIALS:
        return _iso((_EPOCH + timedelta(days=int(core[:5]))).isoformat(), text)
    if match := re.fullmatch(r"(\d\d)年(.+)", core, re.ASCII):
        return _short_year(text, f"20{match[1]}年{match[2]}")
    if (match := re.fullmatch(r"([a-z]{3})-(\d\d)", core.casefold(), re.ASCII)) and match[1] in _MONTH_NAMES:
        return _short_year(text, f"20{match[2]}年{_MONTH_NAMES.index(match[1]) + 1}月")
    if re.fullmatch(rf"(?:{_YEAR}[-/.年]?)?(?P<from>\d{{1,2}})月?-{_M}月", core, re.ASCII):
        message = f"“{shown(text)}”不从1月起，看不出是哪个时期的数。"
        return Trouble("bad_moment", message, "累计数写成1—6月，当期数写成二季度或6月。")
    return _unreadable(text)


def _short_year(text: str, suggestion: str) -> Trouble:
    return Trouble("short_year", f"“{shown(text)}”的年份只有两位。", f"年份写四位，如{suggestion}。", suggestion)


def _unreadable(text: str) -> Trouble:
    remedy = "请写成2025年6月、2025-06-30、2025年二季度、2025年上半年、2025年1-6月或2025年。"
    return Trouble("bad_moment", f"“{shown(text)}”不能识别为时间。", remedy)


def _dated(cell: Cell) -> Read:
    """A workbook's date, as exact as its format shows it; a year the format does not show was put in by the program."""
    value = cell.value
    assert isinstance(value, date)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return _unreadable(cell.text or str(value))
    form = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|h+:m+|m+:s+', "", cell.format.partition(";")[0].casefold())
    seen = {part for part in "ymd" if part in form} or set("ymd")
    rest = f"-{value.month:02d}-{value.day:02d}" if "d" in seen else f"-{value.month:02d}" if "m" in seen else ""
    return _iso(f"{value.year}{rest}", cell.text) if "y" in seen else Yearless(cell.text, rest, str(value.year))


def year_in(texts: Iterable[str]) -> str:
    """The one year that titles and file names name, else empty."""
    years = {year for text in texts for year in _A_YEAR.findall(solid(text[:200]))}
    return years.pop() if len(years) == 1 else ""
