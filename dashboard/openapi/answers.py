"""A whole answer: the data with what has to be known of them."""

from urllib.parse import urlencode

from dashboard.language import CHINESE, ENGLISH
from dashboard.openapi.envelope import licence, notice
from dashboard.openapi.operations import Data, Operation
from dashboard.openapi.parameters import LIMIT, Asked
from dashboard.openapi.rows import ROOT, Json
from dashboard.openapi.seen import Seen

DOCUMENTATION = "/data/api"
DESCRIPTION = f"{ROOT}/openapi.json"


def answer(seen: Seen, operation: Operation, asked: Asked) -> Json:
    """The answer of an operation to parameters that have been checked.

    Where it is paged, as many of the data as were asked for; meta.total counts them all.
    """
    data = operation.data(seen, asked)
    total = len(data) if isinstance(data, list) else 1
    links = _links(seen, operation, asked)
    if operation.paged and isinstance(data, list):
        data, further = _page(data, asked)
        links |= (
            {"next": _address(seen, operation, {**asked, **further, "release": seen.release_id})} if further else {}
        )
    return {"data": data, "meta": _meta(seen) | {"total": total, "links": links}}


def _page(data: list[Json], asked: Asked) -> tuple[Data, dict[str, str]]:
    """A page of the data, and what the next one is asked with; a page stays in place because its release does."""
    limit, offset = int(asked.get("limit", LIMIT.default)), int(asked.get("offset", 0))
    after = offset + limit
    return data[offset:after], {"limit": str(limit), "offset": str(after)} if after < len(data) else {}


def _meta(seen: Seen) -> Json:
    simulated = seen.snapshot.plan.simulated
    return {
        "release": seen.release_id,
        "published": (seen.changes[0].published if seen.changes else seen.as_of).isoformat(),
        "as_of": seen.as_of.isoformat(),
        "frozen": seen.frozen,
        "simulated": simulated,
        "notice": notice(CHINESE, simulated=simulated),
        "notice_en": notice(ENGLISH, simulated=simulated),
        "licence": licence(CHINESE),
        "licence_en": licence(ENGLISH),
    }


def _links(seen: Seen, operation: Operation, asked: Asked) -> Json:
    links: Json = {
        "self": _address(seen, operation, asked),
        "documentation": seen.absolute_file(DOCUMENTATION),
        "description": seen.absolute_file(DESCRIPTION),
    }
    if any(each.name == "release" for each in operation.takes):
        links["permanent"] = _address(seen, operation, {**asked, "release": seen.release_id})
    return links


def _address(seen: Seen, operation: Operation, asked: Asked) -> str:
    path = operation.address.format(**asked)
    query = {each.name: asked[each.name] for each in operation.query if each.name in asked}
    return seen.absolute_file(path + (f"?{urlencode(query)}" if query else ""))
