"""What a worker holds while it serves: the current release as a snapshot, and finished documents."""

import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from types import MappingProxyType

import brotli

from dashboard.changes import from_json
from dashboard.errors import StoreError
from dashboard.language import LANGUAGES
from dashboard.model import Snapshot
from dashboard.periods import day_in_china
from dashboard.progress import Assessment, Method, assess_all
from dashboard.publishing import examine
from dashboard.settings import Settings
from dashboard.store import Publication, Store
from layouts.view import Change, View

QUERY_NAMES = ("q", "verdict", "department", "action", "by")
"""The names a page may be asked with; others (a share link's tracking) do not reach it."""


def method_of(settings: Settings) -> Method:
    """The published method with this site's thresholds."""
    return Method(
        ahead=settings.ahead_ratio,
        on_pace=settings.on_pace_ratio,
        slightly=settings.slight_ratio,
        about_band=settings.about_band,
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A release as a worker holds it. number is its publication's."""

    number: int
    release_id: str
    snapshot: Snapshot
    changes: tuple[Change, ...]


class Current:
    """The release readers see now. Asks the store at most once a second whether there is a newer one.

    due publishes what was set for a time that has come; it is called before the store is asked.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        now: Callable[[], datetime],
        due: Callable[[], object] = lambda: None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._now = now
        self._due = due
        self._held: Held | None = None
        self._asked = 0.0
        self._assessments: tuple[tuple[int, date], Mapping[str, tuple[Assessment, ...]]] | None = None
        self.method = method_of(settings)

    @property
    def held(self) -> Held:
        """The current release."""
        moment = time.monotonic()
        if self._held is None or moment - self._asked >= 1:
            self._asked = moment
            self._due()
            publication = self._store.current()
            if publication and (self._held is None or publication.number != self._held.number):
                self._held = self._load(publication.number, publication.release_id)
        if self._held is None:
            raise StoreError("the store holds no release")
        return self._held

    def refresh(self) -> None:
        """Makes the next look at `held` ask the store, however short ago the last one was."""
        self._asked = 0.0

    @property
    def snapshot(self) -> Snapshot:
        return self.held.snapshot

    @property
    def release_id(self) -> str:
        return self.held.release_id

    def as_of(self, held: Held) -> date:
        """The day pages speak of: today in China, or the fixed day of a simulated dataset."""
        return held.snapshot.plan.as_of or day_in_china(self._now())

    def view(self, language: str, path: str = "/", query: Mapping[str, str] = MappingProxyType({})) -> View:
        """All that a page or a callback may know, of the current release and day."""
        held = self.held
        as_of = self.as_of(held)
        return View(
            snapshot=held.snapshot,
            assessments=self._assess(held, as_of),
            language=LANGUAGES[language],
            as_of=as_of,
            settings=self._settings,
            method=self.method,
            changes=held.changes,
            release_id=held.release_id,
            path=path,
            query=query,
        )

    def _load(self, number: int, release_id: str) -> Held:
        snapshot = examine(self._store.files(release_id), today=day_in_china(self._now()))
        return Held(number, release_id, snapshot, tuple(map(_change, self._store.history())))

    def _assess(self, held: Held, as_of: date) -> Mapping[str, tuple[Assessment, ...]]:
        key = (held.number, as_of)
        if self._assessments is None or self._assessments[0] != key:
            self._assessments = key, assess_all(held.snapshot, as_of, method=self.method)
        return self._assessments[1]


def _change(row: Publication) -> Change:
    """A publication as pages tell it; only a withdrawal's reason is told apart from what the release says."""
    withdrawn = row.kind == "withdrawal"
    summary = "" if withdrawn else row.reason
    return Change(
        release_id=row.release_id,
        published=day_in_china(row.published),
        summary=summary,
        summary_en=summary,
        kind=row.kind,
        entries=from_json(row.changes),
        reason=row.reason if withdrawn else "",
    )


@dataclass(frozen=True, slots=True)
class Document:
    """A finished answer, compressed. kept: it will be sent many times; others are made anew each time."""

    status: int
    kept: bool
    etag: str
    brotli: bytes
    gzip: bytes

    @classmethod
    def of(cls, text: str, *, status: int, kept: bool) -> "Document":
        """A document that is kept is worth a longer compression."""
        content = text.encode()
        return cls(
            status=status,
            kept=kept,
            etag=hashlib.sha256(content).hexdigest()[:20],
            brotli=brotli.compress(content, quality=9 if kept else 4),
            gzip=gzip.compress(content, 6 if kept else 1, mtime=0),
        )


class Documents:
    """Finished documents by what they are a function of; the least used go first. Safe between threads."""

    def __init__(self, size: int = 600) -> None:
        self._size = size
        self._kept: OrderedDict[tuple[object, ...], Document] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: tuple[object, ...], make: Callable[[], Document]) -> Document:
        """The document of this key, made if it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        if not made.kept:
            return made
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made
