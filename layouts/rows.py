"""Indicators as compact rows: name, latest value, track, target, due date, verdict; the whole row is the link."""

from collections.abc import Collection, Sequence

from dash import html

from dashboard.language import Language
from dashboard.model import Indicator, Target
from dashboard.progress import Assessment, Verdict
from layouts import parts, words
from layouts.parts import Node, data
from layouts.view import View


def rows_table(
    view: View, indicators: Sequence[Indicator], *, caption: str, left_out: Collection[str] = ()
) -> html.Table:
    """A table with a row per indicator, each with data-id; the ids in left_out are there but hidden."""
    body = [_row(view, indicator, hidden=indicator.indicator_id in left_out) for indicator in indicators]
    return html.Table(
        [
            html.Caption(caption, className="vh"),
            html.Thead(_head(view.language), role="rowgroup"),
            html.Tbody(body, role="rowgroup"),
        ],
        className="rows",
        role="table",
    )


def due_text(view: View, indicator: Indicator, target: Target) -> str:
    """When a row's target falls due; a target that recurs unchanged is due 每年."""
    if recurs(view, indicator):
        return view.language.text("每年")
    return words.due_words(target, indicator, view.language, short=True)


def recurs(view: View, indicator: Indicator) -> bool:
    """Whether the same value is wanted again each year."""
    targets = view.snapshot.targets_of(indicator.indicator_id)
    return indicator.kind == "annual" and len(targets) > 1 and len({target.value for target in targets}) == 1


def _head(language: Language) -> html.Tr:
    columns: list[tuple[str, Node | list[Node]]] = [
        ("c-name", language.text("指标")),
        ("c-latest", language.text("最新值")),
        ("c-track", language.text("进展")),
        ("c-target", [parts.target_mark(), language.text("目标")]),
        ("c-due", language.text("期限")),
        ("c-status", language.text("状态")),
    ]
    cells = [html.Th(title, scope="col", className=name, role="columnheader") for name, title in columns]
    return html.Tr(cells, role="row")


def _row(view: View, indicator: Indicator, *, hidden: bool) -> html.Tr:
    assessment = view.current(indicator)
    target = assessment.target
    return html.Tr(
        [
            _name(view, indicator, target),
            _cell("c-latest", _latest(view, indicator, assessment)),
            _cell("c-track", [parts.track(view, assessment)]),
            _cell("c-target", _target(view, indicator, target)),
            _cell("c-due", _due(view, indicator, target)),
            _cell("c-status", [parts.chip(assessment.verdict, view.language)]),
        ],
        role="row",
        className="is-nil" if assessment.latest is None else None,
        hidden=hidden or None,
        **data(id=indicator.indicator_id),
    )


def _cell(name: str, children: list[Node]) -> html.Td:
    return html.Td(children, className=name, role="cell")


def _name(view: View, indicator: Indicator, target: Target | None) -> html.Th:
    language = view.language
    departments = view.snapshot.departments_of(indicator.measure)
    link = html.A(language.name(indicator), href=view.href(f"/indicators/{indicator.indicator_id}"))
    clause = html.Span(words.clause_words(indicator.measure, language))
    who = html.Span(words.departments_words(departments, language))
    due = html.Span(_due(view, indicator, target), className="m-due")
    meta = html.Span([clause, " ", who, " ", due], className="meta")
    return html.Th([link, meta], scope="row", className="c-name", role="rowheader")


def _latest(view: View, indicator: Indicator, assessment: Assessment) -> list[Node]:
    language, latest = view.language, assessment.latest
    label = parts.hidden(language.text("最新："))
    if latest is None:
        return [label, parts.absent(language)]
    period = words.span_words(latest.period, indicator, language)
    if assessment.verdict is Verdict.BASELINE_ONLY:
        period = language.text("{period}，方案前", period=period)
    unit = words.unit_words(indicator, language, observation=latest)
    return [label, html.B(language.number(latest.value)), unit, html.Small(period, className="meta")]


def _target(view: View, indicator: Indicator, target: Target | None) -> list[Node]:
    language = view.language
    if target is None:
        return [parts.absent(language)]
    said = words.target_words(target, indicator, language)
    number = html.Span(
        [said.before, html.B(said.number), html.Span(said.unit, className="u"), said.after], className="nb"
    )
    return [
        html.Span(language.text("目标 "), className="t-lab"),
        number,
        html.Span([language.text("，"), *_due(view, indicator, target)], className="t-due"),
    ]


def _due(view: View, indicator: Indicator, target: Target | None) -> list[Node]:
    if target is None:
        return []
    due: list[Node] = [due_text(view, indicator, target)]
    if target.due_inferred:
        due.append(html.Small(view.language.text(" 推定")))
    return due
