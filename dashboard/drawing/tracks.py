"""Progress tracks, the stage dots of a community, and the axis of due dates: drawings that stretch with their page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Literal

from dashboard.decimals import plain
from dashboard.drawing.marks import diamond, label, percent, placed, stretched
from dashboard.figures.labels import text_width
from dashboard.language import Language
from dashboard.model import Indicator, Observation, Snapshot, Stage, Target
from dashboard.phrases import amount_words, span_words, target_words, value_words
from dashboard.progress import Assessment, Verdict
from dashboard.progress.schedule import known_figures

TrackForm = Literal["row", "card", "lead"]

STAGES: tuple[Stage, ...] = ("planned", "started", "finished", "accepted")
_PACED = frozenset({Verdict.AHEAD, Verdict.ON_PACE, Verdict.BEHIND})
_HEADROOM = Decimal("1.25")
_NARROWEST = 268  # pixels that a track with labels has in the narrowest frame


@dataclass(frozen=True, slots=True)
class _Track:
    """What a track shows, all in the indicator's unit. top is the value at its right end."""

    indicator: Indicator
    target: Target
    latest: Observation | None
    earlier: Observation | None
    due_by_now: Decimal | None
    before_plan: bool
    top: Decimal

    def share(self, value: Decimal) -> float:
        """Where a value lies along the track, 0 to 1; what lies beyond an end is drawn at that end."""
        return float(min(max(value / self.top, Decimal(0)), Decimal(1)))


def track(snapshot: Snapshot, assessment: Assessment, *, language: Language, form: TrackForm = "row") -> str:
    """The progress track of one target as SVG; empty where an indicator has no target.

    Dotted: nothing published. Solid: a value of the plan period. Hatched: a value from before the plan. The
    diamond is the target, the triangle the value due by now. Shares run from 0 to 100, all else to 1.25 times
    the target. `row` is 14 px high (20 with the triangle), `card` always 20, `lead` 76 with labels.
    """
    if assessment.target is None:
        return ""
    seen = _seen(snapshot, assessment, assessment.target)
    if form == "lead":
        return stretched(76, _bar(seen, top=30, height=14, half=9) + _labels(seen, language))
    tall = form == "card" or seen.due_by_now is not None
    return stretched(20 if tall else 14, _bar(seen, top=4, height=6, half=5.5) + _pace(seen))


def _seen(snapshot: Snapshot, assessment: Assessment, target: Target) -> _Track:
    indicator = snapshot.indicator_by_id[assessment.indicator_id]
    known = known_figures(indicator, snapshot.observations_of(indicator.indicator_id), assessment.as_of)
    latest = assessment.latest or (known[-1] if known and indicator.kind != "annual" else None)
    before_plan = latest is not None and latest.period.end < snapshot.plan.period_start
    due = assessment.due_by_now if assessment.verdict in _PACED else None
    earlier = known[0] if before_plan and len(known) > 1 else None
    return _Track(indicator, target, latest, earlier, due, before_plan, _top(indicator, target, known))


def _top(indicator: Indicator, target: Target, known: Sequence[Observation]) -> Decimal:
    wanted = target.value * _HEADROOM
    if indicator.unit == "%":
        return max(Decimal(100), wanted if target.value > 100 else Decimal(0))
    if wanted > 0:
        return wanted
    return max([row.value for row in known], default=Decimal(0)) * _HEADROOM or Decimal(1)


def _bar(seen: _Track, *, top: int, height: int, half: float) -> str:
    middle = top + height / 2
    mark = placed(seen.share(seen.target.value), f'<path class="trk-tgt" d="{diamond(0, middle, half)}"/>')
    if seen.latest is None:
        return f'<line class="trk-none" x1="1" x2="100%" y1="{middle:g}" y2="{middle:g}"/>{mark}'
    box = f'y="{top}" height="{height}"'
    kind = "trk-pre" if seen.before_plan else "trk-val"
    length = percent(seen.share(seen.latest.value))
    return f'<rect class="trk-base" {box} width="100%"/><rect class="{kind}" {box} width="{length}"/>{mark}'


def _pace(seen: _Track) -> str:
    if seen.due_by_now is None:
        return ""
    return placed(seen.share(seen.due_by_now), '<path class="trk-pace" d="M-3.5 17L0 12l3.5 5Z"/>')


def _labels(seen: _Track, language: Language) -> str:
    """Values above the bar, target and ends below it, each turned inwards where it would leave the drawing."""
    aim = seen.share(seen.target.value)
    words = language.text("目标 {target}", target=str(target_words(seen.target, seen.indicator, language)))
    below = label(words, kind="trk-lab trk-lab--b", x=percent(aim), y=68, anchor=_inwards(aim, words))
    if aim > 0.2:
        below += label("0", kind="trk-lab", x="0", y=68)
    if aim < 0.7 and (seen.target.value or seen.latest):
        end = amount_words(plain(seen.top), seen.indicator, language)
        below += label(end, kind="trk-lab", x="100%", y=68, anchor="end")
    return _value_labels(seen, language) + below


