"""Each action area with its rows, the works without a number, and its measures with who answers for them."""

from dash import html
from dash.development.base_component import Component

from dashboard.model import Action, Measure
from layouts import rows, words, works
from layouts.overview.filters import kept_works, matches
from layouts.overview.top import verdict_counts
from layouts.parts import Node, aria, data
from layouts.view import View

_ORDINALS = "一二三四五六七八九十"


def areas(view: View) -> list[html.Section]:
    """Every action area: those with targets as rows, those without (the safeguards) as a list of measures."""
    left = {row.indicator_id for row in view.snapshot.indicators} - {*matches(view, view.query)}
    left |= {row.milestone_id for row in view.snapshot.milestones} - {*kept_works(view, view.query)}
    return [_area(view, action, left) for action in view.snapshot.actions]


def _area(view: View, action: Action, left_out: set[str]) -> html.Section:
    snapshot = view.snapshot
    indicators = snapshot.indicators_of_action(action.action_id)
    milestones = snapshot.milestones_of_action(action.action_id)
    title = _title(view, action)
    children: list[Node] = [_head(view, action, title)]
    if indicators:
        children.append(rows.rows_table(view, indicators, caption=title, left_out=left_out))
    heading = html.H4(view.language.text("没有数字的工程和工作"))
    if listed := works.works_brief(view, milestones, heading=heading, left_out=left_out):
        children.append(listed)
    children += _measures(view, action, folded=bool(indicators))
    filtered = [*(row.indicator_id for row in indicators), *(row.milestone_id for row in milestones)]
    gone = bool(filtered) and left_out.issuperset(filtered)
    return html.Section(
        children,
        id=f"action-{action.action_id}",
        className="area",
        hidden=gone or None,
        **(data(action=action.action_id) if filtered else {}),
        **aria(labelledby=f"h-{action.action_id}"),
    )


def _title(view: View, action: Action) -> str:
    """An area's name, the plan's action areas with their number."""
    snapshot, language = view.snapshot, view.language
    numbered = [
        row
        for row in snapshot.actions
        if snapshot.measures_of(row.action_id) and snapshot.indicators_of_action(row.action_id)
    ]
    if action not in numbered:
        return language.name(action)
    place = numbered.index(action)
    ordinal = _ORDINALS[place] if language.code == "zh" and place < len(_ORDINALS) else str(place + 1)
    return language.text("行动{ordinal}　{name}", ordinal=ordinal, name=language.name(action))


def _head(view: View, action: Action, title: str) -> html.Div:
    link = html.A(title, href=view.href(f"/actions/{action.action_id}"))
    indicators = view.snapshot.indicators_of_action(action.action_id)
    counted = html.P(verdict_counts(view, indicators), className="glance__key") if indicators else None
    heading = html.H3(link, id=f"h-{action.action_id}")
    return html.Div([heading, html.P(_extent(view, action)), counted], className="area__head")


def _extent(view: View, action: Action) -> str:
    """Which clauses an area covers and how many targets it has."""
    language, snapshot = view.language, view.snapshot
    numbers = [row.measure for row in snapshot.measures_of(action.action_id)]
    clauses = words.clauses_words(numbers, language)
    return language.text("{clauses}，{targets}", clauses=clauses, targets=_targets(view, action))


def _targets(view: View, row: Action | Measure) -> str:
    if isinstance(row, Action):
        n = len(view.snapshot.indicators_of_action(row.action_id))
    else:
        n = len(view.snapshot.indicators_of_measure(row.measure))
    return view.language.plural("{n}项目标", n) if n else view.language.text("未设量化目标")


def _measures(view: View, action: Action, *, folded: bool) -> list[Component]:
    language, measures = view.language, view.snapshot.measures_of(action.action_id)
    if not measures:
        return []
    listed = html.Ul([_measure(view, measure) for measure in measures], className="measures")
    if not folded:
        return [listed]
    clauses = words.clauses_words([row.measure for row in measures], language)
    summary = language.text("{clauses}的举措和责任部门", clauses=clauses)
    return [html.Details([html.Summary(summary), listed], className="fold")]


def _measure(view: View, measure: Measure) -> html.Li:
    language = view.language
    number = words.clause_words(measure.measure, language)
    link = html.A(language.name(measure), href=view.href(f"/measures/{measure.measure}"))
    return html.Li(
        [
            html.Span(number),
            html.Span([link, language.text("，"), _targets(view, measure)]),
            html.Span(_who(view, measure), className="who"),
        ]
    )


def _who(view: View, measure: Measure) -> list[Node]:
    """The responsible departments, each a link."""
    children: list[Node] = []
    for row in view.snapshot.departments_of(measure.measure):
        if children:
            children.append(view.language.text("、"))
        children.append(html.A(view.language.name(row), href=view.href(f"/departments/{row.department_id}")))
    return children
