"""How an indicator was judged: the verdict as one line of numbers, its formula, and every target there is."""

from dash import html
from dash.development.base_component import Component

from dashboard.model import Indicator
from dashboard.phrases import rounded
from dashboard.progress import Assessment, Verdict
from layouts import parts, words
from layouts.view import View


def worked(view: View, row: Indicator) -> html.Section:
    """The verdict in one line of numbers, with the formula folded under it."""
    language, assessment = view.language, view.current(row)
    steps = [_step(term, html.B(number)) for term, number in words.worked_steps(assessment, row, language)]
    steps.append(_step(language.text("状态"), parts.chip(assessment.verdict, language)))
    heading = html.H2(language.text("怎么得出这个状态"), className="sub-h")
    line = html.Ol(steps, className="worked")
    return html.Section([heading, line, _formula(view, row, assessment)], id="verdict")


def _step(term: str, says: Component) -> html.Li:
    return html.Li([html.Span(term, className="lab"), says])


def all_targets(view: View, row: Indicator) -> list[Component]:
    """Every target with its own verdict, where there is more than one."""
    language, assessments = view.language, view.assessments[row.indicator_id]
    if len(assessments) < 2:
        return []
    head = _headings(view)
    rows = [_target_row(view, row, assessment) for assessment in assessments]
    return [parts.table(language.text("全部目标"), head, rows, left=(3,))]


def _headings(view: View) -> list[str]:
    language = view.language
    return [language.text("期限"), language.text("目标"), language.text("公布数"), language.text("状态")]


def _target_row(view: View, row: Indicator, assessment: Assessment) -> list[parts.Node]:
    language, target, latest = view.language, assessment.target, assessment.latest
    return [
        words.due_words(target, row, language) if target else "",
        str(words.target_words(target, row, language)) if target else "",
        words.value_words(latest, row, language) if latest else parts.absent(language),
        parts.chip(assessment.verdict, language),
    ]


def _formula(view: View, row: Indicator, assessment: Assessment) -> html.Details:
    language = view.language
    lines = [html.P(line) for line in (_due_by_now(view, row, assessment), _ratio(view, row, assessment)) if line]
    link = html.P(parts.more(language.text("全部算法和界线"), view.href("/method")))
    return html.Details([html.Summary(language.text("看算式")), *lines, link], className="fold")


def _due_by_now(view: View, row: Indicator, assessment: Assessment) -> str:
    """How the value due by now was worked out, or why there is none."""
    language = view.language
    target, due = assessment.target, assessment.due_by_now
    if target is None or due is None:
        return _no_schedule(view, assessment)
    shown = words.computed_words(due, row, language)
    if target.method == "threshold":
        return language.text("一直要守住 = 目标 = {due}：这类目标任何时候都按同一条线看，不按时间折算。", due=shown)
    if target.method == "yearly_points":
        return language.text("按时间应到 = 已到期的最近一个年度目标 = {due}。", due=shown)
    return _linear(view, row, assessment, shown)


def _no_schedule(view: View, assessment: Assessment) -> str:
    language, target = view.language, assessment.target
    if target is None:
        return language.text("方案没有给这项指标定下数字。")
    if assessment.latest is None or assessment.verdict is Verdict.BASELINE_ONLY:
        return language.text("这个目标还没有公布的数，所以不折算按时间应到多少。")
    if target.method in ("milestone", "none"):
        return language.text("这个目标只看到期时的结果，不折算按时间应到多少。")
    return language.text("没有方案实施前的起点数，不能折算按时间应到多少，只看离目标还差多少。")


def _linear(view: View, row: Indicator, assessment: Assessment, shown: str) -> str:
    language, target, start = view.language, assessment.target, assessment.baseline
    if target is None or assessment.elapsed_months is None or assessment.total_months is None:
        return language.text("按时间应到 = {due}。", due=shown)
    months = {"elapsed": assessment.elapsed_months, "total": assessment.total_months}
    goal = language.number(target.value)
    if start is None or not start.value:
        return language.text(
            "按时间应到 = {goal} × {elapsed} ÷ {total}（已过月数 ÷ 总月数） = {due}。", goal=goal, due=shown, **months
        )
    return language.text(
        "按时间应到 = {start} + （{goal} − {start}） × {elapsed} ÷ {total}（已过月数 ÷ 总月数） = {due}。",
        start=language.number(start.value),
        goal=goal,
        due=shown,
        **months,
    )


def _ratio(view: View, row: Indicator, assessment: Assessment) -> str:
    """The delivery ratio in numbers, with the bounds it is held against; empty where there is none."""
    language, method, start, due = view.language, view.method, assessment.baseline, assessment.due_by_now
    if assessment.ratio is None or assessment.latest is None or start is None or due is None:
        return ""
    return language.text(
        "完成比 =（实际 − 起点）÷（按时间应到 − 起点）=（{value} − {start}）÷（{due} − {start}）= {ratio}。"
        "{ahead}以上为超序时，{on_pace}以上为达序时，不到{on_pace}为慢于序时。",
        value=language.number(assessment.latest.value),
        start=language.number(start.value),
        due=rounded(due, row, language),
        ratio=language.number(round(assessment.ratio, 2)),
        ahead=language.number(method.ahead),
        on_pace=language.number(method.on_pace),
    )
