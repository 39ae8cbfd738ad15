"""What a shape is: an object in an answer, its fields and its JSON schema."""

from dataclasses import dataclass

from dashboard.openapi.fields import (
    ADDRESSES,
    TEXT,
    Field,
    Schema,
    fields_of,
    word,
)
from dashboard.progress import Verdict
from dashboard.tables import TABLES

VERDICT = word(*Verdict)


@dataclass(frozen=True, slots=True)
class Shape:
    """An object in an answer. Where table names one, its columns come first, as the data contract has them;
    an extra field of the same name is told in its place."""

    name: str
    title: str
    title_en: str
    extra: tuple[Field, ...] = ()
    table: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        told = {field.name for field in self.extra}
        columns = fields_of(TABLES[self.table]) if self.table else ()
        return (*(field for field in columns if field.name not in told), *self.extra)


def schema_of(shape: Shape) -> Schema:
    """The JSON schema of a shape without its words; every field is always there, null where there is nothing."""
    properties = {field.name: field.schema for field in shape.fields}
    return {"type": "object", "properties": properties, "required": [*properties]}


def links(help: str, help_en: str) -> Field:
    return Field("links", ADDRESSES, f"完整的网址：{help}。", f"Whole addresses: {help_en}.")


ACTION_ID = Field("action_id", TEXT, "所属行动的编号。", "Action area it belongs to.")
JUDGED = Field(
    "verdict", VERDICT, "状态标记，含义和算法见评价方法页。", "The verdict; the method page says what each means."
)
