"""The chart of an indicator with published values: how it went, beside its targets, its path and other places."""

from dashboard.figures import marks
from dashboard.figures.frame import Frame, Scale, scale
from dashboard.figures.labels import Labels
from dashboard.figures.naming import name_benchmark, name_own, name_path, name_plan, name_targets
from dashboard.figures.subject import Subject
from dashboard.figures.template import Figure, Shape, Theme, Trace, Width, layout, slider

SIZES: dict[Width, tuple[int, int]] = {
    "wide": (768, 440),
    "narrow": (343, 372),
    "picture": (440, 320),
    "square": (440, 220),
}
BRUSH_FROM = 18
"""Series with this many points or more may be narrowed to a stretch of time."""

_RING = 8  # half a marker, so that none lies on the vertical axis
_PADS, _WIDE_PADS = (18, 21), (26, 22)


def axis_of(subject: Subject) -> Scale:
    """The vertical axis: from zero, except for a level whose values all lie far above it."""
    return scale(
        subject.values,
        share=subject.indicator.unit == "%",
        from_zero=subject.indicator.kind != "level",
        whole=subject.indicator.decimals == 0,
    )


def trend(subject: Subject, *, width: Width, theme: Theme, brush: bool) -> Figure:
    """The figure; brush adds a range slider under a long series."""
    axis = axis_of(subject)
    frame = _frame(subject, axis, width)
    traces = _traces(subject, frame, theme)
    labels = _labels(subject, frame, traces, width, theme)
    across = marks.years(subject, frame.x, most=7 if width == "wide" else 5)
    if brush and len(subject.own) >= BRUSH_FROM:
        across["rangeslider"] = slider(frame.x, theme)
    return {
        "data": traces,
        "layout": layout(
            theme=theme,
            size=SIZES[width],
            margin=frame.margin,
            xaxis=across,
            yaxis=marks.upwards(axis, subject),
            shapes=_shapes(subject, frame, theme),
            annotations=labels.set,
        ),
    }


def _frame(subject: Subject, axis: Scale, width: Width) -> Frame:
    """The plan period always lies inside, and points keep their distance from the plot's sides."""
    margin = marks.margins(axis, subject, width)
    size = SIZES[width]
    ends = [row.period.end for row in subject.own] + [row.period.end for _, rows in subject.others for row in rows]
    places = [subject.at(day) for day in [*ends, *(target.due for target in subject.targets)]]
    if not subject.yearly_bars:
        places += [subject.at(start.day) for start in map(subject.start_of, subject.targets) if start]
    first, last = min(places), max(places)
    begin, end = subject.plan_span
    left, right = _WIDE_PADS if width == "wide" else _PADS
    unit = (size[0] - margin["l"] - margin["r"] - left - right) / max(last - first, 1.0)
    span = min(first - left / unit, begin) if first < begin else begin, max(last + right / unit, end)
    if subject.within_years:
        span = min(span[0], first - _RING / unit), max(last, end)
    return Frame(size[0], size[1], margin, span, axis.range)


def _traces(subject: Subject, frame: Frame, theme: Theme) -> list[Trace]:
    """From the back to the front: other places, paths, the county, targets."""
    places = [area for area in subject.snapshot.areas if area.role == "benchmark"]
    symbols = {area.area: marks.SYMBOLS[n % len(marks.SYMBOLS)] for n, area in enumerate(places)}
    others = [marks.benchmark(subject, area, rows, symbols[area.area], theme) for area, rows in subject.others]
    paths = [path for target in subject.targets if (path := marks.path(subject, target, theme))]
    main = marks.main_bars if subject.yearly_bars else marks.main_line
    targets = [marks.target_marks(subject, theme)] if subject.targets else []
    return [*reversed(others), *paths, main(subject, frame, theme), *targets]


def _shapes(subject: Subject, frame: Frame, theme: Theme) -> list[Shape]:
    shapes = [marks.plan_band(subject, theme)] if _shows_plan(subject, frame) else []
    if subject.yearly_bars:
        known = {row.period.end for row in subject.own}
        foot = frame.y[0]
        awaited = [target for target in subject.targets if target.due not in known]
        shapes += [marks.stem(subject.at(row.due), (foot, float(row.value)), theme) for row in awaited]
    return shapes + marks.target_lines(subject, theme)


def _shows_plan(subject: Subject, frame: Frame) -> bool:
    """Whether the plan period is only a part of the time shown; else a band would cover everything."""
    first, last = subject.plan_span
    return frame.x[0] < first - 0.2 or last + 0.2 < frame.x[1]


def _labels(subject: Subject, frame: Frame, traces: list[Trace], width: Width, theme: Theme) -> Labels:
    labels = Labels(frame, theme)
    for trace in traces:
        labels.avoid(trace)
    for target in subject.targets:
        y = float(target.value)
        labels.avoid_line([(x, y) for x in subject.span_of(target)])
    name_targets(subject, labels, width)
    name_own(subject, labels, width)
    for area, rows in subject.others:
        name_benchmark(subject, area, rows[-1], labels, width)
    if _shows_plan(subject, frame):
        name_plan(subject, labels)
    name_path(subject, labels, width)
    return labels
