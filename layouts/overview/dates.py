"""When targets fall due, on an axis and as a list, beside what changed lately."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dash import html

from dashboard import drawing
from dashboard.components import Raw
from dashboard.model import Indicator, Milestone
from dashboard.progress import Assessment, Verdict, assess_milestone
from layouts import parts, rows, words
from layouts.parts import Node, aria
from layouts.updates import summary
from layouts.view import Change, View

_Entry = tuple[date, html.Li]

LATEST = 5
"""How many changes the overview lists."""


def dates(view: View) -> html.Div:
    """Due dates beside the latest changes."""
    return html.Div(html.Div([_due(view), _changes(view)], className="wrap duo"), className="section section--flush")


def _due(view: View) -> html.Section:
    language = view.language
    ahead = any(target.due >= view.as_of for target in view.snapshot.targets)
    heading = language.text("临近期限") if ahead else language.text("各项期限")
    axis = Raw(drawing.due_axis(view.snapshot, as_of=view.as_of, language=language))
    entries = sorted([*_once(view), *_recurring(view)], key=lambda entry: (entry[0] < view.as_of, entry[0]))
    listed = html.Ol([entry for _, entry in entries], className="due")
    calendar = parts.more(language.text("把各项期限加到日历"), view.href("/calendar.ics"))
    last = [] if view.preview else [calendar]  # a draft has none
    return html.Section([html.H2(heading, id="h-due"), axis, listed, *last], **aria(labelledby="h-due"))


def _recurring(view: View) -> list[_Entry]:
    """The targets that want the same value again each year, in one entry."""
    language = view.language
    found = [indicator for indicator in view.snapshot.indicators if rows.recurs(view, indicator)]
    judged = [one for row in found for one in view.assessments[row.indicator_id]]
    dues = sorted({one.target.due for one in judged if one.target})
    if not dues:
        return []
    years = language.text("{years}年", years=words.names([str(due.year) for due in dues], language))
    coming = next((due for due in dues if due >= view.as_of), dues[-1])
    verdicts = [_standing(one) for one in judged]
    return [(coming, _entry(view, language.text("每年年底"), years, _what(view, found, ()), verdicts))]


def _once(view: View) -> list[_Entry]:
    """One entry per due date of the other targets and of dated works."""
    indicators, milestones = _by_due(view)
    entries = []
    for due in sorted({*indicators, *milestones}):
        verdicts = [_standing(_assessed(view, indicator, due)) for indicator in indicators[due]]
        verdicts += [assess_milestone(milestone, view.as_of) for milestone in milestones[due]]
        what = _what(view, indicators[due], milestones[due])
        entries.append((due, _entry(view, _due_words(view, due), _left(view, due), what, verdicts)))
    return entries


def _standing(assessment: Assessment) -> Verdict:
    """A verdict for counting: a result that is awaited counts as not published, whatever was published before."""
    waits = assessment.awaited or assessment.verdict is Verdict.BASELINE_ONLY
    return Verdict.NOT_PUBLISHED if waits else assessment.verdict


def _by_due(view: View) -> tuple[dict[date, list[Indicator]], dict[date, list[Milestone]]]:
    indicators: dict[date, list[Indicator]] = defaultdict(list)
    milestones: dict[date, list[Milestone]] = defaultdict(list)
    for target in view.snapshot.targets:
        indicator = view.snapshot.indicator_by_id[target.indicator_id]
        if not rows.recurs(view, indicator):
            indicators[target.due].append(indicator)
    for milestone in view.snapshot.milestones:
        if milestone.due:
            milestones[milestone.due.end].append(milestone)
    return indicators, milestones


def _assessed(view: View, indicator: Indicator, due: date) -> Assessment:
    rows_ = view.assessments[indicator.indicator_id]
    return next(row for row in rows_ if row.target and row.target.due == due)


def _due_words(view: View, due: date) -> str:
    whole_year = (due.month, due.day) == (12, 31)
    return view.language.text("{year}年底", year=due.year) if whole_year else view.language.day(due)


def _left(view: View, due: date) -> str:
    if due < view.as_of:
        return view.language.text("已到期")
    return view.language.plural("还有{n}天", (due - view.as_of).days)


def _what(view: View, indicators: Sequence[Indicator], milestones: Sequence[Milestone]) -> list[Node]:
    """How many targets and works, with the names of some: those of the first view first."""
    language = view.language
    foremost = sorted(indicators, key=lambda row: (not row.headline, row.headline))[:3]
    named = words.names([language.name(row) for row in [*foremost, *milestones][:3]], language)
    more = language.text("等") if len(indicators) + len(milestones) > 3 else ""
    counted = html.B(language.plural("共{n}项", len(indicators) + len(milestones)))
    return [counted, language.text("："), named, more]


def _entry(view: View, when: str, left: str, what: Sequence[Node], verdicts: Sequence[Verdict]) -> html.Li:
    language = view.language
    achieved, missed = verdicts.count(Verdict.ACHIEVED), verdicts.count(Verdict.MISSED)
    awaited = verdicts.count(Verdict.NOT_PUBLISHED) + verdicts.count(Verdict.BASELINE_ONLY)
    told = [language.plural("{n}个已完成", achieved)] if achieved else []
    told += [language.plural("{n}个到期未完成", missed)] if missed else []
    told += [language.plural("{n}个结果待公布", awaited)] if awaited else []
    says = [html.P(list(what)), *([html.P(language.text("，").join(told))] if told else [])]
    return html.Li([html.P([when, html.Small(left)], className="when"), html.Div(says)])


def _changes(view: View) -> html.Section:
    language = view.language
    entries = [_change(view, change) for change in view.changes[:LATEST]]
    nothing = html.P(language.text("还没有更新。"), className="lede")
    return html.Section(
        [
            html.H2(language.text("最近更新"), id="h-new"),
            html.Ol(entries, className="feed") if entries else nothing,
            parts.more(language.text("全部更新记录"), view.href("/updates")),
        ],
        **aria(labelledby="h-new"),
    )


def _change(view: View, change: Change) -> html.Li:
    told = html.Div(html.A(summary(view, change), href=view.href("/updates")))
    return html.Li([parts.day(change.published, view.language, iso=True), told])
