"""What the labels of a chart say and where they would like to stand, best place first."""

from dashboard.figures.labels import Labels, Spot, Text, text_width
from dashboard.figures.subject import Subject
from dashboard.figures.template import Width
from dashboard.model import Area, Observation, Target
from dashboard.phrases import target_words, value_words

_NEAR = 24  # pixels
_FEW = 6  # a series this short names its first value too


def name_plan(subject: Subject, labels: Labels) -> None:
    middle = (max(subject.plan_span[0], labels.frame.x[0]) + min(subject.plan_span[1], labels.frame.x[1])) / 2
    words = subject.language.text("方案期")
    head = labels.frame.head - labels.frame.foot
    spots = [Spot([("plan", words)], 0, dy, "center") for dy in (-12, head + 12)]
    labels.put(middle, labels.frame.y[0], spots)


def name_targets(subject: Subject, labels: Labels, width: Width) -> None:
    """Names each target, the last one first; equal targets in a row are named once, at the last."""
    named = set[str]()
    for target in reversed(subject.targets):
        words = str(target_words(target, subject.indicator, subject.language))
        if words not in named:
            _name_target(subject, target, words, labels, width)
        named.add(words)


def _name_target(subject: Subject, target: Target, aim: str, labels: Labels, width: Width) -> None:
    language = subject.language
    line = language.text("目标 {target}", target=aim)
    word = language.text("目标")
    due = subject.due(target.period)
    full: list[Text] = [("target", line), ("note", due)]
    split: list[Text] = [("target", word), ("target", aim), ("note", due)]
    beside = [Spot(full, 16, 4), Spot(split, 16, 8)]
    above = [Spot([("target", line)], 20, -24, "right"), Spot([("target", word), ("target", aim)], 20, -33, "right")]
    below = [Spot(full, 12, 32, "right"), Spot([("target", line)], 0, 26, "center")]
    centred = [Spot([("target", line)], 0, -24, "center")]
    if subject.indicator.kind == "annual":
        return labels.put(subject.at(target.due), float(target.value), [*centred, *beside, *above, *below])
    order = [*beside, *above, *below] if width == "wide" else [*above, *below, *centred]
    return labels.put(subject.at(target.due), float(target.value), order)


def name_own(subject: Subject, labels: Labels, width: Width) -> None:
    """The newest value with place and time; of a short series the first value too; every bar its own."""
    language, last, first = subject.language, subject.own[-1], subject.own[0]
    if subject.yearly_bars:
        for row in subject.own:
            bar: list[Text] = [("main", value_words(row, subject.indicator, language))]
            spots = [Spot(bar, 0, -14, "center"), Spot(bar, 36, 16), Spot(bar, 36, -12), Spot(bar, 36, 36)]
            labels.put(subject.at(row.period.end), float(row.value), spots)
        return
    value = value_words(last, subject.indicator, language)
    area = language.name(subject.snapshot.area)
    words = language.text("{area} {value}", area=area, value=value)
    lines: list[Text] = [("main", words), ("note", subject.when(last))]
    split: list[Text] = [("main", area), ("main", value)]
    x, y = subject.at(last.period.end), float(last.value)
    inwards = min(labels.frame.right - labels.frame.across(x), text_width(words, "main") + 2)
    below = [Spot(lines, 2, 34), Spot(lines, 16, 24), Spot(lines, 8, 34, "right")]
    short = [Spot(lines[:1], 12, 18), Spot(lines[:1], inwards, 20, "right")]
    above = [Spot(lines, -4, -30, "right"), Spot(lines, 0, -32, "center"), Spot(lines, -16, -12, "right")]
    beside = Spot(lines, 14, 4) if width == "wide" else Spot(lines, inwards, 34, "right")
    parted = [Spot(split, 8, 28), Spot(split, inwards, 28, "right"), Spot(split, -2, -28, "right")]
    wide = width == "wide"
    labels.put(x, y, [*([*below, beside, *above, *short] if wide else [beside, *below, *short, *above]), *parted])
    if 1 < len(subject.own) <= _FEW and subject.indicator.kind != "annual":
        one: list[Text] = [("main", value_words(first, subject.indicator, language))]
        spots = [Spot(one, -2, 18), Spot(one, 8, 18), Spot(one, -2, -18), Spot(one, 10, 4)]
        labels.put(subject.at(first.period.end), float(first.value), spots)


def name_benchmark(subject: Subject, area: Area, row: Observation, labels: Labels, width: Width) -> None:
    """The newest value of another place; below its line where another line runs close above."""
    language = subject.language
    value = value_words(row, subject.indicator, language)
    words = language.text("{area} {value}", area=language.name(area), value=value)
    when = subject.when(row)
    dated = language.text("{words}（{when}）", words=words, when=when)
    short: list[Text] = [("bench", words)]
    long: list[Text] = [("bench", dated)]
    x, y = subject.at(row.period.end), float(row.value)
    line = long if width == "wide" else short
    above = [
        Spot(line, 6, -16, "right"),
        Spot(line, 8, -22, "right"),
        Spot(line, 0, -18, "center"),
        Spot(line, 62, -16, "right"),
    ]
    below = [
        Spot(line, 0, 20, "center"),
        Spot(line, 4, 20, "right"),
        Spot(line, -12, 20, "right"),
        Spot(line, 8, 40, "right"),
        Spot(line, 38, 36, "right"),
    ]
    beside = [Spot([("bench", words), ("note", when)], 10, 4)] if width == "wide" else []
    spots = [*below, *above] if _crowded_above(subject, area, x, y, labels) else [*beside, *above, *below]
    labels.put(x, y, [*spots, Spot(short, 10, 0)])


def _crowded_above(subject: Subject, area: Area, x: float, y: float, labels: Labels) -> bool:
    """Whether another place has a value close above this one."""
    frame = labels.frame
    near = (
        (abs(frame.across(subject.at(row.period.end)) - frame.across(x)), frame.down(y) - frame.down(float(row.value)))
        for other, rows in subject.others
        if other != area
        for row in rows
    )
    return any(across < _NEAR and 0 <= up < _NEAR for across, up in near)


def name_path(subject: Subject, labels: Labels, width: Width) -> None:
    """Names the dotted path where there is room for it; the caption explains it anyway."""
    target = subject.assessment.target
    start = subject.start_of(target) if target else None
    if target is None or start is None or subject.yearly_bars or width != "wide":
        return
    x0, x1 = subject.at(start.day), subject.at(target.due)
    y0, y1 = float(start.value), float(target.value)
    words: list[Text] = [("note", subject.language.text("参考路径"))]
    for part in (0.62, 0.75, 0.45, 0.3):
        spots = [Spot(words, 0, 20), Spot(words, 0, 26), Spot(words, 0, -20, "right")]
        count = len(labels.set)
        labels.put(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, spots, optional=True)
        if len(labels.set) > count:
            return
