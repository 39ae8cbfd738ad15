"""Pictures of many things at once: an action area, the communities, the whole site."""

from collections.abc import Sequence
from typing import TypedDict

from dashboard.drawing.tracks import STAGES
from dashboard.model import Action, Indicator
from dashboard.pictures import MAY_BREAK, Card, Row
from dashboard.progress import counts
from layouts import communities, parts, words
from layouts.communities.stages import at_stage, stage_words
from layouts.pictures.facts import band, foot, target_words, version
from layouts.shapes import cell_shape, stage_shape
from layouts.view import View


def action_card(view: View, row: Action) -> Card:
    """What the pictures of an action area tell."""
    language, indicators = view.language, view.snapshot.indicators_of_action(row.action_id)
    numbers = [measure.measure for measure in view.snapshot.measures_of(row.action_id)]
    return Card(
        language=language,
        brand=words.site_title(view.snapshot.area, language),
        title=language.name(row),
        finding=_counted(view, indicators),
        **_many(view, indicators),
        address=view.absolute(f"/actions/{row.action_id}"),
        scan=language.text("扫码或长按识别，看每项目标"),
        facts=_facts_of_many(view, words.clauses_words(numbers, language)),
        sentence=language.of(row, "summary"),
        rows=tuple(_indicator_row(view, one) for one in indicators),
        band=band(view),
    )


class _Many(TypedDict):
    """The large number of a subject of many indicators."""

    number: str
    unit: str
    absent: str


def _many(view: View, indicators: Sequence[Indicator]) -> _Many:
    language, n = view.language, len(indicators)
    unit = language.plural("{n}项目标", n).removeprefix(language.number(n)).strip()
    return {"number": language.number(n) if n else "", "unit": unit, "absent": language.text("未设量化目标")}


def _facts_of_many(view: View, clauses: str = "") -> tuple[tuple[str, str], ...]:
    language, number = view.language, view.snapshot.plan.document_number
    document = language.text("{number}，{clause}", number=number, clause=clauses) if clauses else number
    source = language.text("各指标的来源见页面")
    return (
        (language.text("数据截至"), language.day(view.data_as_of)),
        *([(language.text("状态"), judged)] if (judged := parts.judged_words(view)) else []),
        (language.text("来源"), source),
        (language.text("依据"), document),
        *version(view),
    )


def _indicator_row(view: View, row: Indicator) -> Row:
    """An indicator in one line: its latest value, or its verdict where there is none."""
    language, assessment = view.language, view.current(row)
    latest, verdict = assessment.latest, assessment.verdict
    value = words.value_words(latest, row, language) if latest else ""
    word = words.verdict_word(verdict, language)
    says = language.text("{value}，{verdict}", value=value, verdict=word) if value else word
    return Row(language.name(row), says, (cell_shape(parts.cell_name(verdict)),), beside=True)


def _counted(view: View, indicators: Sequence[Indicator]) -> str:
    """How many indicators stand at each verdict; nothing is averaged."""
    language = view.language
    tally = counts(view.current(one) for one in indicators)
    told = [
        language.text("{verdict}{n}项", verdict=words.verdict_word(verdict, language), n=n)
        for verdict, n in tally.items()
        if n
    ]
    return words.names(told, language)


def site_card(view: View) -> Card:
    """What the pictures of the whole site tell."""
    language, snapshot = view.language, view.snapshot
    areas = [row for row in snapshot.actions if snapshot.indicators_of_action(row.action_id)]
    return Card(
        language=language,
        brand=language.of(view.settings, "site_name"),
        title=MAY_BREAK.join(words.site_title_pieces(snapshot.area, language)),
        finding=_counted(view, snapshot.indicators),
        **_many(view, snapshot.indicators),
        address=view.absolute("/"),
        scan=language.text("扫码或长按识别，看每项目标"),
        facts=_facts_of_many(view),
        sentence=language.of(snapshot.plan, "title"),
        rows=tuple(_area_row(view, row) for row in areas),
        band=band(view),
    )


def _area_row(view: View, row: Action) -> Row:
    indicators = view.snapshot.indicators_of_action(row.action_id)
    cells = tuple(cell_shape(parts.cell_name(view.current(one).verdict)) for one in indicators)
    return Row(view.language.name(row), view.language.plural("{n}项", len(indicators)), cells)


def communities_card(view: View) -> Card:
    """What the pictures of the old communities tell."""
    language, snapshot = view.language, view.snapshot
    found = communities.about(view)
    first = found[0] if found else None
    latest = view.current(first).latest if first else None
    told = [target_words(view, row) for row in found]
    return Card(
        language=language,
        brand=words.site_title(snapshot.area, language),
        title=language.text("老旧小区改造"),
        finding=_listed(view),
        address=view.absolute("/communities"),
        scan=language.text("扫码或长按识别，看每个小区到了哪一步"),
        facts=foot(view, measure=first.measure if first else -1),
        number=language.number(latest.value) if latest else "",
        unit=communities.reported_unit(latest, found[0], language).strip() if latest else "",
        absent=language.text("尚未公布"),
        when=(language.period(latest.period),) if latest else (),
        target=told[0] if told else "",
        sentence=" ".join(_told(view, row) for row in found[1:]),
        rows=_stage_rows(view),
        band=band(view),
    )


def _told(view: View, row: Indicator) -> str:
    language, latest, target = view.language, view.current(row).latest, view.current(row).target
    value = words.value_words(latest, row, language) if latest else language.text("尚未公布")
    aim = str(words.target_words(target, row, language)) if target else language.text("未设量化目标")
    return language.text("{name}：{value}，目标{target}。", name=language.name(row), value=value, target=aim)


def _listed(view: View) -> str:
    language, rows = view.language, view.snapshot.communities
    if not rows:
        return language.text("小区名单还没有公布")
    return language.text("名单上的{n}个小区，各到哪一步", n=len(rows))


def _stage_rows(view: View) -> tuple[Row, ...]:
    """The stages with a square for each community; empty squares before anybody is named."""
    language, rows = view.language, view.snapshot.communities
    if not rows:
        planned = communities.planned(view)
        says = language.text("{n}个空格，阶段尚未公布", n=planned)
        return (Row(says, "", (cell_shape("nodata"),) * planned),) if planned else ()
    made = []
    for stage in reversed(STAGES):
        n = len(at_stage(rows, stage))
        made.append(Row(stage_words(stage, language)[0], language.plural("{n}个小区", n), (stage_shape(stage),) * n))
    return tuple(made)
