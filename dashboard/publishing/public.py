"""What readers see, as the use cases need it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dashboard.errors import StoreError
from dashboard.model import Snapshot
from dashboard.publishing.dataset import as_published
from dashboard.store import Publication, Store


@dataclass(frozen=True)
class Public:
    """A publication with its files and rows."""

    number: int
    release_id: str
    files: Mapping[str, bytes]
    snapshot: Snapshot

    def as_of(self, today: date) -> date:
        """The day pages speak of: today in China, or the fixed day of a simulated dataset."""
        return self.snapshot.plan.as_of or today


class Releases:
    """The publications of a store, typed; the last few looked at are kept, because reading one takes a while.

    What was public is a fact: rules made since are asked of what is put together anew, and neither keep staff from
    working on what readers see nor publishers from going back to what they saw.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = lru_cache(maxsize=4)(self._load)

    def current(self) -> Public:
        """What readers see now. Raises StoreError in an empty store."""
        publication = self._store.current()
        if publication is None:
            raise StoreError("the store holds no release")
        return self.of(publication)

    def of(self, publication: Publication) -> Public:
        """A publication's files and rows. Raises DatasetError where a table cannot be read any more."""
        return Public(publication.number, publication.release_id, *self._read(publication.release_id))

    def _load(self, release_id: str) -> tuple[Mapping[str, bytes], Snapshot]:
        files = self._store.files(release_id)
        return files, as_published(files)
