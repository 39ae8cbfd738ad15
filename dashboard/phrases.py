"""The phrases that pages and charts share, made from rows: values with units, targets as the plan words them, dates."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

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


def room_left(target: Target, value: Decimal, limit: Decimal | None) -> Decimal | None:
    """How many per cent of its number 左右 leaves as room, where a value lies in that room, short of the number.

    limit is the near edge of the room. None where the number is reached, or not even the room.
    """
    if target.comparator != "about" or limit is None or value == target.value:
        return None
    if not min(limit, target.value) <= value <= max(limit, target.value):
        return None
    return plain(abs((target.value - limit) / target.value) * 100)


def room_words(target: Target, value: Decimal, limit: Decimal | None, indicator: Indicator, language: Language) -> str:
    """What has to stand beside 达到 where 左右 alone makes it true; empty where the number named is reached."""
    percent = room_left(target, value, limit)
    if percent is None or limit is None:
        return ""
    return language.text(
        "（“左右”按上下{percent}%看，{edge}即算达到，离{number}差{gap}）",
        percent=language.number(percent),
        edge=edge_words(limit, indicator, language),
        number=amount_words(target.value, indicator, language),
        gap=difference_words(target.value - value, indicator, language),
    )


def edge_words(limit: Decimal, indicator: Indicator, language: Language) -> str:
    """The edge of what 左右 leaves room for; of whole things the first within it."""
    if indicator.unit != "%" and not indicator.decimals:
        limit = limit.to_integral_value(ROUND_CEILING if indicator.direction == "up" else ROUND_FLOOR)
    return amount_words(plain(limit), indicator, language)


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


def due_words(target: Target, indicator: Indicator, language: Language, *, short: bool = False) -> str:
    """When a target falls due: 2025年底（推定）, 2025年全年. short leaves out that the date is inferred."""
    words = until_words(target.period, indicator, language)
    return language.text("{due}（推定）", due=words) if target.due_inferred and not short else words


def yearly(target: Target, indicator: Indicator) -> bool:
    """Whether a target is for all of a year, and not for its end."""
    return indicator.kind == "annual" and target.period.kind == "year"


def when_words(target: Target, indicator: Indicator, language: Language) -> str:
    """By when something is wanted, before a verb: 到2025年底, 在2025年全年."""
    due = due_words(target, indicator, language)
    if yearly(target, indicator):
        return language.text("在{due}", due=due)
    return language.text("到{due}", due=due)


def passed_words(target: Target, value: Decimal, indicator: Indicator, language: Language) -> str:
    """How a figure stands to a number that is to be passed: reaching it is not enough."""
    said = {
        "number": amount_words(target.value, indicator, language),
        "gap": difference_words(target.value - value, indicator, language),
        "when": when_words(target, indicator, language),
    }
    if value == target.value:
        return language.text("与{number}持平，{when}须超过{number}", **said)
    return language.text("离{number}差{gap}，{when}须超过{number}", **said)


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
