"""Rules on what is measured and reported: targets, baselines, observations, milestones, communities."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from dashboard.checks.dataset import Dataset
from dashboard.errors import Problem
from dashboard.language import CHINESE
from dashboard.model import Community, Indicator, Kind, Milestone, Observation, PaceMethod, Plan, Target

COMMUNITIES = "old_communities"
HOUSEHOLDS = "old_community_households"
"""The two indicators whose targets the rows of communities.csv must add up to."""

_METHODS: Mapping[Kind, tuple[PaceMethod, ...]] = {
    "level": ("linear", "yearly_points", "threshold", "milestone", "none"),
    "cumulative": ("linear", "yearly_points", "milestone", "none"),
    "annual": ("annual", "milestone", "none"),
}
"""A value that starts from zero each year has no line across years, and nothing else restarts in January."""


def indicators_have_targets(dataset: Dataset) -> Iterator[Problem]:
    wanted = {row.indicator_id for row in dataset.of(Target)}
    for line, row in dataset.lines(Indicator):
        if row.indicator_id not in wanted:
            message = f"指标“{row.name}”（{row.indicator_id}）没有目标。"
            remedy = "在 targets.csv 中补上目标，或删去该指标。"
            yield Problem("indicators.csv", line, "indicator_id", "indicator_without_target", message, remedy)


def targets_within_plan(dataset: Dataset) -> Iterator[Problem]:
    for plan in dataset.of(Plan):
        for line, row in dataset.lines(Target):
            if not plan.period_start <= row.due <= plan.period_end:
                within = f"{CHINESE.day(plan.period_start)}至{CHINESE.day(plan.period_end)}"
                message = f"目标时期 {row.period} 的末日{CHINESE.day(row.due)}，不在方案期{within}以内。"
                yield Problem("targets.csv", line, "period", "target_outside_plan", message, "改正时期，或核对方案期。")


def baselines_complete(dataset: Dataset) -> Iterator[Problem]:
    for line, row in dataset.lines(Target):
        if (row.baseline_period is None) != (row.baseline_value is None):
            column = "baseline_period" if row.baseline_period is None else "baseline_value"
            message = "基期与基期值只填了一个。"
            yield Problem("targets.csv", line, column, "baseline_incomplete", message, "两格都填，或都留空。")


def baselines_before_due(dataset: Dataset) -> Iterator[Problem]:
    for line, row in dataset.lines(Target):
        if row.baseline_period and row.baseline_period.end >= row.due:
            message = f"基期 {row.baseline_period} 不早于目标期限{CHINESE.day(row.due)}。"
            yield Problem("targets.csv", line, "baseline_period", "baseline_after_due", message, "改正基期或目标时期。")


def methods_fit(dataset: Dataset) -> Iterator[Problem]:
    kinds = {row.indicator_id: row.kind for row in dataset.of(Indicator)}
    for line, row in dataset.lines(Target):
        kind = kinds.get(row.indicator_id)
        if kind and row.method not in _METHODS[kind]:
            message = f"指标的数值性质是 {kind}，序时方法 {row.method} 不适用，应为 {'、'.join(_METHODS[kind])} 之一。"
            remedy = "改用列出的方法，或核对 indicators.csv 中的数值性质。"
            yield Problem("targets.csv", line, "method", "method_unfit", message, remedy)


def observations_past(dataset: Dataset) -> Iterator[Problem]:
    as_of = dataset.as_of  # once: it looks through all rows
    for line, row in dataset.lines(Observation):
        if row.period.end > as_of:
            yield _future("observations.csv", line, "period", CHINESE.period(row.period), as_of)


def milestones_past(dataset: Dataset) -> Iterator[Problem]:
    as_of = dataset.as_of
    for line, row in dataset.lines(Milestone):
        if row.as_of and row.as_of > as_of:
            yield _future("milestones.csv", line, "as_of", CHINESE.day(row.as_of), as_of)


def _future(file: str, line: int, column: str, when: str, as_of: date) -> Problem:
    message = f"到{CHINESE.day(as_of)}，{when}还没有结束。"
    return Problem(file, line, column, "in_future", message, "改正日期；未到期的数据不能发布。")


def shares_within_bounds(dataset: Dataset) -> Iterator[Problem]:
    """A share lies between 0 and 100, unless one of its own targets is above 100 (a gross rate can be).

    A share is a level in % that may be compared between areas. Any other % is left alone: growth may be negative
    or above 100, and so may a rise on an earlier year.
    """
    above = {row.indicator_id for row in dataset.of(Target) if row.value > 100}
    levels = [row for row in dataset.of(Indicator) if row.kind == "level" and row.comparable]
    shares = {row.indicator_id for row in levels if row.unit == "%"}
    for line, row in dataset.lines(Observation):
        if row.indicator_id not in shares or row.unit not in {"", "%"}:
            continue
        if row.value < 0 or (row.value > 100 and row.indicator_id not in above):
            message = f"数值 {row.value:f} 超出百分比的范围 0 至 100。"
            yield Problem(
                "observations.csv", line, "value", "share_out_of_range", message, "核对小数点和来源中的数值。"
            )


def done_is_evidenced(dataset: Dataset) -> Iterator[Problem]:
    for line, row in dataset.lines(Milestone):
        if row.state == "done" and not (row.as_of and row.source_id):
            column = "source_id" if row.as_of else "as_of"
            message = f"节点“{row.name}”标为已完成，但没有截至日期或来源。"
            yield Problem("milestones.csv", line, column, "done_without_evidence", message, "补上截至日期和来源编号。")


def communities_add_up(dataset: Dataset) -> Iterator[Problem]:
    """The communities of a target's year are never more than it, and once all are listed their households agree."""
    rows = dataset.of(Community)
    wanted = {(row.indicator_id, row.due.year): row for row in dataset.of(Target)}
    for (indicator_id, year), target in wanted.items() if rows else ():
        of_year = [row for row in rows if row.year == year]
        if indicator_id == COMMUNITIES and len(of_year) > target.value:
            yield _difference(target, Decimal(len(of_year)), "community_id", "个小区")
        if indicator_id == HOUSEHOLDS:
            total, listed = sum(row.households for row in of_year), wanted.get((COMMUNITIES, year))
            complete = listed is not None and len(of_year) >= listed.value
            if total > target.value or (complete and total != target.value):
                yield _difference(target, Decimal(total), "households", "户")


def _difference(target: Target, total: Decimal, column: str, unit: str) -> Problem:
    gap = abs(total - target.value)
    message = f"{target.due.year}年各行合计 {total:f} {unit}，方案目标 {target.value:f} {unit}，相差 {gap:f}。"
    remedy = "改正小区各行；确有出入的，先向责任部门核实。"
    return Problem("communities.csv", 0, column, "communities_total", message, remedy)
