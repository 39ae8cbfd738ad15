"""What differs between two snapshots, told so that a page in either language can show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.progress import Verdict

Kind = Literal["new", "updated", "corrected", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is different. kind: `new` has no earlier value; `updated` a later period of a known indicator;
    `corrected` another value for the same key; `removed` no later value.

    table and key name the row (key is the row's key columns joined by `|`); indicator_id is empty where none is
    concerned; old and new are what readers see, with the source's decimals, empty where absent; reason is public.
    """

    kind: Kind
    table: str
    key: str
    indicator_id: str
    period: str
    old: str
    new: str
    reason: str = ""
    verdict_before: Verdict | None = None
    verdict_after: Verdict | None = None


def as_json(changes: tuple[Change, ...]) -> str:
    """Changes as text to keep with a publication. (To be written.)"""
    raise NotImplementedError


def from_json(text: str) -> tuple[Change, ...]:
    """The changes kept with a publication. (To be written.)"""
    raise NotImplementedError


Reasons = Mapping[str, str]
"""Public reasons by `table|key` of the row they explain."""
