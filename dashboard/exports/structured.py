"""JSON: what the file is, what its columns mean, and its rows, one to a line.

A number stands twice: as a JSON number with every digit as published (67.0), and beside it as text (value_text),
because most programs read 67.0 as 67. Dates and periods are ISO 8601 text; an empty cell is null.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from dashboard.exports.edition import Edition
from dashboard.exports.tabulation import Tabulation
from dashboard.exports.wording import citation, meaning, terms
from dashboard.language import CHINESE, ENGLISH
from dashboard.tables import Column, cell_text


def json_text(tabulation: Tabulation, edition: Edition) -> str:
    """The rows as JSON with what has to be known of them."""
    head = json.dumps(_about(tabulation, edition), ensure_ascii=False, indent=1)
    rows = (_object(tabulation.columns, row) for row in tabulation.rows)
    return head.removesuffix("\n}") + ',\n "rows": [\n  ' + ",\n  ".join(rows).strip() + "\n ]\n}\n"


def _about(tabulation: Tabulation, edition: Edition) -> dict[str, object]:
    return {
        "name": tabulation.name,
        "title": tabulation.title,
        "title_en": tabulation.title_en,
        "description": meaning(tabulation, edition, CHINESE),
        "description_en": meaning(tabulation, edition, ENGLISH),
        "release": edition.release_id,
        "as_of": edition.day.isoformat(),
        "simulated": edition.simulated,
        "publisher": edition.organiser,
        "plan": edition.snapshot.plan.document_number,
        "terms": "".join(terms(CHINESE)),
        "terms_en": " ".join(terms(ENGLISH)),
        "citation": citation(edition, CHINESE),
        "columns": [_column(column) for column in tabulation.columns],
    }


def _column(column: Column) -> Mapping[str, object]:
    return {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.help,
        "description_en": column.help_en,
        **({"values": list(column.vocabulary)} if column.vocabulary else {}),
    }


def _object(columns: Iterable[Column], row: Iterable[object]) -> str:
    """A row as a JSON object. Written by hand, because json.dumps cannot write a Decimal with its digits."""
    members = []
    for column, value in zip(columns, row, strict=True):
        members.append(f'"{column.name}": {_token(value)}')
        if column.type == "number":
            members.append(f'"{column.name}_text": {_token(cell_text(value) or None)}')
    return f"{{{', '.join(members)}}}"


def _token(value: object) -> str:
    if isinstance(value, Decimal):
        return cell_text(value)
    plain = value if value is None or isinstance(value, bool | int | str) else cell_text(value)
    return json.dumps(None if plain == "" else plain, ensure_ascii=False)
