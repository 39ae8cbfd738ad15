"""Publishing a whole dataset as it stands, from the command line: what it changed is told as of any other release."""

from collections.abc import Mapping
from datetime import datetime

from dashboard.changes import as_json, between
from dashboard.model import Snapshot
from dashboard.periods import day_in_china
from dashboard.progress import STANDARD, Method
from dashboard.publishing.dataset import inspected
from dashboard.store import Publication, Store


def publish_files(
    store: Store,
    files: Mapping[str, bytes],
    examined: Snapshot,
    *,
    reason: str,
    now: datetime,
    method: Method = STANDARD,
) -> Publication:
    """Puts a dataset's files in front of readers, with every row that differs from what they saw before.

    examined is what `examine` makes of the files; reason is public and the whole release's: no row has one of its own.
    """
    today, current = day_in_china(now), store.current()
    old = inspected(store.files(current.release_id), today=today)[1] if current else None
    if old is None:  # the first release, or one that today's rules cannot read any more
        return store.publish(files, at=now, reason=reason)
    found = between(old, examined, as_of=examined.plan.as_of or today, method=method)
    return store.publish(files, at=now, reason=reason, changes=as_json(found))
