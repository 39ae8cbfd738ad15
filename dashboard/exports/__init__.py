"""Files for re-users: tables and indicators as CSV, XLSX and JSON, and a whole release as a data package.

Every file is a function of a release alone (Edition), so it is made once, is the same on every machine, and one that
names its release never changes. Every file is taken back by dashboard.intake, or by `publish`, and changes nothing.
"""

from dashboard.exports.columns import INDICATOR_COLUMNS
from dashboard.exports.edition import Edition
from dashboard.exports.formats import FORMS, MIMETYPES, ROWS_OF_A_WORKBOOK, made
from dashboard.exports.package import package
from dashboard.exports.tabulation import Tabulation, indicator, table
from dashboard.exports.wording import citation, terms

__all__ = [
    "FORMS",
    "INDICATOR_COLUMNS",
    "MIMETYPES",
    "ROWS_OF_A_WORKBOOK",
    "Edition",
    "Tabulation",
    "citation",
    "indicator",
    "made",
    "package",
    "table",
    "terms",
]
