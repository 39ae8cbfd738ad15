"""The pieces that charts are put together from: series, targets, the plan period, axes."""

import math
from collections.abc import Mapping
from decimal import Decimal
from html import escape

from dashboard.decimals import plain
from dashboard.figures.frame import Frame, Scale
from dashboard.figures.subject import Subject
from dashboard.figures.template import (
    PALETTE,
    TARGET_SIZE,
    Axis,
    Margin,
    Role,
    Shape,
    Symbol,
    Theme,
    Trace,
    Width,
    markers,
    stroke,
)
from dashboard.model import Area, Observation, Target
from dashboard.phrases import target_words, value_words

_NEAR_HEAD: Mapping[Width, Decimal] = {"square": Decimal("0.12")}
"""The uppermost share of a low chart that is too low for a target's label."""

SYMBOLS: tuple[tuple[Symbol, float, str], ...] = (
    ("circle", 8, "solid"),
    ("square", 8, "7px,3px"),
    ("triangle-up", 11, "2px,3px"),
)
"""Benchmarks are told apart by these, in the order of areas.csv: a shape, its size, the dashes of the line."""

_CROWDED = 12  # points closer than this many pixels are drawn small
_HOVER = "%{hovertext}<extra></extra>"


def main_line(subject: Subject, frame: Frame, theme: Theme) -> Trace:
    """The county's published values, joined; a yearly count starts anew each year."""
    x, y, says = list[float | None](), list[float | None](), list[str]()
    for before, row in zip((None, *subject.own), subject.own, strict=False):
        if before and subject.indicator.kind == "annual" and before.period.end.year < row.period.end.year:
            x.append(None)
            y.append(None)
            says.append("")
        x.append(subject.at(row.period.end))
        y.append(float(row.value))
        says.append(_says(subject, subject.snapshot.area, row))
    span = subject.at(subject.own[-1].period.end) - subject.at(subject.own[0].period.end)
    crowded = len(subject.own) > 1 and span * frame.unit_width / (len(subject.own) - 1) < _CROWDED
    return {
        **_series(subject.language.name(subject.snapshot.area)),
        "meta": "main",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "line": stroke("main", theme),
        "marker": markers("main", theme, size=7 if crowded else 11),
        "hovertext": says,
    }


def main_bars(subject: Subject, frame: Frame, theme: Theme) -> Trace:
    """One bar for each year of a yearly count."""
    return {
        "type": "bar",
        "meta": "main",
        "name": subject.language.name(subject.snapshot.area),
        "x": [subject.at(row.period.end) for row in subject.own],
        "y": [float(row.value) for row in subject.own],
        "width": min(0.6, 56 / frame.unit_width),
        "marker": {"color": PALETTE[theme]["accent"]},
        "hovertext": [_says(subject, subject.snapshot.area, row) for row in subject.own],
        "hovertemplate": _HOVER,
    }


def benchmark(
    subject: Subject, area: Area, rows: tuple[Observation, ...], mark: tuple[Symbol, float, str], theme: Theme
) -> Trace:
    """Another place's values, grey."""
    return {
        **_series(subject.language.name(area)),
        "meta": "bench",
        "mode": "lines+markers",
        "x": [subject.at(row.period.end) for row in rows],
        "y": [float(row.value) for row in rows],
        "line": {**stroke("bench", theme), "dash": mark[2]},
        "marker": markers("bench", theme, symbol=mark[0], size=mark[1]),
        "hovertext": [_says(subject, area, row) for row in rows],
    }


def path(subject: Subject, target: Target, theme: Theme) -> Trace | None:
    """The straight line from the start to a target; None where the method draws none or years stand alone."""
    start = subject.start_of(target)
    if start is None or subject.yearly_bars:
        return None
    return {
        "type": "scatter",
        "meta": "path",
        "mode": "lines",
        "x": [subject.at(start.day), subject.at(target.due)],
        "y": [float(start.value), float(target.value)],
        "line": stroke("path", theme),
        "hoverinfo": "skip",
    }


def target_marks(subject: Subject, theme: Theme) -> Trace:
    """A diamond for each target."""
    says = subject.language.text("目标")
    words = [str(target_words(target, subject.indicator, subject.language)) for target in subject.targets]
    dues = [subject.due(target.period) for target in subject.targets]
    return {
        **_series(says),
        "meta": "target",
        "mode": "markers",
        "x": [subject.at(target.due) for target in subject.targets],
        "y": [float(target.value) for target in subject.targets],
        "marker": markers("target", theme, symbol="diamond", size=TARGET_SIZE),
        "hovertext": [f"{says} {word}<br>{due}" for word, due in zip(words, dues, strict=True)],
    }


