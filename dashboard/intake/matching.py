"""Names as staff write them to the rows of the public dataset: exact, alike but for spelling, or near."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from dashboard.intake.characters import comparable, half_width, shown, unescaped
from dashboard.intake.findings import Findings, Spot, text_of
from dashboard.intake.trouble import Trouble
from dashboard.intake.units import is_unit
from dashboard.model import Snapshot

NONE = "none"
"""The answer that no offered name is meant."""

_NEAR = 58.0
_LONGEST = 200
_NUMBERING = re.compile(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.．]|其中[:：]|[①-⑳●■▪·*-])\s*(?=\D)")


@dataclass(frozen=True)
class Names:
    """What the rows of one table are called. rows are (id, name, further names …); what is the table's Chinese noun."""

    what: str
    rule: str
    rows: tuple[tuple[str, ...], ...]

    def exact(self, text: str) -> str | None:
        """The id of the one row that a text names, spelling apart."""
        found = self._by_name.get(text.strip()) or self._by_spelling.get(comparable(text), frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def near(self, text: str) -> tuple[tuple[str, str], ...]:
        """Up to three rows with a name like the text, the likest first, as (id, name)."""
        wanted = comparable(text)[:_LONGEST]
        if wanted not in self._seen:
            self._seen[wanted] = self._nearest(wanted) if wanted else ()
        return self._seen[wanted]

    def _nearest(self, wanted: str) -> tuple[tuple[str, str], ...]:
        likeness = [_likeness(wanted, spelling) for spelling in self._spellings]
        likest = sorted(range(len(likeness)), key=likeness.__getitem__, reverse=True)
        scored = [index for index in likest[:12] if likeness[index] >= _NEAR]
        ids = list(dict.fromkeys(self._owners[index] for index in scored))[:3]
        return tuple((one, self._names[one]) for one in ids)

    @cached_property
    def _seen(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """What was near to names already looked up: a long sheet repeats them."""
        return {}

    @cached_property
    def _by_name(self) -> dict[str, frozenset[str]]:
        return _owners((name, row[0]) for row in self.rows for name in row)

    @cached_property
    def _by_spelling(self) -> dict[str, frozenset[str]]:
        return _owners((comparable(name), row[0]) for row in self.rows for name in row)

    @cached_property
    def _spellings(self) -> list[str]:
        return [comparable(name) for row in self.rows for name in row[1:]]

    @cached_property
    def _owners(self) -> list[str]:
        return [row[0] for row in self.rows for _ in row[1:]]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {row[0]: row[1] for row in self.rows}


def _likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 100; a name that holds the other whole comes close to being it."""
    inside = fuzz.partial_ratio(one, other) * 0.9 if min(len(one), len(other)) >= 3 else 0.0
    return max(fuzz.ratio(one, other), inside)


def _owners(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    owners: dict[str, frozenset[str]] = {}
    for name, one in pairs:
        owners[name] = owners.get(name, frozenset()) | {one}
    return owners


def indicator_names(snapshot: Snapshot) -> Names:
    return Names("指标", "indicator", tuple((row.indicator_id, row.name, row.name_en) for row in snapshot.indicators))


def department_names(snapshot: Snapshot) -> Names:
    rows = ((row.department_id, row.name, row.short_name, row.name_en) for row in snapshot.departments)
    return Names("单位", "department", tuple(rows))


def milestone_names(snapshot: Snapshot) -> Names:
    return Names(
        "节点任务", "milestone", tuple((row.milestone_id, row.name, row.name_en) for row in snapshot.milestones)
    )


def community_names(snapshot: Snapshot) -> Names:
    return Names("小区", "community", tuple((row.community_id, row.name) for row in snapshot.communities))


def area_names(snapshot: Snapshot) -> Names:
    return Names("地区", "area", tuple((row.area, row.name, row.name_en) for row in snapshot.areas))


def plain_name(text: str) -> tuple[str, str]:
    """A name without its numbering and the unit in brackets behind it, and that unit: `1.绿色建筑（万平方米）`."""
    name = _NUMBERING.sub("", half_width(text)) if len(text) <= _LONGEST else text
    match = re.fullmatch(r"(.+?)\s*[(\[]([^()\[\]]{1,12})[)\]]", name, re.DOTALL)
    if match and is_unit(match[2]):
        return match[1], match[2]
    return name, ""


def found_row(spot: Spot, names: Names, findings: Findings, *, otherwise: str = "不是这些") -> str | None:
    """The id of the row a cell names; NONE where the clerk says it is none of the near ones.

    A near name is asked about, an unknown one is a problem (rule `unknown_indicator` and the like); both give None.
    """
    written = unescaped(text_of(spot.cell)).strip()
    name, _ = plain_name(written)
    one = names.exact(written) or names.exact(name)
    if one is not None:
        return one
    near = names.near(name)
    if not near:
        findings.wrong(spot, _unknown(written, names, ()))
        return None
    text = f"{names.what}里没有“{shown(written)}”，是不是下面的一个？"
    key = f"{names.rule}|{comparable(name)[:80]}"
    return findings.ask(key, spot, text, (*near, (NONE, otherwise)))


def unknown(spot: Spot, names: Names, findings: Findings) -> None:
    """Notes that a cell names no row of the dataset, with the nearest."""
    written = text_of(spot.cell)
    findings.wrong(spot, _unknown(written, names, names.near(plain_name(written)[0])))


def _unknown(written: str, names: Names, near: Sequence[tuple[str, str]]) -> Trouble:
    listed = "、".join(name for _, name in near or tuple((row[0], row[1]) for row in names.rows[:3]))
    hint = f"相近的有：{listed}。" if near else f"名称如：{listed}。" if listed else ""
    message = f"没有叫“{shown(written)}”的{names.what}。"
    suggestion = near[0][1] if near else ""
    return Trouble(f"unknown_{names.rule}", message, f"改成网站上的名称或编号。{hint}", suggestion)
