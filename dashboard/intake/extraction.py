"""A whole book to what it says of the dataset's tables, all problems and questions at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.errors import Problem
from dashboard.intake.book import Book, Sheet, place
from dashboard.intake.characters import shown
from dashboard.intake.findings import Findings, text_of
from dashboard.intake.layout import Layout, find_table
from dashboard.intake.observations import observations
from dashboard.intake.reading import Question, Reading, Skipped
from dashboard.intake.rows import rows
from dashboard.intake.trouble import Trouble
from dashboard.model import Snapshot

_UNDERSTOOD = (
    "指标数据要有“指标名称”“完成值”“截至时间”几列，或每个时期一列；节点任务要有“节点任务”“进展”；"
    "老旧小区要有“小区名称”“户数”“阶段”。表头放在前15行内。"
)


def read(book: Book, *, snapshot: Snapshot, answers: Mapping[str, str], today: date) -> tuple[Reading, ...]:
    """What each sheet of a book says; rows, columns and places are those of the sheets.

    A row with an error or an open question is left out of `rows`. Sheets that are no table are passed over with a
    note on the first Reading. Where there is no table at all, the one Reading has table "" and a problem
    (rule `no_table`). Nothing about the book raises.
    """
    readings, others = list[Reading](), list[Skipped]()
    for sheet in book.sheets:
        heading = None if sheet.hidden else find_table(sheet)
        if heading is None:
            others += _passed_over(sheet)
        else:
            layout = Layout(sheet, heading, book.name)
            readings.append(_reading(layout, Findings(book.name, sheet.name, answers, today), snapshot))
    if not readings:
        return (_no_table(book, tuple(others)),)
    readings[0] = replace(readings[0], skipped=(*readings[0].skipped, *others))
    return _asked_once(readings)


def _reading(layout: Layout, findings: Findings, snapshot: Snapshot) -> Reading:
    heading, sheet = layout.heading, layout.sheet
    _simulated(layout, findings, snapshot)
    found = (observations if heading.table == "observations" else rows)(layout, findings, snapshot)
    return Reading(
        table=heading.table,
        sheet=sheet.name,
        header_row=heading.last + 1,
        columns={name: place(sheet.name, heading.last, index) for name, index in heading.columns.items()},
        rows=found,
        problems=tuple(sorted(findings.problems, key=lambda problem: problem.row)),
        questions=tuple(findings.questions.values()),
        skipped=tuple(sorted(findings.skipped, key=lambda skipped: skipped.row)),
    )


def _simulated(layout: Layout, findings: Findings, snapshot: Snapshot) -> None:
    """Refuses rows that were downloaded from a simulated dataset, unless this is one."""
    if "simulated" not in layout.heading.columns or snapshot.plan.simulated:
        return
    for row in range(layout.heading.last + 1, len(layout.sheet.rows)):
        spot = layout.spot(row, "simulated")
        if text_of(spot.cell).strip().casefold() == "true":
            findings.wrong(spot, _SIMULATED)
            return


_SIMULATED = Trouble(
    "simulated_rows", "这个文件是从演示数据导出的，数都是虚构的，不能上报。", "换成本单位掌握的数据；不要用演示数据改。"
)


def _passed_over(sheet: Sheet) -> list[Skipped]:
    filled = any(text_of(cell).strip() for row in sheet.rows for cell in row)
    if not filled:
        return []
    why = "隐藏的工作表，没有读取" if sheet.hidden else "没有找到认识的表头，整张工作表没有读取"
    return [Skipped(sheet.name, 0, why)]


def _no_table(book: Book, others: tuple[Skipped, ...]) -> Reading:
    seen = next((text for sheet in book.sheets for row in sheet.rows for cell in row if (text := text_of(cell))), "")
    name = book.sheets[0].name if book.sheets else ""
    message = "没有找到认识的表头。" if seen else "文件里没有内容。"
    problem = Problem(book.name, 0, "", "no_table", message, _UNDERSTOOD, sheet=name, found=shown(seen))
    return Reading("", name, 0, {}, (), (problem,), (), others)


def _asked_once(readings: list[Reading]) -> tuple[Reading, ...]:
    """The same question of two sheets stands on the first."""
    asked, once = set[str](), list[Reading]()
    for reading in readings:
        new: list[Question] = [question for question in reading.questions if question.key not in asked]
        asked |= {question.key for question in new}
        once.append(replace(reading, questions=tuple(new)))
    return tuple(once)
