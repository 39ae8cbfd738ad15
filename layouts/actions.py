"""An action area's page: its summary, where its targets stand, its charts, measures and milestones."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.model import Action, Indicator, Measure
from layouts import charts, parts, rows, words, works
from layouts.embed.subject import Subject
from layouts.indicator.opening import standing
from layouts.page import Page, shortened
from layouts.press import block
from layouts.view import View


def action(view: View, action_id: str) -> Page | None:
    """The page of one action area, the overall goal or the safeguards; None where there is none of that name."""
    row = view.snapshot.action_by_id.get(action_id)
    if row is None:
        return None
    language = view.language
    return Page(
        title=language.name(row),
        description=shortened(language.of(row, "summary")),
        body=html.Div([_head(view, row), *_sections(view, row), _use(view, row)]),
        kind="column",
    )


def _use(view: View, row: Action) -> html.Div:
    """What the press takes from here."""
    subject = Subject("action", row.action_id)
    return html.Div(
        block.use_box(view, [block.embedding(view, subject), block.picture(view, subject)]), className="wrap"
    )


def _head(view: View, row: Action) -> html.Div:
    language = view.language
    return html.Div(
        [
            parts.page_head(view, language.name(row), eyebrow=_eyebrow(view, row)),
            html.Div([html.P(language.of(row, "summary"), className="plain"), *_counts(view, row)], className="wrap"),
        ]
    )


def _eyebrow(view: View, row: Action) -> str:
    """Which clauses of the plan the area covers."""
    language = view.language
    numbers = [measure.measure for measure in view.snapshot.measures_of(row.action_id)]
    if not numbers:
        return language.text("《方案》总体要求")
    if len(numbers) == 1:
        return language.text("《方案》第{n}条", n=numbers[0])
    return language.text("《方案》第{first}—{last}条", first=numbers[0], last=numbers[-1])


def _counts(view: View, row: Action) -> list[Component]:
    """How many of the area's indicators stand at each verdict; nothing is averaged."""
    indicators = view.snapshot.indicators_of_action(row.action_id)
    if not indicators:
        return [
            html.P(
                [view.language.text("未设量化目标"), view.language.text("　"), *parts.days(view)],
                className="lead__foot",
            )
        ]
    return [html.P([*parts.counted_chips(view, indicators), *parts.days(view)], className="lead__foot")]


def _sections(view: View, row: Action) -> list[Component]:
    language, snapshot = view.language, view.snapshot
    indicators = snapshot.indicators_of_action(row.action_id)
    charted = [one for one in indicators if snapshot.observations_of(one.indicator_id)]
    waiting = [one for one in indicators if one not in charted]
    sections: list[Component] = []
    if charted:
        sections.append(_charts(view, charted))
    if waiting:
        table = rows.rows_table(view, waiting, caption=language.text("等待公布的目标"))
        lede = language.text("还没有可以公布的县级数据，不等于没有开展，也不等于0。")
        sections.append(parts.section(language.text("等待公布的目标"), [table], name="awaited", lede=lede))
    return [*sections, *_measures(view, row), *_milestones(view, row)]


def _charts(view: View, indicators: Sequence[Indicator]) -> Component:
    """A chart for each indicator that has a figure of the county, with its verdict and the way to its page."""
    return parts.section(
        view.language.text("已有公布数的目标"), [_chart(view, one) for one in indicators], name="charts"
    )


def _chart(view: View, row: Indicator) -> html.Div:
    facts = parts.facts(html.H4(view.language.text("进展")), _standing(view, row))
    return html.Div(
        [charts.chart_block(view, row, named=True), html.Div(facts, className="side")], className="ind__grid"
    )


def _standing(view: View, row: Indicator) -> list[tuple[str, parts.Nodes]]:
    """Where an indicator stands, beside its chart."""
    language, assessment = view.language, view.current(row)
    latest, target = assessment.latest, assessment.target
    value = words.value_words(latest, row, language) if latest else language.text("尚未公布")
    rows_: list[tuple[str, parts.Nodes]] = [
        (words.span_words(latest.period, row, language) if latest else language.text("最新值"), [html.B(value)])
    ]
    if target:
        term = language.text("目标，{due}", due=words.due_words(target, row, language))
        rows_.append((term, [html.B(str(words.target_words(target, row, language)))]))
    rows_.append((language.text("状态"), [parts.chip(assessment.verdict, language), standing(view, row)]))
    link = html.A(language.text("看数值、算式和来源"), href=view.href(f"/indicators/{row.indicator_id}"))
    return [*rows_, (language.text("详情"), [link])]


def _measures(view: View, row: Action) -> list[Component]:
    measures = view.snapshot.measures_of(row.action_id)
    if not measures:
        return []
    found = html.Ul([_measure(view, measure) for measure in measures], className="measures")
    return [parts.section(view.language.text("举措和责任部门"), [found], name="measures", kind="flush")]


def _measure(view: View, row: Measure) -> html.Li:
    language, snapshot = view.language, view.snapshot
    departments = [language.name(department) for department in snapshot.departments_of(row.measure)]
    count = len(snapshot.indicators_of_measure(row.measure))
    number = language.plural("，{n}项目标", count) if count else language.text("，未设量化目标")
    return html.Li(
        [
            html.Span(words.clause_words(row.measure, language)),
            html.Span([html.A(language.name(row), href=view.href(f"/measures/{row.measure}")), number]),
            html.Span(words.names(departments, language), className="who"),
        ]
    )


def _milestones(view: View, row: Action) -> list[Component]:
    found = works.works_list(view, view.snapshot.milestones_of_action(row.action_id))
    if found is None:
        return []
    return [parts.section(view.language.text("没有数字的工程和工作"), [found], name="milestones", kind="flush")]
