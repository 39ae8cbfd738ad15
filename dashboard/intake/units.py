"""Units of measurement: which two are the same, and which are decimal multiples of one another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.intake.characters import shown, solid
from dashboard.intake.trouble import Trouble

_SCALES: Mapping[str, int] = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
SCALE = "万亿|千万|百万|十万|亿|万|千|百|十"
"""A multiple in words, for patterns."""

_COUNTS = "个 户 家 处 所 座 名 人 人次 台 张 套 栋 幢 件 项 条 辆 位 间 只 次 村 镇 部 片 支 对 批"
_BASES: Mapping[str, tuple[str, int]] = {
    **{word: (word, 0) for word in _COUNTS.split()},
    **dict.fromkeys(("平方米", "平米", "㎡", "m2", "m²", "平方"), ("平方米", 0)),
    **dict.fromkeys(("公顷", "ha"), ("平方米", 4)),
    **dict.fromkeys(("平方公里", "平方千米", "km2", "km²"), ("平方米", 6)),
    **dict.fromkeys(("米", "m"), ("米", 0)),
    **dict.fromkeys(("公里", "千米", "km"), ("米", 3)),
    **dict.fromkeys(("千瓦", "kw"), ("瓦", 3)),
    **dict.fromkeys(("兆瓦", "mw"), ("瓦", 6)),
    **dict.fromkeys(("千瓦时", "度", "kwh"), ("千瓦时", 0)),
    **dict.fromkeys(("吨", "t"), ("吨", 0)),
    **dict.fromkeys(("公斤", "千克", "kg"), ("吨", -3)),
    **dict.fromkeys(("立方米", "m3", "m³", "方"), ("立方米", 0)),
    **dict.fromkeys(("%", "百分比", "百分之"), ("%", 0)),
    **dict.fromkeys(("百分点", "个百分点"), ("百分点", 0)),
    "‰": ("%", -1),
    "元": ("元", 0),
    "亩": ("亩", 0),
    "天": ("天", 0),
    "年": ("年", 0),
    "倍": ("倍", 0),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a power of ten of a base: 万平方米 is (平方米, 4). An unknown unit is its own base."""

    base: str
    power: int

    @property
    def known(self) -> bool:
        return self.base in _BASES

    @property
    def counts(self) -> bool:
        """Whether it counts things: 个, 家 and 户 are different words, but none of them is a dimension."""
        return self.base in _COUNTS.split()


@dataclass(frozen=True, slots=True)
class Measured:
    """A value in the unit wanted. converted says that its figure differs from the one written beside a unit."""

    value: Decimal
    converted: bool = False
    doubt: Trouble | None = None


def unit_of(text: str) -> Unit:
    """What a unit's words mean; `个（处）` and the like are their own base."""
    word = solid(text).casefold()
    if word in _BASES:
        return Unit(*_BASES[word])
    match = re.fullmatch(rf"({SCALE})(.*)", word)
    if match is None:
        return Unit(word, 0)
    base = unit_of(match[2]) if match[2] else Unit("", 0)
    return Unit(base.base, base.power + _SCALES[match[1]])


def is_unit(text: str) -> bool:
    """Whether a text is a unit this module knows."""
    return unit_of(text).known


def in_unit(value: Decimal, written: str, *, stated: str, wanted: str) -> Measured | Trouble:
    """A value in the unit wanted.

    written is the unit or bare multiple (`万`) behind the figure, stated the one of its row, column or sheet; both may
    be empty. Only decimal multiples are converted. Another counting word or an unknown unit is a warning (`doubt`).
    """
    around = unit_of(stated or wanted)
    meant = unit_of(written) if written else around
    if written and not meant.base:  # a bare multiple counts in what is around it
        if around.base == "%" or (re.match(SCALE, solid(stated or wanted)) and not _is_base(stated or wanted)):
            return _two_multiples(value, written, stated or wanted)
        meant = Unit(around.base, around.power + meant.power)
    goal = unit_of(wanted)
    if written and meant.base != goal.base and not meant.known:
        return _no_unit(value, written, wanted)
    if meant.base != goal.base and meant.known and goal.known and not (meant.counts and goal.counts):
        return _clash(written or stated, wanted)
    doubt = None if meant.base == goal.base else _doubt(written or stated, wanted)
    converted = meant.power != goal.power and not _bare(written)
    return Measured(_shifted(value, meant.power - goal.power), converted, doubt)


def _is_base(text: str) -> bool:
    return solid(text).casefold() in _BASES


def _bare(written: str) -> bool:
    return bool(written) and not unit_of(written).base


def _shifted(value: Decimal, power: int) -> Decimal:
    """A value times a power of ten, with no zero added behind its decimals."""
    if not power:
        return value
    moved = value.scaleb(power).normalize() if power < 0 else value.scaleb(power)
    return Decimal(f"{moved:f}")


def _two_multiples(value: Decimal, written: str, unit: str) -> Trouble:
    message = f"单位已是“{shown(unit)}”，数后面又写了“{written}”，看不出是哪一个。"
    remedy = f"只写数，按“{shown(unit)}”填；或把单位写全，如 {value:f}{shown(unit)}。"
    return Trouble("ambiguous_scale", message, remedy, f"{value:f}")


def _no_unit(value: Decimal, written: str, wanted: str) -> Trouble:
    message = f"数后面的“{shown(written)}”不是认识的单位。"
    remedy = f"只写数，按“{wanted}”填；其他文字写在备注里。" if wanted else "只写数；其他文字写在备注里。"
    return Trouble("unit_unknown", message, remedy, f"{value:f}")


def _clash(written: str, wanted: str) -> Trouble:
    message = f"单位是“{shown(written)}”，这里应是“{wanted}”，两者不能换算。"
    return Trouble("unit_mismatch", message, f"核对指标和数，按“{wanted}”填报。")


def _doubt(written: str, wanted: str) -> Trouble:
    message = f"单位写的是“{shown(written)}”，网站用“{wanted}”，数照原样读取。"
    remedy = f"改成“{wanted}”；确是同一个数的，说明一句。"
    return Trouble("unit_differs", message, remedy, severity="warning")
