"""What a release changed, told from the data: counts, and a line for each change."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import get_args

from dash import html

from dashboard.changes import Change, Kind
from dashboard.language import Language
from dashboard.model import Indicator, Snapshot, Stage, Status
from dashboard.periods import parse_period
from dashboard.tables import TABLES
from layouts import words
from layouts.communities.stages import stage_words
from layouts.parts import Node, marked
from layouts.view import Change as Release
from layouts.view import View

LINES = 12
"""How many changes of one release are listed in full."""

_VALUES = frozenset({"observations", "targets"})


def counted(changes: Sequence[Change], language: Language) -> str:
    """How many changes of each kind: 新增2处，更新1处，核定1处，更正1处。"""
    numbers = Counter(change.kind for change in changes)
    told = [
        *([language.plural("新增{n}处", numbers["new"])] if numbers["new"] else []),
        *([language.plural("更新{n}处", numbers["updated"])] if numbers["updated"] else []),
        *([language.plural("核定{n}处", numbers["finalised"])] if numbers["finalised"] else []),
        *([language.plural("更正{n}处", numbers["corrected"])] if numbers["corrected"] else []),
        *([language.plural("删去{n}处", numbers["removed"])] if numbers["removed"] else []),
    ]
    return language.text("{told}。", told=language.text("，").join(told)) if told else ""


def kind_word(kind: Kind, language: Language) -> str:
    """What a kind of change is called."""
    kinds: dict[Kind, str] = {
        "new": language.text("新增"),
        "updated": language.text("更新"),
        "finalised": language.text("核定"),
        "corrected": language.text("已更正"),
        "removed": language.text("删去"),
    }
    return kinds[kind]


def digest(view: View, changes: Sequence[Change], *, release: Release | None = None) -> html.Ul | None:
    """The changes of one release as a list, corrections first; None where there are none.

    What the release says of itself stands above the list already, so that no line repeats it.
    """
    if not changes:
        return None
    language = view.language
    first = sorted(changes, key=lambda change: change.kind not in {"corrected", "removed"})
    listed = [html.Li(_line(view, change, own_reason(change, release, view.language))) for change in first[:LINES]]
    if rest := len(first) - len(listed):
        listed.append(html.Li(language.plural("还有{n}处，见数据文件。", rest)))
    return html.Ul(listed, className="digest")


def line(view: View, change: Change, release: Release) -> list[Node]:
    """One change apart from its release: what kind, of what, from which value to which, and why."""
    return _line(view, change, reason(change, release, view.language))


def _line(view: View, change: Change, because: list[Node]) -> list[Node]:
    language = view.language
    tag = html.Span(kind_word(change.kind, language), className="tag")
    said = values_said(view, change)
    told: list[Node] = [tag, " ", *_subject(view, change), *([language.text("："), said] if said else [])]
    return [*told, *([" ", *because] if because else [])]


def reason(change: Change, release: Release, language: Language) -> list[Node]:
    """Why a row changed: its own reason, else, where something was taken back, what its release says of itself."""
    if own := own_reason(change, release, language):
        return own
    if change.kind not in {"corrected", "removed"} or not release.summary:
        return []
    return [language.text("本次发布说明："), *marked(language.of(release, "summary"), language)]


def own_reason(change: Change, release: Release | None, language: Language) -> list[Node]:
    """The reason given for a row itself; one that is the whole release's says nothing of the row."""
    if not change.reason or (release and change.reason == release.summary):
        return []
    return why(change.reason, language)


def why(reason: str, language: Language) -> list[Node]:
    """A public reason, marked as Chinese on an English page."""
    return [language.text("原因："), *marked(reason, language)]


def _subject(view: View, change: Change) -> list[Node]:
    language, indicator = view.language, view.snapshot.indicator_by_id.get(change.indicator_id)
    name = subject_words(view.snapshot, change, language)
    said: Node = html.A(name, href=view.href(f"/indicators/{indicator.indicator_id}")) if indicator else name
    period = period_words(change, indicator, language)
    return [said, language.text("，"), period] if period else [said]


def subject_words(snapshot: Snapshot, change: Change, language: Language) -> str:
    """What a change is about: the indicator's name, else its table and key; another place's figure names the place."""
    indicator = snapshot.indicator_by_id.get(change.indicator_id)
    if indicator is None:
        return _named(snapshot, change, language)
    place = _elsewhere(snapshot, change, language)
    if change.table == "targets":
        return language.text("{indicator}的目标", indicator=language.name(indicator))
    if place:
        return language.text("{indicator}（{place}）", indicator=language.name(indicator), place=place)
    return language.name(indicator)


def _named(snapshot: Snapshot, change: Change, language: Language) -> str:
    """The name of a milestone or community; else the table, and the key of a row that the values do not name."""
    if change.table in {"milestones", "communities"}:
        for row in (*snapshot.milestones, *snapshot.communities):
            if change.key in {getattr(row, "milestone_id", ""), getattr(row, "community_id", "")}:
                return language.name(row)
    table = TABLES[change.table]
    title = table.title if language.code == "zh" else table.title_en
    if not change.columns and change.table != "plan":
        return title
    return language.text("{table} {key}", table=title, key=change.key.replace("|", " "))


def _elsewhere(snapshot: Snapshot, change: Change, language: Language) -> str:
    """The name of another place whose figure this is; empty for the county's own."""
    if change.table != "observations":
        return ""
    for code in change.key.split("|"):
        if code in snapshot.area_by_code and code != snapshot.area.area:
            return language.name(snapshot.area_by_code[code])
    return ""


def period_words(change: Change, indicator: Indicator | None, language: Language) -> str:
    """The period a change is for, in running text."""
    try:
        period = parse_period(change.period)
    except ValueError:
        return change.period
    return words.span_words(period, indicator, language) if indicator else language.period(period)


def values_said(view: View, change: Change) -> str:
    """The values before and after, with units."""
    language, indicator = view.language, view.snapshot.indicator_by_id.get(change.indicator_id)
    old, new = amount(change.old, change, indicator, language), amount(change.new, change, indicator, language)
    if old and new:
        if change.kind == "finalised":
            return language.text("初步数{old}，最终数{new}。", old=old, new=new)
        return language.text("{old}改为{new}。", old=old, new=new) if change.kind == "corrected" else f"{old} → {new}"
    if new:
        return new
    return language.text("原为{old}。", old=old) if old else ""


def amount(text: str, change: Change, indicator: Indicator | None, language: Language) -> str:
    """A value of a change as readers see it: a bare number of an indicator takes the indicator's unit."""
    number = number_of(text)
    if number is None or indicator is None or change.table not in _VALUES:
        known = _vocabulary(language)
        return language.text("；").join(known.get(part, part) for part in text.split("；"))
    return words.amount_words(number, indicator, language)


def _vocabulary(language: Language) -> dict[str, str]:
    """The dataset's fixed words as readers know them."""
    stages: tuple[Stage, ...] = get_args(Stage)
    statuses: tuple[Status, ...] = get_args(Status)
    return {
        **{stage: stage_words(stage, language)[0] for stage in stages},
        "not_started": language.text("未启动"),
        "under_way": language.text("进行中"),
        "done": language.text("已完成"),
        **{status: words.status_name(status, language) for status in statuses},
    }


def number_of(text: str) -> Decimal | None:
    """The number a text is, or None where it is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
