"""Who answers for what: every department of the plan, and a page for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.model import Department, Indicator, Measure, Milestone
from dashboard.progress import Assessment, Verdict
from layouts import parts, rows, words, works
from layouts.page import Page, shortened
from layouts.parts import Node
from layouts.view import View


@dataclass(frozen=True, slots=True)
class _Duty:
    """All a department answers for, alone or with others, in the plan's order."""

    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    milestones: tuple[Milestone, ...]


def departments(view: View) -> Page:
    """The list of departments, in the plan's order."""
    language, found = view.language, view.snapshot.departments
    heading = language.text("责任部门")
    description = language.text(
        "方案涉及的{n}个责任部门，各自负责的举措和目标，以及已公布、待公布的项数。", n=len(found)
    )
    head = [
        language.text("部门"),
        language.text("举措"),
        language.text("全部目标"),
        language.text("有公布数"),
        language.text("待公布"),
    ]
    listed = parts.table(
        language.plural("{n}个责任部门", len(found)), head, [_line(view, row) for row in found], note=_shared(view)
    )
    body = [html.P([parts.as_of_line(view)], className="lead__foot"), html.Div(listed, className="mt")]
    page = html.Div([parts.page_head(view, heading), html.Div(body, className="wrap")])
    return Page(heading, description, page, kind="column")


def department(view: View, department_id: str) -> Page | None:
    """The page of one department; None where the dataset has none of that name."""
    row = view.snapshot.department_by_id.get(department_id)
    if row is None:
        return None
    language, duty = view.language, _duty(view, row)
    head = parts.page_head(view, language.name(row), trail=[(language.text("责任部门"), "/departments")])
    opening = html.Div([html.P(_summary(view, row, duty), className="plain"), _foot(view, duty)], className="wrap")
    sections = [*_indicators(view, duty), *_dates(view, duty), *_works(view, duty), *_measures(view, row, duty)]
    description = shortened(_summary(view, row, duty))
    return Page(language.name(row), description, html.Div([head, opening, *sections]))


def _duty(view: View, row: Department) -> _Duty:
    snapshot = view.snapshot
    measures = snapshot.measures_of_department(row.department_id)
    numbers = {measure.measure for measure in measures}
    return _Duty(
        measures,
        tuple(one for one in snapshot.indicators if one.measure in numbers or _leads(one, row)),
        tuple(one for one in snapshot.milestones if one.measure in numbers),
    )


def _leads(indicator: Indicator, row: Department) -> bool:
    return indicator.lead_department == row.department_id


def _shared(view: View) -> str:
    return view.language.text("方案按举措写明责任部门；几个部门共同负责的，每个部门都计一次")


def _line(view: View, row: Department) -> list[Node]:
    language, duty = view.language, _duty(view, row)
    found = [view.current(indicator).verdict for indicator in duty.indicators]
    awaited = sum(verdict in (Verdict.NOT_PUBLISHED, Verdict.BASELINE_ONLY) for verdict in found)
    counts = [len(duty.measures), len(found), len(found) - awaited, awaited]
    link = html.A(language.name(row), href=view.href(f"/departments/{row.department_id}"))
    return [link, *(language.number(n) for n in counts)]


def _summary(view: View, row: Department, duty: _Duty) -> str:
    language = view.language
    told = [language.plural("{n}条举措", len(duty.measures)), language.plural("{n}项目标", len(duty.indicators))]
    if duty.milestones:
        told.append(language.plural("{n}项没有数字的工程和工作", len(duty.milestones)))
    what = words.names(told, language)
    return language.text("{name}在方案里承担{what}，包括和其他部门分工负责的。", name=language.name(row), what=what)


def _foot(view: View, duty: _Duty) -> html.P:
    """How many of its targets stand at each verdict."""
    return html.P([*parts.counted_chips(view, duty.indicators), *parts.days(view)], className="lead__foot")


def _indicators(view: View, duty: _Duty) -> list[Component]:
    title = view.language.text("全部目标")
    if not duty.indicators:
        return []
    table = rows.rows_table(view, duty.indicators, caption=title)
    return [parts.section(title, [table], name="targets", lede=_shared(view))]


def _dates(view: View, duty: _Duty) -> list[Component]:
    """What is awaited, else overdue by its own frequency, else still to fall due: each target once."""
    language = view.language
    judged = [view.current(indicator) for indicator in duty.indicators]
    open_ = [one for one in judged if not one.awaited and one.verdict is not Verdict.ACHIEVED]
    groups = [
        (language.text("期限已到，结果待公布"), [one for one in judged if one.awaited]),
        (language.text("公布过，新一期数据还没到"), [one for one in open_ if one.verdict is Verdict.STALE]),
        (language.text("还没有到期，也还没有完成"), [one for one in open_ if _is_coming(view, one)]),
    ]
    entries = [_group(view, title, found) for title, found in groups if found]
    if not entries:
        return []
    return [parts.section(language.text("各项期限"), [html.Ol(entries, className="due")], name="dates", kind="flush")]


def _is_coming(view: View, one: Assessment) -> bool:
    return one.verdict is not Verdict.STALE and one.target is not None and one.target.due >= view.as_of


def _group(view: View, title: str, found: Sequence[Assessment]) -> html.Li:
    language = view.language
    links: list[Node] = []
    for one in found:
        indicator = view.snapshot.indicator_by_id[one.indicator_id]
        due = rows.due_text(view, indicator, one.target) if one.target else ""
        link = html.A(language.name(indicator), href=view.href(f"/indicators/{one.indicator_id}"))
        links += [language.text("、")] if links else []
        links += [link, language.text("（{due}）", due=due) if due else ""]
    count = html.Small(language.plural("{n}项", len(found)))
    return html.Li([html.P([title, count], className="when"), html.P(links)])


def _works(view: View, duty: _Duty) -> list[Component]:
    found = works.works_list(view, duty.milestones)
    title = view.language.text("没有数字的工程和工作")
    return [parts.section(title, [found], name="works", kind="flush")] if found else []


def _measures(view: View, row: Department, duty: _Duty) -> list[Component]:
    if not duty.measures:
        return []
    listed = html.Ul([_measure(view, row, measure) for measure in duty.measures], className="measures")
    return [parts.section(view.language.text("负责的举措"), [listed], name="measures", kind="flush")]


def _measure(view: View, row: Department, measure: Measure) -> html.Li:
    language = view.language
    link = html.A(language.name(measure), href=view.href(f"/measures/{measure.measure}"))
    leads = view.snapshot.role_of(measure.measure, row.department_id) == "lead"
    others = len(view.snapshot.departments_of(measure.measure)) - 1
    role = language.text("牵头") if leads else language.text("分工负责")
    told = language.text("{role}，另有{n}个部门", role=role, n=others) if others else language.text("单独负责")
    return html.Li(
        [html.Span(words.clause_words(measure.measure, language)), html.Span(link), html.Span(told, className="who")]
    )
