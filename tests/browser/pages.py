"""One address per kind of page, chosen from the dataset that is shown."""

import re
import urllib.request
from collections.abc import Callable, Mapping

from tests.browser.live import Site

COUNTY = "371723"


def indicator(site: Site, *, published: bool) -> str:
    """The first indicator that has, or has not, a published value of the county's own."""
    observed = {row["indicator_id"] for row in site.rows("observations") if row["area"] == COUNTY}
    ids = [row["indicator_id"] for row in site.rows("indicators")]
    return next(identifier for identifier in ids if (identifier in observed) is published)


def compared(site: Site) -> str:
    """The first indicator whose chart shows another area beside the county."""
    comparable = {row["indicator_id"] for row in site.rows("indicators") if row["comparable"] == "true"}
    own = {row["indicator_id"] for row in site.rows("observations") if row["area"] == COUNTY}
    others = {row["indicator_id"] for row in site.rows("observations") if row["area"] in {"371700", "370000", "000000"}}
    return sorted(comparable & own & others)[0]


def charted(site: Site) -> str:
    """The page of the action area that shows most charts."""
    observed = {row["indicator_id"] for row in site.rows("observations") if row["area"] == COUNTY}
    area = {row["measure"]: row["action_id"] for row in site.rows("measures")}
    areas = [
        area[row["measure"]]
        for row in site.rows("indicators")
        if row["indicator_id"] in observed and row["measure"] in area
    ]
    return f"/actions/{max(areas, key=areas.count)}"


def headline(site: Site) -> list[str]:
    """The headline indicators, in their order."""
    rows = [row for row in site.rows("indicators") if int(row["headline"])]
    return [row["indicator_id"] for row in sorted(rows, key=lambda row: int(row["headline"]))]


def newsroom(site: Site) -> str:
    """The page of the newest release."""
    with urllib.request.urlopen(f"{site.url}/updates") as answer:
        found = re.search(r"/updates/[0-9a-f]{12}", answer.read().decode())
    assert found
    return found[0]


def _first(table: str, column: str, folder: str) -> Callable[[Site], str]:
    return lambda site: f"/{folder}/{site.rows(table)[0][column]}"


def _always(path: str) -> Callable[[Site], str]:
    return lambda site: path


KINDS: Mapping[str, Callable[[Site], str]] = {
    "overview": _always("/"),
    "action area": lambda site: f"/actions/{site.rows('measures')[0]['action_id']}",
    "measure": _first("measures", "measure", "measures"),
    "indicator with values": lambda site: f"/indicators/{indicator(site, published=True)}",
    "indicator without": lambda site: f"/indicators/{indicator(site, published=False)}",
    "press, with values": lambda site: f"/indicators/{indicator(site, published=True)}/press",
    "press, without": lambda site: f"/indicators/{indicator(site, published=False)}/press",
    "newsroom": newsroom,
    "communities": _always("/communities"),
    "departments": _always("/departments"),
    "department": _first("departments", "department_id", "departments"),
    "data": _always("/data"),
    "api": _always("/data/api"),
    "method": _always("/method"),
    "about": _always("/about"),
    "updates": _always("/updates"),
    "sitemap": _always("/sitemap"),
    "privacy": _always("/privacy"),
    "accessibility": _always("/accessibility"),
    "not found": _always("/nowhere"),
}
"""Kinds of page by name. The last is answered with 404."""

MISSING = ("status 404", "status of 404")
"""What the browser says of a page that is not found; expected there and nowhere else."""


def expected(kind: str) -> tuple[str, ...]:
    return MISSING if kind == "not found" else ()
