"""Rules on the plan's frame: actions, measures, who answers for them, areas, headline order, simulation."""

from collections.abc import Iterator
from itertools import pairwise

from dashboard.checks.dataset import Dataset
from dashboard.errors import Problem
from dashboard.model import Action, Area, Community, Indicator, Measure, Plan, Responsibility

SIMULATED_NAME = "示例小区"
"""How every community of a simulated dataset is called, and no community of an official one."""


def tables_without_rows(dataset: Dataset) -> Iterator[Problem]:
    for kind, file in ((Action, "actions.csv"), (Measure, "measures.csv"), (Indicator, "indicators.csv")):
        if not dataset.of(kind):
            yield Problem(file, 0, "", "no_rows", "表中没有任何一行数据。", "按方案补上数据行。")


def measure_numbers(dataset: Dataset) -> Iterator[Problem]:
    rows = sorted((row.measure, line) for line, row in dataset.lines(Measure))
    for expected, (number, line) in enumerate(rows, start=1):
        if number != expected:
            message = f"举措序号应自1起连续，此处应为 {expected}，实际为 {number}。"
            yield Problem("measures.csv", line, "measure", "measure_gap", message, f"补上举措 {expected}，或改正序号。")
            return


def measures_have_departments(dataset: Dataset) -> Iterator[Problem]:
    answered = {row.measure for row in dataset.of(Responsibility)}
    for line, row in dataset.lines(Measure):
        if row.measure not in answered:
            message = f"举措 {row.measure} 没有责任部门。"
            remedy = f"在 responsibilities.csv 中为举措 {row.measure} 至少补一行。"
            yield Problem("measures.csv", line, "measure", "measure_without_department", message, remedy)


def action_order(dataset: Dataset) -> Iterator[Problem]:
    rows = dataset.lines(Action)
    for (_, before), (line, row) in pairwise(rows):
        if row.order <= before.order:
            message = f"顺序 {row.order} 不大于上一行的 {before.order}。"
            yield Problem("actions.csv", line, "order", "order", message, "各行按顺序列由小到大排列，不重复。")


def responsibility_order(dataset: Dataset) -> Iterator[Problem]:
    count: dict[int, int] = {}
    rows = sorted(dataset.lines(Responsibility), key=lambda pair: (pair[1].measure, pair[1].order))
    for line, row in rows:
        expected = count[row.measure] = count.get(row.measure, 0) + 1
        if row.order != expected:
            message = f"举措 {row.measure} 的责任部门顺序应自1起连续，此处应为 {expected}，实际为 {row.order}。"
            remedy = "按方案列出的先后重新编号：1、2、3……"
            yield Problem("responsibilities.csv", line, "order", "order", message, remedy)


def one_own_area(dataset: Dataset) -> Iterator[Problem]:
    own = [line for line, row in dataset.lines(Area) if row.role == "self"]
    if len(own) != 1:
        message = f"用途为 self 的地区应恰有一个，实际有 {len(own)} 个。"
        yield Problem("areas.csv", own[1] if own else 0, "role", "one_own_area", message, "只把本县一行填为 self。")


def headline_order(dataset: Dataset) -> Iterator[Problem]:
    taken: dict[int, Indicator] = {}
    for line, row in dataset.lines(Indicator):
        if row.headline and taken.setdefault(row.headline, row) is not row:
            message = f"首页顺序 {row.headline} 已用于“{taken[row.headline].name}”。"
            remedy = "每个重点指标用不同的序号；不上首页的填 0。"
            yield Problem("indicators.csv", line, "headline", "headline_repeated", message, remedy)


def simulated_names(dataset: Dataset) -> Iterator[Problem]:
    """A made-up community can never pass for a real one, nor a real one stand among made-up ones."""
    for plan in dataset.of(Plan):
        for line, row in dataset.lines(Community):
            if row.name.startswith(SIMULATED_NAME) != plan.simulated:
                message = f"小区名称“{row.name}”与数据集性质不符：以“{SIMULATED_NAME}”开头的名称用于且只用于演示数据。"
                remedy = f"演示数据改名为{SIMULATED_NAME}1、{SIMULATED_NAME}2……；正式数据填真实名称。"
                yield Problem("communities.csv", line, "name", "simulated_name", message, remedy)