def target_lines(subject: Subject, theme: Theme) -> list[Shape]:
    """A dashed line at each target's height, across the time it is for."""
    lines: list[Shape] = []
    for target in subject.targets:
        first, last = subject.span_of(target)
        y = float(target.value)
        lines.append(_ruled("target-line", (first, last), (y, y), theme))
    return lines


def stem(x: float, span: tuple[float, float], theme: Theme) -> Shape:
    """The place of a value that nobody has published yet."""
    return _ruled("stem", (x, x), span, theme)


def plan_band(subject: Subject, theme: Theme) -> Shape:
    """The plan period, as a band behind everything."""
    first, last = subject.plan_span
    return {
        "name": "plan",
        "type": "rect",
        "x0": first,
        "x1": last,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "fillcolor": PALETTE[theme]["paper-2"],
        "line": {"width": 0},
    }


def margins(axis: Scale, subject: Subject, width: Width) -> Margin:
    """Room for the vertical axis's longest number, and for labels: at the right of a wide picture, else overhead."""
    near = axis.top - (axis.top - axis.ticks[0]) * _NEAR_HEAD.get(width, Decimal(0))
    at_head = width != "wide" and any(target.value >= near for target in subject.targets)
    longest = max(len(subject.language.number(plain(tick))) for tick in axis.ticks)
    if width == "wide":
        return {"l": max(36, 16 + 7 * longest), "r": 132, "t": 14, "b": 30}
    return {
        "l": max(28, 10 + 7 * longest),
        "r": 28 if subject.within_years else 10,
        "t": 44 if at_head else 12,
        "b": 28,
    }


def upwards(axis: Scale, subject: Subject) -> Axis:
    """The vertical axis."""
    return {
        "range": axis.range,
        "tickvals": [float(tick) for tick in axis.ticks],
        "ticktext": [subject.language.number(plain(tick)) for tick in axis.ticks],
    }


def years(subject: Subject, span: tuple[float, float], *, most: int) -> Axis:
    """The horizontal axis: whole years, at most `most` of them named, or the ends of years where months count."""
    first, last = span
    if subject.within_years and subject.language.code != "zh":
        most = most * 3 // 4  # "end of 2025" takes more room than 2025年底
    named = range(math.ceil(first), math.floor(last) + 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50) if len(named) / step <= most)
    end = max((int(subject.at(target.due)) for target in subject.targets), default=named[-1])
    kept = [year for year in named if (end - year) % step == 0]
    if subject.within_years:
        begin = subject.snapshot.plan.period_start.year
        words = [_year_end_words(subject, year, start=year == named[0] == begin) for year in kept]
    else:
        words = [str(year) for year in kept]
    return {"range": span, "tickvals": [float(year) for year in kept], "ticktext": words}


def _year_end_words(subject: Subject, year: int, *, start: bool) -> str:
    if start:
        return subject.language.text("{year}年初", year=year)
    return subject.language.text("{year}年底", year=year - 1)


def _series(name: str) -> Trace:
    return {"type": "scatter", "name": name, "hovertemplate": _HOVER, "cliponaxis": False}


def _ruled(role: Role, x: tuple[float, float], y: tuple[float, float], theme: Theme) -> Shape:
    return {
        "name": role,
        "type": "line",
        "x0": x[0],
        "x1": x[1],
        "y0": y[0],
        "y1": y[1],
        "yref": "y",
        "layer": "between",
        "line": stroke(role, theme),
    }


def _says(subject: Subject, area: Area, row: Observation) -> str:
    """What a reader is told on a point: place, when, value with unit, source, and whether it may still change."""
    language = subject.language
    where = language.text("{area}，{when}", area=language.name(area), when=subject.when(row))
    value = value_words(row, subject.indicator, language)
    source = language.text("来源：{publisher}", publisher=subject.snapshot.source_by_id[row.source_id].publisher)
    state = {"final": "", "provisional": language.text("初步数"), "revised": language.text("修订数")}[row.status]
    return "<br>".join(part for part in (escape(where, quote=False), value, state, escape(source, quote=False)) if part)
