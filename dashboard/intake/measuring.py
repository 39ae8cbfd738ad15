"""A cell that holds an indicator's value: to its figure in the indicator's unit, with what the figure leaves unsaid."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboard.intake.book import address
from dashboard.intake.characters import shown
from dashboard.intake.findings import Findings, Spot, text_of
from dashboard.intake.layout import Layout
from dashboard.intake.matching import plain_name
from dashboard.intake.numbers import Number, read_number
from dashboard.intake.trouble import Blank, Deletion, Trouble, without_value
from dashboard.intake.units import in_unit, is_unit, unit_of
from dashboard.model import Indicator, Observation, Snapshot

_Key = tuple[str, str, str]


@dataclass(frozen=True)
class Measuring:
    """Reads value cells of one sheet against what is public."""

    layout: Layout
    findings: Findings
    snapshot: Snapshot

    def value(self, spot: Spot, indicator: Indicator, key: _Key) -> dict[str, str] | Deletion | None:
        """value, and unit and note where the sheet says something of them; None where findings says what is wrong.

        key is (indicator, area, period). A unit column of another place's row stays as its source gives it.
        """
        read = read_number(spot.cell)
        if isinstance(read, Trouble):
            self.findings.wrong(spot, read)
        if not isinstance(read, Number):
            return read if isinstance(read, Deletion) else None
        if read.doubt:
            self.findings.wrong(spot, read.doubt)
        stated = self._stated(spot)
        if stated is not None and not read.unit and self._kept(text_of(stated.cell), key):
            unit = text_of(stated.cell).strip()
            return {"value": f"{read.value:f}", "unit": "" if unit == indicator.unit else unit}
        return self._converted(spot, read, stated, indicator, key)

    def _converted(
        self, spot: Spot, read: Number, stated: Spot | None, indicator: Indicator, key: _Key
    ) -> dict[str, str] | None:
        around = text_of(stated.cell).strip() if stated else self._around(spot)
        measured = in_unit(read.value, read.unit, stated=around, wanted=indicator.unit)
        if isinstance(measured, Trouble):
            self.findings.wrong(spot, measured)
            return None
        if measured.doubt:
            self._differs(measured.doubt, spot, stated, read, indicator.unit)
        value = measured.value
        if unit_of(indicator.unit).base == "%" and not read.unit:
            value = self._in_percent(value, spot, key)
        written = f"{read.remark or text_of(spot.cell).strip()}{'' if read.unit else around}"
        said = written if measured.converted else read.remark
        values = {"value": f"{value:f}"} | ({"unit": ""} if read.unit or around else {})
        return values | ({"note": f"原表写“{shown(said)}”。"} if said else {})

    def _differs(self, doubt: Trouble, spot: Spot, stated: Spot | None, read: Number, wanted: str) -> None:
        """Warns of another unit at the cell that says it, with what to write there."""
        if read.unit:
            self.findings.wrong(spot, replace(doubt, suggestion=f"{read.value:f}{wanted}"))
        elif stated is not None:
            self.findings.wrong(stated, replace(doubt, suggestion=wanted))
        else:
            self.findings.wrong(spot, doubt)

    def _stated(self, spot: Spot) -> Spot | None:
        """The cell of the row's unit column, where it says anything."""
        if "unit" not in self.layout.heading.columns:
            return None
        cell = self.layout.spot(spot.row, "unit")
        text = text_of(cell.cell).strip()
        return None if not text or isinstance(without_value(text), Blank) else cell

    def _around(self, spot: Spot) -> str:
        """The unit of a heading, of the brackets behind the indicator's name, or of the whole sheet."""
        columns = self.layout.heading.columns
        named = [plain_name(text_of(self.layout.spot(spot.row, "name").cell))[1]] if "name" in columns else []
        stated = (self.layout.heading.units.get(spot.column, ""), *named, self.layout.unit)
        return next((unit for unit in stated if unit and is_unit(unit)), "")

    def _kept(self, unit: str, key: _Key) -> bool:
        """Whether a row keeps its source's unit: other places' rows do, and rows already public with it."""
        public = self._published.get(key)
        return key[1] != self.snapshot.area.area or (public is not None and public.unit == unit.strip())

    def _in_percent(self, value: Decimal, spot: Spot, key: _Key) -> Decimal:
        """A share that may have been written as a fraction; whether it was is asked once for its column."""
        public = self._published.get(key)
        same = public is not None and public.value == value
        if same or self.layout.heading.exact or not 0 < abs(value) <= 1:
            return value
        name = f"fraction|{self.layout.sheet.name}!{address(0, spot.column)[:-1]}"
        percent = Decimal(f"{value.scaleb(2):f}")
        if value == value.to_integral_value():  # 1 is a fraction only in a column of fractions
            return percent if self.findings.answers.get(name) == "percent" else value
        text = f"这一列是百分数，却写着“{value:f}”这样的小数。是 {percent:f}%，还是 {value:f}%？"
        choices = (("percent", f"整列乘以100，即 {percent:f}%"), ("as_is", f"照原样，即 {value:f}%"))
        return percent if self.findings.ask(name, spot, text, choices) == "percent" else value

    @cached_property
    def _published(self) -> dict[_Key, Observation]:
        return {(row.indicator_id, row.area, row.period.text): row for row in self.snapshot.observations}
