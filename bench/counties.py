"""Simulated datasets of any number of counties: 50 indicators each, a value for every month of ten years.

A dataset has one county of its own and other places beside it, so n counties are the county and n - 1 peers in
areas.csv, each with every indicator and every month. Everything else is the demonstration's, which says of every row
that it is simulated; indicators it lacks are copies of its own under other names.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

from dashboard.demo.dataset import AS_OF
from dashboard.model import Area, Indicator, Snapshot, Target
from dashboard.publishing import examine, read_folder
from dashboard.tables import TABLES, dataset_files
from tests.browser.live import data_dir

INDICATORS, YEARS = 50, 10
STEP = Decimal("0.01")


def dataset(counties: int, *, seed: int = 20240704) -> dict[str, bytes]:
    """The files by name; the same numbers give the same bytes."""
    frame = _frame(counties)
    return {**dataset_files(frame), "observations.csv": _observations(frame, Random(seed))}


def one_more(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same dataset with the county's newest value of one indicator corrected, as a publication has it."""
    name = "observations.csv"
    before, sign, last = files[name].rpartition(b",final,")
    return {**files, name: before + b",revised," + last if sign else files[name]}


@cache
def _demonstration() -> Snapshot:
    return examine(read_folder(data_dir("demo")), today=AS_OF)


def _frame(counties: int) -> Snapshot:
    """The demonstration with these places and indicators, and no value yet."""
    demo = _demonstration()
    peers = (Area(f"9{place:05}", f"示例县{place}", f"Example county {place}", "peer") for place in range(1, counties))
    lacking = INDICATORS - len(demo.indicators)
    copied = demo.indicators[1 : lacking + 1]
    names = [row.indicator_id for row in copied]
    return replace(
        demo,
        areas=(demo.area, *peers),
        indicators=tuple(
            replace(row, frequency="monthly") for row in (*demo.indicators, *map(_copy_of_indicator, copied))
        ),
        targets=(*demo.targets, *(_copy_of_target(row) for row in demo.targets if row.indicator_id in names)),
        observations=(),
    )


def _copy_of_indicator(row: Indicator) -> Indicator:
    name, name_en = f"{row.name}（示例）", f"{row.name_en} (example)"
    return replace(row, indicator_id=_copied(row.indicator_id), name=name, name_en=name_en, headline=0)


def _copy_of_target(row: Target) -> Target:
    return replace(row, indicator_id=_copied(row.indicator_id))


def _copied(indicator_id: str) -> str:
    return f"example_{indicator_id}"[:64]


def _observations(frame: Snapshot, rng: Random) -> bytes:
    """The rows as a publisher would send them: place by place, indicator by indicator, month by month."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(TABLES["observations"].header)
    months, source = _months(), frame.sources[0].source_id
    for area in frame.areas:
        for row in frame.indicators:
            writer.writerows(
                (row.indicator_id, area.area, month, value, "final", source, "", "演示数据", "Simulated")
                for month, value in zip(months, _course(rng), strict=False)
            )
    return text.getvalue().encode()


def _months() -> list[str]:
    """The 120 whole months before the day the dataset is looked at."""
    last = AS_OF.year * 12 + AS_OF.month - 1
    ends = (divmod(month, 12) for month in range(last - YEARS * 12, last))
    return [f"{date(year, month + 1, 1):%Y-%m}" for year, month in ends]


def _course(rng: Random) -> Iterator[Decimal]:
    """Values in uneven steps between 0 and 100, which every kind of indicator may have."""
    value = Decimal(rng.randrange(1000, 5000)) * STEP
    while True:
        yield value
        value = min(Decimal(100), max(Decimal(0), value + rng.randrange(-40, 60) * STEP))
