"""Old-community renovation: the plan's communities and households against what is reported, by stage, one by one."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard.checks import COMMUNITIES, HOUSEHOLDS
from dashboard.drawing.tracks import STAGES
from dashboard.language import Language
from dashboard.model import Community, Indicator, Observation, Stage
from layouts import parts, words
from layouts.communities.beside import elsewhere, known, totals
from layouts.communities.listing import listing
from layouts.communities.stages import SQUARES, at_stage, furthest_first, stage_words
from layouts.embed.subject import COMMUNITIES as EMBEDDED
from layouts.page import Page
from layouts.parts import Node, aria
from layouts.press import block
from layouts.view import View


def is_about_communities(indicator_id: str) -> bool:
    """Whether an indicator belongs to this page."""
    return indicator_id in (COMMUNITIES, HOUSEHOLDS)


def fuller_unit(indicator: Indicator, language: Language) -> str:
    """What stands after a number of communities where their own unit says too little, in Chinese; else nothing."""
    short = indicator.indicator_id == COMMUNITIES and indicator.unit == "个"
    return "个小区" if short and language.code == "zh" else ""


def reported_unit(seen: Observation, indicator: Indicator, language: Language) -> str:
    """The unit after a published figure, the fuller one where there is one."""
    return fuller_unit(indicator, language) or words.unit_words(indicator, language, observation=seen)


def communities(view: View) -> Page:
    """The page of old-community renovation; complete without a single community."""
    language = view.language
    found = about(view)
    heading = language.text("老旧小区改造")
    description = language.text("{targets}：各阶段进展和小区名单。", targets=targets_words(view, found))
    opening = [big(view, found), html.P(sentence(view, found), className="plain"), _foot(view, found)]
    main = [figure(view, found), *totals(view, found), listing(view, found), *elsewhere(view, found), _use(view)]
    grid = html.Div([html.Div(main, className="stack"), known(view, found)], className="ind__grid")
    head = parts.page_head(view, heading, eyebrow=_eyebrow(view, found))
    return Page(heading, description, html.Div([head, html.Div([*opening, grid], className="wrap")]))


def _use(view: View) -> html.Section:
    """What the press takes from here."""
    return block.use_box(view, [block.embedding(view, EMBEDDED), block.picture(view, EMBEDDED)])


def about(view: View) -> list[Indicator]:
    """The indicators of this page that the dataset has."""
    known = view.snapshot.indicator_by_id
    return [known[name] for name in (COMMUNITIES, HOUSEHOLDS) if name in known]


def targets_words(view: View, indicators: Sequence[Indicator]) -> str:
    """What is promised, in running text: 10个小区、3161户."""
    told = []
    for indicator in indicators:
        if target := view.current(indicator).target:
            said = words.target_words(target, indicator, view.language)
            told.append(str(replace(said, unit=fuller_unit(indicator, view.language) or said.unit)))
    return words.names(told, view.language)


def _eyebrow(view: View, indicators: Sequence[Indicator]) -> list[Node]:
    if not indicators:
        return []
    language, number = view.language, indicators[0].measure
    action, measure = view.snapshot.action_of(number), view.snapshot.measure_by_number[number]
    clause = words.clause_words(number, language)
    link = html.A(
        language.text("{clause} {name}", clause=clause, name=language.name(measure)),
        href=view.href(f"/measures/{number}"),
    )
    return [html.A(language.name(action), href=view.href(f"/actions/{action.action_id}")), language.text("，"), link]


def big(view: View, indicators: Sequence[Indicator]) -> html.Div:
    """The reported numbers, or that there are none, beside what is promised."""
    language = view.language
    reported: list[Component] = []
    for indicator in indicators:
        if latest := view.current(indicator).latest:
            unit = reported_unit(latest, indicator, language)
            reported.append(html.P(parts.amount(language.number(latest.value), unit)))
            reported.append(html.P(language.period(latest.period), className="big__when"))
    nothing = html.P(language.text("尚未公布"), className="none")
    return html.Div([*(reported or [nothing]), *_promised(view, indicators)], className="big")


def _promised(view: View, indicators: Sequence[Indicator]) -> list[html.P]:
    language = view.language
    targets = [(row, view.current(row).target) for row in indicators]
    numbers: list[Node] = []
    for indicator, target in targets:
        if target:
            numbers += [parts.target_amount(target, indicator, language, unit=fuller_unit(indicator, language)), " "]
    due = next((target.due for _, target in targets if target), None)
    if due is None:
        return []
    label = html.Span([parts.target_mark(), language.text("{year}年目标", year=due.year)], className="lab")
    return [html.P([label, *numbers], className="big__tgt big__tgt--wide")]


def sentence(view: View, indicators: Sequence[Indicator]) -> str:
    """How many communities stand at each stage, or that nobody has said so yet."""
    language = view.language
    if rows := view.snapshot.communities:
        counted = [(stage_words(stage, language)[0], len(at_stage(rows, stage))) for stage in reversed(STAGES)]
        told = words.names([language.text("{stage}{n}个", stage=name, n=n) for name, n in counted if n], language)
        return language.text("名单上的{n}个小区里，{stages}。", n=len(rows), stages=told)
    return language.text(
        "方案提出改造{targets}。改了哪些小区、到了哪一步，还没有可以公布的数。",
        targets=targets_words(view, indicators),
    )


def _foot(view: View, indicators: Sequence[Indicator]) -> html.P:
    chips: list[Component] = []
    for indicator in indicators:
        link = html.A(view.language.name(indicator), href=view.href(f"/indicators/{indicator.indicator_id}"))
        chips.append(html.Span([link, " ", parts.chip(view.current(indicator).verdict, view.language)]))
    return html.P([*chips, *parts.days(view)], className="lead__foot")


def figure(view: View, indicators: Sequence[Indicator]) -> html.Section:
    """The squares under their heading, over where the plan says so."""
    language = view.language
    source = parts.marked(parts.document_words(view, indicators[0].measure), language) if indicators else []
    return html.Section(
        [
            html.H2(language.text("{n}个小区，各到哪一步", n=_shown(view)), id="f-stages"),
            *squares(view),
            html.P(
                [parts.as_of_line(view), language.text("　"), html.B(language.text("目标来源")), " ", *source],
                className="src",
            ),
        ],
        className="figure",
        **aria(labelledby="f-stages"),
    )


def squares(view: View) -> list[Component]:
    """A square for each community the plan wants, in the colour of its stage, over the stages' list."""
    language, rows = view.language, view.snapshot.communities
    note = (
        language.text("一格代表一个小区，数字是小区序号")
        if rows
        else language.text("一格代表一个小区，虚线格表示还没有公布")
    )
    row = [_square(n, rows) for n in range(_shown(view))]
    return [
        html.P(note, className="sub"),
        html.Div(row, className="tens plot", role="img", **aria(label=_squares_words(view, _shown(view)))),
        html.Ul([_stage(view, stage) for stage in reversed(STAGES)], className="stages"),
    ]


