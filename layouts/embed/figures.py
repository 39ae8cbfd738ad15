"""An indicator in somebody else's page: as chart, as table, as card."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import drawing, figures
from dashboard.components import Raw
from dashboard.model import Indicator, Observation
from layouts import charts, parts, words
from layouts.embed import points
from layouts.embed.subject import Options
from layouts.indicator import opening, values
from layouts.parts import aria
from layouts.view import View


def heading(view: View, row: Indicator) -> str:
    """Name, newest figure and target in one line; that no figure is published where there is none."""
    language, target = view.language, view.current(row).target
    seen = charts.subject_of(view, row)
    value = language.text("尚未公布")
    if seen.own:
        latest = words.value_words(seen.own[-1], row, language) + words.status_words(seen.own[-1], language)
        value = language.text("{when}{value}", when=seen.year(seen.own[-1]), value=latest)
    told = language.text("{name}：{value}", name=language.name(row), value=value)
    if target is None:
        return told
    due = words.due_words(target, row, language)
    wanted = words.target_words(target, row, language)
    return language.text("{told}，{due}目标{target}", told=told, due=due, target=wanted)


def content(view: View, row: Indicator, options: Options) -> list[Component]:
    """What stands between an indicator's heading and its source, in the shape that is wanted."""
    if options.view == "card":
        return _card(view, row)
    says = html.P([_measured(view, row), _chip(view, row)], className="sub")
    if options.view == "table":
        return [says, values.whole(view, row)]
    return [says, *_plot(view, row, answers=not options.static)]


def shown(view: View, row: Indicator, options: Options) -> Sequence[Observation]:
    """The figures that stand in the shape that is wanted: a card has the county's alone."""
    if options.view == "table":
        return charts.listed(view, row)
    subject = charts.subject_of(view, row)
    return subject.own if options.view == "card" else subject.drawn


def reading(view: View, row: Indicator) -> str:
    """How to read the chart."""
    return figures.caption(charts.subject_of(view, row))


def _measured(view: View, row: Indicator) -> str:
    return figures.subtitle(charts.subject_of(view, row), lead=view.language.name(view.snapshot.area))


def _chip(view: View, row: Indicator) -> html.Span:
    assessment = view.current(row)
    return parts.chip(assessment.verdict, view.language, word=words.awaited_word(assessment, view.language))


def _card(view: View, row: Indicator) -> list[Component]:
    """The answer of the indicator's page, and its track; the day stands in the foot of every embed."""
    answer = opening.answer(view, row)[:-1]
    track = html.Div(parts.track(view, view.current(row), form="lead"))
    return [*answer, html.P(_chip(view, row), className="counts"), track]


def _plot(view: View, row: Indicator, *, answers: bool) -> list[Component]:
    """Both drawings, and what they answer where they are pointed at."""
    subject = charts.subject_of(view, row)
    drawn = {width: figures.chart(subject, width=width) for width in charts.WIDTHS}
    shown = Raw("".join(drawing.svg(figure, size=width) for width, figure in drawn.items()))
    plot = html.Div(shown, id="plot", className="plot", role="img", **aria(label=figures.alternative(subject)))
    told = points.as_json({str(width): figure for width, figure in drawn.items()})
    script = Raw(f'<script type="application/json" id="points">{told}</script>')
    return [plot, script] if answers else [plot]
