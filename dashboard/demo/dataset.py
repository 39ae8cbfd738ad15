"""The simulated tables put together on the official frame."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from dashboard.demo.courses import COURSES
from dashboard.demo.series import before, county_figures, figures_elsewhere
from dashboard.demo.sources import SAID, SAID_EN, SOURCES
from dashboard.demo.works import communities, renovation, reported
from dashboard.model import Frequency, Snapshot, Target
from dashboard.tables import dataset_files

AS_OF = date(2025, 7, 15)
"""The day the simulated dataset is looked at: inside the plan's second year, with one due date passed."""


def generate(official: Snapshot, *, seed: int = 20240704) -> dict[str, bytes]:
    """The simulated dataset as files by name (`targets.csv`), on the frame of the official one.

    The same seed gives the same bytes. Figures are made up, their ends by hand so that every verdict occurs.
    """
    rng = Random(seed)
    renovated = communities(rng, official)
    figures = [*county_figures(rng, official), *figures_elsewhere(rng), *renovation(renovated, official.area.area)]
    simulated = replace(
        official,
        plan=replace(official.plan, simulated=True, as_of=AS_OF),
        indicators=tuple(replace(row, frequency=_frequency(row.indicator_id)) for row in official.indicators),
        targets=tuple(_with_baseline(row, official) for row in official.targets),
        observations=tuple(figures),
        sources=SOURCES,
        milestones=tuple(reported(official.milestones)),
        communities=renovated,
    )
    return dataset_files(simulated)


def _frequency(indicator_id: str) -> Frequency:
    course = COURSES.get(indicator_id)
    return course.frequency if course else "quarterly"


def _with_baseline(target: Target, official: Snapshot) -> Target:
    """A level on a line needs a start; where the plan gives none, the course's is it."""
    course = COURSES.get(target.indicator_id)
    level = official.indicator_by_id[target.indicator_id].kind == "level"
    if course is None or not level or target.method != "linear" or target.baseline_period:
        return target
    note, note_en = f"{SAID}：起点为模拟值。{target.note}", f"{SAID_EN} starting point. {target.note_en}".strip()
    start = before(course)
    return replace(target, baseline_period=start, baseline_value=Decimal(course.first), note=note, note_en=note_en)
