"""The plan's due dates as days of a calendar, each complete in itself: a reader's calendar shows nothing beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.model import Milestone, Target
from dashboard.progress import assess_milestone
from layouts import parts, words
from layouts.feed import urn
from layouts.view import View


@dataclass(frozen=True, slots=True)
class Due:
    """One target or one dated commitment on its due date. inferred: the plan names no date for this very one."""

    identifier: str
    day: date
    inferred: bool
    title: str
    says: str
    categories: tuple[str, ...]
    address: str


def dues(view: View) -> tuple[Due, ...]:
    """Every due date by day; commitments without one are left out."""
    found = [_target(view, row) for row in view.snapshot.targets]
    found += [_milestone(view, row, row.due.end) for row in view.snapshot.milestones if row.due]
    return tuple(sorted(found, key=lambda due: (due.day, due.identifier)))


def title(view: View) -> str:
    """What the calendar is called."""
    name = view.language.text("{site}：各项期限", site=words.site_title(view.snapshot.area, view.language))
    return parts.marked_simulated(view, name)


def _target(view: View, target: Target) -> Due:
    language = view.language
    indicator = view.snapshot.indicator_by_id[target.indicator_id]
    said = {"name": language.name(indicator), "target": words.target_words(target, indicator, language)}
    due = words.due_words(target, indicator, language)
    named = language.text("目标期限：{name}，{target}", **said)
    judged = next(each for each in view.assessments[indicator.indicator_id] if each.target == target)
    address = view.absolute(f"/indicators/{indicator.indicator_id}")
    said["name"] = language.quoted(indicator)
    lines = [language.text("方案给“{name}”定的目标是{target}，期限是{due}。", due=due, **said)]
    if target.due_inferred:
        lines.append(language.text("推定：方案没有给这一项单写日期，按方案期末算。"))
    lines += _about(view, indicator.measure, words.verdict_word(judged.verdict, language), address)
    return Due(
        identifier=urn(view, "target", target.indicator_id, target.period),
        day=target.due,
        inferred=target.due_inferred,
        title=_titled(view, named, inferred=target.due_inferred),
        says="\n".join(lines),
        categories=_categories(view, language.text("目标"), indicator.measure),
        address=address,
    )


def _milestone(view: View, row: Milestone, day: date) -> Due:
    language = view.language
    verdict = words.verdict_word(assess_milestone(row, view.as_of), language)
    address = view.absolute(f"/measures/{row.measure}" if row.measure else "/about")
    return Due(
        identifier=urn(view, "milestone", row.milestone_id),
        day=day,
        inferred=False,
        title=_titled(view, language.text("任务期限：{name}", name=language.name(row)), inferred=False),
        says="\n".join(_about(view, row.measure, verdict, address)),
        categories=_categories(view, language.text("任务"), row.measure),
        address=address,
    )


def _titled(view: View, named: str, *, inferred: bool) -> str:
    text = view.language.text("{due}（推定）", due=named) if inferred else named
    return parts.marked_simulated(view, text)


def _about(view: View, measure: int, verdict: str, address: str) -> Sequence[str]:
    """Where the plan says it, who answers for it, how it stands, and where to read on."""
    language = view.language
    answering = [language.name(row) for row in view.snapshot.departments_of(measure)]
    none = language.text("方案未单列责任部门")
    number = view.snapshot.plan.document_number
    where = language.text("{number}，{clause}", number=number, clause=words.clause_words(measure, language))
    simulated = [language.text("演示数据，不能引用。")] if view.snapshot.plan.simulated else []
    return [
        *simulated,
        language.text("{term}：{value}", term=language.text("出处"), value=where),
        language.text(
            "{term}：{value}", term=language.text("责任部门"), value=words.names(answering, language) or none
        ),
        language.text("进展：{verdict}（按{day}计算）", verdict=verdict, day=language.day(view.as_of)),
        address,
    ]


def _categories(view: View, kind: str, measure: int) -> tuple[str, ...]:
    return (kind, view.language.name(view.snapshot.action_of(measure)))
