"""The rows of a dataset, typed and frozen."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

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
