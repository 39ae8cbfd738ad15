"""The dataset as the page by hand shows it: its indicators, targets and values, read from the files."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

COUNTY = "371723"


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator as text. values are (period, value) of the county, in the order of the file."""

    indicator_id: str
    name: str
    unit: str
    headline: int
    departments: str
    target: str
    due: str
    values: tuple[tuple[str, str], ...]

    @property
    def latest(self) -> str:
        return self.values[-1][1] if self.values else "尚未公布"


def read() -> list[Shown]:
    """Every indicator of DATA_DIR, each with its last target and the departments that answer for it."""
    departments = {row["department_id"]: row["short_name"] or row["name"] for row in _rows("departments")}
    answer: dict[str, list[str]] = {}
    for row in _rows("responsibilities"):
        answer.setdefault(row["measure"], []).append(departments[row["department_id"]])
    targets = {row["indicator_id"]: row for row in sorted(_rows("targets"), key=lambda row: row["period"])}
    values: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("observations"):
        if row["area"] == COUNTY:
            values.setdefault(row["indicator_id"], []).append((row["period"], row["value"]))
    return [
        Shown(
            indicator_id=row["indicator_id"],
            name=row["name"],
            unit=row["unit"],
            headline=int(row["headline"]),
            departments="、".join(answer.get(row["measure"], [])),
            target=targets.get(row["indicator_id"], {}).get("value", ""),
            due=targets.get(row["indicator_id"], {}).get("period", ""),
            values=tuple(sorted(values.get(row["indicator_id"], []))),
        )
        for row in _rows("indicators")
    ]


def headline(shown: list[Shown]) -> list[Shown]:
    """The headline indicators, in their order."""
    return sorted((row for row in shown if row.headline), key=lambda row: row.headline)


def _rows(table: str) -> list[dict[str, str]]:
    path = Path(os.environ.get("DATA_DIR", "data")) / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
