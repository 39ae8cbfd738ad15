"""What differs between two snapshots.

change      one row that is different, and how changes are kept as text
comparing   two snapshots to all changes between them
kinds       whether a row is new, updated, corrected or removed, and what readers see of it
"""

from dashboard.changes.change import Change, Kind, Reasons, as_json, from_json, reason_key
from dashboard.changes.comparing import between, by_key

__all__ = ["Change", "Kind", "Reasons", "as_json", "between", "by_key", "from_json", "reason_key"]
