"""The rows of a dataset, typed and frozen, and the Snapshot that holds them. No behaviour beyond look-up."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeVar

from dashboard.periods import Period

OVERALL_GOAL = 0
"""The measure number that stands for the plan's overall goal."""

Kind = Literal["level", "cumulative", "annual"]
Direction = Literal["up", "down"]
Frequency = Literal["monthly", "quarterly", "yearly", "unspecified"]
ReleaseAuthority = Literal["statistics_bureau", "department"]
Comparator = Literal["at_least", "more_than", "reach", "about", "at_most"]
PaceMethod = Literal["linear", "annual", "yearly_points", "threshold", "milestone", "none"]
Status = Literal["final", "provisional", "revised"]
State = Literal["not_started", "under_way", "done"]
Stage = Literal["planned", "started", "finished", "accepted"]
Role = Literal["lead", "joint"]
AreaRole = Literal["self", "benchmark", "peer"]

_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan's own facts. `simulated` and `as_of` are set only in a demonstration dataset."""

    title: str
    title_en: str
    document_number: str
    index_number: str
    issuer: str
    issuer_en: str
    issued: date
    published: date
    period_start: date
    period_end: date
    status: str
    simulated: bool = False
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An action area; the overall goal and the safeguards are rows of the same table."""

    action_id: str
    order: int
    name: str
    name_en: str
    summary: str
    summary_en: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the plan's numbered measures (a policy measure)."""

    measure: int
    action_id: str
    name: str
    name_en: str
    summary: str
    summary_en: str


@dataclass(frozen=True, slots=True)
class Department:
    """A responsible body."""

    department_id: str
    name: str
    short_name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for a measure, in the plan's order."""

    measure: int
    department_id: str
    order: int
    role: Role


