"""What uploaded rows are held against, beyond the rules of the tables and those between rows.

upload     the rows with their cells, beside what is public
keys       each row named once, and only rows that are there deleted
authority  who may report what
times      whether a figure is of the plan's time
values     slips of units, outliers, and sums that fall
totals     the communities against the plan's numbers
reasons    corrections say why
"""

from collections.abc import Iterable
from datetime import date

from dashboard.errors import Problem
from dashboard.intake import Reading
from dashboard.model import Snapshot
from dashboard.vetting import authority, keys, times, totals, values
from dashboard.vetting.authority import reporting
from dashboard.vetting.reasons import NEEDING_REASON, reasons_missing
from dashboard.vetting.upload import Row, Rule, Upload, key_of, rows_of

__all__ = ["NEEDING_REASON", "RULES", "Row", "key_of", "reasons_missing", "reporting", "rows_of", "vet"]

RULES: tuple[Rule, ...] = (
    keys.incomplete_keys,
    keys.duplicate_keys,
    keys.nothing_to_delete,
    authority.statistics_bureau_only,
    authority.own_indicators,
    authority.own_milestones,
    authority.own_tables,
    times.within_the_plan,
    values.doubtful_values,
    totals.communities_incomplete,
)


def vet(
    readings: Iterable[Reading],
    *,
    public: Snapshot,
    proposed: Snapshot | None,
    department_id: str,
    as_of: date,
) -> tuple[Problem, ...]:
    """All that is wrong or doubtful about uploaded rows, each problem at its cell.

    readings hold the rows that change something; proposed is the dataset with them in it, None where it cannot be
    read. department_id is the uploader's, empty for the whole county.
    """
    upload = Upload(rows_of(readings, public.area.area), public, proposed, department_id, as_of)
    return tuple(problem for rule in RULES for problem in rule(upload))
