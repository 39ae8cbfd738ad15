"""The clauses of a sentence that speak of the target: what is wanted by when, and how a figure stands to it.

None stands between quotation marks: the words are this site's, and the plan's document is named beside them.
"""

from dataclasses import replace

from dashboard.model import Observation, Target
from dashboard.progress import Verdict
from layouts import words
from layouts.press.wording import Told


def wanted(told: Told, target: Target) -> str:
    """A target with its date, in the plan's own terms: 到2025年底达到53%左右; 力争到2025年底达到900人次以上."""
    kept = target.method == "threshold"
    when = told.language.text("始终") if kept else words.when_words(target, told.row, told.language)
    said = told.language.text("{when}{aim}", when=when, aim=_aim(told, target))
    return told.language.text("力争{wanted}", wanted=said) if target.stretch else said


def inferred(told: Told) -> str:
    """What （推定） beside a due date means, as a sentence; empty where the plan writes the date."""
    target = told.assessment.target
    if target is None or not target.due_inferred:
        return ""
    return told.language.text("方案没有写明期限，按方案期末算。")


def target_note(told: Told) -> str:
    """What the dataset notes on the target, as a sentence."""
    target = told.assessment.target
    note = told.language.of(target, "note") if target else ""
    return told.language.text("关于这个目标：{note}。", note=note.rstrip("。.")) if note else ""


def previous(told: Told) -> str:
    """How the target before the one that is told came out, where its result is published; else empty."""
    target, language = told.assessment.target, told.language
    judged = told.view.assessments[told.row.indicator_id]
    past = [one for one in judged if one.target and target and one.target.due < target.due]
    if not past or past[-1].target is None or past[-1].latest is None:
        return ""
    last, seen = past[-1], past[-1].latest
    said = {
        "period": words.span_words(seen.period, told.row, language),
        "value": words.value_words(seen, told.row, language) + words.status_words(seen, language),
        "target": str(words.target_words(past[-1].target, told.row, language)),
    }
    if last.verdict is Verdict.ACHIEVED:
        room = words.room_words(past[-1].target, seen.value, last.limit, told.row, language)
        return language.text("此前，{period}为{value}，达到当期目标{target}{room}。", room=room, **said)
    if last.verdict is Verdict.MISSED:
        return language.text("此前，{period}为{value}，没有达到当期目标{target}，到期未完成。", **said)
    return ""


def against(told: Told, seen: Observation, target: Target) -> str:
    """How a figure stands to a target: met, or how far below or above it lies."""
    language = told.language
    if told.assessment.verdict is Verdict.ACHIEVED:
        room = words.room_words(target, seen.value, told.assessment.limit, told.row, language)
        return language.text("已达到{aim}{room}", aim=_named(told, target), room=room)
    if target.comparator == "more_than":
        return words.passed_words(target, seen.value, told.row, language)
    said = {
        "aim": _named(told, target),
        "gap": words.difference_words(seen.value - target.value, told.row, language),
    }
    if told.row.unit == "%":
        below, above = language.text("比{aim}低{gap}", **said), language.text("比{aim}高{gap}", **said)
    else:
        below, above = language.text("比{aim}少{gap}", **said), language.text("比{aim}多{gap}", **said)
    return below if seen.value < target.value else above


def _named(told: Told, target: Target) -> str:
    """A target as a thing to be above or below: 2025年底的目标53%左右, 一直要守住的50%."""
    language, due = told.language, words.due_words(target, told.row, told.language)
    if target.method == "threshold":
        return language.text("一直要守住的{limit}", limit=words.amount_words(target.value, told.row, language))
    amount = words.target_words(target, told.row, language)
    if words.yearly(target, told.row):
        return language.text("{due}目标{target}", due=due, target=amount)
    return language.text("{due}的目标{target}", due=due, target=amount)


def _aim(told: Told, target: Target) -> str:
    language = told.language
    amount = words.target_words(replace(target, stretch=False), told.row, language)
    if target.comparator == "more_than" or (target.comparator == "at_most" and not target.value):
        return str(amount)
    if target.comparator == "at_least" and target.method == "threshold":
        return str(amount)
    if target.comparator == "at_most":
        return language.text("控制在{amount}", amount=amount)
    return language.text("达到{amount}", amount=amount)
