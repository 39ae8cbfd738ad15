"""The fields of answers: name, JSON schema and meaning; those of a table come from its columns in the data contract."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboard.tables import CONSTRAINTS, Column, ColumnType, Row, Table

Schema = Mapping[str, object]

TEXT: Schema = {"type": "string"}
DATE: Schema = {"type": "string", "format": "date"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
YES_NO: Schema = {"type": "boolean"}
ADDRESSES: Schema = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}

_FORMS: Mapping[ColumnType, Schema] = {
    "url": {"type": "string", "format": "uri"},
    "integer": WHOLE,
    "number": NUMBER,
    "boolean": YES_NO,
    "date": DATE,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an answer. help says what it means in Chinese, help_en in English."""

    name: str
    schema: Schema
    help: str
    help_en: str


def ref(shape: str) -> Schema:
    """A schema that stands among the document's components."""
    return {"$ref": f"#/components/schemas/{shape}"}


def many(schema: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": schema}


def word(*words: str) -> Schema:
    """One of some words."""
    return {"type": "string", "enum": list(words)}


def maybe(schema: Schema) -> Schema:
    """The same, or null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    empty = {"enum": [*words, None]} if isinstance(words := schema.get("enum"), list) else {}
    return {**schema, "type": [schema["type"], "null"], **empty}


def fields_of(table: Table) -> tuple[Field, ...]:
    """The columns of a table as fields; a number is followed by its text, as published."""
    return tuple(field for column in table.columns for field in _fields(column))


def _fields(column: Column) -> Iterator[Field]:
    yield Field(column.name, _schema(column), column.help, column.help_en)
    if column.type == "number":
        text = TEXT if column.required else maybe(TEXT)
        yield Field(f"{column.name}_text", text, "同一个数照公布的写法，保留小数位。", "The same as published.")


def _schema(column: Column) -> Schema:
    schema = dict(_FORMS.get(column.type, TEXT))
    pattern = CONSTRAINTS.get(column.type, {}).get("pattern")
    schema |= {"pattern": f"^({pattern})$"} if pattern else {}
    schema |= {"enum": list(column.vocabulary)} if column.vocabulary else {}
    return schema if column.required or column.type == "boolean" else maybe(schema)


def row_json(table: Table, row: Row) -> dict[str, object]:
    """A row as its fields: null where a cell is empty, numbers as JSON numbers beside their text."""
    made: dict[str, object] = {}
    for column in table.columns:
        value = getattr(row, column.name)
        made[column.name] = cell_json(value)
        if column.type == "number":
            made[f"{column.name}_text"] = None if value is None else f"{value:f}"
    return made


def cell_json(value: object) -> object:
    """A typed value as JSON: text as it is, null for nothing, dates and periods in ISO 8601."""
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return number_json(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int) else str(value)


def number_json(value: Decimal) -> int | float:
    """A number as JSON numbers are: what is whole without a point, all else to 15 digits."""
    return int(value) if value.as_tuple().exponent == 0 else float(value)
