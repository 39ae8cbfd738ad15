"""What the heading of a table may be called, and which table a row of headings is for.

A column is known by its machine name, its title in the data dictionary or, in the tables that departments fill in
themselves, by the words they use. A heading may carry a unit in brackets (`完成值（万平方米）`) or a period
(`2024年6月完成情况`, `一季度`), which makes its column one period's values.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.intake.book import Cell
from dashboard.intake.characters import solid
from dashboard.intake.findings import text_of
from dashboard.intake.moments import Yearless, moment_in, read_moment
from dashboard.intake.units import is_unit
from dashboard.periods import Period
from dashboard.tables import TABLES

_PERIOD = (
    "时间 时期 截至时间 截至日期 截止时间 截止日期 期间 月份 季度 报告期 统计时间 数据时间 所属时期 日期 统计期 截至期"
)
_NOTE = "备注 说明 口径 统计口径 备注说明 情况说明"
_DEPARTMENT = "填报单位 责任部门 责任单位 牵头单位 牵头部门 报送单位 上报单位 填报部门 部门 科室"
_VALUE = (
    "数值 值 数据 数量 指标值 现值 现状值 当前值 当期值 最新值 本期 本期数 本期值 本期完成 上报数 填报数 "
    "完成 完成值 完成数 完成量 完成情况 完成进展 目前完成 目前完成情况 进展 进展情况 目前进展 "
    "实际 实际值 实际数 实际完成 实际完成值 实际完成数 实际完成情况 "
    "累计 累计值 累计数 累计完成 累计完成值 累计完成数 累计完成情况 本年累计 年初至今累计"
)
_SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "observations": {
        "name": "指标 指标名称 指标名 项目 项目名称 名称 统计指标 主要指标 工作指标 指标内容 内容 name",
        "period": _PERIOD,
        "year": "年份 年度 年",
        "value": _VALUE,
        "unit": "单位 计量单位",
        "area": "地区 区域 县区",
        "area_name": "地区名称 area_name",
        "status": "性质 数据状态",
        "source": "来源 数据来源 出处 source",
        "publisher": "发布者 发布机构 publisher",
        "note": _NOTE,
        "department": _DEPARTMENT,
    },
    "milestones": {
        "name": "节点 节点任务 节点名称 任务 任务名称 重点任务 工作任务 重点工作 事项 项目 项目名称 内容 里程碑",
        "state": "进展 状态 进展情况 完成情况 进度 当前进展 目前进展 推进情况 完成状态 进展状态",
        "as_of": _PERIOD,
        "year": "年份 年度 年",
        "note": _NOTE,
        "department": _DEPARTMENT,
    },
    "communities": {
        "name": "小区名称 小区 小区名 老旧小区 老旧小区名称 改造小区 项目名称",
        "town": "镇街 乡镇 街道 所在镇街 所属街道 所在街道 所在乡镇 镇(街道) 乡镇(街道) 镇街名称",
        "year": "改造年度 年度 年份 改造年份 计划年度",
        "households": "户数 改造户数 涉及户数 居民户数 总户数",
        "buildings": "楼栋 楼栋数 栋数 楼数 改造楼栋数",
        "floor_area": "建筑面积 改造面积 面积 总建筑面积 改造建筑面积",
        "stage": "阶段 进展 状态 进展情况 改造进展 进度 施工阶段 改造阶段",
        "started": "开工日期 开工时间",
        "finished": "完工日期 完工时间 竣工日期 竣工时间",
        "department": _DEPARTMENT,
    },
}
_NAMED: Mapping[str, str] = {
    "observations": "indicator_id",
    "milestones": "milestone_id",
    "communities": "community_id",
}
"""The key that a name may stand for, by table."""


_READABLE = frozenset({"row", "area_name", "source", "publisher", "comparator", "stretch", "due_inferred", "simulated"})
"""Readable columns of the site's own downloads, beside the machine names."""

_WIDEST = 400
_DATED = re.compile(r"[年月季半]|\d{4}|q[1-4]")


@dataclass(frozen=True)
class Heading:
    """Which table a sheet holds and where. Rows and columns count from 0; rows first to last are the heading.

    columns maps column names (and name, year, department, source …, which are no columns of the table) to indices;
    wide are the columns that each hold one period's values, with the cell or text of the period; units are those in
    headings, by index; rivals are further columns that could be the value; exact: machine names throughout.
    """

    table: str
    first: int
    last: int
    columns: Mapping[str, int]
    labels: Mapping[int, str]
    wide: Mapping[int, Cell] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)
    rivals: tuple[int, ...] = ()
    exact: bool = False

    @property
    def score(self) -> tuple[int, int, int, int]:
        """More recognised columns and periods are better, then periods that name their year, then machine names, then
        fewer heading rows.
        """
        periods = {text_of(cell) for cell in self.wide.values()}
        dated = sum(re.search(r"\d{4}", text) is not None for text in periods)
        return len(self.columns) + len(periods), dated, self.exact, self.first - self.last


@lru_cache(maxsize=32)
def words_of(table: str) -> Mapping[str, str]:
    """Every known heading of a table, without spaces and in lower case, with the column it stands for."""
    words = {solid(w).casefold(): name for name, all_ in _SYNONYMS.get(table, {}).items() for w in all_.split()}
    for column in TABLES[table].cells:
        words[column.name] = column.name
        if not TABLES[table].pairs:  # 项目 and 内容 head many other lists
            words.setdefault(solid(column.title).casefold(), column.name)
    return words | {"row": "row", "simulated": "simulated", "模拟数据": "simulated"}


