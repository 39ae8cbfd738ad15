"""Works and commitments of the plan that have no number, each with the way to its measure."""

from collections.abc import Collection, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.model import Milestone
from dashboard.progress import Verdict, assess_milestone
from layouts import parts, words
from layouts.parts import Node, data
from layouts.view import View


def works_list(view: View, milestones: Sequence[Milestone]) -> html.Div | None:
    """The works with who answers for them and their notes; None where there are none."""
    if not milestones:
        return None
    return html.Div(html.Ul([_work(view, row, _full(view, row)) for row in milestones]), className="works")


def works_brief(
    view: View, milestones: Sequence[Milestone], *, heading: Component, left_out: Collection[str] = ()
) -> html.Div | None:
    """The works without their notes, each with data-work; the ids in left_out are there but hidden."""
    if not milestones:
        return None
    rows = [_work(view, row, _brief(view, row), hidden=row.milestone_id in left_out) for row in milestones]
    gone = all(row.milestone_id in left_out for row in milestones)
    return html.Div([heading, html.Ul(rows)], className="works", hidden=gone or None)


def _work(view: View, row: Milestone, says: Sequence[Node], *, hidden: bool = False) -> html.Li:
    told = html.Span([_name(view, row), " ", *says])
    return html.Li([told, _chip(view, row)], hidden=hidden or None, **data(work=row.milestone_id))


def _name(view: View, row: Milestone) -> Node:
    """The work's name, which leads to its measure's page from every other page."""
    name, path = view.language.name(row), f"/measures/{row.measure}"
    return html.B(name) if view.path == path else html.A(name, href=view.href(path))


def _chip(view: View, row: Milestone) -> html.Span:
    """Where a work stands, in the words and shapes of the verdicts."""
    verdict = assess_milestone(row, view.as_of)
    word = view.language.text("进行中") if verdict is Verdict.NO_PACE else ""
    return parts.chip(verdict, view.language, word=word)


def _brief(view: View, row: Milestone) -> list[Node]:
    return [_meta(view, [words.clause_words(row.measure, view.language), *_dates(view, row)])]


def _full(view: View, row: Milestone) -> list[Node]:
    language = view.language
    departments = words.departments_words(view.snapshot.departments_of(row.measure), language)
    told = [words.clause_words(row.measure, language), departments, *_dates(view, row)]
    note = language.of(row, "note")
    return [_meta(view, told), *([html.Span(note, className="note")] if note else [])]


def _meta(view: View, told: Sequence[str]) -> html.Span:
    return html.Span(view.language.text("，").join(told), className="meta")


def _dates(view: View, row: Milestone) -> list[str]:
    """When a work falls due, and of which day its state is told."""
    language = view.language
    dates = [words.end_words(row.due, language) if row.due else language.text("方案没有写期限")]
    if row.as_of:
        dates.append(language.text("截至{day}", day=language.day(row.as_of)))
    return dates
