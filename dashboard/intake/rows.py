"""Rows of every other table: column by column, a milestone or community also by its name."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from dashboard.intake.characters import comparable, shown
from dashboard.intake.findings import Findings, Spot, text_of
from dashboard.intake.layout import Layout, body
from dashboard.intake.matching import (
    NONE,
    Names,
    community_names,
    department_names,
    found_row,
    indicator_names,
    milestone_names,
    plain_name,
    unknown,
)
from dashboard.intake.reading import Found
from dashboard.intake.trouble import Deletion, Trouble
from dashboard.intake.values import cell_text, moment, plain_text
from dashboard.intake.wholesheet import period_of_sheet
from dashboard.model import Snapshot
from dashboard.periods import Period
from dashboard.tables import TABLES, Column

_KEYS = {"milestones": "milestone_id", "communities": "community_id"}
_FORGIVING = {"milestones": ("state", "as_of", "note", "note_en", "source_id")}
"""What departments report of a table whose other columns are the plan's."""


def rows(layout: Layout, findings: Findings, snapshot: Snapshot) -> tuple[Found, ...]:
    """All rows of a table other than observations; what is unclear or wrong keeps its row out."""
    reader = _Reader(layout, findings, snapshot)
    return tuple(found for row in body(layout, findings) if (found := reader.row(row)) is not None)


@dataclass(frozen=True)
class _Reader:
    layout: Layout
    findings: Findings
    snapshot: Snapshot

    def row(self, row: int) -> Found | None:
        """One row, None where nothing is said or something is wrong."""
        table, before = TABLES[self.layout.heading.table], self.findings.open
        if table.name == "milestones" and "state" in self.layout.heading.columns and self._unreported(row):
            self.findings.skip(row, "没有填进展，已公布的不变")
            return None
        values, places = self._identified(row)
        delete = False
        for column in self._columns():
            spot = self.layout.spot(row, column.name)
            text = cell_text(column, spot, self.layout, self.findings, year=self._year(row, column))
            if isinstance(text, Deletion):
                delete = delete or column.required
                text = ""
            if isinstance(text, str):
                values[column.name], places[column.name] = text, self.layout.place(spot)
        self._complete(values, places, row)
        self._keyed(values, row)
        if self.findings.open > before:
            return None
        if delete:
            values = {key: values[key] for key in table.key}
        return Found(values, places, delete)

    def _columns(self) -> list[Column]:
        """The columns to read; of a table found by name, its key and name are settled already."""
        heading = self.layout.heading
        own = [column for column in TABLES[heading.table].cells if column.name in heading.columns]
        if heading.exact or heading.table not in _KEYS:
            return own
        key = _KEYS[heading.table]
        told = _FORGIVING.get(heading.table, tuple(TABLES[heading.table].header))
        named = () if key in heading.columns else ("name",)
        return [column for column in own if column.name in told and column.name not in (key, *named)]

    def _identified(self, row: int) -> tuple[dict[str, str], dict[str, str]]:
        """The key of a milestone or community, from its id or its name."""
        heading = self.layout.heading
        if heading.exact or heading.table not in _KEYS:
            return {}, {}
        key, names = _KEYS[heading.table], self._names
        spots = [self.layout.spot(row, name) for name in (key, "name") if name in heading.columns]
        spot = next((spot for spot in spots if text_of(spot.cell).strip()), spots[-1])
        if not text_of(spot.cell).strip():
            self.findings.wrong(
                spot, Trouble("missing_name", f"这一行没有{names.what}名称。", "补上名称，或清空这一行。")
            )
            return {}, {}
        if heading.table == "communities":
            values = self._community(row, spot)
        else:
            one = found_row(spot, names, self.findings)
            if one == NONE:
                unknown(spot, names, self.findings)
            values = {key: one} if one else {}
        return values, dict.fromkeys(values, self.layout.place(spot))

    @cached_property
    def _names(self) -> Names:
        return (milestone_names if self.layout.heading.table == "milestones" else community_names)(self.snapshot)

    def _community(self, row: int, spot: Spot) -> dict[str, str]:
        """A community's id; a new one's is made from its name and town, so that a second reading gives the same."""
        name = plain_text(spot)
        known = self._names.exact(name)
        if known is None and self._names.near(plain_name(name)[0]):
            known = found_row(spot, self._names, self.findings, otherwise="都不是，这是新列入的小区")
            if known is None:
                return {}
        if known is not None and known != NONE:
            return {"community_id": known}
        town = plain_text(self.layout.spot(row, "town")) if "town" in self.layout.heading.columns else ""
        digest = sha256(f"{comparable(town)}|{comparable(name)}".encode()).hexdigest()
        return {"community_id": f"c-{digest[:10]}", "name": name}

    def _unreported(self, row: int) -> bool:
        spot = self.layout.spot(row, "state")
        return not text_of(spot.cell).strip() and not self.layout.heading.exact

    def _year(self, row: int, column: Column) -> int | None:
        heading = self.layout.heading
        if heading.table != "milestones" or column.name != "as_of" or "year" not in heading.columns:
            return None
        year = moment(self.layout.spot(row, "year"), self.layout, self.findings)
        return year.start.year if isinstance(year, Period) else None

    def _complete(self, values: dict[str, str], places: dict[str, str], row: int) -> None:
        """A reported state has a day; one that is withdrawn takes its day and source along. Known names become ids."""
        if self.layout.heading.table == "milestones" and not self.layout.heading.exact:
            if values.get("state") == "" and "state" in places:
                values |= {"as_of": "", "source_id": ""}
            elif "state" in values and "as_of" not in self.layout.heading.columns and self._sheet_period:
                values["as_of"] = self._sheet_period.end.isoformat()
        for column in TABLES[self.layout.heading.table].cells:
            if column.refers in {"departments", "indicators"} and values.get(column.name):
                names = self._departments if column.refers == "departments" else self._indicators
                values[column.name] = self._referred(values[column.name], names, self.layout.spot(row, column.name))

    @cached_property
    def _sheet_period(self) -> Period | None:
        return period_of_sheet(self.layout, self.findings)

    @cached_property
    def _departments(self) -> Names:
        return department_names(self.snapshot)

    @cached_property
    def _indicators(self) -> Names:
        return indicator_names(self.snapshot)

    def _referred(self, text: str, names: Names, spot: Spot) -> str:
        """The id behind a name; an id stays, since the row it names may come with the same file."""
        if self.layout.heading.exact:
            return text
        return names.exact(text) or found_row(spot, names, self.findings) or text

    def _keyed(self, values: dict[str, str], row: int) -> None:
        """A row without its key cannot be told from others."""
        table = TABLES[self.layout.heading.table]
        for column in table.cells:
            if column.key and not values.get(column.name) and column.name in self.layout.heading.columns:
                spot = self.layout.spot(row, column.name)
                if column.name in _KEYS.values() and "name" in self.layout.heading.columns:
                    continue
                message = f"“{shown(spot.label or column.title)}”是空的，看不出是哪一行。"
                self.findings.wrong(spot, Trouble("missing_key", message, f"补填：{column.help}"))
