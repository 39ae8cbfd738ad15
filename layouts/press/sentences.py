"""Ready sentences about an indicator, made from its data: a headline, one sentence, a paragraph.

Each names period, value, target, source and the day up to which it is known. Where nothing is published it says so,
and says neither that work goes well nor that it does not.
"""

from dataclasses import dataclass

from dashboard.model import Indicator, Observation, Target
from dashboard.progress import Verdict
from layouts import parts, words
from layouts.press import aims, wording
from layouts.press.wording import Told
from layouts.view import View

HEADLINE = 32
"""The most characters a headline takes in a WeChat article."""

_PACED = (Verdict.AHEAD, Verdict.ON_PACE, Verdict.BEHIND)
_NAMED = 3  # so many departments a sentence holds; of more, none stands for all
_EXPLAINED = (Verdict.BEHIND, Verdict.MISSED)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The same finding in three lengths. On a simulated dataset each says first that it must not be quoted."""

    headline: str
    sentence: str
    paragraph: str


def sentences(view: View, row: Indicator) -> Sentences:
    """What the press can say of an indicator, in the view's language."""
    told = Told(view, row)
    made = Sentences(_headline(told), _sentence(told), _paragraph(told))
    return Sentences(*(wording.finished(view, row, said) for said in (made.headline, made.sentence, made.paragraph)))


def _judged(told: Told) -> tuple[Observation, Target] | None:
    """The figure that counts and its target; None while no figure of the plan's time counts."""
    assessment = told.assessment
    if assessment.verdict in (Verdict.NOT_PUBLISHED, Verdict.BASELINE_ONLY):
        return None
    return (assessment.latest, assessment.target) if assessment.latest and assessment.target else None


def _headline(told: Told) -> str:
    """The longest form that fits; a place or a target is left out before a period is."""
    if told.assessment.target is None:
        forms = [_valued(told, wording.subject(told))]
    elif _judged(told) is None:
        forms = [_awaited(told, name) for name in (wording.subject(told), told.language.name(told.row))]
    else:
        forms = _judged_headlines(told)
    if told.language.code == "en":
        return forms[0]
    return next((form for form in forms if len(form) <= HEADLINE), forms[-1])


def _judged_headlines(told: Told) -> list[str]:
    language, target = told.language, told.assessment.target
    names = (wording.subject(told), language.name(told.row))
    aim = str(words.target_words(target, told.row, language)) if target else ""
    status = {
        Verdict.ACHIEVED: _met(told),
        Verdict.MISSED: language.text("，到期未完成"),
        Verdict.STALE: language.text("，新数待公布"),
    }.get(told.assessment.verdict, "")
    if told.assessment.awaited:
        status = language.text("，结果待公布")
    full = [
        language.text("{said}，目标{aim}{status}", said=_valued(told, name), aim=aim, status=status) for name in names
    ]
    return [*full, *(f"{_valued(told, name)}{status}" for name in names)]


def _met(told: Told) -> str:
    """That the target is met, as far as the figure and the room that 左右 leaves let it be said."""
    language, judged = told.language, _judged(told)
    if judged is None:
        return ""
    seen, target = judged
    percent, early = words.room_left(target, seen.value, told.assessment.limit), seen.status == "provisional"
    if percent is None:
        return language.text("，初步数达到目标") if early else language.text("，达到目标")
    room = language.number(percent)
    if early:
        return language.text("，初步数按±{percent}%算达标", percent=room)
    return language.text("，按±{percent}%算达标", percent=room)


def _valued(told: Told, name: str) -> str:
    language, seen = told.language, told.latest
    if seen is None:
        return language.text("{name}：待公布", name=name)
    value, end = words.value_words(seen, told.row, language), words.end_words(seen.period, language)
    if told.row.kind == "cumulative":
        return language.text("{name}：{end}累计{value}", name=name, end=end, value=value)
    period = words.span_words(seen.period, told.row, language)
    return language.text("{name}：{period}为{value}", name=name, period=period, value=value)


def _awaited(told: Told, name: str) -> str:
    language, target = told.language, told.assessment.target
    aim = str(words.target_words(target, told.row, language)) if target else ""
    if told.assessment.verdict is Verdict.BASELINE_ONLY:
        return language.text("{name}：目标{aim}，新数待公布", name=name, aim=aim)
    return language.text("{name}：目标{aim}，结果待公布", name=name, aim=aim)


def _sentence(told: Told) -> str:
    judged = _judged(told)
    notes = wording.origin(told, computed=_apart(told), judged=_by_the_day(told))
    if judged:
        seen, target = judged
        said = told.language.text(
            "{standing}，{against}{status}",
            standing=wording.standing(told, seen),
            against=aims.against(told, seen, target),
            status=_status(told),
        )
    elif told.assessment.target is None:
        said = wording.standing(told, told.latest) if told.latest else _nothing(told)
    else:
        said = _waiting(told, told.assessment.target)
    return told.language.text("{said}（{notes}）。", said=said, notes=notes)


def _status(told: Told) -> str:
    """What a figure beside its target does not tell by itself."""
    language = told.language
    if told.assessment.verdict is Verdict.MISSED:
        return language.text("，到期未完成")
    if told.assessment.awaited:
        return language.text("；期限已过，结果待公布")
    if told.assessment.verdict is Verdict.STALE:
        return language.text("；这是收录到的最近一次公布数，新一期数据待公布")
    return ""


