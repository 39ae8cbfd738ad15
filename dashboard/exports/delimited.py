"""CSV that Excel and WPS open as it stands: UTF-8 with BOM, CRLF, the first row the columns' names."""

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.exports.columns import SIMULATED
from dashboard.exports.tabulation import Tabulation
from dashboard.intake.characters import escaped
from dashboard.tables import cell_text

_NUMBERS = frozenset({"integer", "number"})


def csv_text(tabulation: Tabulation, *, simulated: bool) -> str:
    """The rows as CSV, with its BOM.

    Text that a spreadsheet would take for a formula is led by an apostrophe; numbers are left as published. A
    simulated dataset's rows end in a column simulated, which is true.
    """
    numbers = [column.type in _NUMBERS for column in tabulation.columns]
    after = ("true",) if simulated else ()
    header = (*tabulation.header, *((SIMULATED.name,) if simulated else ()))
    rows = ((*_cells(row, numbers), *after) for row in tabulation.rows)
    return lines_of((header, *rows))


def lines_of(rows: Iterable[Sequence[str]]) -> str:
    """Finished cells as CSV, with its BOM."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cells(row: Sequence[object], numbers: Sequence[bool]) -> Iterable[str]:
    texts = map(cell_text, row)
    return (text if number else escaped(text) for text, number in zip(texts, numbers, strict=True))
