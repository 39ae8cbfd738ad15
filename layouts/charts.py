"""An indicator's chart on a page: the finding over it, the drawing, how to read it, as-of and sources under it."""

from datetime import date
from typing import TypedDict

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import drawing, figures
from dashboard.components import Island, Raw
from dashboard.figures import Width
from dashboard.language import Language
from dashboard.model import Indicator, Snapshot
from dashboard.progress import Assessment
from layouts import ids, parts, words
from layouts.parts import Node, aria, data
from layouts.view import View

WIDTHS: tuple[Width, ...] = ("narrow", "wide")


class Asked(TypedDict):
    """What every function of figures wants to know besides the dataset and the indicator."""

    assessment: Assessment
    language: Language
    as_of: date


def chart_block(
    view: View, indicator: Indicator, *, table: Component | None = None, named: bool = False
) -> html.Figure:
    """An indicator's chart, which the browser may make interactive once the county has a value.

    table, the same figures in rows, can then be shown in the chart's place. named heads the block with the
    indicator's name, for pages that show several; otherwise the finding is the heading.
    """
    name, snapshot, asked = indicator.indicator_id, view.snapshot, asked_of(view, indicator)
    live = bool(snapshot.observations_of(name))
    return html.Figure(
        [
            *_headings(view, indicator, named=named),
            html.P(figures.subtitle(snapshot, name, **asked), className="sub"),
            _switches(view, indicator, live=live, with_table=table is not None),
            _plot(view, indicator, live=live),
            html.Div(table, className="chart-table") if table is not None else None,
            dcc.Store(id=ids.chart_state(name), data={"language": view.language.code}) if live else None,
            _caption(view, indicator),
        ],
        className="figure",
        **aria(labelledby=f"f-{name}"),
    )


def _headings(view: View, indicator: Indicator, *, named: bool) -> list[Component]:
    finding = figures.headline(view.snapshot, indicator.indicator_id, **asked_of(view, indicator))
    place = f"f-{indicator.indicator_id}"
    if not named:
        return [html.H2(finding, id=place)]
    return [html.H3(view.language.name(indicator), id=place), html.P(finding, className="finding")]


def asked_of(view: View, indicator: Indicator) -> Asked:
    """What functions of figures want to know of an indicator as this view sees it."""
    return {"assessment": view.current(indicator), "language": view.language, "as_of": view.as_of}


def _plot(view: View, indicator: Indicator, *, live: bool) -> html.Div:
    name, asked = indicator.indicator_id, asked_of(view, indicator)
    still = Raw("".join(drawn(view.snapshot, name, asked, width) for width in WIDTHS))
    says = figures.alternative(view.snapshot, name, **asked)
    content: Component = Island(still, id=ids.chart(name), keep=True) if live else still
    names = data(chart=name) if live else {}
    return html.Div(content, className="plot", role="img", **names, **aria(label=says))


def drawn(snapshot: Snapshot, name: str, asked: Asked, width: Width) -> str:
    """The chart as SVG, for one width."""
    return drawing.svg(figures.chart(snapshot, name, width=width, **asked), size=width)


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


def _caption(view: View, indicator: Indicator) -> html.Figcaption:
    language = view.language
    reading = figures.caption(view.snapshot, indicator.indicator_id, **asked_of(view, indicator))
    first: list[Node] = [reading, html.Br()] if reading else []
    source: list[Node] = [html.B(language.text("来源")), " ", *parts.marked(sources(view, indicator), language)]
    return html.Figcaption([*first, parts.as_of_line(view), language.text("　"), *source], className="src")


def sources(view: View, indicator: Indicator) -> str:
    """The publications behind the drawn values; without any, the plan that the target is taken from."""
    snapshot, language = view.snapshot, view.language
    others = snapshot.areas_observed(indicator.indicator_id) if indicator.comparable else ()
    areas = [snapshot.area, *(row for row in others if row.role == "benchmark")]
    rows = [row for area in areas for row in snapshot.observations_of(indicator.indicator_id, area.area)]
    titles = dict.fromkeys(snapshot.source_by_id[row.source_id].title for row in rows)
    if not titles:
        return parts.document_words(view, indicator.measure)
    return words.names([language.text("《{title}》", title=title) for title in titles], language)
