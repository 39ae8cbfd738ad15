"""What a worker holds while it serves: the current release as a snapshot, and finished documents."""

import logging
import time
from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from threading import Lock, Thread
from types import MappingProxyType

from dashboard.changes import from_json
from dashboard.errors import DashboardError, StoreError, UnknownRelease
from dashboard.language import LANGUAGES
from dashboard.model import Snapshot
from dashboard.periods import day_in_china
from dashboard.progress import Assessment, Method, assess_all
from dashboard.publishing import as_published
from dashboard.settings import Settings
from dashboard.shelf import Shelf
from dashboard.store import Publication, Store
from layouts.view import Change, View

_log = logging.getLogger(__name__)


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


class Asking:
    """Asks something at most once a second, in a thread of its own, so that a slow answer holds nobody up for long.

    While answers come, whoever looks waits for the one that is due. Where one is late or none comes, nobody waits for
    the next; it is asked for all the same, and the first that comes ends that.
    """

    EVERY, PATIENCE = 1.0, 2.0  # seconds

    def __init__(self, ask: Callable[[], object]) -> None:
        self._ask = ask
        self._asked = 0.0
        self._thread = Thread()
        self._lock = Lock()
        self._late = False
        self.fails = False

    def look(self) -> None:
        """Asks where it is time, and waits for the answer at most PATIENCE."""
        with self._lock:
            if time.monotonic() - self._asked >= self.EVERY and not self._thread.is_alive():
                self._asked = time.monotonic()
                self._thread = Thread(target=self._run, daemon=True)
                self._thread.start()
            thread = self._thread
        if thread.is_alive() and not (self._late or self.fails):
            thread.join(self.PATIENCE)
            self._late = thread.is_alive()

    def again(self) -> None:
        """Makes the next look ask, however short ago the last one did."""
        if self._thread.is_alive():
            self._thread.join(self.PATIENCE)
        self._asked = 0.0

    def _run(self) -> None:
        try:
            self._ask()
        except DashboardError as error:
            if not self.fails:
                _log.warning("what is held is served on: %s", error)
            self.fails = True
        else:
            if self.fails:
                _log.warning("the store answers again")
            self.fails = self._late = False


class Current:
    """The release readers see now, and past ones by their id. Asks the store at most once a second for a newer one.

    due publishes what was set for a time that has come; it is called once the store has answered.
    """

    PAST = 50_000
    """Past releases kept in memory, weighed by their observations; each counts 200 more for its other tables."""

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
        self._asking = Asking(self._ask)
        self._assessments = Shelf[Mapping[str, tuple[Assessment, ...]]](64)
        self._past = Shelf[Held](self.PAST, lambda held: 200 + len(held.snapshot.observations))
        self._first = Lock()
        self.method = method_of(settings)
        self.documents: Sized = ()

    @property
    def held(self) -> Held:
        """The current release; while the store does not answer, the one held before. Raises StoreError without any."""
        if self._held is None:
            return self._first_held()
        self._asking.look()
        return self._held

    def _first_held(self) -> Held:
        """Of all who come at once, one loads."""
        with self._first:
            return self._held or self._ask()

    def _ask(self) -> Held:
        self._store.current()  # where the database is down that is told of here, once
        self._due()
        publication = self._store.current()
        if publication is None:
            raise StoreError("the store holds no release")
        if self._held is None or publication.number != self._held.number:
            self._held = self._load(publication.number, publication.release_id)
        return self._held

    @property
    def shown(self) -> str:
        """The id of the release this worker holds, without asking for a newer one; empty before the first."""
        return self._held.release_id if self._held else ""

    @property
    def number(self) -> int:
        """The number of the publication this worker holds, without asking for a newer one; 0 before the first."""
        return self._held.number if self._held else 0

    @property
    def documents_kept(self) -> int:
        """How many finished pages this worker has in memory."""
        return len(self.documents)

    @property
    def store_answers(self) -> bool:
        """Whether the store did when it was last asked."""
        return not self._asking.fails

    def refresh(self) -> None:
        """Makes the next look at `held` ask the store, however short ago the last one was."""
        self._asking.again()

    @property
    def snapshot(self) -> Snapshot:
        return self.held.snapshot

    @property
    def release_id(self) -> str:
        return self.held.release_id

    def as_of(self, held: Held) -> date:
        """The day pages speak of: today in China, or the fixed day of a simulated dataset."""
        return held.snapshot.plan.as_of or day_in_china(self._now())

    def view(
        self,
        language: str,
        path: str = "/",
        query: Mapping[str, str] = MappingProxyType({}),
        *,
        release: str = "",
    ) -> View:
        """All that a page or a callback may know, of the current release and day.

        release is the id of a published release, or twelve or more of its first characters: the view is then of that
        release on the day it was first published, now and for ever. Raises UnknownRelease.
        """
        held = self._published(release) if release else self.held
        as_of = held.changes[0].published if release and not held.snapshot.plan.as_of else self.as_of(held)
        return View(
            snapshot=held.snapshot,
            assessments=self._assess(held, as_of),
            language=LANGUAGES[language],
            as_of=as_of,
            settings=self._settings,
            method=self.method,
            changes=held.changes,
            release_id=held.release_id,
            frozen=bool(release),
            path=path,
            query=query,
        )

    def files(self, release_id: str) -> Mapping[str, bytes]:
        """The bytes of a published release by file name. Raises UnknownRelease."""
        return self._store.files(release_id)

    def _published(self, release: str) -> Held:
        """A release as it was when it was first published."""
        publication = self._publication(release)
        load = partial(self._load, publication.number, publication.release_id)
        return self._past.get((publication.release_id,), load)

    def _publication(self, release: str) -> Change:
        """The first publication of the release whose id starts so. Asks only what this worker holds already."""
        found = [row for row in self.held.changes if len(release) >= 12 and row.release_id.startswith(release)]
        if len({row.release_id for row in found}) != 1:
            raise UnknownRelease(f"no release {release}")
        return found[-1]

    def _load(self, number: int, release_id: str) -> Held:
        """A release with the history up to its publication."""
        snapshot = as_published(self._store.files(release_id))
        history = [row for row in self._store.history() if row.number <= number]
        return Held(number, release_id, snapshot, tuple(map(_change, history)))

    def _assess(self, held: Held, as_of: date) -> Mapping[str, tuple[Assessment, ...]]:
        assess = partial(assess_all, held.snapshot, as_of, method=self.method)
        return self._assessments.get((held.number, as_of), assess)


def _change(row: Publication) -> Change:
    """A publication as pages tell it; only a withdrawal's reason is told apart from what the release says."""
    withdrawn = row.kind == "withdrawal"
    summary = "" if withdrawn else row.reason
    return Change(
        release_id=row.release_id,
        number=row.number,
        moment=row.published,
        published=day_in_china(row.published),
        summary=summary,
        summary_en=summary,
        kind=row.kind,
        entries=from_json(row.changes),
        reason=row.reason if withdrawn else "",
    )
