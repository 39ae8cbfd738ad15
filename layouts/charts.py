"""An indicator's chart on a page: the finding over it, the drawing, how to read it, as-of and sources under it."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import drawing, figures
from dashboard.components import Island, Raw
from dashboard.figures import Width
from dashboard.model import Indicator, Observation
from layouts import ids, parts, words
from layouts.parts import Node, aria, data
from layouts.view import View

WIDTHS: tuple[Width, ...] = ("narrow", "wide")


def chart_block(
    view: View, indicator: Indicator, *, table: Component | None = None, named: bool = False
) -> html.Figure:
    """An indicator's chart, which the browser may make interactive once the county has a value.

    table, the same figures in rows, can then be shown in the chart's place. named heads the block with the
    indicator's name, for pages that show several; otherwise the finding is the heading.
    """
    name, subject = indicator.indicator_id, subject_of(view, indicator)
    live = bool(view.snapshot.observations_of(name))
    return html.Figure(
        [
            *_headings(subject, named=named),
            html.P(figures.subtitle(subject), className="sub"),
            _switches(view, indicator, live=live, with_table=table is not None),
            _plot(subject, live=live),
            html.Div(table, className="chart-table") if table is not None else None,
            dcc.Store(id=ids.chart_state(name), data={"language": view.language.code}) if live else None,
            _caption(view, subject, listed(view, indicator) if table is not None else subject.drawn),
        ],
        className="figure",
        **aria(labelledby=f"f-{name}"),
    )


def subject_of(view: View, indicator: Indicator, *, benchmarks: bool = True) -> figures.Subject:
    """What a chart and the words around it are made of: an indicator as this view sees it."""
    judged = view.current(indicator)
    return figures.Subject(view.snapshot, indicator, judged, view.language, view.as_of, benchmarks)


def _headings(subject: figures.Subject, *, named: bool) -> list[Component]:
    finding, place = figures.headline(subject), f"f-{subject.indicator.indicator_id}"
    if not named:
        return [html.H2(finding, id=place)]
    return [html.H3(subject.language.name(subject.indicator), id=place), html.P(finding, className="finding")]


def _plot(subject: figures.Subject, *, live: bool) -> html.Div:
    name = subject.indicator.indicator_id
    still = Raw("".join(drawn(subject, width) for width in WIDTHS))
    says = figures.alternative(subject)
    content: Component = Island(still, id=ids.chart(name), keep=True) if live else still
    names = data(chart=name) if live else {}
    return html.Div(content, className="plot", role="img", **names, **aria(label=says))


def drawn(subject: figures.Subject, width: Width) -> str:
    """The chart as SVG, for one width."""
    return drawing.svg(figures.chart(subject, width=width), size=width)


def _switches(view: View, indicator: Indicator, *, live: bool, with_table: bool) -> html.Div | None:
    """Buttons for what the chart shows; only where JavaScript can act on them."""
    language, name = view.language, indicator.indicator_id
    groups = []
    if live and _has_benchmarks(view, indicator):
        choices = [("on", language.text("带对照")), ("off", language.text("只看本县"))]
        groups.append(_group(name, "benchmarks", choices, language.text("对照")))
    if live and with_table:
        choices = [
            ("both", language.text("图和表")),
            ("chart", language.text("只看图")),
            ("table", language.text("只看表")),
        ]
        groups.append(_group(name, "view", choices, language.text("图或表")))
    return html.Div(groups, className="switches js-only") if groups else None


def _group(name: str, field: str, choices: list[tuple[str, str]], label: str) -> html.Div:
    buttons = [
        html.Button(
            text,
            type="button",
            className="switch",
            **data(store="chart-state", index=name, field=field, value=value),
            **aria(pressed="true" if place == 0 else "false"),
        )
        for place, (value, text) in enumerate(choices)
    ]
    return html.Div(buttons, role="group", className="switch-group", **aria(label=label))


def _has_benchmarks(view: View, indicator: Indicator) -> bool:
    areas = view.snapshot.areas_observed(indicator.indicator_id)
    return indicator.comparable and any(area.role == "benchmark" for area in areas)


def _caption(view: View, subject: figures.Subject, seen: Sequence[Observation]) -> html.Figcaption:
    language, reading = view.language, said(subject)
    first: list[Node] = [reading, html.Br()] if reading else []
    works = sources(view, subject.indicator, seen)
    source: list[Node] = [html.B(language.text("来源")), " ", *parts.marked(works, language)]
    return html.Figcaption([*first, parts.as_of_line(view), language.text("　"), *source], className="src")


def said(subject: figures.Subject) -> str:
    """How to read a chart under its finding, and whose number a change in the finding is."""
    told = [figures.computed(subject), figures.caption(subject)]
    return ("" if subject.language.code == "zh" else " ").join(filter(None, told))


def listed(view: View, indicator: Indicator) -> list[Observation]:
    """The figures of the table beside a chart: the county's own, then those of places that it may be compared with."""
    snapshot = view.snapshot
    others = snapshot.areas_observed(indicator.indicator_id) if indicator.comparable else ()
    areas = [snapshot.area, *(row for row in others if row.role == "benchmark")]
    return [row for area in areas for row in snapshot.observations_of(indicator.indicator_id, area.area)]


def sources(view: View, indicator: Indicator, seen: Sequence[Observation]) -> str:
    """The publications behind the figures that are shown; without any, the plan that the target is taken from."""
    snapshot, language = view.snapshot, view.language
    titles = dict.fromkeys(snapshot.source_by_id[row.source_id].title for row in seen)
    if not titles:
        return parts.document_words(view, indicator.measure)
    return words.names([language.text("《{title}》", title=language.nested(title)) for title in titles], language)
