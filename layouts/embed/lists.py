"""Several indicators in somebody else's page: the summary of an action area, and the renovated communities."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.model import Action, Indicator
from layouts import communities, parts, words
from layouts.communities.stages import furthest_first, stage_words
from layouts.embed.subject import Options
from layouts.rows import due_text
from layouts.view import View


def action_content(view: View, row: Action, options: Options) -> list[Component]:
    """An area's summary and how many of its targets stand where; chart and table add a line for each."""
    indicators = view.snapshot.indicators_of_action(row.action_id)
    head: list[Component] = [html.P(view.language.of(row, "summary"), className="sub")]
    head.append(_counts(view, indicators))
    if options.view == "card" or not indicators:
        return head
    return [*head, _table(view, indicators) if options.view == "table" else _lines(view, indicators)]


def communities_heading(view: View) -> str:
    """老旧小区改造：10个小区、3161户."""
    promised = communities.targets_words(view, communities.about(view))
    heading = view.language.text("老旧小区改造")
    return view.language.text("{name}：目标{value}", name=heading, value=promised) if promised else heading


def communities_content(view: View, options: Options) -> list[Component]:
    """The communities by stage: as squares, as a list of names, or as the two numbers."""
    found = communities.about(view)
    says = html.P(communities.sentence(view, found), className="sub")
    if options.view == "chart":
        return [says, *communities.squares(view)]
    if options.view == "card":
        return [communities.big(view, found), says, _lines(view, found)]
    listed = [_names(view)] if view.snapshot.communities else []
    return [says, _table(view, found), *listed]


def _counts(view: View, indicators: Sequence[Indicator]) -> html.P:
    """How many indicators stand at each verdict; nothing is averaged."""
    if not indicators:
        return html.P(view.language.text("未设量化目标"), className="counts")
    return html.P(parts.counted_chips(view, indicators), className="counts")


def _lines(view: View, indicators: Sequence[Indicator]) -> html.Ul:
    """An indicator to a line: name, newest figure, target, track, verdict."""
    return html.Ul([_line(view, indicator) for indicator in indicators], className="lines")


def _line(view: View, row: Indicator) -> html.Li:
    language, assessment = view.language, view.current(row)
    values: list[Component] = [html.Span([language.text("最新："), html.B(_latest(view, row))])]
    if assessment.target:
        wanted = str(words.target_words(assessment.target, row, language))
        values.append(html.Span([parts.target_mark(), language.text("目标 {target}", target=wanted)]))
    return html.Li(
        [
            html.Span(language.name(row), className="name"),
            parts.chip(assessment.verdict, language),
            html.Span(values, className="vals"),
            html.Span(parts.track(view, assessment), className="bar"),
        ]
    )


def _latest(view: View, row: Indicator) -> str:
    latest = view.current(row).latest
    return words.value_words(latest, row, view.language) if latest else view.language.text("尚未公布")


def _table(view: View, indicators: Sequence[Indicator]) -> html.Div:
    language = view.language
    head = [language.text("指标"), language.text("最新值"), language.text("目标"), language.text("状态")]
    return parts.table(language.text("指标和目标"), head, [_cells(view, row) for row in indicators], left=(3,))


def _cells(view: View, row: Indicator) -> Sequence[parts.Node | parts.Nodes]:
    language, assessment = view.language, view.current(row)
    latest, target = assessment.latest, assessment.target
    wanted: parts.Node | parts.Nodes = parts.absent(language, language.text("没有这项目标"))
    if target:
        wanted = [str(words.target_words(target, row, language)), html.Br(), html.Small(due_text(view, row, target))]
    told: parts.Nodes = [parts.absent(language)]
    if latest:
        told = [_latest(view, row), html.Br(), html.Small(words.span_words(latest.period, row, language))]
    return [language.name(row), told, wanted, parts.chip(assessment.verdict, language)]


def _names(view: View) -> html.Div:
    """The communities one by one."""
    language = view.language
    head = [language.text("小区"), language.text("镇、街道"), language.text("户数"), language.text("现在到哪一步")]
    rows: list[Sequence[parts.Node | parts.Nodes]] = [
        [
            html.Span(parts.marked(row.name, language)),
            parts.marked(row.town, language),
            language.number(row.households),
            stage_words(row.stage, language)[0],
        ]
        for row in furthest_first(view.snapshot.communities)
    ]
    return parts.table(language.text("小区名单"), head, rows, left=(1, 3))
