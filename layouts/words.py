"""The words of a page, made from rows alone: targets as the plan puts them, verdicts, due dates, worked numbers."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.language import Language
from dashboard.model import Area, Department, Indicator, Observation, Plan, Snapshot, Target
from dashboard.phrases import (
    TargetWords,
    amount_words,
    computed_words,
    difference_words,
    due_words,
    edge_words,
    end_words,
    passed_words,
    room_left,
    room_words,
    span_words,
    status_name,
    status_words,
    target_words,
    unit_words,
    value_words,
    when_words,
    yearly,
)
from dashboard.progress import Assessment, Degree, Verdict

__all__ = [
    "TargetWords",
    "amount_words",
    "awaited_word",
    "clause_words",
    "clauses_words",
    "computed_words",
    "departments_words",
    "difference_words",
    "divided",
    "due_words",
    "edge_words",
    "end_words",
    "names",
    "passed_words",
    "plain_sentence",
    "plan_name",
    "publication_rule",
    "room_left",
    "room_words",
    "site_title",
    "site_title_pieces",
    "span_words",
    "status_name",
    "status_words",
    "target_words",
    "unit_words",
    "value_words",
    "verdict_meaning",
    "verdict_sentence",
    "verdict_word",
    "when_words",
    "worked_steps",
    "yearly",
]

URBANISATION_RATE = "urbanisation_rate"
"""The one indicator whose number has a plainer telling: so many of 100 residents."""


def verdict_word(verdict: Verdict, language: Language) -> str:
    """The one word on the chip."""
    words = {
        Verdict.ACHIEVED: language.text("已完成"),
        Verdict.AHEAD: language.text("超序时"),
        Verdict.ON_PACE: language.text("达序时"),
        Verdict.BEHIND: language.text("慢于序时"),
        Verdict.MISSED: language.text("到期未完成"),
        Verdict.NOT_STARTED: language.text("未启动"),
        Verdict.NOT_PUBLISHED: language.text("待公布"),
        Verdict.BASELINE_ONLY: language.text("新数待公布"),
        Verdict.STALE: language.text("待更新"),
        Verdict.NO_PACE: language.text("不适用"),
    }
    return words[verdict]


def verdict_meaning(verdict: Verdict, language: Language) -> str:
    """What the word on the chip stands for, for the legend and the method page."""
    meanings = {
        Verdict.ACHIEVED: language.text("最新值达到目标"),
        Verdict.AHEAD: language.text("比时间进度快"),
        Verdict.ON_PACE: language.text("与时间进度相当"),
        Verdict.BEHIND: language.text("比时间进度慢，或者没有守住一直要守的界线，附说明"),
        Verdict.MISSED: language.text("期限已到、仍低于目标，附说明"),
        Verdict.NOT_STARTED: language.text("公布数是0，或者责任部门报告还没有启动"),
        Verdict.NOT_PUBLISHED: language.text("还没有可以公布的县级数据"),
        Verdict.BASELINE_ONLY: language.text("只有方案实施前的数，不算进度"),
        Verdict.STALE: language.text("公布过，新一期数据还没到"),
        Verdict.NO_PACE: language.text("有公布数，不按时间折算"),
    }
    return meanings[verdict]


def departments_words(departments: Sequence[Department], language: Language) -> str:
    """Who answers, in a few words: 县委宣传部等6部门; one department by its name; the plan may name nobody."""
    if not departments:
        return language.text("方案未单列责任部门")
    first = language.name(departments[0])
    if len(departments) == 1:
        return first
    return language.text("{first}等{n}部门", first=first, n=len(departments))


def divided(snapshot: Snapshot, measure: int) -> bool:
    """Whether several departments each do a part of a measure, so that none answers for all of it."""
    roles = [snapshot.role_of(measure, one.department_id) for one in snapshot.departments_of(measure)]
    return roles.count("joint") > 1


def clause_words(measure: int, language: Language) -> str:
    """Where in the plan: 第10条, or the general part for the overall goal."""
    return language.text("第{n}条", n=measure) if measure else language.text("总体要求")


def clauses_words(numbers: Sequence[int], language: Language) -> str:
    """Which clauses of the plan: 第1—6条, 第8条, or the general part where there are none."""
    if len(numbers) < 2:
        return clause_words(numbers[0] if numbers else 0, language)
    return language.text("第{first}—{last}条", first=numbers[0], last=numbers[-1])


def names(words: Sequence[str], language: Language) -> str:
    """Names in a row: 甲、乙."""
    return language.text("、").join(words)


def verdict_sentence(assessment: Assessment, indicator: Indicator, language: Language) -> str:
    """The plain sentence under the chip: what the verdict rests on, how far, and whether a result is awaited."""
    verdict = assessment.verdict
    if verdict in (Verdict.AHEAD, Verdict.ON_PACE, Verdict.BEHIND):
        sentence = _pace_sentence(assessment, indicator, language)
    elif verdict is Verdict.NOT_PUBLISHED:
        sentence = language.text("还没有可以公布的县级数据，不等于没有开展，也不等于0。")
    else:
        sentence = _value_sentence(assessment, indicator, language)
    return language.text("期限已到，结果待公布。{sentence}", sentence=sentence) if assessment.awaited else sentence


def _pace_sentence(assessment: Assessment, indicator: Indicator, language: Language) -> str:
    latest, due = assessment.latest, assessment.due_by_now
    if latest is None or due is None:
        return verdict_meaning(assessment.verdict, language)
    if assessment.target and assessment.target.method == "threshold":
        return _kept_sentence(latest, assessment.target, indicator, language)
    return language.text(
        "按时间进度，{day}应到{due}，实际{value}，{how}。",
        day=end_words(latest.period, language),
        due=computed_words(due, indicator, language),
        value=value_words(latest, indicator, language),
        how=_how(assessment, language),
    )


def _kept_sentence(latest: Observation, target: Target, indicator: Indicator, language: Language) -> str:
    """Of a limit that is to be kept at every date, and is not: no calendar softens it."""
    said = {
        "limit": amount_words(target.value, indicator, language),
        "period": span_words(latest.period, indicator, language),
        "value": value_words(latest, indicator, language),
        "gap": difference_words(latest.value - target.value, indicator, language),
    }
    if latest.value < target.value:
        return language.text("一直要守住{limit}，{period}实际{value}，低于下限{gap}。", **said)
    return language.text("一直要守住{limit}，{period}实际{value}，高于上限{gap}。", **said)


def _how(assessment: Assessment, language: Language) -> str:
    if assessment.verdict is Verdict.AHEAD:
        return language.text("比时间进度快")
    if assessment.verdict is Verdict.ON_PACE:
        return language.text("与时间进度相当")
    if assessment.degree is Degree.MOVING_AWAY:
        return language.text("比起点离目标更远")
    if assessment.degree is Degree.WELL_BEHIND:
        return language.text("比时间进度慢得较多")
    if assessment.degree is Degree.SLIGHTLY:
        return language.text("比时间进度略慢")
    return language.text("比时间进度慢")


def _value_sentence(assessment: Assessment, indicator: Indicator, language: Language) -> str:
    latest, target = assessment.latest, assessment.target
    if latest is None or target is None:
        return verdict_meaning(assessment.verdict, language)
    words = {
        "period": span_words(latest.period, indicator, language),
        "value": value_words(latest, indicator, language),
        "target": str(target_words(target, indicator, language)),
        "gap": difference_words(assessment.distance or Decimal(0), indicator, language),
    }
    match assessment.verdict:
        case Verdict.NOT_STARTED:
            return language.text("{period}公布的数是{value}。", **words)
        case Verdict.ACHIEVED:
            room = room_words(target, latest.value, assessment.limit, indicator, language)
            return language.text("{period}为{value}，达到目标{target}{room}。", room=room, **words)
        case Verdict.MISSED if target.comparator == "more_than":
            passed = passed_words(target, latest.value, indicator, language)
            return language.text("期限已到，{period}为{value}，{passed}。", passed=passed, **words)
        case Verdict.MISSED:
            return language.text("期限已到，{period}为{value}，目标{target}，还差{gap}。", **words)
        case Verdict.STALE:
            return language.text("收录到的最近一次公布数是{period}的{value}，新一期数据还没到。", **words)
        case Verdict.BASELINE_ONLY:
            return language.text("{period}的{value}是方案实施前的数，只作起点参考，不算进度。", **words)
        case _ if target.comparator == "more_than":
            passed = passed_words(target, latest.value, indicator, language)
            return language.text("{period}为{value}，不按时间折算，{passed}。", passed=passed, **words)
        case _:
            return language.text("{period}为{value}，不按时间折算，离目标{target}还差{gap}。", **words)


def worked_steps(assessment: Assessment, indicator: Indicator, language: Language) -> tuple[tuple[str, str], ...]:
    """The worked verdict as (term, number): baseline, due by now, actual, target; absent steps are left out."""
    steps: list[tuple[str, str]] = []
    if point := assessment.baseline:
        term = language.text("起点（{day}）", day=language.day(point.day))
        steps.append((term, amount_words(point.value, indicator, language)))
    if assessment.due_by_now is not None:
        kept = assessment.target is not None and assessment.target.method == "threshold"
        term = language.text("一直要守住") if kept else language.text("按时间应到")
        steps.append((term, computed_words(assessment.due_by_now, indicator, language)))
    latest = None if assessment.verdict is Verdict.BASELINE_ONLY else assessment.latest
    if latest:
        term = language.text("实际（{period}）", period=span_words(latest.period, indicator, language))
        steps.append((term, value_words(latest, indicator, language)))
    else:
        steps.append((language.text("实际"), language.text("尚未公布")))
    if target := assessment.target:
        term = language.text("目标（{due}）", due=due_words(target, indicator, language, short=True))
        steps.append((term, str(target_words(target, indicator, language))))
    return tuple(steps)


def site_title_pieces(area: Area, language: Language) -> tuple[str, ...]:
    """The name of the site in the pieces it may break between."""
    return tuple(language.text("{area}|新型城镇化|建设进展", area=language.name(area)).split("|"))


def site_title(area: Area, language: Language) -> str:
    """The name of the site: 成武县新型城镇化建设进展."""
    return "".join(site_title_pieces(area, language))


def plan_name(plan: Plan, language: Language) -> str:
    """The plan by its document number, for running text."""
    return language.text("行动提升方案（{number}）", number=plan.document_number)


def publication_rule(language: Language) -> str:
    """When a result has to be public."""
    return language.text("结果形成后20个工作日内")


def awaited_word(assessment: Assessment, language: Language) -> str:
    """The word on a leading chip while only a figure from before the plan is there: 2025年数待公布; else nothing."""
    if assessment.verdict is not Verdict.BASELINE_ONLY or assessment.target is None:
        return ""
    return language.text("{year}年数待公布", year=assessment.target.due.year)


def plain_sentence(assessment: Assessment, indicator: Indicator, language: Language) -> str:
    """An indicator in plain words, for a first-time reader: what the number means and what is wanted."""
    told = _share_sentence(assessment, language) if indicator.indicator_id == URBANISATION_RATE else ""
    if assessment.verdict not in (Verdict.NOT_PUBLISHED, Verdict.BASELINE_ONLY) or assessment.target is None:
        return _joined(told, verdict_sentence(assessment, indicator, language), language)
    wanted = language.text(
        "方案提出到{year}年达到{target}，本栏目还没有收录到{year}年的数。",
        year=assessment.target.due.year,
        target=str(target_words(assessment.target, indicator, language)),
    )
    return _joined(told, wanted, language)


def _joined(first: str, second: str, language: Language) -> str:
    return language.text("{promise}{sentence}", promise=first, sentence=second).strip()


def _share_sentence(assessment: Assessment, language: Language) -> str:
    """So many of 100 residents, and when: an old figure is not how things stand."""
    if assessment.latest is None:
        return ""
    value = assessment.latest.value
    said = {"period": language.period(assessment.latest.period), "n": language.number(int(value))}
    if value == int(value):
        return language.text("{period}，每100位常住居民里，有{n}位住在城镇。", **said)
    return language.text("{period}，每100位常住居民里，有{n}位多住在城镇。", **said)