def _value_labels(seen: _Track, language: Language) -> str:
    if seen.latest is None:
        return ""
    place = seen.share(seen.latest.value)
    first = seen.share(seen.earlier.value) if seen.earlier else 0.0
    if seen.earlier is None or not 0.3 <= first < place <= 0.7:
        return _value_label(seen, seen.latest, language, kind="trk-lab--b")
    old = _value_label(seen, seen.earlier, language, kind="trk-lab--old", anchor="end")
    return old + _value_label(seen, seen.latest, language, kind="trk-lab--b", anchor="")


def _value_label(seen: _Track, row: Observation, language: Language, *, kind: str, anchor: str | None = None) -> str:
    x = percent(seen.share(row.value))
    when = span_words(row.period, seen.indicator, language)
    if row.period.kind == "day":
        when = language.text("{year}年", year=row.period.end.year)
    words = language.text("{when} {value}", when=when, value=value_words(row, seen.indicator, language))
    tick = f'<line class="trk-tick" x1="{x}" x2="{x}" y1="26" y2="30"/>'
    side = _inwards(seen.share(row.value), words) if anchor is None else anchor
    return tick + label(words, kind=f"trk-lab {kind}", x=x, y=21, anchor=side)


def _inwards(share: float, words: str = "") -> str:
    """How words are anchored at a place so that they leave no track, however narrow."""
    half = text_width(words, "note") / 2 / _NARROWEST
    if share < max(0.15, min(half, 0.5)):
        return ""
    return "end" if share > min(0.8, max(1 - half, 0.5)) else "middle"


def stage_dots(stage: Stage) -> str:
    """How far a community's renovation has come: solid dots behind it, a ring where it stands, grey ahead."""
    now, last = STAGES.index(stage), len(STAGES) - 1
    places = [percent(0.04 + 0.92 * index / last) for index in range(len(STAGES))]
    lines = '<line class="s-ln" x1="4%" x2="96%" y1="8" y2="8"/>'
    if now:
        lines += f'<line class="s-lnon" x1="4%" x2="{places[now]}" y1="8" y2="8"/>'
    kinds = ["s-on"] * now + ["s-on" if now == last else "s-now"] + ["s-off"] * (last - now)
    dots = (f'<circle class="{kind}" cx="{x}" cy="8" r="5"/>' for kind, x in zip(kinds, places, strict=True))
    return stretched(16, lines + "".join(dots))


def due_axis(snapshot: Snapshot, *, as_of: date, language: Language) -> str:
    """The plan's time from its start, with a diamond at each due date and a line at today.

    A picture in its own right: it carries role and label, and a list of the due dates stands beside it.
    """
    plan = snapshot.plan
    dues = sorted({row.due for row in snapshot.targets if row.due > plan.period_start})
    last = max([as_of, plan.period_end, *dues])
    start, length = plan.period_start.toordinal(), (last - plan.period_start).days
    length += max(30, length // 25)  # room for the last label

    def share(day: date) -> float:
        return max((day.toordinal() - start) / length, 0.0)

    bar = '<rect class="trk-base" y="26" width="100%" height="6"/>'
    bar += f'<rect class="ax-span" y="26" width="{percent(share(min(as_of, plan.period_end)))}" height="6"/>'
    marks = "".join(placed(share(due), f'<path class="trk-tgt" d="{diamond(0, 29, 7)}"/>') for due in dues)
    start_label = label(
        language.text("{year}年", year=plan.period_start.year), kind="trk-lab trk-lab--old", x="0", y=54
    )
    labels = start_label + _axis_labels([(share(due), _date_words(due, language)) for due in dues])
    says = escape(_axis_words(plan.period_start, dues, as_of, language))
    attributes = f'class="due-axis" role="img" aria-label="{says}"'
    return stretched(58, bar + marks + labels + _today(share(as_of), language), attributes=attributes)


def _today(place: float, language: Language) -> str:
    line = f'<line class="ax-today" x1="{percent(place)}" x2="{percent(place)}" y1="16" y2="38"/>'
    words = language.text("今天")
    return line + label(words, kind="trk-lab trk-lab--b", x=percent(place), y=12, anchor=_inwards(place))


def _axis_words(start: date, dues: Sequence[date], as_of: date, language: Language) -> str:
    return language.text(
        "时间轴：{start}起，{dues}到期，今天是{today}",
        start=language.month(start),
        dues=language.text("、").join(_date_words(due, language) for due in dues),
        today=language.day(as_of),
    )


def _axis_labels(dues: Sequence[tuple[float, str]]) -> str:
    """The dates' names from the last backwards, leaving out those that would run into a neighbour."""
    shown: list[tuple[float, str]] = []
    for place, words in reversed(dues):
        if place > 0.2 and (not shown or shown[-1][0] - place > 0.2):
            shown.append((place, words))
    return "".join(label(words, kind="trk-lab", x=percent(x), y=54, anchor=_inwards(x)) for x, words in shown)


def _date_words(due: date, language: Language) -> str:
    if (due.month, due.day) == (12, 31):
        return language.text("{year}年底", year=due.year)
    return language.month(due)
