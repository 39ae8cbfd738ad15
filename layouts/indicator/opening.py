"""The top of an indicator's page: the answer in one screen, and what is known where there is no figure yet."""

from dash import html
from dash.development.base_component import Component

from dashboard.model import Department, Indicator, Observation, Target
from dashboard.progress import Assessment, Verdict
from layouts import parts, words
from layouts.rows import recurs
from layouts.view import View


def head(view: View, row: Indicator) -> Component:
    """Breadcrumbs, the clause that the indicator stands in, and its name."""
    language, action = view.language, view.snapshot.action_of(row.measure)
    eyebrow: list[parts.Node] = [language.name(action)]
    if measure := view.snapshot.measure_by_number.get(row.measure):
        text = language.text(
            "{clause} {name}", clause=words.clause_words(row.measure, language), name=language.name(measure)
        )
        eyebrow += [language.text("，"), html.A(text, href=view.href(f"/measures/{row.measure}"))]
    else:
        eyebrow.append(language.text("，《方案》总体要求"))
    trail = [(language.name(action), f"/actions/{action.action_id}")]
    return parts.page_head(view, language.name(row), trail=trail, eyebrow=eyebrow)


def answer(view: View, row: Indicator) -> list[Component]:
    """The latest figure beside the target, the sentence that tells both, the verdict and up to which day it stands."""
    language, assessment = view.language, view.current(row)
    big: list[Component] = _value(view, row, assessment.latest)
    if assessment.target:
        big.append(_target(view, row, assessment.target))
    said = language.text("{promise}{sentence}", promise=promise(view, row), sentence=standing(view, row))
    return [
        html.Div(big, className="big"),
        html.P(said, className="plain"),
        *_explained(view, row, assessment),
        html.P([parts.chip(assessment.verdict, language), *parts.days(view)], className="lead__foot"),
    ]


def _explained(view: View, row: Indicator, assessment: Assessment) -> list[Component]:
    """Why a target is behind or missed, in the words given with its latest figure, or that nobody has said."""
    if assessment.verdict not in (Verdict.BEHIND, Verdict.MISSED):
        return []
    language, latest = view.language, assessment.latest
    if note := language.of(latest, "note") if latest else "":
        return [parts.notice(language.text("说明：{note}", note=note))]
    if not view.snapshot.departments_of(row.measure):
        return [parts.notice(language.text("公布时没有附说明。"))]
    return [parts.notice(language.text("责任部门还没有提供说明。"))]


def standing(view: View, row: Indicator) -> str:
    """Where the indicator stands; a year without a figure yet does not hide the figure of the year before."""
    language, assessment = view.language, view.current(row)
    earlier = view.snapshot.observations_of(row.indicator_id)
    if assessment.latest or assessment.target is None or not earlier:
        return words.verdict_sentence(assessment, row, language)
    return language.text(
        "还没有收录到{due}的结果，收录到的最近一次公布数是{period}的{value}。",
        due=words.due_words(assessment.target, row, language, short=True),
        period=words.span_words(earlier[-1].period, row, language),
        value=words.value_words(earlier[-1], row, language),
    )


def promise(view: View, row: Indicator) -> str:
    """What the plan promises, in one sentence."""
    language, target = view.language, view.current(row).target
    if target is None:
        return language.text("方案提到{name}，没有定下数字。", name=language.name(row))
    if recurs(view, row):
        return language.text(
            "方案给“{name}”定的目标是每年{target}，这里看{due}。",
            name=language.quoted(row),
            target=words.target_words(target, row, language),
            due=words.due_words(target, row, language),
        )
    return language.text(
        "方案给“{name}”定的目标是{target}，期限是{due}。",
        name=language.quoted(row),
        target=words.target_words(target, row, language),
        due=words.due_words(target, row, language),
    )


def pending(view: View, row: Indicator) -> list[Component]:
    """What is known and what is awaited; nothing once a figure of the plan period is published."""
    start = view.snapshot.plan.period_start
    if any(seen.period.end >= start for seen in view.snapshot.observations_of(row.indicator_id)):
        return []
    language = view.language
    known = _list(view, language.text("已经明确的"), _known(view, row))
    awaited = _list(view, language.text("等待公布的"), _awaited(view, row))
    return [html.Div([html.Div(known), html.Div(awaited, className="wait")], className="know")]


