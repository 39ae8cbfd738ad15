"""Indicators as the public would see them, before and after a draft."""

from dash import html

from dashboard.model import Indicator, Snapshot
from layouts import parts, words
from layouts.staff.case import Case
from layouts.staff.desktop import Desktop
from layouts.view import View

SHOWN = 3
"""How many indicators are shown."""


def before_and_after(desktop: Desktop, case: Case) -> list[html.Div]:
    """The first indicators that change, each as it is and as it would be; nothing while the draft has errors."""
    proposed = case.examination.snapshot
    if proposed is None:
        return []
    public = desktop.view()
    draft = desktop.view(proposed, under=f"{case.path}/preview")
    return [_pair(public, draft, row) for row in _changed(case, proposed)]


def _changed(case: Case, proposed: Snapshot) -> list[Indicator]:
    named = dict.fromkeys(change.indicator_id for change in case.examination.changes)
    return [proposed.indicator_by_id[name] for name in named if name in proposed.indicator_by_id][:SHOWN]


def _pair(public: View, draft: View, row: Indicator) -> html.Div:
    known = row.indicator_id in public.snapshot.indicator_by_id
    now = [_phone(public, row, "现在")] if known else []
    return html.Div([*now, _phone(draft, row, "发布后")], className="phones")


def _phone(view: View, row: Indicator, when: str) -> html.Article:
    language, assessment = view.language, view.current(row)
    place = f"{language.name(view.snapshot.action_of(row.measure))}，{words.clause_words(row.measure, language)}"
    numbers = html.Div([_latest(view, row), _target(view, row)], className="pair")
    foot = [parts.chip(assessment.verdict, language)]
    if assessment.latest:
        foot.append(html.Span(f"截至{language.day(assessment.latest.period.end)}"))
    return html.Article(
        [
            html.P([html.B(when), f"　{place}"], className="lab"),
            html.H4(html.A(language.name(row), href=view.href(f"/indicators/{row.indicator_id}"))),
            numbers,
            html.Div(parts.track(view, assessment, form="card"), className="card__trk"),
            html.P(foot, className="lead__foot"),
        ],
        className="phone",
    )


def _latest(view: View, row: Indicator) -> html.Div:
    language, latest = view.language, view.current(row).latest
    if latest is None:
        return html.Div([html.Span("最新", className="lab"), html.Span("尚未公布", className="none")])
    unit = words.unit_words(row, language, observation=latest)
    return html.Div([html.Span("最新", className="lab"), parts.amount(language.number(latest.value), unit)])


def _target(view: View, row: Indicator) -> html.Div:
    label = html.Span([parts.target_mark(), "目标"], className="lab")
    target = view.current(row).target
    return html.Div([label, parts.target_amount(target, row, view.language) if target else parts.absent(view.language)])
