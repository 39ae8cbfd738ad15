"""Putting drafts in front of readers, now or later, and taking them back: the publishers' use cases."""

from dataclasses import replace
from datetime import datetime

from dashboard.accounts import Account
from dashboard.changes import as_json, between
from dashboard.drafts import Draft, Examination
from dashboard.errors import NotAllowed, UnknownRelease
from dashboard.periods import day_in_china
from dashboard.publishing import rights
from dashboard.publishing.acts import REFUSALS, Act
from dashboard.publishing.deciding import Deciding
from dashboard.publishing.public import Public
from dashboard.publishing.room import current_number
from dashboard.store import Publication, Tables


class Releasing(Deciding):
    """Publishing, scheduling, withdrawing."""

    def publish(
        self,
        account: Account,
        draft_id: str,
        version: int,
        *,
        confirmed_base: int,
        at: datetime | None = None,
        address: str = "",
    ) -> Publication | None:
        """Puts a draft in front of readers in one transaction, or schedules it: then there is no Publication yet.

        confirmed_base is the number of the publication whose differences the publisher saw. Raises Moved where that
        is not the draft's base, or no longer what readers see. at lies in the future, or is as good as now.
        """
        later = at if at and at > self._now() else None
        with self._recorded(account, "schedule" if later else "publish", draft_id, address) as act:
            draft = self._draft(draft_id)
            rights.require_publishing(account, draft, version, approvals=self._approvals, given=self._approved(draft))
            rights.require_base(draft.base_number, confirmed_base)
            examination = self._ready(draft)
            draft = replace(draft, publisher=account.username)
            if later is None:
                return self._publish(act, draft, examination)
            self._schedule(act, draft, later)
            return None

    def publish_due(self) -> tuple[Publication, ...]:
        """Publishes the scheduled drafts whose time has come; call it every few seconds, from any process.

        A draft whose base is no longer public, that today's rules refuse, or whose publisher is one no more, is open
        again instead; the reason is its last decision and stands in the audit log.
        """
        with self._store.reading() as tables:
            due = tables.drafts.due(self._now())
        made = (self._publish_scheduled(draft) for draft in due)
        return tuple(publication for publication in made if publication)

    def withdraw(self, account: Account, number: int, reason: str, *, address: str = "") -> Publication:
        """Publishes the release of an earlier publication again, with a reason that everybody reads.

        Raises UnknownRelease where there is no such publication.
        """
        with self._recorded(account, "withdraw", str(number), address) as act:
            rights.require_withdrawing(account)
            if not reason.strip():
                raise NotAllowed("撤回要写明原因，原因会公开。")
            now, earlier = self._public(), self._earlier(number)
            if earlier.release_id == now.release_id:
                raise NotAllowed("现在公开的就是这一次的数据，不用撤回。")
            changes = self._changes(now, earlier)
            with self._store.writing() as tables:
                rights.require_base(now.number, current_number(tables))
                publication = tables.releases.publish(
                    earlier.files,
                    at=self._now(),
                    reason=reason.strip(),
                    author=account.username,
                    kind="withdrawal",
                    changes=changes,
                )
                act.done(tables, f"publication={publication.number} {reason}")
        return publication

    def _ready(self, draft: Draft) -> Examination:
        number, examination = self._examined(draft)
        rights.require_base(draft.base_number, number)
        rights.require_ready(draft, examination)
        return examination

    def _schedule(self, act: Act, draft: Draft, at: datetime) -> None:
        with self._store.writing() as tables:
            self._require_same(tables, draft)
            tables.drafts.save(replace(draft, state="scheduled", publish_at=at, updated=self._now()))
            act.done(tables, at.isoformat())

    def _publish(self, act: Act, draft: Draft, examination: Examination) -> Publication:
        assert examination.files is not None  # require_ready
        with self._store.writing() as tables:
            self._require_same(tables, draft)
            publication = tables.releases.publish(
                examination.files,
                at=self._now(),
                author=draft.publisher,
                changes=as_json(examination.changes),
            )
            tables.drafts.save(replace(draft, state="published", publish_at=None, updated=self._now()))
            act.done(tables, f"publication={publication.number} release={publication.release_id}")
        return publication

    def _publish_scheduled(self, draft: Draft) -> Publication | None:
        act = Act(self._now, "", "publish", draft.draft_id, "")
        try:
            with self._store.reading() as tables:
                rights.require_standing(tables.accounts.get(draft.publisher), draft)
            return self._publish(act, draft, self._ready(draft))
        except REFUSALS as error:
            with self._store.writing() as tables:
                if tables.drafts.get(draft.draft_id) == draft:  # else another process published or changed it
                    self._reopened(tables, draft, "", str(error))
                    act.refused(tables, str(error))
        return None

    def _require_same(self, tables: Tables, draft: Draft) -> None:
        """Neither the draft nor what readers see has changed since they were looked at."""
        stored = tables.drafts.get(draft.draft_id)
        rights.require_version(stored, draft.version)
        rights.require_state(stored, draft.state)
        rights.require_base(draft.base_number, current_number(tables))

    def _earlier(self, number: int) -> Public:
        for publication in self._store.history():
            if publication.number == number:
                return self._releases.of(publication)
        raise UnknownRelease(f"no publication {number}")

    def _changes(self, old: Public, new: Public) -> str:
        as_of = new.as_of(day_in_china(self._now()))
        return as_json(between(old.snapshot, new.snapshot, as_of=as_of, method=self._method))