def _value(view: View, row: Indicator, latest: Observation | None) -> list[Component]:
    language = view.language
    if latest is None:
        return [html.P(language.text("尚未公布"), className="none")]
    unit = words.unit_words(row, language, observation=latest)
    kind = "unit" if unit == "%" else "unit unit--cjk"
    period = words.span_words(latest.period, row, language) + words.status_words(latest, language)
    when: list[parts.Node] = [html.B(period), html.Br()]
    when += parts.marked(view.snapshot.source_by_id[latest.source_id].publisher, language)
    return [
        html.P([language.number(latest.value), html.Span(unit, className=kind)], className="num"),
        html.P(when, className="big__when"),
    ]


def _target(view: View, row: Indicator, target: Target) -> html.P:
    language = view.language
    label = language.text("目标，{due}", due=words.due_words(target, row, language))
    return html.P(
        [html.Span([parts.target_mark(), label], className="lab"), parts.target_amount(target, row, language)],
        className="big__tgt",
    )


def _list(view: View, heading: str, rows: list[tuple[str, parts.Nodes]]) -> list[Component]:
    gap = view.language.text("　")
    return [html.H2(heading), html.Ul([html.Li([html.B(term), gap, *says]) for term, says in rows])]


def _known(view: View, row: Indicator) -> list[tuple[str, parts.Nodes]]:
    language, target = view.language, view.current(row).target
    rows: list[tuple[str, parts.Nodes]] = []
    if target:
        amount = words.target_words(target, row, language)
        rows.append((language.text("目标"), [_kind_words(view, row, str(amount))]))
        rows.append((language.text("期限"), [_due_words(view, row, target)]))
    rows.append((department_label(view, row), department_links(view, row)))
    return rows


def _kind_words(view: View, row: Indicator, amount: str) -> str:
    language = view.language
    if row.kind == "cumulative":
        return language.text("{amount}，从方案实施起累计", amount=amount)
    if row.kind == "annual":
        return language.text("{amount}，每年从零算起", amount=amount)
    return language.text("{amount}，看到期时达到多少", amount=amount)


def _due_words(view: View, row: Indicator, target: Target) -> str:
    language, due = view.language, _dues(view, row)
    if target.due_inferred:
        return language.text("{due}。方案没有给这一项单写日期，按方案期限推定", due=due)
    return due


def _dues(view: View, row: Indicator) -> str:
    language, targets = view.language, view.snapshot.targets_of(row.indicator_id)
    return words.names([words.due_words(target, row, language, short=True) for target in targets], language)


def department_label(view: View, row: Indicator) -> str:
    """What the departments are: several that share a measure each do a part of it, not all of this indicator."""
    language = view.language
    if not words.divided(view.snapshot, row.measure):
        return language.text("责任部门")
    return language.text("{clause}的责任部门（按职责分工）", clause=words.clause_words(row.measure, language))


def department_links(view: View, row: Indicator) -> list[parts.Node]:
    """Who answers for an indicator, as links in the plan's order."""
    language = view.language
    departments = view.snapshot.departments_of(row.measure)
    if not departments:
        return [language.text("方案未单列责任部门")]
    linked: list[parts.Node] = []
    for department in departments:
        linked += [_link(view, department), language.text("、")]
    return linked[:-1]


def _link(view: View, department: Department) -> html.A:
    return html.A(view.language.name(department), href=view.href(f"/departments/{department.department_id}"))


def _awaited(view: View, row: Indicator) -> list[tuple[str, parts.Nodes]]:
    language = view.language
    rows: list[tuple[str, parts.Nodes]] = []
    if view.snapshot.targets_of(row.indicator_id):
        rows.append((language.text("结果"), [_asked(view, row)]))
    rows.append((language.text("何时公布"), [_release_words(view, row)]))
    if view.settings.ask_url:
        ask = html.A(language.text("向政府提问"), href=view.settings.ask_url)
        rows.append((language.text("想早点知道"), [language.text("可以"), ask]))
    return rows


def _asked(view: View, row: Indicator) -> str:
    language, due = view.language, _dues(view, row)
    return language.text("{due}是多少", due=due) if row.kind == "annual" else language.text("到{due}是多少", due=due)


def _release_words(view: View, row: Indicator) -> str:
    language = view.language
    if row.release_authority == "statistics_bureau":
        return language.text("由统计部门公布后收录。本栏目不按月推算，也不用部门上报数代替")
    return language.text("结果形成后20个工作日内，由责任部门提供、审核签发（《政府信息公开条例》第二十六条）")