def headings(rows: Sequence[Sequence[Cell]], first: int, height: int) -> list[Heading]:
    """What the table headed by `height` rows from `first` could be: one Heading for each table that fits."""
    width = min(max((len(row) for row in rows[first : first + height]), default=0), _WIDEST)
    stacks = [_stack(cells) for cells in _columns(rows[first : first + height], width)]
    said = {name for stack in stacks for name in stack.names}
    fits = (_fitted(table, stacks, first, height) for table in TABLES if not said.isdisjoint(words_of(table)))
    return [fit for fit in fits if fit is not None]


@dataclass(frozen=True, slots=True)
class _Stack:
    """One column's heading: its text, the words it may be known by, and the unit and period it carries."""

    label: str
    names: tuple[str, ...]
    unit: str
    period: Cell | None


def _columns(rows: Sequence[Sequence[Cell]], width: int) -> Iterator[tuple[Cell, ...]]:
    """Each column's heading cells from top to bottom; a year or period reaches right over empty cells of its row."""
    filled = [[row[index] if index < len(row) else Cell() for index in range(width)] for row in rows]
    for cells in filled[:-1]:
        for index in range(1, width):
            if not text_of(cells[index]) and _moment(cells[index - 1]) is not None:
                cells[index] = cells[index - 1]
    return zip(*filled, strict=True)


def _stack(cells: tuple[Cell, ...]) -> _Stack:
    said = [cell for cell in cells if text_of(cell).strip()]
    label = " ".join(dict.fromkeys(text_of(cell).strip() for cell in said))
    texts = list(dict.fromkeys(solid(text_of(cell)[:120]).casefold() for cell in said))
    names = [name for text in (*texts[-1:], "".join(texts)) for name in (text, _split_unit(text)[0])]
    units = [unit for text in reversed(texts) if (unit := _split_unit(text)[1])]
    return _Stack(label, tuple(names), units[0] if units else "", _period(said, texts))


def _fitted(table: str, stacks: Sequence[_Stack], first: int, height: int) -> Heading | None:
    words, columns, wide, rivals = words_of(table), dict[str, int](), dict[int, Cell](), list[int]()
    for index, stack in enumerate(stacks):
        name = next((words[name] for name in stack.names if name in words), "")
        if stack.period is not None and table == "observations":
            wide[index] = stack.period
        elif name == "value" and name in columns and table == "observations":
            rivals.append(index)
        elif name:
            columns.setdefault(name, index)
    if not _complete(table, columns, wide):
        return None
    labels = {index: stack.label for index, stack in enumerate(stacks)}
    machine = {*TABLES[table].header, *_READABLE}
    exact = not wide and all(labels[index].casefold() in machine for index in columns.values())
    units = {index: stack.unit for index, stack in enumerate(stacks) if stack.unit}
    return Heading(table, first, first + height - 1, columns, labels, wide, units, tuple(rivals), exact)


def _complete(table: str, columns: Mapping[str, int], wide: Mapping[int, Cell]) -> bool:
    """Whether these columns are enough to be this table."""
    own = [name for name in columns if name not in {"department", "year", "row", "simulated"}]
    named = "name" in columns or _NAMED.get(table, "") in columns
    if table == "observations":
        valued = "value" in columns or bool(wide)
        return valued and (named or {"value", "period"} <= set(columns))
    if table == "milestones":
        return named and "state" in columns
    if table == "communities":
        return named and bool({"households", "town", "buildings", "stage"} & set(columns)) and len(own) >= 2
    return all(key in columns for key in TABLES[table].key) and len(own) >= 2


def _split_unit(text: str) -> tuple[str, str]:
    """A heading without the brackets behind it, and the unit that stands in them or behind a stroke or colon."""
    match = re.fullmatch(r"(.*?)[(\[]([^()\[\]]*)[)\]]", text) or re.fullmatch(r"([^/:]+)[/:]([^/:]+)", text)
    if match is None:
        return text, ""
    unit = match[2].removeprefix("单位:").removeprefix("单位")
    return (match[1], unit) if is_unit(unit) else (text if "/" in text else match[1], "")


def _period(said: Sequence[Cell], texts: Sequence[str]) -> Cell | None:
    """The period that a column's heading names, perhaps beside a word for values or with a unit."""
    words = words_of("observations")
    if not said or (len(texts) == 1 and texts[0] in words) or not _DATED.search("".join(texts)):
        return None
    if len(texts) == 1 and _moment(said[0]) is not None:
        return said[0]
    parts = [part for text in texts if words.get(part := _split_unit(text)[0]) != "value"]
    text = _without_value_word("".join(parts))
    read = moment_in(text) if text else None
    return Cell(text, text) if isinstance(read, Period | Yearless) else None


def _without_value_word(text: str) -> str:
    """A heading without the word for values before or behind its period: 2024年6月完成情况."""
    for word in _value_words():
        if text.endswith(word) or text.startswith(word):
            return text.removesuffix(word) if text.endswith(word) else text.removeprefix(word)
    return text


@lru_cache(maxsize=1)
def _value_words() -> tuple[str, ...]:
    return tuple(sorted((word for word, name in words_of("observations").items() if name == "value"), key=len))[::-1]


def _moment(cell: Cell) -> Period | Yearless | None:
    read = read_moment(cell)
    return read if isinstance(read, Period | Yearless) else None


def counts_up(label: str) -> bool:
    """Whether a heading says that its values are running totals."""
    return "累计" in label
