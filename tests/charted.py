"""One small dataset for each kind of chart, and its figure."""

from datetime import date
from typing import Any

from dashboard import figures
from dashboard.figures import Figure, Subject
from dashboard.language import CHINESE
from dashboard.model import Indicator, Observation, Snapshot, Target
from dashboard.progress import Assessment, assess
from tests import builders as b

AFTER = date(2026, 11, 23)
MONTHS = [f"2024-{month:02}" for month in range(1, 13)] + [f"2025-{month:02}" for month in range(1, 8)]

_PLACES = [
    b.area(),
    *(b.area(area=code, name=name, role="benchmark") for code, name in (("37", "山东省"), ("0", "全国"))),
]
_SOURCES = [b.source(), b.source(source_id="census", title="第七次全国人口普查")]


def of(indicator: Indicator, targets: list[Target], observations: list[Observation]) -> Snapshot:
    return b.snapshot(
        areas=_PLACES, sources=_SOURCES, indicators=[indicator], targets=targets, observations=observations
    )


def values(rows: dict[str, Any], **same: Any) -> list[Observation]:
    return [b.observation(period=period, value=value, **same) for period, value in rows.items()]


def _census() -> Snapshot:
    own = values({"2010-11-01": "33.87", "2020-11-01": "47.47"}, source_id="census")
    others = values({"2020": "63.05", "2023": "65.53"}, area="37") + values({"2023": "66.16", "2024": "67.0"}, area="0")
    aim = b.target(value=53, comparator="about", baseline_period="2020-11-01", baseline_value="47.47")
    share = b.indicator(name="常住人口城镇化率", unit="%", kind="level", decimals=2, comparable=True)
    return of(share, [aim], own + others)


def _yearly(rows: dict[str, Any]) -> Snapshot:
    aims = [b.target(period="2024", value=5000, method="annual"), b.target(value=5500, method="annual")]
    return of(b.indicator(name="城镇新增就业", unit="人", kind="annual"), aims, values(rows))


CHARTED: dict[str, Snapshot] = {
    "census": _census(),
    "monthly": of(
        b.indicator(), [b.target(value=1100)], values({month: 20 + 48 * n for n, month in enumerate(MONTHS)})
    ),
    "bars": _yearly({"2024": 5120}),
    "restarting": _yearly({month: 440 * (n % 12 + 1) for n, month in enumerate(MONTHS)}),
    "nothing": of(b.indicator(name="累计建成5G基站"), [b.target(value=1100)], []),
    "nothing yearly": _yearly({}),
    "zero": of(
        b.indicator(name="黑臭水体", direction="down"), [b.target(value=0, comparator="at_most", method="none")], []
    ),
}


def judged(snapshot: Snapshot, as_of: date = AFTER) -> Assessment:
    """The assessment of the only indicator's last target."""
    indicator = snapshot.indicators[0]
    targets = snapshot.targets_of(indicator.indicator_id)
    rows = snapshot.observations_of(indicator.indicator_id)
    return assess(indicator, targets[-1], rows, as_of, targets=targets, plan_start=snapshot.plan.period_start)


def subject(snapshot: Snapshot, as_of: date = AFTER, *, benchmarks: bool = True) -> Subject:
    """The only indicator as a chart sees it."""
    return Subject(snapshot, snapshot.indicators[0], judged(snapshot, as_of), CHINESE, as_of, benchmarks)


def charted(snapshot: Snapshot, *, benchmarks: bool = True, **asked: Any) -> Figure:
    """The chart of the only indicator."""
    return figures.chart(subject(snapshot, benchmarks=benchmarks), **asked)
