"""What an address may ask of a page beside its path. All else that is added to it changes nothing."""

import re
from collections.abc import Callable, Mapping

from dashboard.language import LANGUAGES
from dashboard.model import Snapshot
from dashboard.progress import Verdict
from layouts.embed.subject import SHAPES, THEMES
from layouts.overview import filters
from layouts.press import embedding

LONGEST = 100
"""Characters of a search word that are looked for."""

NAMES = (*filters.FIELDS, "by", *embedding.FIELDS)
"""The names that some page may be asked with."""

_VERDICTS = frozenset(verdict.value for verdict in Verdict)
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")

_Fits = Mapping[str, Callable[[str], object]]
_PACE: _Fits = {"by": _MONTH.fullmatch}
_EMBEDDING: _Fits = {
    "view": SHAPES.__contains__,
    "theme": THEMES.__contains__,
    "lang": LANGUAGES.__contains__,
    "frozen": "1".__eq__,
    "static": "1".__eq__,
}


def usable(snapshot: Snapshot, path: str, given: Mapping[str, str]) -> dict[str, str]:
    """The part of a query that the page at a path can use, so that whatever else is asked is the same page."""
    fits = _fits(snapshot, path)
    asked = {name: given.get(name, "")[:LONGEST].strip() for name in fits}
    return {name: value for name, value in asked.items() if value and fits[name](value)}


def _fits(snapshot: Snapshot, path: str) -> _Fits:
    if path == "/":
        return {
            "q": bool,
            "verdict": _VERDICTS.__contains__,
            "department": snapshot.department_by_id.__contains__,
            "action": snapshot.action_by_id.__contains__,
        }
    if path.startswith("/indicators/"):
        return _EMBEDDING if path.endswith("/press") else _PACE
    return {}
