"""What may be asked with: the parameters of addresses and queries, and why a value is refused."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.openapi.fields import Schema
from dashboard.openapi.seen import Seen
from dashboard.progress import Verdict
from dashboard.tables import IDENTIFIER

Asked = Mapping[str, str]
"""The values of parameters that were given, checked."""

Choices = Callable[[Seen], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter. form is what its text looks like; choices are the values a release knows, where it is one of them.

    example is a value that answers, from the same release; whole says that it is a number from low to high.
    """

    name: str
    help: str
    help_en: str
    form: str
    example: Choices
    where: Literal["path", "query"] = "query"
    choices: Choices | None = None
    low: int = 0
    high: int = 0
    default: int = 0

    @property
    def whole(self) -> bool:
        return self.high > 0

    def schema(self, seen: Seen) -> Schema:
        """Its JSON schema in a release."""
        if self.whole:
            return {"type": "integer", "minimum": self.low, "maximum": self.high, "default": self.default}
        if self.choices and self.where == "query":
            return {"type": "string", "enum": list(self.choices(seen))}
        return {"type": "string", "pattern": f"^{self.form}$"}

    def refusal(self, text: str, seen: Seen) -> tuple[str, str, Sequence[str]] | None:
        """Why a text cannot be taken, in both languages, and what can; None where it can."""
        if self.whole:
            return None if self._within(text) else self._beyond()
        if self.choices and self.where == "query":
            known = self.choices(seen)
            return None if text in known else ("没有这个值。", "There is no such value.", known)
        if self.fits(text):
            return None
        return f"写法不对：{self.help}", f"Not in the right form: {self.help_en}", [*self.example(seen)[:1]]

    def fits(self, text: str) -> bool:
        """Whether a text has the parameter's form."""
        return bool(re.fullmatch(self.form, text, re.ASCII))

    def _within(self, text: str) -> bool:
        return bool(re.fullmatch(r"0|[1-9][0-9]{0,8}", text)) and self.low <= int(text) <= self.high

    def _beyond(self) -> tuple[str, str, Sequence[str]]:
        return (
            f"要填{self.low}到{self.high}的整数。",
            f"A whole number from {self.low} to {self.high} is wanted.",
            [f"{self.low}–{self.high}"],
        )


_RELEASE = "[0-9a-f]{12,64}"
_PERIOD = r"[12][0-9]{3}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?"


def _indicator_ids(seen: Seen) -> Sequence[str]:
    return [*seen.snapshot.indicator_by_id]


def _first_published(seen: Seen) -> Sequence[str]:
    """An indicator with a value of the county's own, or any."""
    rows = seen.snapshot
    leading = (*rows.headline_indicators, *rows.indicators)
    return [next((row for row in leading if rows.observations_of(row.indicator_id)), leading[0]).indicator_id]


INDICATOR_ID = Parameter(
    "indicator_id",
    "指标编号，见指标列表。",
    "An indicator's id, from the list of indicators.",
    IDENTIFIER,
    _first_published,
    where="path",
    choices=_indicator_ids,
)
RELEASE_ID = Parameter(
    "release",
    "版本编号，或它的前12个以上的字符（小写十六进制）。",
    "Id of a release, or twelve or more of its first characters, in lower-case hexadecimal.",
    _RELEASE,
    lambda seen: [seen.release_id[:12]],
    where="path",
)
RELEASE = Parameter(
    "release",
    "要哪一版：版本编号，或它的前12个以上的字符。不写就是现在的版本。",
    "Which release: its id, or twelve or more of its first characters. The current one where left out.",
    _RELEASE,
    lambda seen: [seen.release_id[:12]],
)
ACTION = Parameter(
    "action",
    "只要这个行动的指标。",
    "Only indicators of this action area.",
    IDENTIFIER,
    lambda seen: [row.action_id for row in seen.snapshot.actions],
    choices=lambda seen: [row.action_id for row in seen.snapshot.actions],
)
MEASURE = Parameter(
    "measure",
    "只要这条举措的指标；0是总体目标。",
    "Only indicators of this measure; 0 is the overall goal.",
    "[0-9]+",
    lambda seen: ["0"],
    choices=lambda seen: ["0", *map(str, seen.snapshot.measure_by_number)],
)
DEPARTMENT = Parameter(
    "department",
    "只要这个部门负责的举措的指标。",
    "Only indicators of the measures this department answers for.",
    IDENTIFIER,
    lambda seen: [*seen.snapshot.department_by_id],
    choices=lambda seen: [*seen.snapshot.department_by_id],
)
VERDICT = Parameter(
    "verdict",
    "只要现在是这种状态标记的指标。",
    "Only indicators that have this verdict now.",
    "[a-z_]+",
    lambda seen: list(Verdict),
    choices=lambda seen: list(Verdict),
)
AREA = Parameter(
    "area",
    "只要这个地区的数。",
    "Only values of this place.",
    IDENTIFIER,
    lambda seen: [seen.snapshot.area.area],
    choices=lambda seen: [*seen.snapshot.area_by_code],
)
FROM = Parameter(
    "from",
    "从这个时期开始（时期的末日不早于它的第一天）：2024、2024-H1、2024-Q2或2024-06。",
    "From this period on (periods that end on or after its first day): 2024, 2024-H1, 2024-Q2 or 2024-06.",
    _PERIOD,
    lambda seen: ["2010"],
)
TO = Parameter(
    "to",
    "到这个时期为止（时期的末日不晚于它的末日），写法同from。",
    "Up to this period (periods that end on or before its last day), written like from.",
    _PERIOD,
    lambda seen: ["2025"],
)
LIMIT = Parameter(
    "limit",
    "最多给多少个。",
    "How many at most.",
    "[0-9]+",
    lambda seen: ["1000"],
    low=1,
    high=5000,
    default=1000,
)
OFFSET = Parameter(
    "offset",
    "略过前面多少个；meta.links.next是下一页的完整网址。",
    "How many to pass over; meta.links.next is the whole address of the next page.",
    "[0-9]+",
    lambda seen: ["0"],
    high=1_000_000,
)
