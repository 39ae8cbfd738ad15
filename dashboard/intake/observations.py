"""Rows of observations from a sheet with one value to a row, or with a column for each period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.intake.book import place
from dashboard.intake.characters import shown, solid
from dashboard.intake.findings import Findings, Spot, text_of
from dashboard.intake.layout import Layout, body
from dashboard.intake.matching import (
    NONE,
    Names,
    area_names,
    department_names,
    found_row,
    indicator_names,
    plain_name,
)
from dashboard.intake.measuring import Measuring
from dashboard.intake.numbers import read_number
from dashboard.intake.reading import Found
from dashboard.intake.trouble import Blank, Deletion, Trouble
from dashboard.intake.values import cell_text, moment, plain_text
from dashboard.intake.wholesheet import indicator_of_sheet, period_of_sheet, value_column
from dashboard.model import Indicator, Snapshot
from dashboard.periods import Period
from dashboard.tables import TABLES

_COLUMNS = {column.name: column for column in TABLES["observations"].columns}
_BESIDE = ("status", "note", "note_en", "source_id")
_Part = tuple[dict[str, str], dict[str, str]]
"""Some values of a row and the places they stand at."""


def observations(layout: Layout, findings: Findings, snapshot: Snapshot) -> tuple[Found, ...]:
    """All rows of observations that a sheet gives; what is unclear or wrong keeps its row out."""
    reader = _Reader(layout, findings, snapshot)
    return tuple(found for row in body(layout, findings) for found in reader.row(row))


@dataclass(frozen=True)
class _Reader:
    layout: Layout
    findings: Findings
    snapshot: Snapshot
    periods: dict[int, Period | None] = field(default_factory=dict)

    def row(self, row: int) -> Iterator[Found]:
        """The values of one row: one, or one for each period."""
        filled = [spot for spot in self._value_spots(row) if not isinstance(read_number(spot.cell), Blank)]
        if not filled:
            self.findings.skip(row, "没有填数，已公布的不变")
            return
        before = self.findings.open
        indicator = self._indicator(row)
        area, beside = self._area(row), self._beside(row)
        self._department(row)
        clear = self.findings.open == before
        for spot in filled:
            found = self._found(spot, indicator, area, beside)
            if found is not None and clear:
                yield found

    def _value_spots(self, row: int) -> list[Spot]:
        heading = self.layout.heading
        if heading.wide and not {"period", "year"} & set(heading.columns):
            return [self.layout.at(row, column) for column in heading.wide]
        column = self._value_column
        return [self.layout.at(row, column)] if column is not None else []

    @cached_property
    def _value_column(self) -> int | None:
        return value_column(self.layout, self.findings)

    def _found(self, spot: Spot, indicator: Indicator | None, area: _Part, beside: _Part) -> Found | None:
        """The row that one cell makes, None where it cannot be taken."""
        before = self.findings.open
        period, period_place = self._period(spot)
        if indicator is None:
            self._look(spot)
            return None
        values = {"indicator_id": indicator.indicator_id, **area[0], "period": period.text if period else ""}
        own = self._measuring.value(spot, indicator, (indicator.indicator_id, values["area"], values["period"]))
        if own is None or self.findings.open > before:
            return None
        places = {**self._name_place(spot.row), **area[1], "period": period_place, "value": self.layout.place(spot)}
        if isinstance(own, Deletion):
            return Found(values, places, delete=True)
        if "note" in own and beside[0].get("note"):
            own["note"] = f"{beside[0]['note'].removesuffix('。')}。{own['note']}"
        return Found({**values, **beside[0], **own}, {**places, **beside[1]})

    def _look(self, spot: Spot) -> None:
        """A value whose row is unclear is looked at all the same, so that all problems show at once."""
        read = read_number(spot.cell)
        if isinstance(read, Trouble):
            self.findings.wrong(spot, read)

    @cached_property
    def _measuring(self) -> Measuring:
        return Measuring(self.layout, self.findings, self.snapshot)

    def _indicator(self, row: int) -> Indicator | None:
        """The indicator of a row, by its id or else by its name."""
        spot = self._name_spot(row)
        if spot is None:
            return self.snapshot.indicator_by_id.get(self._sheet_indicator or "")
        if not text_of(spot.cell).strip():
            remedy = "补上指标名称；一个名称管几行的，每行都要写。"
            self.findings.wrong(spot, Trouble("missing_name", "这一行有数，没有指标名称。", remedy))
            return None
        one = found_row(spot, self._indicators, self.findings)
        if one == NONE:
            message = f"“{shown(text_of(spot.cell))}”不是网站上的指标。"
            self.findings.wrong(spot, Trouble("unknown_indicator", message, "改成网站上的指标名称，或删去这一行。"))
        self._agree(row, one)
        return self.snapshot.indicator_by_id.get(one or "")

    def _agree(self, row: int, one: str | None) -> None:
        """An id and a name beside it must mean the same indicator."""
        if one is None or not {"indicator_id", "name"} <= set(self.layout.heading.columns):
            return
        spot = self.layout.spot(row, "name")
        if self._indicators.exact(plain_name(text_of(spot.cell))[0]) not in {None, one}:
            message = f"名称与编号“{one}”说的不是同一个指标。"
            self.findings.wrong(spot, Trouble("name_conflict", message, "改正名称或编号。"))

    def _name_spot(self, row: int) -> Spot | None:
        columns = self.layout.heading.columns
        spots = [self.layout.spot(row, name) for name in ("indicator_id", "name") if name in columns]
        return next((spot for spot in spots if text_of(spot.cell).strip()), spots[-1] if spots else None)

    def _name_place(self, row: int) -> dict[str, str]:
        spot = self._name_spot(row)
        return {"indicator_id": self.layout.place(spot)} if spot else {}

    @cached_property
    def _indicators(self) -> Names:
        return indicator_names(self.snapshot)

    @cached_property
    def _sheet_indicator(self) -> str | None:
        return indicator_of_sheet(self.layout, self._indicators, self.findings)

    def _period(self, spot: Spot) -> tuple[Period | None, str]:
        """The period of a value and the place that says it, which a title has not."""
        columns = self.layout.heading.columns
        if spot.column in self.layout.heading.wide and not {"period", "year"} & set(columns):
            return self._period_of_column(spot.column)
        if not {"period", "year"} & set(columns):
            return self._sheet_period, ""
        year = self.layout.spot(spot.row, "year") if "year" in columns else None
        at = self.layout.spot(spot.row, "period") if "period" in columns else year
        assert at is not None
        named = moment(year, self.layout, self.findings) if year and year is not at else None
        read = moment(at, self.layout, self.findings, year=named.start.year if isinstance(named, Period) else None)
        if isinstance(read, Blank | Deletion):
            self.findings.wrong(
                at, Trouble("missing_period", "这一行有数，没有时间。", "补上时间，如2025-06-30或2025年6月。")
            )
        return (read if isinstance(read, Period) else None), self.layout.place(at)

    def _period_of_column(self, column: int) -> tuple[Period | None, str]:
        heading = self.layout.heading
        spot = Spot(heading.last, column, heading.wide[column], shown(heading.labels[column]))
        if column not in self.periods:
            read = moment(spot, self.layout, self.findings)
            self.periods[column] = read if isinstance(read, Period) else None
        elif self.periods[column] is None:
            self.findings.open += 1
        return self.periods[column], place(self.layout.sheet.name, spot.row, column)

    @cached_property
    def _sheet_period(self) -> Period | None:
        return period_of_sheet(self.layout, self.findings)

    def _area(self, row: int) -> _Part:
        """The place a value is for: the county, where no column says another."""
        columns = self.layout.heading.columns
        spots = [self.layout.spot(row, name) for name in ("area", "area_name") if name in columns]
        spot = next((spot for spot in spots if text_of(spot.cell).strip()), None)
        if spot is None:
            return {"area": self.snapshot.area.area}, {}
        code = cell_text(_COLUMNS["area"], spot, self.layout, self.findings)
        known = self._areas.exact(code) if isinstance(code, str) else None
        if known is None and code is not None:
            listed = "、".join(area.name for area in self.snapshot.areas[:4])
            message = f"没有叫“{shown(text_of(spot.cell))}”的地区。"
            self.findings.wrong(spot, Trouble("unknown_area", message, f"改成网站上的地区，如{listed}。"))
        return {"area": known or ""}, {"area": self.layout.place(spot)}

    @cached_property
    def _areas(self) -> Names:
        return area_names(self.snapshot)

    def _beside(self, row: int) -> _Part:
        """What else a row says: status, note, source."""
        values, places = dict[str, str](), dict[str, str]()
        for name in _BESIDE:
            if name in self.layout.heading.columns:
                spot = self.layout.spot(row, name)
                text = cell_text(_COLUMNS[name], spot, self.layout, self.findings)
                if isinstance(text, str | Deletion):
                    values[name] = text if isinstance(text, str) else ""
                    places[name] = self.layout.place(spot)
        if source := self._source(row):
            values.setdefault("source_id", source)
        return values, places

    def _source(self, row: int) -> str:
        """The one source of the dataset with the title, and the publisher, that a row gives."""
        if "source" not in self.layout.heading.columns:
            return ""
        title = plain_text(self.layout.spot(row, "source"))
        found = [source for source in self.snapshot.sources if title and source.title == title]
        if "publisher" in self.layout.heading.columns:
            publisher = plain_text(self.layout.spot(row, "publisher"))
            found = [source for source in found if source.publisher == publisher]
        return found[0].source_id if len(found) == 1 else ""

    def _department(self, row: int) -> None:
        """Warns of a department that the dataset does not have; which one reports a value is not kept."""
        if "department" not in self.layout.heading.columns:
            return
        spot = self.layout.spot(row, "department")
        for name in re.split(r"[、,，;；/ ]+", solid(text_of(spot.cell))[:120]):
            if name and not self._departments.exact(name) and not self._departments.near(name):
                message = f"没有叫“{shown(name)}”的单位。"
                remedy = "改成网站上的单位名称；写法不同的，说明一句。"
                self.findings.wrong(spot, Trouble("unknown_department", message, remedy, severity="warning"))

    @cached_property
    def _departments(self) -> Names:
        return department_names(self.snapshot)