def _waiting(told: Told, target: Target) -> str:
    """The state without a figure of the plan's time: the target, its date, and that the result is not published."""
    said = [_aimed(told, target, words.plan_name(told.view.snapshot.plan, told.language)), _nothing(told)]
    if earlier := told.latest:
        said.append(_earlier(told, earlier))
    return told.language.text("；").join(said)


def _aimed(told: Told, target: Target, plan: str) -> str:
    return told.language.text(
        "{plan}提出，{subject}{wanted}",
        plan=plan,
        subject=wording.subject(told),
        wanted=aims.wanted(told, target),
    )


def _nothing(told: Told) -> str:
    language = told.language
    if told.assessment.awaited:
        return language.text("期限已过，结果待公布")
    return language.text("结果待公布")


def _earlier(told: Told, seen: Observation) -> str:
    """The figure there is, which is none of this target's."""
    language = told.language
    said = {
        "period": words.span_words(seen.period, told.row, language),
        "value": words.value_words(seen, told.row, language) + words.status_words(seen, language),
    }
    if told.assessment.verdict is Verdict.BASELINE_ONLY:
        return language.text("收录到的最近一次公布数是{period}的{value}，是方案实施前的数，不代表进展", **said)
    return language.text("收录到的最近一次公布数是{period}的{value}，不是这个目标的结果", **said)


def _paragraph(told: Told) -> str:
    judged = _judged(told)
    if judged is None:
        return wording.joined(told, _waiting_paragraph(told))
    language, (seen, target) = told.language, judged
    title = language.of(told.view.snapshot.plan, "title")
    document = parts.document_words(told.view, told.row.measure)
    said = [
        language.text("{said}。", said=wording.standing(told, seen)),
        language.text(
            "公布数{against}（{document}）{status}。",
            against=aims.against(told, seen, target),
            status="" if _pace(told) else _status(told),  # the pace says itself that the result is awaited
            document=language.text("《{title}》，{document}", title=title, document=document),
        ),
        aims.inferred(told),
        _pace(told),
        aims.previous(told),
        wording.since_plan(told),
        wording.beside_others(told),
        _explanation(told, seen),
        aims.target_note(told),
        _origin_sentence(told),
    ]
    return wording.joined(told, said)


def _waiting_paragraph(told: Told) -> list[str]:
    """Without a figure that counts: what is wanted, that it is awaited, what that does not mean, who will publish."""
    language, target = told.language, told.assessment.target
    plan = wording.full_plan(told)
    if target is None:
        seen = told.latest
        said = wording.standing(told, seen) if seen else _nothing(told)
        return [
            language.text("{said}。", said=said),
            language.text("{plan}没有给这项指标定下数字。", plan=plan),
            wording.beside_others(told) if seen else "",
            _origin_sentence(told),
        ]
    return [
        language.text("{said}。", said=_aimed(told, target, plan)),
        aims.inferred(told),
        language.text("{said}。", said=_nothing(told)),
        aims.previous(told) or (language.text("{said}。", said=_earlier(told, told.latest)) if told.latest else ""),
        wording.beside_others(told),
        language.text("待公布不等于没有开展，也不等于0。"),
        _publisher(told),
        aims.target_note(told),
        _origin_sentence(told),
    ]


def _publisher(told: Told) -> str:
    language = told.language
    if told.row.release_authority == "statistics_bureau":
        return language.text("这项数据由统计部门公布。")
    snapshot, measure = told.view.snapshot, told.row.measure
    departments = snapshot.departments_of(measure)
    if not departments or len(departments) > _NAMED:
        return ""
    named = words.names([language.name(row) for row in departments], language)
    if not words.divided(snapshot, measure):
        return language.text("责任部门是{departments}。", departments=named)
    clause = words.clause_words(measure, language)
    return language.text("{clause}的责任部门（按职责分工）是{departments}。", clause=clause, departments=named)


def _pace(told: Told) -> str:
    target = told.assessment.target
    if told.assessment.verdict not in _PACED or (target and target.method == "threshold"):
        return ""  # how it stands to a limit that is always to be kept has been said
    return words.verdict_sentence(told.assessment, told.row, told.language)


def _explanation(told: Told, seen: Observation) -> str:
    note = told.language.of(seen, "note")
    if told.assessment.verdict not in _EXPLAINED or not note:
        return ""
    return told.language.text("说明：{note}。", note=note.rstrip("。."))


def _by_the_day(told: Told) -> bool:
    """Whether a status is told that comes with the days alone: the date is past, or the next figure is late."""
    return told.assessment.awaited or told.assessment.verdict in (Verdict.MISSED, Verdict.STALE)


def _apart(told: Told) -> bool:
    """Whether a sentence tells how far a figure lies from its target."""
    judged = _judged(told)
    if judged is None or judged[0].value == judged[1].value:
        return False
    met = told.assessment.verdict is Verdict.ACHIEVED
    return not met or words.room_left(judged[1], judged[0].value, told.assessment.limit) is not None


def _origin_sentence(told: Told) -> str:
    computed = _apart(told) or bool(told.compared)
    return told.language.text(
        "{said}。", said=wording.origin(told, *told.compared, computed=computed, judged=_by_the_day(told))
    )
