"""A whole dataset, typed: what every page, figure and verdict is a pure function of."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from dashboard.model.rows import (
    OVERALL_GOAL,
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
    Role,
    Source,
    Target,
)

_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)


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
        return self._observations.get(indicator_id, {}).get(area or self.area.area, ())

    def areas_observed(self, indicator_id: str) -> tuple[Area, ...]:
        """The other places that have a value of this indicator, in the order of areas.csv."""
        seen = self._observations.get(indicator_id, {})
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
    def _observations(self) -> Mapping[str, Mapping[str, tuple[Observation, ...]]]:
        """By indicator and area, each in order of time."""
        groups: dict[str, dict[str, list[Observation]]] = {}
        for row in self.observations:
            groups.setdefault(row.indicator_id, {}).setdefault(row.area, []).append(row)
        return {
            name: {area: tuple(sorted(rows, key=_time)) for area, rows in areas.items()}
            for name, areas in groups.items()
        }


def _time(row: Observation) -> tuple[date, date]:
    return row.period.end, row.period.start


def _grouped(rows: Iterable[_Row], key: Callable[[_Row], _Key]) -> dict[_Key, tuple[_Row, ...]]:
    groups: dict[_Key, list[_Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in groups.items()}
