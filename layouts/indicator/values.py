"""The published figures behind a chart as tables, with the notes their sources need."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from dash import html
from dash.development.base_component import Component

from dashboard.model import Area, Indicator, Observation, Target
from dashboard.periods import Period
from layouts import parts, words
from layouts.notes import Notes, with_notes
from layouts.view import View


def beside_chart(view: View, row: Indicator) -> html.Section | None:
    """The figures that the chart draws: the county's and those of comparable areas; None before there is one."""
    there = _comparable(view, row) or view.snapshot.observations_of(row.indicator_id)
    return whole(view, row) if there else None


def whole(view: View, row: Indicator) -> html.Section:
    """The same figures and the targets, where there are only targets too."""
    return _main(view, row, _comparable(view, row))


def _comparable(view: View, row: Indicator) -> list[Area]:
    return [area for area in view.snapshot.areas_observed(row.indicator_id) if is_comparable(row, area)]


MOST_ELSEWHERE = 60
"""Rows of other places' figures that a page shows; all of them are in the file."""


def elsewhere(view: View, row: Indicator) -> list[Component]:
    """Other places' figures, which only tell the scale of things."""
    areas = [area for area in view.snapshot.areas_observed(row.indicator_id) if not is_comparable(row, area)]
    return [_apart(view, row, areas)] if areas else []


def is_comparable(row: Indicator, area: Area) -> bool:
    """Whether an area's figures are drawn beside the county's."""
    return row.comparable and area.role == "benchmark"


def revision(view: View, row: Indicator, seen: Observation) -> str:
    """One corrected figure: period, the value that stands now, and the reason given with it."""
    language = view.language
    return language.text(
        "{period}改为{value}。{reason}",
        period=words.span_words(seen.period, row, language),
        value=words.value_words(seen, row, language),
        reason=language.of(seen, "note") or language.text("来源没有说明原因。"),
    )


def _main(view: View, row: Indicator, beside: Sequence[Area]) -> html.Section:
    language, notes = view.language, Notes()
    areas = [view.snapshot.area, *beside]
    columns = [_by_period(view, row, area) for area in areas]
    periods = sorted({period for column in columns for period in column}, key=lambda period: (period.end, period.start))
    rows: list[Sequence[parts.Node | parts.Nodes]] = [
        [
            _parting(words.span_words(period, row, language)),
            *(_cell(view, row, column.get(period), notes, own=not n) for n, column in enumerate(columns)),
        ]
        for period in periods
    ]
    rows += [_target_row(view, row, target, len(beside)) for target in view.snapshot.targets_of(row.indicator_id)]
    head = [language.text("时间"), *(language.name(area) for area in areas)]
    unit = words.unit_words(row, language).strip()
    note = language.text("单位：{unit}。“—”表示没有公布数，或本栏目未收录", unit=unit)
    return with_notes(view, parts.table(language.text("已公布的数值"), head, rows, note=note), notes)


def _parting(text: str) -> html.Span:
    """A time that a narrow column breaks after its year, or before the word for a target, and nowhere else."""
    first, *rest = re.split(r"(?<=年)(?=\d)|(?=目标)", text)
    return html.Span([first, *(part for piece in rest for part in (html.Wbr(), piece))], className="keep")


def _apart(view: View, row: Indicator, areas: Sequence[Area]) -> html.Section:
    language, notes = view.language, Notes()
    head = [language.text("地区"), language.text("时间"), language.text("数值")]
    places = [view.snapshot.observations_of(row.indicator_id, area.area) for area in areas]
    shown = set(_latest_first(places)[:MOST_ELSEWHERE])
    rows: list[Sequence[parts.Node | parts.Nodes]] = [
        [
            language.name(view.snapshot.area_by_code[seen.area]),
            words.span_words(seen.period, row, language),
            _sourced_cell(view, row, seen, notes),
        ]
        for place in places
        for seen in place
        if seen in shown
    ]
    caption = language.text("其他地方公布的数")
    says = language.text("只供了解规模，不能代替{area}的数", area=language.name(view.snapshot.area))
    if left := sum(map(len, places)) - len(shown):
        says += language.plural("。较早的另外{n}个数在下载的文件里", left)
    return with_notes(view, parts.table(caption, head, rows, note=says), notes)


def _latest_first(places: Sequence[Sequence[Observation]]) -> list[Observation]:
    """Every place's latest figure, then every place's one before, and so on."""
    rounds = zip_longest(*(reversed(place) for place in places))
    return [seen for latest in rounds for seen in latest if seen]


def _sourced_cell(view: View, row: Indicator, seen: Observation, notes: Notes) -> parts.Nodes:
    """A figure with its unit, its note, and its source as one more note."""
    language, figure = view.language, _cell(view, row, seen, notes, unit=True)
    source = parts.source_words(view.snapshot.source_by_id[seen.source_id], language)
    return [*figure, html.Sup(notes.mark(language.text("来源：{source}", source=source)))]


def _by_period(view: View, row: Indicator, area: Area) -> dict[Period, Observation]:
    return {seen.period: seen for seen in view.snapshot.observations_of(row.indicator_id, area.area)}


def _cell(
    view: View, row: Indicator, seen: Observation | None, notes: Notes, *, own: bool = False, unit: bool = False
) -> parts.Nodes:
    """A figure as published, marked where it is not final or carries a note."""
    language = view.language
    if seen is None:
        return [parts.absent(language, "" if own else language.text("本栏目未收录"))]
    figure = words.value_words(seen, row, language) if unit or seen.unit else language.number(seen.value)
    children: list[parts.Node] = [html.Span(figure, className="me") if own else figure]
    if status := words.status_words(seen, language):
        children.append(html.Small(status))
    if note := language.of(seen, "note"):
        children.append(html.Sup(notes.mark(note)))
    return children


def _target_row(view: View, row: Indicator, target: Target, others: int) -> Sequence[parts.Node | parts.Nodes]:
    language = view.language
    head: parts.Nodes = [
        parts.target_mark(),
        _parting(language.text("{due}目标", due=words.due_words(target, row, language))),
    ]
    value = html.B(str(words.target_words(target, row, language)))
    return [head, value, *(parts.absent(language, language.text("没有这项目标")) for _ in range(others))]
