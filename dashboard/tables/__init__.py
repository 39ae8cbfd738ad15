"""The data contract: one definition per table, and all that is derived from it.

TABLES holds every Table by name in the fixed order, with its Columns and their help for the data dictionary.
parse and serialise turn files into typed rows and back, dataset_files a whole Snapshot into files;
datapackage describes the dataset to other programs.
"""

from dashboard.tables.columns import IDENTIFIER, Column, ColumnType, Row, Table, Value
from dashboard.tables.contract import TABLES
from dashboard.tables.package import CONSTRAINTS, datapackage, datapackage_bytes
from dashboard.tables.reading import Parsed, missing_file, parse
from dashboard.tables.references import unknown_references
from dashboard.tables.writing import cell_text, dataset_files, serialise

__all__ = [
    "CONSTRAINTS",
    "IDENTIFIER",
    "TABLES",
    "Column",
    "ColumnType",
    "Parsed",
    "Row",
    "Table",
    "Value",
    "cell_text",
    "datapackage",
    "datapackage_bytes",
    "dataset_files",
    "missing_file",
    "parse",
    "serialise",
    "unknown_references",
]
