"""Made-up works: ten communities over all stages, what they add up to, and the states of the milestones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import cycle
from random import Random

from dashboard.checks import COMMUNITIES, HOUSEHOLDS, SIMULATED_NAME
from dashboard.demo.series import figure, path, whole_periods
from dashboard.demo.sources import LATE, SAID, SAID_EN, SERIES
from dashboard.model import Community, Milestone, Observation, Snapshot, Stage, State

_STAGES: tuple[Stage, ...] = (
    *("accepted", "accepted", "finished", "finished", "finished"),
    *("started", "started", "started", "started", "planned"),
)
_STATES: tuple[State | None, ...] = ("under_way", "done", "not_started", None)


def communities(rng: Random, official: Snapshot) -> tuple[Community, ...]:
    """As many as the plan wants, with its households between them, over all stages."""
    count, households = (int(official.targets_of(name)[-1].value) for name in (COMMUNITIES, HOUSEHOLDS))
    bounds = [int(bound) for bound in path(rng, "0", str(households), count)]
    sizes = [after - before for before, after in zip([0, *bounds], bounds, strict=False)]
    return tuple(_community(rng, number, size) for number, size in enumerate(sizes, start=1))


def _community(rng: Random, number: int, households: int) -> Community:
    stage = _STAGES[(number - 1) % len(_STAGES)]
    started = date(2024, 2 + number, rng.randint(3, 27)) if stage != "planned" else None
    finished = date(2025, number, rng.randint(3, 27)) if stage in ("finished", "accepted") else None
    return Community(
        community_id=f"demo-{number:02}",
        name=f"{SIMULATED_NAME}{number}",
        town=f"示例街道{1 + number % 2}",
        year=2024,
        households=households,
        buildings=max(1, round(households / 36)),
        floor_area=(Decimal(households) * Decimal("0.0094")).quantize(Decimal("0.01")),
        stage=stage,
        started=started,
        finished=finished,
        source_id=SERIES,
    )


def renovation(rows: tuple[Community, ...], area: str) -> Iterator[Observation]:
    """What the communities add up to by start of work, each quarter of 2024; the last quarter's figures came late."""
    for period in whole_periods("quarterly", date(2024, 1, 1), date(2024, 12, 31)):
        begun = [row for row in rows if row.started and row.started <= period.end]
        sums = {COMMUNITIES: len(begun), HOUSEHOLDS: sum(row.households for row in begun)}
        for indicator_id, value in sums.items():
            observed = figure(indicator_id, area, period, Decimal(value))
            yield _late(observed) if period.end.month == 12 else observed


def _late(observed: Observation) -> Observation:
    said = f"{SAID}：按开工统计；比应报时间晚了四个月。"
    said_en = f"{SAID_EN}: counted by start of work; came four months late."
    return replace(observed, source_id=LATE, note=said, note_en=said_en)


def reported(milestones: tuple[Milestone, ...]) -> Iterator[Milestone]:
    """Every state in turn, and nothing reported for each fourth."""
    for row, state in zip(milestones, cycle(_STATES), strict=False):
        yield row if state is None else _reported(row, state)


def _reported(row: Milestone, state: State) -> Milestone:
    return replace(
        row,
        state=state,
        as_of=date(2025, 6, 30),
        source_id=SERIES,
        note=f"{SAID}：进展为模拟。{row.note}",
        note_en=f"{SAID_EN} state. {row.note_en}".strip(),
    )
