"""When targets fall due, on an axis and as a list, beside what changed lately."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dash import html

from dashboard import drawing
from dashboard.components import Raw
from dashboard.model import Indicator, Milestone, Target
from dashboard.progress import Assessment, Verdict
from layouts import parts, rows, words
from layouts.parts import Node, aria
from layouts.view import Change, View

LATEST = 5
"""How many changes the overview lists."""


def dates(view: View) -> html.Div:
    """Due dates beside the latest changes."""
    return html.Div(html.Div([_due(view), _changes(view)], className="wrap duo"), className="section section--flush")


def _due(view: View) -> html.Section:
    language = view.language
    ahead = any(target.due >= view.as_of for target in view.snapshot.targets)
    heading = language.text("临近期限") if ahead else language.text("期限")
    axis = Raw(drawing.due_axis(view.snapshot, as_of=view.as_of, language=language))
    entries = [*_recurring(view), *_once(view)]
    return html.Section(
        [html.H2(heading, id="h-due"), axis, html.Ol(entries, className="due")], **aria(labelledby="h-due")
    )


def _recurring(view: View) -> list[html.Li]:
    """The targets that want the same value again each year, in one entry."""
    language = view.language
    found = [indicator for indicator in view.snapshot.indicators if rows.recurs(view, indicator)]
    if not found:
        return []
    years = sorted({target.due.year for row in found for target in view.snapshot.targets_of(row.indicator_id)})
    when = words.names([str(year) for year in years], language)
    judged = [one for row in found for one in view.assessments[row.indicator_id]]
    return [
        _entry(
            language.text("每年年底"),
            language.text("{years}年", years=when),
            _what(view, found, ()),
            _where(view, judged),
        )
    ]


def _once(view: View) -> list[html.Li]:
    """One entry per due date of the other targets and of dated works."""
    indicators, milestones = _by_due(view)
    entries = []
    for due in sorted({*indicators, *milestones}):
        judged = [_assessed(view, indicator, due) for indicator in indicators[due]]
        words_ = _due_words(view, due, [one.target for one in judged if one.target])
        what = _what(view, indicators[due], milestones[due])
        entries.append(_entry(words_, _left(view, due), what, _where(view, judged)))
    return entries


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


def _due_words(view: View, due: date, targets: Sequence[Target]) -> str:
    if targets:
        return words.due_words(targets[0], view.language, short=True)
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
    counted = html.B(language.plural("{n}项", len(indicators) + len(milestones)))
    return [counted, language.text("，"), named, more]


def _where(view: View, judged: Sequence[Assessment]) -> str:
    language = view.language
    awaited = sum(one.awaited or one.verdict in (Verdict.NOT_PUBLISHED, Verdict.BASELINE_ONLY) for one in judged)
    achieved = sum(one.verdict is Verdict.ACHIEVED for one in judged)
    told = [language.plural("{n}个目标已完成", achieved)] if achieved else []
    told += [language.plural("{n}个结果待公布", awaited)] if awaited else []
    return language.text("，").join(told)


def _entry(when: str, left: str, what: Sequence[Node], where: str) -> html.Li:
    says = [html.P(list(what)), *([html.P(where)] if where else [])]
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
    language = view.language
    summary = html.Div(html.A(language.of(change, "summary"), href=view.href("/updates")))
    return html.Li([parts.day(change.published, language, iso=True), summary])
