"""What holds for a whole sheet because no column says it: its indicator, its period, and which column is the value."""

import re

from dashboard.intake.book import Cell, address
from dashboard.intake.characters import half_width, shown
from dashboard.intake.findings import Findings, Spot
from dashboard.intake.headings import counts_up
from dashboard.intake.layout import Layout
from dashboard.intake.matching import NONE, Names, plain_name
from dashboard.intake.moments import moment_in
from dashboard.intake.trouble import Trouble
from dashboard.intake.values import settled
from dashboard.language import CHINESE
from dashboard.periods import Period, parse_period

_PERIODS = re.compile(
    r"\d{4}年?第?[一二三四1-4]季度|\d{4}年?[上下]半年|\d{4}年1月?-1?\d月|\d{4}年1?\d月(?:[123]?\d日)?|\d{4}-?Q[1-4]"
    r"|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|(?<!\d)\d{4}年?(?!\d)"
)


def indicator_of_sheet(layout: Layout, names: Names, findings: Findings) -> str | None:
    """The indicator that the file, the sheet or a title names, as in the site's own downloads; else the clerk is asked.

    A browser's copy (`urban_jobs (1).csv`) and the mark of a simulated dataset are no part of the name.
    """
    titles = [re.sub(r"^演示数据-|\s*\(\d+\)$|\s*-\s*副本$", "", plain_name(title)[0]) for title in layout.titles]
    exact = {one for title in titles if (one := names.exact(title))}
    if len(exact) == 1:
        return exact.pop()
    near = dict(pair for title in titles for pair in names.near(title))
    choices = tuple(near.items())[:6] or tuple((row[0], row[1]) for row in names.rows)
    text = "表里没有指标名称一列，这张表是哪个指标的？"
    answer = findings.ask(f"indicator_of|{layout.sheet.name}", _corner(layout), text, (*choices, (NONE, "不是这些")))
    if answer == NONE:
        message = "表里没有指标名称一列。"
        findings.wrong(_corner(layout), Trouble("no_indicator", message, "加一列“指标名称”，每行写明指标。"))
    return None if answer == NONE else answer


def period_of_sheet(layout: Layout, findings: Findings) -> Period | None:
    """The period stated over the table, or the one its title names after the clerk has said so."""
    stated = layout.stated_period
    if stated is not None:
        period = settled(stated, _corner(layout), layout, findings)
        return period if isinstance(period, Period) else None
    offered = _periods_in(layout)
    answer = None
    if offered:
        choices = [(period.text, CHINESE.period(period)) for period in offered]
        text = "表里没有时间一列，这些数是什么时候的？"
        key = f"period|{layout.sheet.name}|{offered[0]}"
        answer = findings.ask(key, _corner(layout), text, (*choices, (NONE, "不是这些")))
    if answer == NONE or not offered:
        message = "表里没有时间一列，看不出是什么时候的数。"
        findings.wrong(_corner(layout), Trouble("no_period", message, "加一列“截至时间”，如2025-06-30或2025年6月。"))
    return parse_period(answer) if answer not in {None, NONE} and answer else None


def value_column(layout: Layout, findings: Findings) -> int | None:
    """The column of values; the clerk is asked where several could be it."""
    heading = layout.heading
    if not heading.rivals:
        return heading.columns.get("value")
    columns = (heading.columns["value"], *heading.rivals)
    choices = [(address(heading.last, column), shown(heading.labels[column])) for column in columns]
    listed = "、".join(f"“{label}”" + ("（累计）" if counts_up(label) else "") for _, label in choices)
    spot = layout.at(heading.last, columns[0])
    answer = findings.ask(f"value|{layout.sheet.name}", spot, f"有几列都像是数值：{listed}。用哪一列？", choices)
    chosen = {where: column for (where, _), column in zip(choices, columns, strict=True)}
    return chosen[answer] if answer else None


def _periods_in(layout: Layout) -> tuple[Period, ...]:
    """The most exact periods that titles name, at most four."""
    found = [moment_in(text) for title in layout.titles for text in _PERIODS.findall(half_width(title[:200]))]
    periods = {read.text: read for read in found if isinstance(read, Period)}
    exact = [period for period in periods.values() if period.kind != "year"]
    return tuple(exact or periods.values())[:4]


def _corner(layout: Layout) -> Spot:
    heading = layout.heading
    column = min(heading.columns.values(), default=0)
    cell = layout.at(heading.last, column)
    return Spot(heading.last, column, cell.cell if cell.cell.text else Cell(), cell.label)
