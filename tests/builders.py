"""Rows with defaults, so that a test states only what it is about.

Periods, dates and numbers may be given as text (`period="2025"`, `value="67.0"`): they become the row's own types.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_type_hints

from dashboard.language import LANGUAGES, Code
from dashboard.model import (
    Action,
    Area,
    Community,
    Department,
    Indicator,
    Measure,
    Milestone,
    Observation,
    Plan,
    Responsibility,
    Snapshot,
    Source,
    Target,
)
from dashboard.periods import Period, parse_period
from dashboard.progress import STANDARD, assess_all
from dashboard.settings import Settings
from dashboard.tables import dataset_files
from layouts.view import Change, View

TODAY = date(2025, 7, 15)
"""A day inside the plan period, for tests that need one."""

_Row = TypeVar("_Row")
_READERS: Mapping[Any, Callable[[str], object]] = {
    Period: parse_period,
    date: date.fromisoformat,
    Decimal: Decimal,
}


def plan(**changes: Any) -> Plan:
    default = Plan(
        title="某县城镇化行动方案（2024—2025年）",
        title_en="Urbanisation action plan 2024–2025",
        document_number="某政发〔2024〕1号",
        index_number="000000/2024-00001",
        issuer="某县人民政府",
        issuer_en="County government",
        issued=date(2024, 7, 4),
        published=date(2024, 7, 4),
        period_start=date(2024, 1, 1),
        period_end=date(2025, 12, 31),
        status="有效",
    )
    return _changed(default, changes)


def action(**changes: Any) -> Action:
    default = Action(
        "industry", 2, "产城融合", "Industry and city", "产业与城市一起发展。", "Industry grows with the city."
    )
    return _changed(default, changes)


def measure(**changes: Any) -> Measure:
    default = Measure(
        1, "industry", "促进产业集聚", "Industrial clusters", "壮大产业集群。", "Grow industrial clusters."
    )
    return _changed(default, changes)


def department(**changes: Any) -> Department:
    return _changed(Department("housing", "县住房城乡建设局", "县住建局", "Housing Bureau"), changes)


def responsibility(**changes: Any) -> Responsibility:
    return _changed(Responsibility(1, "housing", 1, "lead"), changes)


def area(**changes: Any) -> Area:
    return _changed(Area("371723", "成武县", "Chengwu County", "self"), changes)


def indicator(**changes: Any) -> Indicator:
    default = Indicator(
        indicator_id="base_stations",
        measure=1,
        name="5G基站",
        name_en="5G base stations",
        unit="个",
        unit_en="",
        kind="cumulative",
        direction="up",
        decimals=0,
        headline=0,
        comparable=False,
        lead_department="housing",
        release_authority="department",
        frequency="unspecified",
        definition="规划期内新建并开通的基站。",
        definition_en="Stations built and opened within the plan period.",
    )
    return _changed(default, changes)


def target(**changes: Any) -> Target:
    default = Target(
        indicator_id="base_stations",
        period=parse_period("2025"),
        due_inferred=False,
        comparator="at_least",
        value=Decimal(100),
        stretch=False,
        baseline_period=None,
        baseline_value=None,
        method="linear",
        note="",
        note_en="",
    )
    return _changed(default, changes)


def observation(**changes: Any) -> Observation:
    default = Observation(
        indicator_id="base_stations",
        area="371723",
        period=parse_period("2024"),
        value=Decimal(40),
        status="final",
        source_id="bulletin_2024",
        unit="",
        note="",
        note_en="",
    )
    return _changed(default, changes)


def source(**changes: Any) -> Source:
    default = Source(
        "bulletin_2024", "某县统计局", "2024年统计公报", parse_period("2025-03"), "", "https://example.org/2024"
    )
    return _changed(default, changes)


def milestone(**changes: Any) -> Milestone:
    default = Milestone("bypass", 1, "环城路通车", "Ring road open", parse_period("2025-06"), None, None, "", "", "")
    return _changed(default, changes)


def community(**changes: Any) -> Community:
    default = Community(
        community_id="c01",
        name="示例小区1",
        town="文亭街道",
        year=2024,
        households=300,
        buildings=12,
        floor_area=Decimal("2.4"),
        stage="started",
        started=date(2024, 4, 1),
        finished=None,
        source_id="bulletin_2024",
    )
    return _changed(default, changes)


def snapshot(**tables: Any) -> Snapshot:
    """A small dataset that keeps every rule: one measure, one indicator with a target, nothing published yet.

    Give a table to replace it: `snapshot(observations=[observation()])`.
    """
    default = Snapshot(
        plan=plan(),
        actions=(action(action_id="goal", order=1, name="总体目标", name_en="Overall goal"), action()),
        measures=(measure(),),
        departments=(department(),),
        responsibilities=(responsibility(),),
        areas=(area(), area(area="371700", name="菏泽市", name_en="Heze", role="benchmark")),
        indicators=(indicator(),),
        targets=(target(),),
        observations=(),
        sources=(source(),),
        milestones=(),
        communities=(),
    )
    given: dict[str, Any] = {name: rows if isinstance(rows, Plan) else tuple(rows) for name, rows in tables.items()}
    return replace(default, **given)


def files(**tables: Any) -> dict[str, bytes]:
    """The same small dataset as its CSV files by name."""
    return dataset_files(snapshot(**tables))


def view(dataset: Snapshot | None = None, *, as_of: date = TODAY, language: Code = "zh", **changes: Any) -> View:
    """What a page sees of a dataset on a day; other fields of View may be given by name."""
    shown = snapshot() if dataset is None else dataset
    default = View(
        snapshot=shown,
        assessments=assess_all(shown, as_of),
        language=LANGUAGES[language],
        as_of=as_of,
        settings=Settings(),
        method=STANDARD,
        changes=(Change("r1", date(2025, 1, 6), "收录全部目标", "All targets listed"),),
        release_id="r1",
    )
    return replace(default, **changes)


def _changed(default: _Row, changes: Mapping[str, Any]) -> _Row:
    hints = get_type_hints(type(default))
    typed = {name: _typed(hints[name], value) for name, value in changes.items()}
    return replace(default, **typed)  # type: ignore[type-var]


def _typed(hint: Any, value: Any) -> Any:
    if isinstance(value, str | int) and not isinstance(value, bool):
        for kind in get_args(hint) or (hint,):
            if kind in _READERS:
                return _READERS[kind](str(value))
    return value
