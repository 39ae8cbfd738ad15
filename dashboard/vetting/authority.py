"""Who may report what: the departments that answer for a measure, and the statistics bureau for its own figures."""

from collections.abc import Iterator

from dashboard.changes import by_key
from dashboard.checks import COMMUNITIES
from dashboard.errors import Problem
from dashboard.model import Department, Indicator, Snapshot
from dashboard.tables import TABLES
from dashboard.vetting.upload import Row, Upload

_REPORTED = frozenset({"observations", "milestones", "communities", "sources"})
"""The tables a department reports in; all others are the plan's frame."""


def statistics_bureau_only(upload: Upload) -> Iterator[Problem]:
    for row in upload.of("observations"):
        indicator = upload.public.indicator_by_id.get(row.key[0])
        those = reporting(upload.public, indicator) if indicator else ()
        if upload.department and upload.department not in those and indicator and _is_statistic(indicator):
            message = f"“{indicator.name}”只能由{_named(those) or '统计部门'}首先发布。"
            remedy = "从表里删去这一行；该数由统计部门上报。"
            yield row.problem("indicator_id", "statistics_bureau_only", message, remedy)


def own_indicators(upload: Upload) -> Iterator[Problem]:
    for row in upload.of("observations"):
        indicator = upload.public.indicator_by_id.get(row.key[0])
        if indicator and not _is_statistic(indicator):
            those = reporting(upload.public, indicator)
            yield from _not_own(upload, row, those, f"指标“{indicator.name}”", "not_own_indicator")


def own_milestones(upload: Upload) -> Iterator[Problem]:
    known = {each.milestone_id: each for each in upload.public.milestones}
    for row in upload.of("milestones"):
        milestone = known.get(row.key[0])
        if milestone:
            those = upload.public.departments_of(milestone.measure)
            yield from _not_own(upload, row, those, f"节点“{milestone.name}”", "not_own_milestone")
        else:
            yield from _not_own(upload, row, (), "新增的节点任务", "not_own_table")


def own_tables(upload: Upload) -> Iterator[Problem]:
    """The communities belong to whoever answers for their indicator; anybody may name a new source."""
    indicator = upload.public.indicator_by_id.get(COMMUNITIES)
    those = reporting(upload.public, indicator) if indicator else ()
    sources = by_key(TABLES["sources"], upload.public)
    for row in upload.rows:
        if row.table == "communities":
            yield from _not_own(upload, row, those, "老旧小区名单", "not_own_table")
        elif row.table not in _REPORTED or (row.table == "sources" and row.name in sources):
            yield from _not_own(upload, row, (), f"“{TABLES[row.table].title}”表中已有的内容", "not_own_table")


def _not_own(upload: Upload, row: Row, those: tuple[Department, ...], what: str, rule: str) -> Iterator[Problem]:
    if upload.department is None or upload.department in those:
        return
    who = f"由{_named(those)}上报" if those else "由县级账号维护"
    message = f"{what}不归{upload.department.name}，{who}。"
    yield row.problem(TABLES[row.table].key[0], rule, message, "从表里删去这一行。")


def reporting(public: Snapshot, indicator: Indicator) -> tuple[Department, ...]:
    """Who reports an indicator: the one in charge of it, and all that answer for its measure; statistics come from the
    statistics bureaus alone, which the dataset marks by their name."""
    if _is_statistic(indicator):
        return tuple(row for row in public.departments if row.name.endswith("统计局"))
    lead = public.department_by_id.get(indicator.lead_department)
    return (*([lead] if lead else []), *(row for row in public.departments_of(indicator.measure) if row is not lead))


def _is_statistic(indicator: Indicator) -> bool:
    return indicator.release_authority == "statistics_bureau"


def _named(departments: tuple[Department, ...]) -> str:
    return "、".join(row.name for row in departments)
