"""Where on a sheet its table stands, what the lines around it say, and which rows hold data."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.intake.book import Cell, Sheet, place
from dashboard.intake.characters import comparable, half_width, shown, solid
from dashboard.intake.findings import Findings, Spot, text_of
from dashboard.intake.headings import Heading, headings
from dashboard.intake.moments import Yearless, moment_in
from dashboard.intake.numbers import Number, read_number
from dashboard.intake.units import is_unit
from dashboard.periods import Period

_SEARCHED = 15
_TOTALS = re.compile(r"(?:合计|小计|总计|共计|总和|平均)(?:数|值)?$|^(?:合计|小计|总计|共计)")
_NOTES = re.compile(
    r"(?:注|备注|说明|填表|填报|制表|审核|联系|复核|负责人|单位负责|报送|统计负责|单位)[^:]{0,8}:|注[：:\d]|备注$"
)
_STATED = re.compile(r"(?:数据)?(?:截至|截止)?(?:时间|日期|报告期|统计期|时期|期间|截至|截止)(?:到|为)?:?(.+)")


@dataclass(frozen=True)
class Layout:
    """One sheet with the table found on it. title is the text above the table, with the sheet's and the file's name."""

    sheet: Sheet
    heading: Heading
    file: str

    @property
    def above(self) -> tuple[str, ...]:
        """The distinct texts over the table."""
        cells = (cell for row in self.sheet.rows[: self.heading.first] for cell in row[:400])
        return tuple(dict.fromkeys(text for cell in cells if (text := text_of(cell).strip())))

    @property
    def titles(self) -> tuple[str, ...]:
        """What may name the period and the indicator of the whole sheet."""
        return (*self.above, self.sheet.name, re.sub(r"\.[A-Za-z]{2,4}$", "", self.file))

    @property
    def unit(self) -> str:
        """The unit that a line over the table states for all of it: 单位：万平方米."""
        stated = (re.fullmatch(r"\(?(?:计量)?单位:(.+?)\)?", solid(text)) for text in self.above if len(text) < 40)
        found = {match[1] for match in stated if match and is_unit(match[1])}
        return found.pop() if len(found) == 1 else ""

    @property
    def stated_period(self) -> Period | Yearless | None:
        """The period that a line over the table states for all of it: 截至时间：2025年6月30日."""
        for text in self.above:
            match = _STATED.fullmatch(solid(text).strip("()")) if len(text) < 60 else None
            read = moment_in(match[1]) if match else None
            if isinstance(read, Period | Yearless):
                return read
        return None

    def spot(self, row: int, name: str) -> Spot:
        """The cell of a column, empty where the row is short."""
        return self.at(row, self.heading.columns[name])

    def at(self, row: int, column: int) -> Spot:
        cells = self.sheet.rows[row]
        cell = cells[column] if column < len(cells) else Cell()
        return Spot(row, column, cell, shown(self.heading.labels.get(column, "")))

    def place(self, spot: Spot) -> str:
        return place(self.sheet.name, spot.row, spot.column)


def find_table(sheet: Sheet) -> Heading | None:
    """The heading within the first rows of a sheet that recognises most columns, or None."""
    fits = [
        fit
        for first in range(min(_SEARCHED, len(sheet.rows)))
        for height in (1, 2)
        if first + height <= len(sheet.rows)
        for fit in headings(sheet.rows, first, height)
        if height == 1 or _is_double(sheet.rows, fit)
    ]
    best = max(fits, key=lambda fit: fit.score, default=None)
    if best is None:
        return None
    rivals = [fit for fit in fits if fit.score == best.score and fit.first == best.first]
    return next((fit for fit in rivals if fit.table == "milestones" and _in_words(sheet, fit)), best)


def _is_double(rows: Sequence[Sequence[Cell]], heading: Heading) -> bool:
    """Whether the second row belongs to the heading: under the column of names it has nothing of its own."""
    names = {"name", "indicator_id"} & set(heading.columns)
    for name in names:
        column = heading.columns[name]
        top, bottom = (text_of(row[column]).strip() if column < len(row) else "" for row in rows[heading.first :][:2])
        if bottom not in {"", top} and top:
            return False
    return bool(names) and heading.last + 1 < len(rows)


def _in_words(sheet: Sheet, heading: Heading) -> bool:
    """Whether a column that may be values or states holds words."""
    column = heading.columns["state"]
    cells = [row[column] for row in sheet.rows[heading.last + 1 :][:200] if column < len(row)]
    filled = [cell for cell in cells if text_of(cell).strip()]
    numbers = sum(isinstance(read_number(cell), Number) for cell in filled)
    return len(filled) > 2 * numbers


def body(layout: Layout, findings: Findings) -> Iterator[int]:
    """The rows below the heading that may hold data; of the others, findings notes why they were passed over."""
    for row in range(layout.heading.first):
        if any(text_of(cell).strip() for cell in layout.sheet.rows[row]):
            findings.skip(row, "表头以上的标题、单位等")
    unread = [label for index, label in layout.heading.labels.items() if label and not _is_read(layout.heading, index)]
    if unread:
        findings.skip(layout.heading.last, f"这些列没有读取：{shown('、'.join(unread))}")
    for row in range(layout.heading.last + 1, len(layout.sheet.rows)):
        why = _passed_over(layout, row)
        if why is None:
            yield row
        elif why:
            findings.skip(row, why)


def _is_read(heading: Heading, index: int) -> bool:
    return index in heading.columns.values() or index in heading.wide or index in heading.rivals


def _passed_over(layout: Layout, row: int) -> str | None:
    """Why a row holds no data: empty text for a blank row, None for a row that may."""
    cells = layout.sheet.rows[row]
    texts = [text for cell in cells if (text := text_of(cell).strip())]
    if not texts:
        return ""
    if "row" in layout.heading.columns and text_of(layout.spot(row, "row").cell).strip() == "target":
        return "目标，不是公布数"
    if layout.heading.exact:
        return None
    first = half_width(texts[0][:200])
    if any(len(text) <= 12 and _TOTALS.search(solid(text)) for text in texts[:2]):
        return "合计行"
    if len(set(texts)) == 1 and (len(texts) > 1 or not _named(layout, row)) and len(layout.heading.columns) > 1:
        return "备注或小标题"
    if _NOTES.match(first):
        return "备注"
    read = [layout.heading.labels.get(index, "") for index in layout.heading.columns.values()]
    again = sum(comparable(text[:60]) == comparable(label[:60]) for text, label in zip(texts, read, strict=False))
    return "重复的表头" if again >= 2 else None


def _named(layout: Layout, row: int) -> bool:
    keys = [name for name in ("name", "indicator_id", "milestone_id", "community_id") if name in layout.heading.columns]
    return any(text_of(layout.spot(row, name).cell).strip() for name in keys)
