"""The dataset described as a Frictionless Data Package, from the same column definitions that read it."""

import json
from collections.abc import Mapping

from dashboard.model import Plan
from dashboard.tables.columns import IDENTIFIER, Column, ColumnType, Table
from dashboard.tables.contract import TABLES

_PERIOD = r"\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_FIELDS: Mapping[ColumnType, dict[str, object]] = {
    "url": {"type": "string", "format": "uri"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
}
CONSTRAINTS: Mapping[ColumnType, dict[str, object]] = {
    "id": {"pattern": IDENTIFIER},
    "integer": {"minimum": 0},
    "period": {"pattern": _PERIOD},
}
"""What the cells of a type are held to, as Frictionless tells it; a pattern is for the whole cell."""


def datapackage(plan: Plan) -> dict[str, object]:
    """The descriptor of a dataset: every table and column with types, constraints, primary and foreign keys."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "urbanisation-progress" + ("-demo" if plan.simulated else ""),
        "title": plan.title + ("（演示数据）" if plan.simulated else ""),
        "description": f"{plan.issuer} {plan.document_number}",
        **({"simulated": True} if plan.simulated else {}),
        "resources": [_resource(table) for table in TABLES.values()],
    }


def datapackage_bytes(plan: Plan) -> bytes:
    """The descriptor as the file datapackage.json."""
    return (json.dumps(datapackage(plan), ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.title,
        "title_en": table.title_en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, object]:
    keys = [_foreign_key(column) for column in table.cells if column.refers and not column.overall]
    return {
        "fields": [_field(column) for column in table.cells],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if column.required else {}
    constraints |= CONSTRAINTS.get(column.type, {})
    constraints |= {"enum": list(column.vocabulary)} if column.vocabulary else {}
    return {
        "name": column.name,
        **_FIELDS.get(column.type, {"type": "string"}),
        "title": column.title,
        "description": column.help,
        "title_en": column.title_en,
        "description_en": column.help_en,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_key(column: Column) -> dict[str, object]:
    target = TABLES[column.refers]
    return {"fields": [column.name], "reference": {"resource": target.name, "fields": list(target.key)}}