@dataclass(frozen=True, slots=True)
class Area:
    """A place that observations are for: the county itself, a benchmark, or a peer."""

    area: str
    name: str
    name_en: str
    role: AreaRole


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured. `comparable` says that another area's value may be drawn beside the county's."""

    indicator_id: str
    measure: int
    name: str
    name_en: str
    unit: str
    unit_en: str
    kind: Kind
    direction: Direction
    decimals: int
    headline: int
    comparable: bool
    lead_department: str
    release_authority: ReleaseAuthority
    frequency: Frequency
    definition: str
    definition_en: str


@dataclass(frozen=True, slots=True)
class Target:
    """A value wanted by the end of a period."""

    indicator_id: str
    period: Period
    due_inferred: bool
    comparator: Comparator
    value: Decimal
    stretch: bool
    baseline_period: Period | None
    baseline_value: Decimal | None
    method: PaceMethod
    note: str
    note_en: str

    @property
    def due(self) -> date:
        """The last day on which the target can still be met."""
        return self.period.end


@dataclass(frozen=True, slots=True)
class Observation:
    """One published value. `unit` is empty where it is the indicator's own, else the source's (万个)."""

    indicator_id: str
    area: str
    period: Period
    value: Decimal
    status: Status
    source_id: str
    unit: str
    note: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that values are taken from. `published` is as exact as the publication tells."""

    source_id: str
    publisher: str
    title: str
    published: Period | None
    document_number: str
    url: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A yes/no commitment of the plan: a road opened, a rating won. `state` is None until reported."""

    milestone_id: str
    measure: int
    name: str
    name_en: str
    due: Period | None
    state: State | None
    as_of: date | None
    source_id: str
    note: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Community:
    """One old community under renovation."""

    community_id: str
    name: str
    town: str
    year: int
    households: int
    buildings: int | None
    floor_area: Decimal | None
    stage: Stage
    started: date | None
    finished: date | None
    source_id: str


@dataclass(frozen=True)
class Snapshot:
    """A whole dataset, typed: what every page, figure and verdict is a pure function of."""

    plan: Plan
    actions: tuple[Action, ...]
    measures: tuple[Measure, ...]
    departments: tuple[Department, ...]
    responsibilities: tuple[Responsibility, ...]
    areas: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    observations: tuple[Observation, ...]
    sources: tuple[Source, ...]
    milestones: tuple[Milestone, ...]
    communities: tuple[Community, ...]

    @cached_property
    def area(self) -> Area:
        """The place the plan is for."""
        return next(area for area in self.areas if area.role == "self")

    @cached_property
    def action_by_id(self) -> Mapping[str, Action]:
        return {row.action_id: row for row in self.actions}

    @cached_property
    def measure_by_number(self) -> Mapping[int, Measure]:
        return {row.measure: row for row in self.measures}

    @cached_property
    def department_by_id(self) -> Mapping[str, Department]:
        return {row.department_id: row for row in self.departments}

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        return {row.indicator_id: row for row in self.indicators}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        return {row.source_id: row for row in self.sources}

    @cached_property
    def area_by_code(self) -> Mapping[str, Area]:
        return {row.area: row for row in self.areas}

    @cached_property
    def headline_indicators(self) -> tuple[Indicator, ...]:
        """The indicators the overview leads with, in the order their `headline` column gives."""
        return tuple(sorted((row for row in self.indicators if row.headline), key=lambda row: row.headline))

    def action_of(self, measure: int) -> Action:
        """The action area a measure belongs to; measure 0 belongs to the overall goal."""
        if measure == OVERALL_GOAL:
            return self.actions[0]
        return self.action_by_id[self.measure_by_number[measure].action_id]

    def measures_of(self, action_id: str) -> tuple[Measure, ...]:
        return self._measures.get(action_id, ())

    def indicators_of_measure(self, measure: int) -> tuple[Indicator, ...]:
        return self._indicators.get(measure, ())

    def indicators_of_action(self, action_id: str) -> tuple[Indicator, ...]:
        """All indicators of an action area, in the plan's order."""
        return tuple(row for row in self.indicators if self.action_of(row.measure).action_id == action_id)

    def milestones_of_measure(self, measure: int) -> tuple[Milestone, ...]:
        return self._milestones.get(measure, ())

    def milestones_of_action(self, action_id: str) -> tuple[Milestone, ...]:
        return tuple(row for row in self.milestones if self.action_of(row.measure).action_id == action_id)

    def departments_of(self, measure: int) -> tuple[Department, ...]:
        """Who answers for a measure, in the plan's order; nobody is named for the overall goal."""
        rows = sorted(self._responsibilities.get(measure, ()), key=lambda row: row.order)
        return tuple(self.department_by_id[row.department_id] for row in rows)

    def measures_of_department(self, department_id: str) -> tuple[Measure, ...]:
        numbers = sorted({row.measure for row in self.responsibilities if row.department_id == department_id})
        return tuple(self.measure_by_number[number] for number in numbers)

    def role_of(self, measure: int, department_id: str) -> Role:
        return next(r.role for r in self._responsibilities[measure] if r.department_id == department_id)

    def targets_of(self, indicator_id: str) -> tuple[Target, ...]:
        """An indicator's targets by due date."""
        return tuple(sorted(self._targets.get(indicator_id, ()), key=lambda row: row.due))

    def observations_of(self, indicator_id: str, area: str | None = None) -> tuple[Observation, ...]:
        """An indicator's published values by period end, of the plan's own place unless another is named."""
        code = area or self.area.area
        rows = (row for row in self._observations.get(indicator_id, ()) if row.area == code)
        return tuple(sorted(rows, key=lambda row: (row.period.end, row.period.start)))

    def areas_observed(self, indicator_id: str) -> tuple[Area, ...]:
        """The other places that have a value of this indicator, in the order of areas.csv."""
        seen = {row.area for row in self._observations.get(indicator_id, ())}
        return tuple(row for row in self.areas if row.area in seen and row.role != "self")

    @cached_property
    def _measures(self) -> Mapping[str, tuple[Measure, ...]]:
        return _grouped(self.measures, lambda row: row.action_id)

    @cached_property
    def _indicators(self) -> Mapping[int, tuple[Indicator, ...]]:
        return _grouped(self.indicators, lambda row: row.measure)

    @cached_property
    def _milestones(self) -> Mapping[int, tuple[Milestone, ...]]:
        return _grouped(self.milestones, lambda row: row.measure)

    @cached_property
    def _responsibilities(self) -> Mapping[int, tuple[Responsibility, ...]]:
        return _grouped(self.responsibilities, lambda row: row.measure)

    @cached_property
    def _targets(self) -> Mapping[str, tuple[Target, ...]]:
        return _grouped(self.targets, lambda row: row.indicator_id)

    @cached_property
    def _observations(self) -> Mapping[str, tuple[Observation, ...]]:
        return _grouped(self.observations, lambda row: row.indicator_id)


def _grouped(rows: Iterable[_Row], key: Callable[[_Row], _Key]) -> dict[_Key, tuple[_Row, ...]]:
    groups: dict[_Key, list[_Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}
