"""The needed-pace reader: how much a month it takes to reach a target by the month a reader chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape

from dash import dcc, html

from dashboard.components import Island, Raw
from dashboard.model import Indicator, Observation, Target
from dashboard.periods import month_end, months_between
from dashboard.progress import Assessment, Point, Verdict
from layouts import ids, parts, words
from layouts.view import View


@dataclass(frozen=True, slots=True)
class _Course:
    """What a needed pace is worked out from: two points, the pace between them per month, and the target."""

    start: Point
    latest: Observation
    so_far: Decimal
    target: Target

    def needed(self, by: date) -> Decimal:
        """The pace from the latest value to the target on a day, in the indicator's unit per month."""
        return (self.target.value - self.latest.value) / months_between(self.latest.period.end, by)


def pace_sentence(view: View, indicator: Indicator, by: str = "") -> str:
    """Needed pace beside the pace so far, or why it cannot be told.

    by is a month such as `2025-09`; any other text means the month the target falls due.
    """
    course = _course(view, indicator)
    if isinstance(course, str):
        return course
    months = _months(view, course)
    chosen = next((month for month in months if f"{month:%Y-%m}" == by), months[-1])
    return _sentence(view, indicator, course, chosen)


def pace_reader(view: View, indicator: Indicator) -> html.Section:
    """The section with the form and its answer; without the form where no month would change the answer."""
    course = _course(view, indicator)
    chosen = view.query.get("by", "")
    says = pace_sentence(view, indicator, chosen)
    heading = html.H2(view.language.text("要达到目标，需要多快"), className="sub-h")
    if isinstance(course, str):
        return html.Section([heading, html.P(says)], id="pace", className="prose")
    form = _form(view, indicator, _months(view, course), chosen)
    answer = html.P(Island(says, id=ids.PACE_SENTENCE), **parts.aria(live="polite"))
    return html.Section(
        [heading, form, answer, dcc.Store(id=ids.PACE, data={"language": view.language.code})],
        id="pace",
        className="prose",
    )


def _course(view: View, indicator: Indicator) -> _Course | str:
    """The two points and the target, or the sentence that says why there is no pace to tell."""
    language, assessment = view.language, view.current(indicator)
    if assessment.target is None:
        return language.text("方案没有给这项指标定下数字，不推算需要多快。")
    if assessment.verdict is Verdict.ACHIEVED:
        return language.text("目标已经达到，不再推算需要多快。")
    if assessment.target.due < view.as_of:
        due = words.due_words(assessment.target, indicator, language, short=True)
        return language.text("期限（{due}）已经过去，不再推算需要多快。", due=due)
    if assessment.target.method == "milestone":
        return language.text("这个目标只看到期时做成没有，不推算每月需要多快。")
    return _from_points(view, assessment, assessment.target)


def _from_points(view: View, assessment: Assessment, target: Target) -> _Course | str:
    language, start, latest, pace = view.language, assessment.baseline, assessment.latest, assessment.pace
    if latest is None or assessment.verdict is Verdict.BASELINE_ONLY:
        return language.text("这个目标还没有公布的数，看不出至今的速度，也不推算需要多快。")
    if start is None:
        return language.text("没有方案实施前的起点数，看不出至今的速度，也不推算需要多快。")
    if pace is None or pace.so_far is None:
        return language.text("公布的数还不到两个，看不出至今的速度，也不推算需要多快。")
    if pace.needed is None:
        return language.text("到期的数已经公布，不再推算需要多快。")
    return _Course(start, latest, pace.so_far, target)


def _months(view: View, course: _Course) -> tuple[date, ...]:
    """The month ends a reader may choose: from now, and after the latest value, until the target falls due."""
    first, due = max(view.as_of, course.latest.period.end), course.target.due
    numbers = range(first.year * 12 + first.month - 1, due.year * 12 + due.month)
    ends = (month_end(number // 12, number % 12 + 1) for number in numbers)
    return tuple(end for end in ends if months_between(course.latest.period.end, end) > 0)


def _sentence(view: View, indicator: Indicator, course: _Course, by: date) -> str:
    language = view.language
    needed, so_far = course.needed(by), course.so_far
    return language.text(
        "要在{month}底达到目标{target}，从{latest}底算起，平均{needed}。至今平均{so_far}（从{start}起）。{compared}",
        month=language.month(by),
        target=words.target_words(course.target, indicator, language),
        latest=language.month(course.latest.period.end),
        needed=_rate(view, indicator, needed),
        so_far=_rate(view, indicator, so_far),
        start=language.day(course.start.day),
        compared=_compared(view, course, needed, so_far),
    )


def _rate(view: View, indicator: Indicator, monthly: Decimal) -> str:
    """A pace in words; by the year where the figure only comes once a year."""
    language, yearly = view.language, indicator.frequency == "yearly"
    if not monthly:
        return language.text("没有变化")
    amount = words.difference_words(monthly * 12 if yearly else monthly, indicator, language)
    if monthly < 0:
        return (
            language.text("每年减少约{amount}", amount=amount)
            if yearly
            else language.text("每月减少约{amount}", amount=amount)
        )
    return (
        language.text("每年增加约{amount}", amount=amount)
        if yearly
        else language.text("每月增加约{amount}", amount=amount)
    )


def _compared(view: View, course: _Course, needed: Decimal, so_far: Decimal) -> str:
    language = view.language
    if course.target.value < course.latest.value:
        needed, so_far = -needed, -so_far
    if needed > so_far:
        return language.text("需要比至今更快。")
    return language.text("至今的速度已经够用。")


def _form(view: View, indicator: Indicator, months: Sequence[date], chosen: str) -> Raw:
    language = view.language
    action = escape(view.href(f"/indicators/{indicator.indicator_id}"))
    options = "".join(
        _option(language.month(month), f"{month:%Y-%m}", chosen or f"{months[-1]:%Y-%m}") for month in months
    )
    label, button = escape(language.text("想在哪个月底前达到")), escape(language.text("推算"))
    return Raw(
        f'<form class="pace" method="get" action="{action}#pace" data-store="{ids.PACE}" data-address>'
        f'<input type="hidden" name="indicator" value="{escape(indicator.indicator_id)}">'
        f'<div class="field"><label for="by">{label}</label><select id="by" name="by">{options}</select></div>'
        f'<button class="btn" type="submit">{button}</button></form>'
    )


def _option(text: str, value: str, chosen: str) -> str:
    selected = " selected" if value == chosen else ""
    return f'<option value="{value}"{selected}>{escape(text)}</option>'
