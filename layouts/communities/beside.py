"""What stands beside the communities: the plan's totals against the reported ones, other places, plain facts."""

from collections.abc import Sequence
from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard.checks import COMMUNITIES, HOUSEHOLDS
from dashboard.model import Area, Indicator, Observation, Target
from layouts import parts, words
from layouts.notes import Notes, with_notes
from layouts.parts import Node, Nodes, aria
from layouts.view import View


def totals(view: View, indicators: Sequence[Indicator]) -> list[Component]:
    """The plan's totals, what is reported, what the list adds up to, and how far they lie apart."""
    language = view.language
    head = [language.text("指标"), language.text("目标"), language.text("已公布"), language.text("名单合计")]
    rows = [_total(view, indicator) for indicator in indicators]
    note = language.text("名单合计和目标、公布数不一致时，差额写在名单合计后面")
    return [html.Section(parts.table(language.text("目标和公布数"), head, rows, note=note))] if rows else []


def _listed(view: View, indicator: Indicator) -> Decimal:
    """What the list adds up to, for an indicator of this page."""
    rows = view.snapshot.communities
    return Decimal({COMMUNITIES: len(rows), HOUSEHOLDS: sum(row.households for row in rows)}[indicator.indicator_id])


def _total(view: View, indicator: Indicator) -> list[Node]:
    language, assessment = view.language, view.current(indicator)
    latest, target = assessment.latest, assessment.target
    link = html.A(language.name(indicator), href=view.href(f"/indicators/{indicator.indicator_id}"))
    promised = str(words.target_words(target, indicator, language)) if target else parts.absent(language)
    reported = words.value_words(latest, indicator, language) if latest else parts.absent(language)
    counted: Node = parts.absent(language)
    if view.snapshot.communities:
        listed = _listed(view, indicator)
        counted = words.amount_words(listed, indicator, language) + _apart(view, listed, target, latest)
    return [link, promised, reported, counted]


def _apart(view: View, listed: Decimal, target: Target | None, latest: Observation | None) -> str:
    """How far the list is from the plan's total and from the published one, where it is."""
    language = view.language
    said = []
    if target and (gap := listed - target.value):
        far = language.number(abs(gap))
        said.append(language.text("比目标多{gap}", gap=far) if gap > 0 else language.text("比目标少{gap}", gap=far))
    if latest and (gap := listed - latest.value):
        far = language.number(abs(gap))
        said.append(language.text("比公布数多{gap}", gap=far) if gap > 0 else language.text("比公布数少{gap}", gap=far))
    return language.text("（{differences}）", differences=language.text("，").join(said)) if said else ""


def elsewhere(view: View, indicators: Sequence[Indicator]) -> list[Component]:
    """What other places have published, for context only; nothing where nobody has."""
    language, notes = view.language, Notes()
    seen = [
        (area, indicator, row)
        for indicator in indicators
        for area in view.snapshot.areas_observed(indicator.indicator_id)
        for row in view.snapshot.observations_of(indicator.indicator_id, area.area)
    ]
    if not seen:
        return []
    head = [
        language.text("范围"),
        language.text("时间"),
        language.text("指标"),
        language.text("数值"),
        language.text("来源"),
    ]
    rows = [_elsewhere(view, *one, notes) for one in seen]
    note = language.text("只供了解，不能代替本县的数")
    table = parts.table(language.text("其他范围公布的数"), head, rows, note=note, left=(0, 2, 4))
    return [with_notes(view, table, notes)]


def _elsewhere(view: View, area: Area, indicator: Indicator, row: Observation, notes: Notes) -> list[Node | Nodes]:
    language = view.language
    value: list[Node] = [words.value_words(row, indicator, language)]
    if note := language.of(row, "note"):
        value.append(html.Sup(notes.mark(note)))
    return [
        language.name(area),
        language.period(row.period),
        language.name(indicator),
        value,
        parts.source_line(view.snapshot.source_by_id[row.source_id], language),
    ]


def known(view: View, indicators: Sequence[Indicator]) -> html.Aside:
    """Target, clause, departments, and when a result has to be public."""
    language = view.language
    facts = parts.facts(language.text("基本信息"), _facts(view, indicators))
    return html.Aside(facts, className="side", **aria(label=language.text("基本信息")))


def _facts(view: View, indicators: Sequence[Indicator]) -> list[tuple[str, list[Node]]]:
    language = view.language
    promised: list[Node] = []
    for indicator in indicators:
        for target in view.snapshot.targets_of(indicator.indicator_id):
            said = str(words.target_words(target, indicator, language))
            due = words.due_words(target, indicator, language)
            name = language.name(indicator)
            promised.append(language.text("{name}：{target}，{due}", name=name, target=said, due=due))
    departments = view.snapshot.departments_of(indicators[0].measure) if indicators else ()
    who: list[Node] = [
        html.A(language.name(row), href=view.href(f"/departments/{row.department_id}")) for row in departments
    ]
    clause: list[Node] = []
    if indicators:
        clause.append(html.Span(parts.marked(parts.document_words(view, indicators[0].measure), language)))
    return [
        (language.text("目标"), promised),
        (language.text("出处"), clause),
        (language.text("责任部门"), who),
        (language.text("何时公布"), [language.text("结果形成后20个工作日内（《政府信息公开条例》第二十六条）")]),
        (language.text("算不算完成"), [language.text("以开工、完工还是验收为准，由责任部门确认后写在这里")]),
        (language.text("更新频率"), [language.text("方案没有规定，有新数即更新")]),
    ]
