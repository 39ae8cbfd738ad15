"""Each row is named in full and once, and only a row that is public can be deleted."""

from collections.abc import Iterator

from dashboard.changes import by_key
from dashboard.errors import Problem
from dashboard.tables import TABLES
from dashboard.vetting.upload import Row, Upload


def incomplete_keys(upload: Upload) -> Iterator[Problem]:
    for row in upload.rows:
        table = TABLES[row.table]
        for column in table.cells:
            if column.key and not row.key[table.key.index(column.name)]:
                message = f"这一行没有“{column.title}”，不知道是哪一行数据。"
                yield row.problem(column.name, "incomplete_key", message, f"补填：{column.help}")


def duplicate_keys(upload: Upload) -> Iterator[Problem]:
    first: dict[tuple[str, tuple[str, ...]], Row] = {}
    for row in upload.rows:
        if not all(row.key):
            continue
        before = first.setdefault((row.table, row.key), row)
        if before is not row:
            column = _telling(row)
            message = f"与 {before.place(column)} 说的是同一行数据（{'、'.join(row.key)}），只能有一个。"
            yield row.problem(column, "duplicate_key", message, "删去其中一个，或改正指标、地区、时期。")


def _telling(row: Row) -> str:
    """The column whose cells set two rows of one key apart: in a wide table the names and periods are shared."""
    return "value" if row.table == "observations" else TABLES[row.table].key[0]


def nothing_to_delete(upload: Upload) -> Iterator[Problem]:
    wanted = [row for row in upload.rows if row.found.delete and all(row.key)]
    public = {name: by_key(TABLES[name], upload.public) for name in {row.table for row in wanted}}
    for row in wanted:
        if row.name not in public[row.table]:
            message = f"要删除的一行（{'、'.join(row.key)}）没有公布过。"
            remedy = "去掉“删除”，或改正指标、地区、时期。"
            yield row.problem(_telling(row), "nothing_to_delete", message, remedy)
