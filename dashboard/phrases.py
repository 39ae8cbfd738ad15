"""The phrases that pages and charts share, made from rows: values with units, targets as the plan words them, dates."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard.decimals import plain
from dashboard.language import Language
from dashboard.model import Indicator, Observation, Status, Target
from dashboard.periods import Period

_PLACE = "\0"  # stands for the number while the words around it are found


@dataclass(frozen=True, slots=True)
class TargetWords:
    """A target in parts, so that a page can set the number large: 力争 | 900 | 人次 | 以上. str() joins them."""

    before: str
    number: str
    unit: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.number}{self.unit}{self.after}"


def unit_words(
    indicator: Indicator,
    language: Language,
    *,
    observation: Observation | None = None,
    value: Decimal | None = None,
) -> str:
    """The unit that follows a number, with the space English wants before it; a source's own unit wins.

    value is the number, for the singular that English has; an observation brings its own.
    """
    own = observation.unit if observation else ""
    if language.code == "zh":
        return own or indicator.unit
    unit = _multiple(own, indicator) if own else indicator.unit_en or indicator.unit
    number = observation.value if observation else value
    unit = _singular(unit) if number == 1 and not unit.startswith("×") else unit
    return unit if unit == "%" or not unit else f" {unit}"


def _multiple(unit: str, indicator: Indicator) -> str:
    """A source's unit in English, where it is the indicator's own with a multiple before it: 万个."""
    times = {"万": "×10,000", "亿": "×100 million"}.get(unit.removesuffix(indicator.unit))
    return f"{times} {indicator.unit_en}" if times else unit


def _singular(unit: str) -> str:
    """An English plural after the number one: towns, laboratories and people are all the plan counts."""
    if unit == "people":
        return "person"
    return unit.removesuffix("ies") + "y" if unit.endswith("ies") else unit.removesuffix("s")


def value_words(observation: Observation, indicator: Indicator, language: Language) -> str:
    """A published value with its unit, exactly as published: 47.47%."""
    return language.number(observation.value) + unit_words(indicator, language, observation=observation)


def amount_words(value: Decimal, indicator: Indicator, language: Language) -> str:
    """A number in the indicator's own unit, as it stands: 1个, 1 station."""
    return language.number(value) + unit_words(indicator, language, value=value)


def computed_words(value: Decimal, indicator: Indicator, language: Language) -> str:
    """A value the site works out, one decimal finer than the indicator is published in, with its unit."""
    return amount_words(_finer(value, indicator), indicator, language)


def difference_words(value: Decimal, indicator: Indicator, language: Language) -> str:
    """How far two values lie apart: shares in percentage points, all else in the indicator's unit. Never negative."""
    if indicator.unit == "%":
        return language.text("{number}个百分点", number=rounded(abs(value), indicator, language))
    return computed_words(abs(value), indicator, language)


def rounded(value: Decimal, indicator: Indicator, language: Language) -> str:
    """A number the site works out, at most one decimal finer than the indicator is published in."""
    return language.number(_finer(value, indicator))


def _finer(value: Decimal, indicator: Indicator) -> Decimal:
    return plain(value.quantize(Decimal(1).scaleb(-(indicator.decimals + 1)), ROUND_HALF_UP))


def target_words(target: Target, indicator: Indicator, language: Language) -> TargetWords:
    """A target worded as the plan words it: 53%左右, 180万平方米以上, 突破35家, 力争…; a bare value means 达到."""
    phrase = _phrase(target, language)
    if target.stretch:
        phrase = language.text("力争{amount}", amount=phrase)
    before, _, after = phrase.partition(_PLACE)
    return TargetWords(
        before, language.number(target.value), unit_words(indicator, language, value=target.value), after
    )


def _phrase(target: Target, language: Language) -> str:
    phrases = {
        "at_least": language.text("{amount}以上", amount=_PLACE),
        "more_than": language.text("突破{amount}", amount=_PLACE),
        "about": language.text("{amount}左右", amount=_PLACE),
        "at_most": language.text("{amount}以下", amount=_PLACE),
        "reach": _PLACE,
    }
    if target.comparator == "at_most" and not target.value:
        return language.text("降到{amount}", amount=_PLACE)
    if target.comparator == "at_least" and target.method == "threshold":
        return language.text("不低于{amount}", amount=_PLACE)
    return phrases[target.comparator]


def span_words(period: Period, indicator: Indicator, language: Language) -> str:
    """The time a figure is of: 2025年6月; where figures add up from January each year, all of it: 2025年1—6月."""
    if indicator.kind == "annual" and period.kind not in ("year", "day"):
        return language.since_january(period)
    return language.period(period)


def end_words(period: Period, language: Language) -> str:
    """The end of a period: 2025年底, 2025年6月底, of a quarter too; a day stays a day."""
    if period.kind == "day":
        return language.period(period)
    if period.end.month == 12:
        return language.text("{year}年底", year=period.end.year)
    return language.text("{period}底", period=language.month(period.end))


def until_words(period: Period, indicator: Indicator, language: Language) -> str:
    """By when something is wanted: 2025年底; what starts from zero each year, within all of it: 2025年全年."""
    if indicator.kind == "annual" and period.kind == "year":
        return language.text("{year}全年", year=language.period(period))
    return end_words(period, language)


def status_words(observation: Observation, language: Language) -> str:
    """What a figure that is not final is called after it; nothing for a final one."""
    if observation.status == "final":
        return ""
    return language.text("（{status}）", status=status_name(observation.status, language))


def status_name(status: Status, language: Language) -> str:
    """What a figure of a status is called."""
    names: dict[Status, str] = {
        "final": language.text("最终数"),
        "provisional": language.text("初步数"),
        "revised": language.text("修订数"),
    }
    return names[status]
