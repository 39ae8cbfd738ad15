"""A measure's page: what it commits to, who answers for it, its indicators and its milestones."""

from dash import html
from dash.development.base_component import Component

from dashboard.model import Department, Measure
from layouts import parts, rows, words, works
from layouts.page import Page, shortened
from layouts.view import View


def measure(view: View, number: int) -> Page | None:
    """The page of one of the plan's numbered measures; None where the plan has no such number."""
    row = view.snapshot.measure_by_number.get(number)
    if row is None:
        return None
    language = view.language
    return Page(
        title=language.text("{clause} {name}", clause=words.clause_words(number, language), name=language.name(row)),
        description=shortened(language.of(row, "summary")),
        body=html.Div([_head(view, row), *_sections(view, row)]),
    )


def _head(view: View, row: Measure) -> html.Div:
    language, action = view.language, view.snapshot.action_of(row.measure)
    trail = [(language.name(action), f"/actions/{action.action_id}")]
    link = html.A(language.name(action), href=view.href(f"/actions/{action.action_id}"))
    eyebrow: list[parts.Node] = [link, language.text("，"), words.clause_words(row.measure, language)]
    return html.Div(
        [
            parts.page_head(view, language.name(row), trail=trail, eyebrow=eyebrow),
            html.Div(_opening(view, row), className="wrap"),
        ]
    )


def _opening(view: View, row: Measure) -> html.Div:
    """What the measure commits to, in this site's own words, and who answers for it."""
    language, snapshot = view.language, view.snapshot
    counts = html.P(
        [
            html.Span(language.plural("{n}项目标", len(snapshot.indicators_of_measure(row.measure)))),
            html.Span(language.plural("{n}项没有数字的工作", len(snapshot.milestones_of_measure(row.measure)))),
            *parts.days(view),
        ],
        className="lead__foot",
    )
    summary = html.Div([html.P(language.of(row, "summary"), className="plain"), counts])
    facts = parts.facts(language.text("谁来做"), [*_responsible(view, row), *_documents(view, row)])
    return html.Div([summary, html.Div(facts, className="side")], className="ind__grid")


def _responsible(view: View, row: Measure) -> list[tuple[str, parts.Nodes]]:
    """The departments in the plan's order: who leads, and who answers by division of duties."""
    language, snapshot = view.language, view.snapshot
    departments = snapshot.departments_of(row.measure)
    leading = [one for one in departments if snapshot.role_of(row.measure, one.department_id) == "lead"]
    joint = [one for one in departments if one not in leading]
    if leading and not joint:
        return [(language.text("责任部门"), _links(view, leading))]
    return [(language.text("牵头"), _links(view, leading)), (language.text("按职责分工负责"), _links(view, joint))]


def _links(view: View, departments: list[Department]) -> list[parts.Node]:
    language = view.language
    return [html.A(language.name(one), href=view.href(f"/departments/{one.department_id}")) for one in departments]


def _documents(view: View, row: Measure) -> list[tuple[str, parts.Nodes]]:
    where = parts.marked(parts.document_words(view, row.measure), view.language)
    return [(view.language.text("依据"), [html.A(where, href=view.settings.plan_url or view.href("/about"))])]


def _sections(view: View, row: Measure) -> list[Component]:
    language, snapshot = view.language, view.snapshot
    indicators = snapshot.indicators_of_measure(row.measure)
    sections: list[Component] = []
    if indicators:
        table = rows.rows_table(view, indicators, caption=language.text("全部目标"))
        sections.append(parts.section(language.text("全部目标"), [table], name="targets"))
    if found := works.works_list(view, snapshot.milestones_of_measure(row.measure)):
        sections.append(parts.section(language.text("没有数字的工程和工作"), [found], name="milestones", kind="flush"))
    return [*sections, _neighbours(view, row)]


def _neighbours(view: View, row: Measure) -> html.Nav:
    """The measures before and after this one."""
    language, known = view.language, view.snapshot.measure_by_number
    before, after = known.get(row.measure - 1), known.get(row.measure + 1)
    links: list[Component] = []
    if before:
        links.append(_neighbour(view, before, language.text("上一条")))
    if after:
        links.append(_neighbour(view, after, language.text("下一条")))
    label = language.text("相邻举措")
    return html.Nav(html.P(links, className="lead__foot"), className="wrap", **parts.aria(label=label))


def _neighbour(view: View, row: Measure, direction: str) -> html.A:
    language = view.language
    text = language.text(
        "{direction}：{clause} {name}",
        direction=direction,
        clause=words.clause_words(row.measure, language),
        name=language.name(row),
    )
    return html.A(text, href=view.href(f"/measures/{row.measure}"), className="more")
