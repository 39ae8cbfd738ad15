"""Rows of the dataset as the objects of answers, each with what belongs to it and where it is shown."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from dashboard.changes import Change
from dashboard.model import Department, Indicator, Observation, Target
from dashboard.openapi.fields import cell_json, number_json, row_json
from dashboard.openapi.seen import Publication, Seen
from dashboard.progress import Assessment, Pace, Point, covered_from
from dashboard.tables import TABLES, Row

ROOT = "/api/v1"

Json = dict[str, object]


def row_of(table: str, row: Row) -> Json:
    """The columns of a row."""
    return row_json(TABLES[table], row)


def pages(seen: Seen, path: str) -> Json:
    """A page in both languages."""
    return {"page": seen.absolute_file(path), "page_en": seen.absolute_file(f"/en{path}")}


def observation(seen: Seen, row: Observation) -> Json:
    """A published value with its unit, days, place and source."""
    place, about = seen.snapshot.area_by_code[row.area], seen.snapshot.indicator_by_id[row.indicator_id]
    return row_of("observations", row) | {
        "unit": row.unit or about.unit,
        "kind": about.kind,
        "period_start": covered_from(row.period, about, seen.snapshot.plan.period_start).isoformat(),
        "period_end": row.period.end.isoformat(),
        "area_name": place.name,
        "area_name_en": place.name_en or place.name,
        "source": row_of("sources", seen.snapshot.source_by_id[row.source_id]),
    }


def target(row: Target) -> Json:
    """A target with its due date."""
    return row_of("targets", row) | {"due": row.due.isoformat()}


def assessment(made: Assessment) -> Json:
    """A verdict with all its inputs."""
    plain = ("verdict", "degree", "as_of", "due_by_now", "ratio", "elapsed_months", "total_months")
    rest = ("limit", "distance", "awaited", "expected")
    return {name: cell_json(getattr(made, name)) for name in (*plain, *rest)} | {
        "target_period": cell_json(made.target.period if made.target else None),
        "latest": _point(Point(made.latest.period.end, made.latest.value)) if made.latest else None,
        "baseline": _point(made.baseline) if made.baseline else None,
        "pace": _pace(made.pace) if made.pace else None,
    }


def _point(point: Point) -> Json:
    return {"day": point.day.isoformat(), "value": number_json(point.value)}


def _pace(pace: Pace) -> Json:
    return {name: cell_json(value) for name, value in asdict(pace).items()}


def responsible(seen: Seen, measure: int) -> list[Json]:
    """Who answers for a measure, in the plan's order; nobody for the overall goal."""
    rows: tuple[Department, ...] = seen.snapshot.departments_of(measure)
    return [row_of("departments", row) | {"role": seen.snapshot.role_of(measure, row.department_id)} for row in rows]


def indicator(seen: Seen, row: Indicator) -> Json:
    """An indicator as lists have it: its newest value, the target that stands, the verdict."""
    made = seen.current(row)
    return _indicator(seen, row, made) | {
        "target": target(made.target) if made.target else None,
        "links": {"self": indicator_address(seen, row), **pages(seen, f"/indicators/{row.indicator_id}")},
    }


def indicator_in_full(seen: Seen, row: Indicator) -> Json:
    """All there is of one indicator."""
    made, name = seen.current(row), row.indicator_id
    return _indicator(seen, row, made) | {
        "assessment": assessment(made),
        "targets": [
            target(each.target) | {"assessment": assessment(each)} for each in seen.assessments[name] if each.target
        ],
        "observations": [observation(seen, each) for each in seen.snapshot.observations_of(name)],
        "departments": responsible(seen, row.measure),
        "links": _everything(seen, row),
    }


def _indicator(seen: Seen, row: Indicator, made: Assessment) -> Json:
    return row_of("indicators", row) | {
        "action_id": seen.snapshot.action_of(row.measure).action_id,
        "verdict": made.verdict,
        "latest": observation(seen, made.latest) if made.latest else None,
    }


def indicator_address(seen: Seen, row: Indicator, *, rest: str = "") -> str:
    """Where an indicator is had, of the same release where one was asked for."""
    return seen.absolute_file(f"{ROOT}/indicators/{row.indicator_id}{rest}{pinned(seen)}")


def pinned(seen: Seen) -> str:
    """The query that holds an address to the release that was asked for."""
    return f"?release={seen.release_id}" if seen.frozen else ""


def _everything(seen: Seen, row: Indicator) -> Json:
    name = row.indicator_id
    folder = f"/download/releases/{seen.release_id}" if seen.frozen else "/download"
    files = {form: f"{folder}/indicators/{name}.{form}" for form in ("csv", "xlsx", "json")}
    drawn = {f"picture_{form}": f"/charts/{name}.{form}{pinned(seen)}" for form in ("png", "svg")}
    others = {"embed": f"/embed/{name}{pinned(seen)}", "press": f"/indicators/{name}/press"}
    return {
        "self": indicator_address(seen, row),
        "observations": indicator_address(seen, row, rest="/observations"),
        **pages(seen, f"/indicators/{name}"),
        **{what: seen.absolute_file(path) for what, path in (others | drawn | files).items()},
    }


def release(seen: Seen, row: Publication, kinds: Iterable[str]) -> Json:
    """One publication of a release."""
    found = [entry.kind for entry in row.entries]
    return {
        "release": row.release_id,
        "number": row.number,
        "published": row.published.isoformat(),
        "moment": row.moment.isoformat() if row.moment else None,
        "kind": row.kind,
        "summary": cell_json(row.summary),
        "reason": cell_json(row.reason),
        "counts": {kind: found.count(kind) for kind in kinds},  # type: ignore[arg-type]
        "links": {
            "self": seen.absolute_file(f"{ROOT}/releases/{row.release_id}"),
            "indicators": seen.absolute_file(f"{ROOT}/indicators?release={row.release_id}"),
            **pages(seen, f"/updates/{row.release_id[:12]}"),
        },
    }


def change(row: Change) -> Json:
    """One row that a publication changed."""
    named = {name: cell_json(value) for name, value in asdict(row).items() if name != "columns"}
    return named | {"columns": list(row.columns)}


def in_period(row: Observation, first: date, last: date) -> bool:
    """Whether the period of a value ends between two days, both included."""
    return first <= row.period.end <= last
