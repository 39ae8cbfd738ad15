"""The rules of `dashboard.progress` in words, one for each verdict, schedule and comparator it knows."""

from collections.abc import Mapping

from dashboard.decimals import plain
from dashboard.language import Language
from dashboard.model import Comparator, PaceMethod
from dashboard.progress import Method, Verdict


def verdict_rules(method: Method, language: Language) -> Mapping[Verdict, str]:
    """When each verdict is given, with the thresholds in force."""
    ahead, on_pace, slightly = (language.number(ratio) for ratio in (method.ahead, method.on_pace, method.slightly))
    return {
        Verdict.ACHIEVED: language.text(
            "公布的数按目标的用词算已经达到，不论到没到期。要一直保持的目标，缺了该有的新数就先写“待更新”。"
        ),
        Verdict.AHEAD: language.text("还没到期，R≥{ahead}。", ahead=ahead),
        Verdict.ON_PACE: language.text("还没到期，{on_pace}≤R＜{ahead}。", on_pace=on_pace, ahead=ahead),
        Verdict.BEHIND: language.text(
            "还没到期，R＜{on_pace}。标记下面写明程度：R≥{slightly}是略慢，0≤R＜{slightly}是慢得较多，R＜0是离目标更远。",
            on_pace=on_pace,
            slightly=slightly,
        ),
        Verdict.MISSED: language.text("期限已过，到期那一期的数已经公布，没有达到目标。“左右”的目标落在范围以外才算。"),
        Verdict.NOT_STARTED: language.text("累计数、当年数公布为0而按时间应该大于0，或者责任部门报告还没有启动。"),
        Verdict.NOT_PUBLISHED: language.text(
            "还没有收录到本县可以用来判断这个目标的公布数。期限过了也不改成别的标记，只写明结果待公布。"
        ),
        Verdict.BASELINE_ONLY: language.text("只有方案实施以前的数。"),
        Verdict.STALE: language.text(
            "公布过，但期限已过、到期那一期的数还没有；或者按这项指标自己的公布频率，下一期早该有了："
            "一期结束后，按月的留{monthly}天，按季的留{quarterly}天，按年的留{yearly}天。",
            monthly=method.grace_days_monthly,
            quarterly=method.grace_days_quarterly,
            yearly=method.grace_days_yearly,
        ),
        Verdict.NO_PACE: language.text(
            "有公布的数，但画不出时间进度，只写离目标还差多少。没有数字的工程和工作正在办理的，也用这个标记。"
        ),
    }


def pace_rules(language: Language) -> Mapping[PaceMethod, tuple[str, str]]:
    """Each way the value due by now is drawn: its name and its rule."""
    return {
        "linear": (
            language.text("逐月推进"),
            language.text("从起点到目标，每月推进一样多：S = y0 + (yT − y0) × e。"),
        ),
        "annual": (
            language.text("当年完成"),
            language.text("每年1月从0算起：S = yT × 当年已过整月数 ÷ 12。"),
        ),
        "yearly_points": (
            language.text("分年目标"),
            language.text("方案逐年定了数，S是最近一个已到期的年度目标，年中不插值。"),
        ),
        "threshold": (
            language.text("一直保持"),
            language.text("要一直不低于（或不高于）某个数，哪天看都是S = yT。"),
        ),
        "milestone": (language.text("办成一件事"), language.text("只看办成没有，没有S。")),
        "none": (language.text("不画进度"), language.text("只看到期时达到没有，没有S。")),
    }


def comparator_rules(method: Method, language: Language) -> Mapping[Comparator, tuple[str, str]]:
    """Each comparator: the plan's words for it, and when a target that uses it is met."""
    band = band_words(method, language)
    return {
        "at_least": (language.text("以上、不低于"), language.text("y≥yT，正好等于也算达到。")),
        "more_than": (language.text("突破、超过"), language.text("y＞yT，正好等于不算；越低越好的指标是y＜yT。")),
        "reach": (language.text("达到、全覆盖"), language.text("y≥yT；越低越好的指标是y≤yT。")),
        "about": (
            language.text("左右、约"),
            language.text(
                "和yT相差不超过yT的{band}%就算达到，往好的方向超出也算。方案没有写允许差多少，这个范围是本栏目定的。",
                band=band,
            ),
        ),
        "at_most": (language.text("清零、全面消除、以下"), language.text("y≤yT，正好等于也算达到。")),
    }


def band_words(method: Method, language: Language) -> str:
    """The half width of 左右 in per cent: 5."""
    return language.number(plain(method.about_band * 100))
