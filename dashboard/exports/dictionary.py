"""The data dictionary as files, from the column definitions that read and write the tables."""

from collections.abc import Iterator

from dashboard.exports.delimited import lines_of
from dashboard.tables import TABLES, Column, Table

_HEADER = (
    *("table", "column", "title", "type", "key", "required", "refers", "values"),
    *("description", "description_en"),
)


def dictionary_csv() -> bytes:
    """Every column of every table, one to a row."""
    rows = (_row(table, column) for table in TABLES.values() for column in table.columns)
    return lines_of((_HEADER, *rows)).encode()


def dictionary_markdown() -> bytes:
    """The same to read, a table for each file."""
    return "\n".join(line for table in TABLES.values() for line in _section(table)).encode()


def _row(table: Table, column: Column) -> tuple[str, ...]:
    return (
        table.name,
        column.name,
        column.title,
        column.type,
        str(column.key).lower(),
        str(column.required).lower(),
        column.refers,
        " | ".join(column.vocabulary),
        column.help,
        column.help_en,
    )


def _section(table: Table) -> Iterator[str]:
    yield f"## {table.file} {table.title} / {table.title_en}\n"
    if table.pairs:
        yield "每行一个要素：key 列写要素名，value 列写内容。"
        yield "Each row is one fact: its name stands under key, itself under value.\n"
    yield "| 列 column | 名称 title | 类型 type | 含义 | Meaning |\n|---|---|---|---|---|"
    for column in table.columns:
        marks = " ".join((column.type, *(("key",) if column.key else ()), *(() if column.required else ("optional",))))
        yield f"| `{column.name}` | {column.title} | {marks} | {column.help} | {column.help_en} |"
    yield ""
