"""Files for re-users: every indicator and every table as CSV that Excel and WPS open as it stands.

UTF-8 with BOM and CRLF. The first row holds the machine names of the data dictionary, so that programs need no
second header; readable names stand in columns of their own (area_name, source, publisher). An indicator's file holds
its published values and, after them, its targets: the column row tells which is which. Text that a spreadsheet would
take for a formula is led by an apostrophe; numbers are left as published. Files of a simulated dataset are named
演示数据-… (demo-… to browsers that take only ASCII) and have a last column simulated=true.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from urllib.parse import quote

from flask import Blueprint, Response, request, send_file

from dashboard.model import Observation, Plan, Snapshot, Target
from dashboard.routes import Published
from dashboard.tables import TABLES, Row, Table, serialise

INDICATOR_HEADER = (
    "row",
    "area",
    "area_name",
    "period",
    "value",
    "unit",
    "status",
    "source",
    "publisher",
    "note",
    "comparator",
    "stretch",
    "due_inferred",
)
"""The columns of an indicator's file. row is observation or target; the last three are a target's alone."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = frozenset({"integer", "number"})


def blueprint(current: Callable[[], Published]) -> Blueprint:
    """`/download/indicators/<id>.csv` and `/download/tables/<name>.csv` of the release readers see."""
    routes = Blueprint("downloads", __name__)

    @routes.get("/download/indicators/<indicator_id>.csv")
    def indicator(indicator_id: str) -> Response:
        site = current()
        if indicator_id not in site.snapshot.indicator_by_id:
            return _unknown("指标", indicator_id, tuple(site.snapshot.indicator_by_id))
        return _file(indicator_id, site, lambda: indicator_csv(site.snapshot, indicator_id))

    @routes.get("/download/tables/<name>.csv")
    def table(name: str) -> Response:
        site = current()
        if name not in TABLES:
            return _unknown("数据表", name, tuple(TABLES))
        return _file(name, site, lambda: table_csv(site.snapshot, name))

    return routes


def indicator_csv(snapshot: Snapshot, indicator_id: str) -> bytes:
    """An indicator's published values by period, the county's before those of other places, then its targets."""
    places = (snapshot.area, *snapshot.areas_observed(indicator_id))
    rows = [
        _observation_cells(snapshot, row)
        for place in places
        for row in snapshot.observations_of(indicator_id, place.area)
    ]
    rows += [_target_cells(snapshot, row) for row in snapshot.targets_of(indicator_id)]
    return _csv(snapshot, INDICATOR_HEADER, rows, numbers={"value"})


def _observation_cells(snapshot: Snapshot, row: Observation) -> tuple[str, ...]:
    source = snapshot.source_by_id[row.source_id]
    return (
        "observation",
        row.area,
        snapshot.area_by_code[row.area].name,
        str(row.period),
        f"{row.value:f}",
        row.unit or snapshot.indicator_by_id[row.indicator_id].unit,
        row.status,
        source.title,
        source.publisher,
        row.note,
        "",
        "",
        "",
    )


def _target_cells(snapshot: Snapshot, row: Target) -> tuple[str, ...]:
    """A target as the plan sets it: the plan is its source, who issued the plan its publisher."""
    return (
        "target",
        snapshot.area.area,
        snapshot.area.name,
        str(row.period),
        f"{row.value:f}",
        snapshot.indicator_by_id[row.indicator_id].unit,
        "",
        snapshot.plan.title,
        snapshot.plan.issuer,
        row.note,
        row.comparator,
        str(row.stretch).lower(),
        str(row.due_inferred).lower(),
    )


def table_csv(snapshot: Snapshot, name: str) -> bytes:
    """One table of the dataset, its columns as in the contract."""
    table = TABLES[name]
    text = serialise(name, rows_of(snapshot, table)).decode()
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return _csv(snapshot, header, rows, numbers={each.name for each in table.cells if each.type in _NUMBERS})


def rows_of(snapshot: Snapshot, table: Table) -> Sequence[Row]:
    """The rows of a table; the plan's facts are one row."""
    rows: Plan | Sequence[Row] = getattr(snapshot, table.name)
    return (rows,) if isinstance(rows, Plan) else rows


def _csv(snapshot: Snapshot, header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: set[str]) -> bytes:
    simulated = snapshot.plan.simulated
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*header, "simulated"] if simulated else header)
    for row in rows:
        cells = [cell if name in numbers else _plain(cell) for name, cell in zip(header, row, strict=True)]
        writer.writerow([*cells, "true"] if simulated else cells)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _file(name: str, site: Published, content: Callable[[], bytes]) -> Response:
    """A download that is made only where the reader's copy is of another release."""
    if request.if_none_match.contains(site.release_id):
        response = Response(status=304)
        response.set_etag(site.release_id)
        return response
    answer = send_file(
        io.BytesIO(content()),
        mimetype="text/csv",
        as_attachment=True,
        download_name=f"{name}.csv",
        etag=site.release_id,
    )
    if site.snapshot.plan.simulated:
        names = {"filename": f"demo-{name}.csv", "filename*": f"UTF-8''{quote(f'演示数据-{name}.csv')}"}
        answer.headers.set("Content-Disposition", "attachment", **names)
    return answer


def _unknown(kind: str, name: str, known: Sequence[str]) -> Response:
    close = get_close_matches(name, known, n=3)
    hint = f"相近的有：{'、'.join(close)}。" if close else ""
    text = f"没有编号为“{name}”的{kind}。{hint}全部编号见“数据下载与说明”页。\n"
    return Response(text, status=404, mimetype="text/plain")
