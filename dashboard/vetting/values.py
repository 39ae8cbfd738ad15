"""Values that are doubtful beside what is known: slips of units, sums that fall, and outliers. All are warnings."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise
from statistics import median

from dashboard.decimals import plain
from dashboard.errors import Problem
from dashboard.language import CHINESE
from dashboard.model import Indicator, Snapshot
from dashboard.periods import Period, months_between
from dashboard.vetting.upload import Figure, Upload

_POWERS = (1, 2, 4)
"""Slips that happen: a digit too many, a percentage as a share, 个 for 万个."""

_FAR, _NEAR = 4, 2
"""How many times beyond all that is known a value is doubtful, and how close another unit must bring it back."""

_WINDOW = 40
"""How many values before and after one are looked at."""

_FEWEST_POINTS = 5
_OUTLIER = Fraction("3.5")
_NORMAL = Fraction("0.6745")
_NOTEWORTHY = Fraction("0.05")
"""The least spread that is assumed, as a share of the value before: steady series are not alarmed by a small step."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A value of the same indicator, place and unit. public is false where this upload brings it."""

    period: Period
    value: Decimal
    public: bool = True


def doubtful_values(upload: Upload) -> Iterator[Problem]:
    """At most one warning for a value, the one that explains most."""
    for (_, area, unit), figures in groupby(upload.figures, key=_series_of):
        ours = list(figures)
        series = _series(upload.public, ours, area, unit)
        for figure in ours:
            place = bisect_left(series, figure.period.end, key=lambda each: each.period.end)
            known = series[max(0, place - _WINDOW) : place + _WINDOW]
            found = _unit_slip(upload.public, figure, known) or _fall(figure, known) or _outlier(figure, known)
            if found:
                yield replace(found, severity="warning")


def _series_of(figure: Figure) -> tuple[str, str, str]:
    return figure.indicator.indicator_id, figure.area, figure.unit


def _series(public: Snapshot, ours: list[Figure], area: str, unit: str) -> list[_Known]:
    """What is public of one series, and what the upload adds to it, in the order of time."""
    indicator = ours[0].indicator
    rows = public.observations_of(indicator.indicator_id, area)
    known = [_Known(row.period, row.value) for row in rows if (row.unit or indicator.unit) == unit]
    added = [_Known(figure.period, figure.value, public=False) for figure in ours]
    return sorted([*known, *added], key=lambda each: (each.period.end, each.period.start, each.public))


def _unit_slip(public: Snapshot, figure: Figure, known: list[_Known]) -> Problem | None:
    """A value four times beyond, or a fourth of, all that is known, which a power of ten brings back near it."""
    last = _published(figure, known)
    target = _target(public, figure)
    marks = [mark for mark in (last.value if last else None, target) if mark is not None]
    if figure.value <= 0 or not marks or max(marks) <= 0:
        return None
    low, high = max(min(marks), Decimal(0)), max(marks)
    likely = None
    if figure.value >= high * _FAR:
        likely = _nearest([figure.value.scaleb(-power) for power in _POWERS], low / _FAR, high * _NEAR, marks[0])
    elif (last or figure.indicator.kind == "level") and figure.value * _FAR <= low:
        likely = _nearest([figure.value.scaleb(power) for power in _POWERS], low / _NEAR, high * _NEAR, marks[0])
    if likely is None:
        return None
    beside = f"上一个已公布的数是 {last.value:f}" if last else f"目标是 {target:f}"
    message = f"{figure.value:f}{figure.unit}，而{beside}{figure.unit}，像是单位或小数点差了位。"
    found = figure.row.problem("value", "unit_slip", message, "核对单位和小数点；数没有错的，说明一句。")
    return replace(found, suggestion=f"{plain(likely):f}")


