"""What every use case of the desk works with: the store, the clock, the public release and what drafts amount to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dashboard.accounts import Account
from dashboard.drafts import Draft, Examination
from dashboard.periods import day_in_china
from dashboard.progress import STANDARD, Method
from dashboard.publishing.acts import Act, recorded
from dashboard.publishing.examination import examine_draft
from dashboard.publishing.public import Public, Releases
from dashboard.shelf import Shelf
from dashboard.store import Store, Tables

_KEPT_EXAMINATIONS = 20


class Room:
    """The ground that drafting, deciding and releasing share."""

    def __init__(
        self, store: Store, *, approvals: int = 0, now: Callable[[], datetime], method: Method = STANDARD
    ) -> None:
        self._store = store
        self._approvals = approvals
        self._now = now
        self._method = method
        self._releases = Releases(store)
        self._kept = Shelf[Examination](_KEPT_EXAMINATIONS)
        self._steps: dict[str, tuple[int, int, str]] = {}

    def _recorded(
        self, account: Account, action: str, subject: str = "", address: str = ""
    ) -> AbstractContextManager[Act]:
        return recorded(self._store, self._now, account.username, action, subject=subject, address=address)

    def _next(self, draft: Draft, **changes: Any) -> Draft:
        """A draft's next version."""
        return replace(draft, version=draft.version + 1, updated=self._now(), **changes)

    def _draft(self, draft_id: str) -> Draft:
        with self._store.reading() as tables:
            return tables.drafts.get(draft_id)

    def _content(self, draft: Draft) -> bytes:
        with self._store.reading() as tables:
            return tables.drafts.content(draft.file_sha256)

    def _public(self) -> Public:
        return self._releases.current()

    def _examined(self, draft: Draft) -> tuple[int, Examination]:
        """What a draft amounts to, and the publication's number that this is told against."""
        today, public = day_in_china(self._now()), self._public()
        key = (draft.draft_id, draft.version, public.number, today)
        return public.number, self._kept.get(key, lambda: self._examine(draft, public, today))

    def _examine(self, draft: Draft, public: Public, today: date) -> Examination:
        def report(done: int, total: int, what: str) -> None:
            self._steps[draft.draft_id] = (done, total, what)

        try:
            return examine_draft(
                draft,
                self._content(draft),
                public=public.snapshot,
                public_files=public.files,
                today=today,
                as_of=public.as_of(today),
                method=self._method,
                report=report,
            )
        finally:
            self._steps.pop(draft.draft_id, None)


def current_number(tables: Tables) -> int:
    """The number of the publication readers see, 0 in an empty store."""
    publication = tables.releases.current()
    return publication.number if publication else 0
