"""The formats a table can be had in."""

from collections.abc import Mapping

from dashboard.exports.delimited import csv_text
from dashboard.exports.edition import Edition
from dashboard.exports.structured import json_text
from dashboard.exports.tabulation import Tabulation

FORMS = ("csv", "xlsx", "json")
"""Every format, as the ending of an address."""

MIMETYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "zip": "application/zip",
}

ROWS_OF_A_WORKBOOK = 50_000
"""The longest table that is worth a workbook: it takes half a minute to write."""


def made(tabulation: Tabulation, edition: Edition, form: str) -> bytes:
    """A file of one of FORMS, the same bytes whenever it is made."""
    if form == "csv":
        return csv_text(tabulation, simulated=edition.simulated).encode()
    if form == "json":
        return json_text(tabulation, edition).encode()
    from dashboard.exports.workbook import workbook  # openpyxl is not for workers that nobody asks for a workbook

    return workbook(tabulation, edition)