def _published(figure: Figure, known: list[_Known]) -> _Known | None:
    """The public value to compare with: of the same period, else the newest before, else the first after it.

    A sum of each year is compared within its year.
    """
    yearly = figure.indicator.kind == "annual"
    public = [each for each in known if each.public and not (yearly and _year(each) != figure.period.end.year)]
    before = [each for each in public if each.period.end <= figure.period.end]
    return before[-1] if before else next(iter(public), None)


def _year(known: _Known) -> int:
    return known.period.end.year


def _target(public: Snapshot, figure: Figure) -> Decimal | None:
    """The next target by the figure's time, else the last; another place's figure has none unless it is a level."""
    indicator: Indicator = figure.indicator
    if figure.unit != indicator.unit or (figure.area != public.area.area and not indicator.comparable):
        return None
    targets = public.targets_of(indicator.indicator_id)
    return next((row.value for row in targets if row.due >= figure.period.end), targets[-1].value if targets else None)


def _nearest(candidates: list[Decimal], low: Decimal, high: Decimal, mark: Decimal) -> Decimal | None:
    """The candidate within bounds that lies nearest to a mark, by ratio."""
    fitting = [each for each in candidates if low <= each <= high]
    return min(fitting, key=lambda each: max(each, mark) / max(min(each, mark), Decimal("1e-9")), default=None)


def _fall(figure: Figure, known: list[_Known]) -> Problem | None:
    """A sum that is less than the one before it, or more than a public one after it; yearly ones within their year."""
    if figure.indicator.kind == "level":
        return None
    yearly = figure.indicator.kind == "annual"
    others = [each for each in known if not (yearly and _year(each) != figure.period.end.year)]
    fallen = [each for each in others if each.period.end < figure.period.end and each.value > figure.value]
    risen = [each for each in others if each.period.end > figure.period.end and each.value < figure.value]
    beside = fallen[-1] if fallen else next((each for each in risen if each.public), None)
    if beside is None:
        return None
    when, word = CHINESE.period(beside.period), "低" if fallen else "高"
    message = f"{figure.value:f}，比{when}的 {beside.value:f} {word}；累计数一般不会减少。"
    return figure.row.problem("value", "falls", message, "核对两期的数；数没有错的，说明减少的原因。")


def _outlier(figure: Figure, known: list[_Known]) -> Problem | None:
    """A change per month far from the usual ones: a modified z-score above 3.5 (Iglewicz and Hoaglin, 1993).

    z = 0.6745·|x − median| ÷ MAD, with at least five public values.
    """
    history = [each for each in known if each.public and each.period != figure.period]
    before = [each for each in known if each.period.end < figure.period.end]
    yearly = figure.indicator.kind == "annual"
    usual = [pace for earlier, later in pairwise(history) if (pace := _pace(earlier, later, yearly)) is not None]
    this = _Known(figure.period, figure.value)
    pace = _pace(before[-1], this, yearly) if before else None
    if len(history) < _FEWEST_POINTS or not usual or pace is None:
        return None
    middle = median(usual)
    least = _NOTEWORTHY * abs(Fraction(before[-1].value)) / months_between(before[-1].period.end, figure.period.end)
    spread = max(median(abs(each - middle) for each in usual), least)
    if not spread or _NORMAL * abs(pace - middle) <= _OUTLIER * spread:
        return None
    last, word = before[-1], "偏大" if pace > middle else "偏小"
    beside = f"{CHINESE.period(last.period)}是 {last.value:f}"
    message = f"{figure.value:f}，{beside}；与此前 {len(history)} 期的变化相比明显{word}。"
    return figure.row.problem("value", "outlier", message, "核对这个数；没有错的，说明变化的原因。")


def _pace(earlier: _Known, later: _Known, yearly: bool) -> Fraction | None:
    """The change per month; a sum of each year starts from zero in January. None within one month."""
    start, value = earlier.period.end, earlier.value
    if yearly and start.year != later.period.end.year:
        start, value = date(later.period.end.year, 1, 1), Decimal(0)
    months = months_between(start, later.period.end)
    return Fraction(later.value - value) / months if months > 0 else None
