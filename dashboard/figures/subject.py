"""What a chart is about: the published values it may draw, the targets, and where each lies in time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from dashboard.language import Language
from dashboard.model import Area, Indicator, Observation, Snapshot, Target
from dashboard.periods import Period
from dashboard.phrases import span_words, until_words
from dashboard.progress import Assessment, Point
from dashboard.progress.schedule import known_figures, schedule_of

_NEAR_YEAR_END = 0.25  # a census of 1 November stands for its year


@dataclass(frozen=True)
class Subject:
    """One indicator as seen on a day. Only values in the indicator's own unit are drawn together."""

    snapshot: Snapshot
    indicator: Indicator
    assessment: Assessment
    language: Language
    as_of: date
    benchmarks: bool = True

    @cached_property
    def own(self) -> tuple[Observation, ...]:
        """The county's own published values by period end."""
        return known_figures(self.indicator, self.snapshot.observations_of(self.indicator.indicator_id), self.as_of)

    @cached_property
    def others(self) -> tuple[tuple[Area, tuple[Observation, ...]], ...]:
        """Benchmarks with their values, where other places may be drawn beside the county."""
        if not (self.benchmarks and self.indicator.comparable):
            return ()
        name = self.indicator.indicator_id
        areas = [area for area in self.snapshot.areas_observed(name) if area.role == "benchmark"]
        found = [
            (a, known_figures(self.indicator, self.snapshot.observations_of(name, a.area), self.as_of)) for a in areas
        ]
        return tuple((area, rows) for area, rows in found if rows)

    @property
    def drawn(self) -> tuple[Observation, ...]:
        """Every published value in the chart: without one of the county's own there is none."""
        return (*self.own, *(row for _, rows in self.others for row in rows)) if self.own else ()

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        return self.snapshot.targets_of(self.indicator.indicator_id)

    @property
    def yearly_bars(self) -> bool:
        """Whether each year stands for itself, with one value at its end."""
        return self.indicator.kind == "annual" and not self.within_years

    @cached_property
    def within_years(self) -> bool:
        """Whether the time axis must tell the months of a year apart, and not only years."""
        if not self.own:
            return True
        start = self.snapshot.plan.period_start
        ends = [row.period.end for row in self.own]
        return len({end.year for end in ends}) < len(ends) or any(not _year_end(end) for end in ends if end >= start)

    def at(self, day: date) -> float:
        """A day on the horizontal axis: the end of 2025 is 2026.0, or 2025 where the axis has only years."""
        moment = day.year + day.timetuple().tm_yday / (366 if _leap(day.year) else 365)
        if self.within_years:
            return moment
        year = round(moment - 1)
        return float(year) if abs(moment - 1 - year) <= _NEAR_YEAR_END else moment - 1

    @property
    def plan_span(self) -> tuple[float, float]:
        """The plan period on the horizontal axis; on an axis of years it reaches half a year beyond their marks."""
        plan = self.snapshot.plan
        if self.within_years:
            return float(plan.period_start.year), self.at(plan.period_end)
        return plan.period_start.year - 0.5, plan.period_end.year + 0.5

    def start_of(self, target: Target) -> Point | None:
        """Where the reference path to a target begins; None where the method draws none."""
        if target.method not in ("linear", "annual"):
            return None
        return schedule_of(self.indicator, target, self.targets, self.snapshot.plan.period_start).start

    def span_of(self, target: Target) -> tuple[float, float]:
        """The time a target line covers: its own year for an annual target, else from the target before it."""
        first, last = self.plan_span
        due = self.at(target.due)
        if self.yearly_bars:
            return due - 0.42, due + 0.42
        if self.indicator.kind == "annual":
            return due - 1, due
        earlier = [self.at(row.due) for row in self.targets if row.due < target.due]
        return max([first, *earlier]), max(due, min(first, last))

    def census(self, row: Observation) -> bool:
        """Whether a value comes from a census, which stands for its year."""
        return row.period.kind == "day" and "普查" in self.snapshot.source_by_id[row.source_id].title

    def when(self, row: Observation) -> str:
        """When a value is for, in few words: 2020年普查, 2024年, 2025年6月."""
        year = row.period.end.year
        return self.language.text("{year}年普查", year=year) if self.census(row) else self._span(row)

    def year(self, row: Observation) -> str:
        """The same for running text: a day that stands for its year is that year."""
        if row.period.kind == "day" and not self.within_years:
            return self.language.text("{year}年", year=row.period.end.year)
        return self._span(row)

    def due(self, period: Period) -> str:
        """When a target falls due: its year on an axis of years, else the end of its period, or all of its year."""
        named = period.kind == "year" and not self.within_years
        return self.language.period(period) if named else until_words(period, self.indicator, self.language)

    def _span(self, row: Observation) -> str:
        if row.period.kind == "day" and _year_end(row.period.end):
            return self.language.text("{year}年底", year=row.period.end.year)
        return span_words(row.period, self.indicator, self.language)

    @cached_property
    def values(self) -> list[Decimal]:
        """Every value that must find room on the vertical axis."""
        drawn = [row.value for row in self.own] + [row.value for _, rows in self.others for row in rows]
        starts = [start.value for start in map(self.start_of, self.targets) if start]
        return [*drawn, *starts, *(target.value for target in self.targets)]


def _year_end(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _leap(year: int) -> bool:
    return date(year, 12, 31).timetuple().tm_yday == 366