def _shown(view: View) -> int:
    """How many squares: as many as are planned, and more where more are listed."""
    return max(planned(view), len(view.snapshot.communities))


def planned(view: View) -> int:
    """How many communities the plan wants."""
    targets = view.snapshot.targets_of(COMMUNITIES)
    return int(max((target.value for target in targets), default=Decimal(0)))


def _square(n: int, rows: Sequence[Community]) -> html.Div:
    ordered = furthest_first(rows)
    if n >= len(ordered):
        return html.Div(html.Span(), className="e")
    return html.Div(html.Span(str(n + 1), className=SQUARES[ordered[n].stage]))


def _squares_words(view: View, shown: int) -> str:
    if not view.snapshot.communities:
        return view.language.text("{n}个空格，阶段尚未公布", n=shown)
    return sentence(view, ())


def _stage(view: View, stage: Stage) -> html.Li:
    language, rows = view.language, view.snapshot.communities
    name, means = stage_words(stage, language)
    here = at_stage(rows, stage)
    households = sum(row.households for row in here)
    counted: list[Node] = [
        language.plural("{n}个小区", len(here)),
        language.text("　"),
        language.plural("{n}户", households),
    ]
    return html.Li(
        [
            html.Span(className=f"sw {SQUARES[stage]}" if rows else "sw e"),
            html.Span(name),
            html.Span(means, className="d"),
            html.Span(counted if rows else parts.absent(language), className="n"),
        ]
    )
