"""The chart of an indicator nobody has published yet: its targets, and the places its values will take."""

from decimal import Decimal
from itertools import pairwise

from dashboard.figures import marks
from dashboard.figures.frame import Frame, Scale, round_step
from dashboard.figures.labels import Box, Labels, Spot, Text
from dashboard.figures.naming import name_targets
from dashboard.figures.subject import Subject
from dashboard.figures.template import Figure, Shape, Theme, Width, layout

SIZES: dict[Width, tuple[int, int]] = {
    "wide": (768, 330),
    "narrow": (343, 280),
    "picture": (440, 260),
    "square": (440, 220),
}

_ROOM = Decimal("1.12")
_GAP = 6  # pixels between the message and a dotted stem that stops for it


def awaiting_axis(subject: Subject) -> Scale:
    """The vertical axis: from zero to a little over the highest target."""
    highest = max((target.value for target in subject.targets), default=Decimal(0))
    if highest <= 0:
        return Scale((Decimal(0),), Decimal(1))
    share = subject.indicator.unit == "%" and highest <= 100
    top = min(highest * _ROOM, Decimal(100)) if share else highest * _ROOM
    step = round_step(highest / 3, share=share, whole=subject.indicator.decimals == 0)
    return Scale(tuple(step * n for n in range(int(top / step) + 1)), top)


def awaiting(subject: Subject, *, width: Width, theme: Theme) -> Figure:
    """The figure: no point of the county's anywhere, because there is none to draw."""
    axis = awaiting_axis(subject)
    margin = marks.margins(axis, subject, width)
    first, last = subject.plan_span
    span = first, max([last, *(subject.at(target.due) for target in subject.targets)])
    frame = Frame(*SIZES[width], margin, span, axis.range)
    labels = Labels(frame, theme)
    message = _labels(subject, labels, width)
    return {
        "data": [marks.target_marks(subject, theme)] if subject.targets else [],
        "layout": layout(
            theme=theme,
            size=SIZES[width],
            margin=margin,
            xaxis=marks.years(subject, span, most=8 if width == "wide" else 4),
            yaxis=marks.upwards(axis, subject),
            shapes=[
                *([] if awaits(subject) else [marks.plan_band(subject, theme)]),
                *marks.target_lines(subject, theme),
                *_stems(subject, frame, message, theme),
            ],
            annotations=labels.set,
        ),
    }


def awaits(subject: Subject) -> bool:
    """Whether there is a place to keep for a value: under a target above zero."""
    return any(target.value > 0 for target in subject.targets)


def _labels(subject: Subject, labels: Labels, width: Width) -> Box:
    """Names the targets, then says in the middle that nothing is published; returns the place of that message."""
    for target in subject.targets:
        labels.avoid_line([(x, float(target.value)) for x in subject.span_of(target)])
    name_targets(subject, labels, width)
    text = subject.language.text
    lines: list[Text] = [("target", text("还没有收录到县级数据"))]
    lines.append(("note", text("虚线是年底数要画的位置") if awaits(subject) else text("公布以后画在这里")))
    (left, right), (low, high) = labels.frame.x, labels.frame.y
    spots = [Spot(lines, 0, dy, "center") for dy in (0, 40, -40, 70)]
    labels.put((left + right) / 2, (low + high) / 2, spots)
    return labels.taken[-1]


def _stems(subject: Subject, frame: Frame, message: Box, theme: Theme) -> list[Shape]:
    """A dotted stem at the end of each year up to the target it belongs to, interrupted for the message."""
    stems: list[Shape] = []
    foot = frame.foot
    for year in range(int(frame.x[0]) + 1, int(frame.x[1]) + 1):
        height = next((float(row.value) for row in subject.targets if subject.at(row.due) >= year), None)
        if height is None or height <= 0:
            continue
        head, across = frame.down(height), frame.across(year)
        inside = message.left - _GAP < across < message.right + _GAP and head < message.top
        ends = [head, message.top - _GAP, message.bottom + _GAP, foot] if inside else [head, foot]
        for top, bottom in list(pairwise(ends))[::2]:
            stems.append(marks.stem(year, (frame.value(bottom), frame.value(top)), theme))
    return stems
