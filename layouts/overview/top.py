"""The first view: the leading number beside every target at a glance."""

from collections.abc import Sequence

from dash import html

from dashboard.model import Action, Indicator, Observation, Target
from dashboard.progress import Assessment, Verdict
from layouts import parts, words
from layouts.parts import Node, aria
from layouts.view import View


def top(view: View) -> html.Div:
    """The first headline indicator, and one cell per indicator."""
    sections = [_lead(view, indicator) for indicator in view.snapshot.headline_indicators[:1]]
    return html.Div(html.Div([*sections, _glance(view)], className="wrap top__grid"), className="top")


def _lead(view: View, indicator: Indicator) -> html.Section:
    language, assessment = view.language, view.current(indicator)
    action = view.snapshot.action_of(indicator.measure)
    track = html.Div(parts.track(view, assessment, form="lead"), className="lead__trk")
    link = parts.more(language.text("看走势、对照和来源"), view.href(f"/indicators/{indicator.indicator_id}"))
    chip = parts.chip(assessment.verdict, language, word=words.awaited_word(assessment, language))
    return html.Section(
        [
            html.P(language.name(action), className="lead__goal"),
            html.H2(language.name(indicator), id="h-lead"),
            html.Div(_numbers(view, indicator, assessment), className="lead__row"),
            html.P(words.plain_sentence(assessment, indicator, language), className="lead__say"),
            track,
            html.P([chip, link], className="lead__foot"),
        ],
        className="lead",
        **aria(labelledby="h-lead"),
    )


def _numbers(view: View, indicator: Indicator, assessment: Assessment) -> list[Node]:
    numbers = _latest(view, indicator, assessment.latest)
    if assessment.target:
        numbers.append(_target(view, indicator, assessment.target))
    return numbers


def _latest(view: View, indicator: Indicator, latest: Observation | None) -> list[Node]:
    language = view.language
    if latest is None:
        return [html.P(language.text("尚未公布"), className="none")]
    unit = words.unit_words(indicator, language, observation=latest)
    number = html.P(parts.amount(language.number(latest.value), unit, large="lead__num"))
    source = view.snapshot.source_by_id[latest.source_id]
    when = html.P(
        [html.B(language.period(latest.period)), html.Br(), *parts.marked(source.title, language)],
        className="lead__when",
    )
    return [number, when]


def _target(view: View, indicator: Indicator, target: Target) -> html.P:
    label = view.language.text("{year}年目标", year=target.due.year)
    term = html.Span([parts.target_mark(), label], className="lab")
    return html.P([term, parts.target_amount(target, indicator, view.language)], className="lead__tgt")


def _glance(view: View) -> html.Section:
    language, indicators = view.language, view.snapshot.indicators
    heading = html.H2(language.plural("{n}项目标一览", len(indicators)), id="h-glance")
    areas = [area for area in view.snapshot.actions if view.snapshot.indicators_of_action(area.action_id)]
    return html.Section(
        [
            heading,
            html.P(verdict_counts(view, indicators), className="glance__key"),
            html.Ul([_area(view, area) for area in areas], className="matrix"),
            html.P(_note(view), className="glance__note"),
        ],
        className="glance",
        **aria(labelledby="h-glance"),
    )


def verdict_counts(view: View, indicators: Sequence[Indicator]) -> list[html.Span]:
    """How many indicators have each verdict, with its cell; verdicts that none has are left out."""
    language = view.language
    found = [view.current(indicator).verdict for indicator in indicators]
    return [
        html.Span([parts.cell(verdict), _counted(view, verdict), " ", language.plural("{n}项", found.count(verdict))])
        for verdict in Verdict
        if verdict in found
    ]


def _counted(view: View, verdict: Verdict) -> str:
    if verdict is Verdict.BASELINE_ONLY:
        return view.language.text("只有方案前的数")
    return words.verdict_word(verdict, view.language)


def _area(view: View, area: Action) -> html.Li:
    language, indicators = view.language, view.snapshot.indicators_of_action(area.action_id)
    cells = [parts.cell(view.current(indicator).verdict) for indicator in indicators]
    return html.Li(
        html.A(
            [
                html.Span(language.name(area), className="matrix__name"),
                html.Span(cells, className="matrix__cells glance__cells", **aria(hidden="true")),
                html.Span(language.plural("{n}项", len(indicators)), className="matrix__n"),
            ],
            href=f"#action-{area.action_id}",
        )
    )


def _note(view: View) -> str:
    language, plan = view.language, view.snapshot.plan
    if view.as_of > plan.period_end:
        return language.text(
            "方案实施期（{first}—{last}年）已经结束。结果经责任部门提供、审核签发后在这里公布；"
            "还没有公布的，写明目标、期限和责任部门。",
            first=plan.period_start.year,
            last=plan.period_end.year,
        )
    return language.text(
        "方案正在实施。数据经责任部门提供、审核签发后在这里公布；还没有公布的，写明目标、期限和责任部门。"
    )
