"""An upload's rows into the public files; what nobody touched keeps its bytes."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from dashboard.intake import Reading
from dashboard.language import CHINESE
from dashboard.model import Snapshot, Source
from dashboard.periods import parse_period
from dashboard.publishing.merging import Ground, Key, Texts
from dashboard.tables import TABLES, Table, cell_text
from dashboard.vetting import rows_of


def filing_source(public: Snapshot, department_id: str, day: date) -> Source:
    """The source of what a department reports in a month: `upload_housing_202507`, the department its publisher.

    What an account of the whole county reports is published by the plan's issuer.
    """
    department = public.department_by_id.get(department_id)
    publisher = department.name if department else public.plan.issuer
    month = parse_period(f"{day:%Y-%m}")
    return Source(
        source_id=f"upload_{department_id or 'county'}_{day:%Y%m}"[:64],
        publisher=publisher,
        title=f"{publisher}报送数据（{CHINESE.period(month)}）",
        published=month,
        document_number="",
        url="",
    )


def applied(
    readings: Iterable[Reading], files: Mapping[str, bytes], *, public: Snapshot, source: Source
) -> dict[str, bytes]:
    """The dataset's files with uploaded rows in them; a file that nothing changes keeps its bytes.

    files are the public ones by name and public what they say; source is that of figures whose sheet names none,
    and is added to sources.csv where one needs it. Rows with an incomplete key are passed over.
    """
    ground = Ground(files, public, source)
    tables: dict[str, dict[Key, Texts]] = {}
    for row in rows_of(readings, public.area.area):
        rows = tables.setdefault(row.table, dict(ground.rows(row.table)))
        effect = ground.effect(row, rows.get(row.key))
        if effect is not None:
            rows[row.key] = effect
        elif row.found.delete:
            rows.pop(row.key, None)
    if any(row.get("source_id") == source.source_id for rows in tables.values() for row in rows.values()):
        rows = tables.setdefault("sources", dict(ground.rows("sources")))
        rows.setdefault((source.source_id,), _source_texts(source))
    changed = {name: rows for name, rows in tables.items() if rows != ground.rows(name)}
    return {**files, **{TABLES[name].file: _written(TABLES[name], rows.values()) for name, rows in changed.items()}}


def altering(
    readings: Iterable[Reading], files: Mapping[str, bytes], *, public: Snapshot, source: Source
) -> tuple[Reading, ...]:
    """The readings without the rows that say what is public already.

    Rows that name the same key twice stay, and so do those whose key is incomplete or that say 删除.
    """
    ground, own_area, all_readings = Ground(files, public, source), public.area.area, tuple(readings)
    times = Counter((row.table, row.key) for row in rows_of(all_readings, own_area))
    return tuple(
        replace(reading, rows=tuple(row.found for row in rows_of([reading], own_area) if ground.alters(row, times)))
        for reading in all_readings
    )


def _source_texts(source: Source) -> Texts:
    return {name: cell_text(getattr(source, name)) for name in TABLES["sources"].header}


def _written(table: Table, rows: Iterable[Texts]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, table.header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
