"""The headline indicators after the first, as cards; those of one measure share a card."""

from collections.abc import Sequence
from itertools import groupby

from dash import html

from dashboard.model import Indicator, Observation
from dashboard.progress import Assessment, Verdict
from layouts import parts, words
from layouts.communities import fuller_unit, is_about_communities, reported_unit
from layouts.parts import Node, Nodes
from layouts.view import View


def cards(view: View) -> html.Section | None:
    """The key targets; None where a dataset names none after the first."""
    if len(view.snapshot.headline_indicators) < 2:
        return None
    groups = groupby(view.snapshot.headline_indicators[1:], key=lambda indicator: indicator.measure)
    found = [_card(view, list(indicators)) for _, indicators in groups]
    return parts.section(view.language.text("重点目标"), [html.Div(found, className="cards")], name="key")


def _card(view: View, indicators: Sequence[Indicator]) -> html.Article:
    language, first = view.language, indicators[0]
    assessment = view.current(first)
    place = language.text(
        "{action}，{clause}",
        action=language.name(view.snapshot.action_of(first.measure)),
        clause=words.clause_words(first.measure, language),
    )
    title, href = _title(view, indicators)
    foot = [parts.chip(assessment.verdict, language), parts.more(language.text("看详情"), href)]
    return html.Article(
        [
            html.P(place, className="lab"),
            html.H3(html.A(title, href=href)),
            html.Div([_latest(view, indicators), _targets(view, indicators)], className="pair"),
            html.Div(parts.track(view, assessment, form="card"), className="card__trk"),
            html.Dl([_fact(term, text) for term, text in _facts(view, first, assessment)]),
            html.P(foot, className="card__foot"),
        ],
        className="card",
    )


def _title(view: View, indicators: Sequence[Indicator]) -> tuple[str, str]:
    if all(is_about_communities(indicator.indicator_id) for indicator in indicators):
        return view.language.text("老旧小区改造"), view.href("/communities")
    return view.language.name(indicators[0]), view.href(f"/indicators/{indicators[0].indicator_id}")


def _latest(view: View, indicators: Sequence[Indicator]) -> html.Div:
    language = view.language
    numbers: list[Node] = []
    for indicator in indicators:
        if latest := view.current(indicator).latest:
            unit = reported_unit(latest, indicator, language)
            numbers += [parts.amount(language.number(latest.value), unit), " "]
    nothing = html.Span(language.text("尚未公布"), className="none")
    return html.Div([html.Span(language.text("最新"), className="lab"), *(numbers or [nothing])])


def _targets(view: View, indicators: Sequence[Indicator]) -> html.Div:
    language = view.language
    label = html.Span([parts.target_mark(), language.text("目标")], className="lab")
    numbers: list[Node] = []
    for indicator in indicators:
        if target := view.current(indicator).target:
            numbers += [parts.target_amount(target, indicator, language, unit=fuller_unit(indicator, language)), " "]
    return html.Div([label, *numbers])


def _facts(view: View, indicator: Indicator, assessment: Assessment) -> list[tuple[str, Node]]:
    language, latest, target = view.language, assessment.latest, assessment.target
    who = words.names([language.name(row) for row in view.snapshot.departments_of(indicator.measure)], language)
    rows: list[tuple[str, Node]] = []
    if latest:
        rows.append((language.text("截至"), language.day(latest.period.end)))
    if target:
        rows.append((language.text("期限"), words.due_words(target, indicator, language)))
    rows.append((language.text("责任部门"), who))
    rows += _remark(view, assessment.verdict, latest)
    return rows


def _remark(view: View, verdict: Verdict, latest: Observation | None) -> list[tuple[str, Node]]:
    """Why a target is late, where that is told; when a result is to come, where none is there."""
    language = view.language
    if latest is None or verdict is Verdict.BASELINE_ONLY:
        return [(language.text("何时公布"), words.publication_rule(language))]
    told = language.of(latest, "note") if verdict in (Verdict.BEHIND, Verdict.MISSED) else ""
    return [(language.text("说明"), told)] if told else []


def _fact(term: str, description: Node | Nodes) -> html.Div:
    return html.Div([html.Dt(term), html.Dd(description)])
