"""A file of the dataset to typed rows, with every problem it has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.errors import Problem
from dashboard.model import Plan
from dashboard.tables.cells import Refusal, listed, read_cell
from dashboard.tables.columns import Column, Row, Table, Value
from dashboard.tables.contract import TABLES
from dashboard.tables.sheet import Sheet, read_sheet

_Values = dict[str, Value]
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A table as far as it could be read: rows with their spreadsheet line number, and all its problems.

    A row with a problem is left out of rows, so rows are complete only where problems is empty.
    """

    rows: tuple[tuple[int, Row], ...]
    problems: tuple[Problem, ...]


def parse(name: str, content: bytes) -> Parsed:
    """The rows of one table. name is the table's (`targets`); nothing about the bytes raises."""
    table = TABLES[name]
    sheet = read_sheet(table.file, content)
    if not sheet.header:
        return Parsed((), sheet.problems)
    whole = set(table.header) <= set(sheet.header)
    found, problems = _read_rows(table, sheet, dict if table.pairs or not whole else table.row)
    problems = [*sheet.problems, *_header_problems(table, sheet.header), *problems]
    if not whole:
        return Parsed((), _in_order(problems))
    if table.pairs:
        return _parse_plan(table, found, problems)
    return Parsed(tuple(found), _in_order(problems))


def missing_file(name: str) -> Parsed:
    """What stands for a table whose file is not there."""
    file = TABLES[name].file
    message = f"数据集中没有 {file}。"
    return Parsed((), (Problem(file, 0, "", "missing_file", message, "补上该文件；没有数据时只保留表头一行。"),))


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.row))


def _header_problems(table: Table, header: tuple[str, ...]) -> list[Problem]:
    known = set(table.header)
    missing = [name for name in table.header if name not in header]
    unknown = [name for name in dict.fromkeys(header) if name not in known]
    repeated = [name for name in dict.fromkeys(header) if name in known and header.count(name) > 1]
    remedy = f"表头应为：{listed(table.header)}。"
    return [
        *(Problem(table.file, 1, name, "missing_column", f"缺少列“{name}”。", remedy) for name in missing),
        *(Problem(table.file, 1, name, "unknown_column", f"不认识的列“{name}”。", remedy) for name in unknown),
        *(Problem(table.file, 1, name, "duplicate_header", f"列“{name}”出现多次。", remedy) for name in repeated),
    ]


class _Cells:
    """The cells of one column. A text that comes again, as most do in a long table, is read and kept once."""

    def __init__(self, column: Column, place: int) -> None:
        self.column = column
        self.place = place
        self._known: dict[str, Value | Refusal] = {}

    def read(self, text: str) -> Value | Refusal:
        if text not in self._known:
            self._known[text] = read_cell(self.column, text)
        return self._known[text]


def _read_rows(table: Table, sheet: Sheet, make: Callable[..., _Made]) -> tuple[list[tuple[int, _Made]], list[Problem]]:
    header = sheet.header
    columns = [_Cells(column, header.index(column.name)) for column in table.cells if column.name in header]
    key = table.key if set(table.key) <= set(header) else ()
    places = [header.index(name) for name in key]
    keys: dict[tuple[str, ...], int] = {}
    found, problems = [], []
    for line, cells in sheet.rows:
        values, wrong = _read_row(table.file, line, cells, columns)
        wrong += _repeated_key(table, line, tuple(cells[place] for place in places), keys)
        problems += wrong
        if not wrong:
            found.append((line, make(**values)))
    return found, problems


def _read_row(file: str, line: int, cells: Sequence[str], columns: Sequence[_Cells]) -> tuple[_Values, list[Problem]]:
    values: _Values = {}
    problems = []
    for each in columns:
        value = each.read(cells[each.place])
        if isinstance(value, Refusal):
            problems.append(Problem(file, line, each.column.name, value.rule, value.message, value.remedy))
        else:
            values[each.column.name] = value
    return values, problems


def _repeated_key(table: Table, line: int, key: tuple[str, ...], keys: dict[tuple[str, ...], int]) -> list[Problem]:
    """A problem where an earlier line has the same key; else the key is noted in `keys`."""
    if not key or not all(key):
        return []
    first = keys.setdefault(key, line)
    if first == line:
        return []
    message = f"{listed(key)} 与第{first}行重复，{listed(table.key)} 合起来只能出现一次。"
    return [Problem(table.file, line, table.key[0], "duplicate_key", message, "删去重复的一行，或改正其编号、时期。")]


def _parse_plan(table: Table, found: list[tuple[int, _Values]], problems: list[Problem]) -> Parsed:
    """plan.csv: each line is one field of the Plan, read by that field's own column."""
    pairs = {str(pair["key"]): (line, str(pair["value"])) for line, pair in found}
    values: _Values = {}
    for column in table.columns:
        line, text = pairs.get(column.name, (0, ""))
        value = read_cell(column, text)
        if not isinstance(value, Refusal):
            values[column.name] = value
        elif line:
            problems.append(Problem(table.file, line, "value", value.rule, value.message, value.remedy))
        else:
            problems.append(_missing_key(table, column))
    if problems:
        return Parsed((), _in_order(problems))
    plan: Plan = table.row(**values)
    lines = {key: line for key, (line, _) in pairs.items()}
    return Parsed(((1, plan),), tuple(_plan_problems(table.file, plan, lines)))


def _missing_key(table: Table, column: Column) -> Problem:
    message = f"缺少“{column.title}”一行，其项目名为 {column.name}。"
    return Problem(table.file, 0, "key", "missing_key", message, f"补一行 {column.name}：{column.help}")


def _plan_problems(file: str, plan: Plan, lines: Mapping[str, int]) -> list[Problem]:
    problems = []
    if plan.period_end < plan.period_start:
        message = f"方案期结束 {plan.period_end} 早于开始 {plan.period_start}。"
        problems.append(Problem(file, lines["period_end"], "value", "plan_period", message, "改正其中一个日期。"))
    if plan.simulated != (plan.as_of is not None):
        message = "simulated=true 与 as_of 应同时填写；正式数据集两者都不填。"
        row = lines.get("simulated") or lines.get("as_of", 0)
        problems.append(
            Problem(file, row, "value", "simulated_as_of", message, "演示数据集补上另一行；正式数据集都删去。")
        )
    return problems
