"""A department's workbook: what it reports on, what was published last, and empty cells for what comes next."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.language import CHINESE
from dashboard.model import Indicator, Milestone, Snapshot
from dashboard.periods import Period, parse_period
from dashboard.tables import TABLES
from dashboard.vetting import reporting
from dashboard.workbooks.cells import Value, write

FIGURES, WORKS, RULES = "指标数据", "节点任务", "填写说明"
STATUS, STATE = ("最终", "初步", "修订"), ("未启动", "进行中", "已完成")
"""The words to choose from, in the order of the tables' own vocabularies."""

_FIGURE_COLUMNS = ("指标编号", "指标名称", "单位", "上次时期", "上次数值", "时期", "数值", "数据性质", "备注")
_FIGURE_WIDTHS = (24, 34, 10, 14, 12, 16, 14, 10, 40)
_WORK_COLUMNS = ("节点编号", "节点任务", "方案期限", "上次进展", "进展", "截至日期", "备注")
_WORK_WIDTHS = (28, 44, 14, 10, 10, 14, 40)
_HEAD, _KNOWN, _OPEN = (PatternFill("solid", fgColor=colour) for colour in ("FF083A78", "FFF1F3F5", "FFFFFDF2"))
_LINE = Side(style="thin", color="FFBCC3CB")
_SPARE = 200
"""Rows below the prefilled ones that have the same drop-downs."""

_GUIDE = (
    "只填浅黄色的格；灰色的格是网站上已有的内容，改了也不算数。",
    "没有新数的行空着就行：空格表示不变，不会清掉已公布的数。要删掉已公布的数，在“数值”里写“删除”。",
    "一个指标有几个时期的数，就复制这一行，每个时期一行。",
    "时期写明年份：2024年、2024年上半年、2024年二季度、2024年6月或2024-06-30。",
    "数值只写阿拉伯数字，按“单位”一列的单位填；小数位数照原样，不四舍五入。",
    "不要填姓名、身份证号、手机号、银行卡号；不要写公式、加密码或带宏。",
    "填好后保存为 xlsx 或 CSV 都可以，直接上传；有问题的格会逐一指出来。",
)


def template(snapshot: Snapshot, department_id: str) -> bytes:
    """The xlsx workbook of a department, or of all of them where department_id is empty.

    A sheet for its indicators (the periods that are due next are written in where the indicator has a frequency), one
    for its dated works if it has any, and one with the rules. Sent back untouched it changes nothing.
    """
    book = Workbook()
    figures = book.worksheets[0]
    figures.title = FIGURES
    own = [row for row in snapshot.indicators if _is_own(snapshot, row, department_id)]
    lines = [line for indicator in own for line in _figure_lines(snapshot, indicator)]
    _fill(figures, _FIGURE_COLUMNS, _FIGURE_WIDTHS, lines, first_open=6)
    _offer(figures, "H", STATUS, len(lines))
    works = [row for row in snapshot.milestones if _answers(snapshot, row.measure, department_id)]
    if works:
        sheet = book.create_sheet(WORKS)
        _fill(sheet, _WORK_COLUMNS, _WORK_WIDTHS, map(_work_line, works), first_open=5)
        _offer(sheet, "E", STATE, len(works))
    _explain(book.create_sheet(RULES), own)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _is_own(snapshot: Snapshot, indicator: Indicator, department_id: str) -> bool:
    return not department_id or department_id in {row.department_id for row in reporting(snapshot, indicator)}


def _answers(snapshot: Snapshot, measure: int, department_id: str) -> bool:
    return not department_id or department_id in {row.department_id for row in snapshot.departments_of(measure)}


def _figure_lines(snapshot: Snapshot, indicator: Indicator) -> Iterator[Sequence[Value]]:
    known = [row for row in snapshot.observations_of(indicator.indicator_id) if row.unit in ("", indicator.unit)]
    last = known[-1] if known else None
    shown = (CHINESE.period(last.period), last.value) if last else ("", None)
    for period in _next(snapshot, indicator, last.period if last else None) or (None,):
        asked = CHINESE.period(period) if period else ""
        yield indicator.indicator_id, indicator.name, indicator.unit, *shown, asked, None, "", ""


def _next(snapshot: Snapshot, indicator: Indicator, last: Period | None) -> list[Period]:
    """The periods of the plan after the last value; none where nothing says how often there is one."""
    suffixes = {
        "yearly": ("",),
        "quarterly": ("-Q1", "-Q2", "-Q3", "-Q4"),
        "monthly": tuple(f"-{month:02d}" for month in range(1, 13)),
    }.get(indicator.frequency, ())
    plan = snapshot.plan
    years = range(plan.period_start.year, plan.period_end.year + 1)
    periods = (parse_period(f"{year}{suffix}") for year in years for suffix in suffixes)
    return [period for period in periods if last is None or period.end > last.end]


def _work_line(milestone: Milestone) -> Sequence[Value]:
    states = dict(zip(_vocabulary("milestones", "state"), STATE, strict=True))
    due = CHINESE.period(milestone.due) if milestone.due else ""
    state = states[milestone.state] if milestone.state else ""
    return milestone.milestone_id, milestone.name, due, state, "", "", ""


def _vocabulary(table: str, name: str) -> tuple[str, ...]:
    return next(column.vocabulary for column in TABLES[table].columns if column.name == name)


def _fill(
    sheet: Worksheet,
    header: Sequence[str],
    widths: Sequence[int],
    lines: Iterable[Sequence[Value]],
    *,
    first_open: int,
) -> None:
    """The header and the lines, cells from column first_open (from 1) on marked as the ones to fill in."""
    for column, (title, width) in enumerate(zip(header, widths, strict=True), start=1):
        cell = write(sheet, 1, column, title)
        cell.fill, cell.font = _HEAD, Font(bold=True, color="FFFFFFFF")
        sheet.column_dimensions[cell.column_letter].width = width
    for number, line in enumerate(lines, start=2):
        for column, value in enumerate(line, start=1):
            cell = write(sheet, number, column, value)
            cell.fill = _OPEN if column >= first_open else _KNOWN
            cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
            cell.alignment = Alignment(vertical="center", wrap_text=isinstance(value, str))
    sheet.freeze_panes = "C2"


def _offer(sheet: Worksheet, letter: str, words: Sequence[str], lines: int) -> None:
    choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "请从下拉框中选", f"只能填{'、'.join(words)}。"
    choice.add(f"{letter}2:{letter}{lines + 1 + _SPARE}")
    sheet.add_data_validation(choice)


def _explain(sheet: Worksheet, indicators: Iterable[Indicator]) -> None:
    """How to fill it in, what each column of the tables means, and what each indicator counts."""
    lines: list[tuple[str, str]] = [(f"{number}", text) for number, text in enumerate(_GUIDE, start=1)]
    helps = {column.title: column.help for name in ("observations", "milestones") for column in TABLES[name].columns}
    named = dict.fromkeys((*_FIGURE_COLUMNS, *_WORK_COLUMNS))
    lines += [("", ""), ("列名", "含义"), *((title, helps[title]) for title in named if title in helps)]
    lines += [("", ""), ("指标", "口径"), *((row.name, row.definition) for row in indicators)]
    for number, (left, right) in enumerate(lines, start=1):
        write(sheet, number, 1, left)
        write(sheet, number, 2, right).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 100
