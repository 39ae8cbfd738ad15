"""Approving drafts and sending them back: the reviewers' use cases."""

from dataclasses import replace

from dashboard.accounts import Account
from dashboard.drafts import Decision, Draft
from dashboard.errors import NotAllowed
from dashboard.publishing import rights
from dashboard.publishing.room import Room, current_number
from dashboard.store import Tables

_HANDS = ("upload", "answer", "mend", "explain", "reasons", "replace", "submit")
"""What makes somebody one of those who wrote a draft, as the audit log calls it."""


class Deciding(Room):
    """Approving, sending back, and what was decided."""

    def decisions(self, draft_id: str) -> tuple[Decision, ...]:
        """All that was decided about a draft, in order. A return without a user name is the site's own: a scheduled
        draft that could not be published when its time came."""
        with self._store.reading() as tables:
            return tables.drafts.decisions(draft_id)

    def approve(
        self, account: Account, draft_id: str, opinion: str, *, version: int | None = None, address: str = ""
    ) -> Draft:
        """Approves a submitted draft as it is. With version, only while it is still what the reviewer saw."""
        with self._recorded(account, "approve", draft_id, address) as act, self._store.writing() as tables:
            draft = tables.drafts.get(draft_id)
            given = _approvals(tables, draft)
            _require_approving(tables, account, draft)
            rights.require_version(draft, version)
            rights.require_base(draft.base_number, current_number(tables))
            decision = Decision(draft_id, account.username, "approve", opinion.strip(), self._now())
            tables.drafts.decide(decision, version=draft.version)
            if len(given) + 1 >= self._approvals:
                draft = replace(draft, state="approved", updated=self._now())
                tables.drafts.save(draft)
            act.done(tables, opinion)
        return draft

    def barred(self, account: Account, draft: Draft) -> str:
        """Why this account may not approve a draft now, in the words of the refusal; empty where it may."""
        try:
            with self._store.reading() as tables:
                _require_approving(tables, account, draft)
        except NotAllowed as refusal:
            return str(refusal)
        return ""

    def send_back(
        self, account: Account, draft_id: str, opinion: str, *, version: int | None = None, address: str = ""
    ) -> Draft:
        """Opens a draft again for its editors, with what has to be done; a scheduled one is no longer scheduled."""
        with self._recorded(account, "return", draft_id, address) as act, self._store.writing() as tables:
            draft = tables.drafts.get(draft_id)
            rights.require_returning(account, draft, opinion)
            rights.require_version(draft, version)
            draft = self._reopened(tables, draft, account.username, opinion.strip())
            act.done(tables, opinion)
        return draft

    def _reopened(self, tables: Tables, draft: Draft, username: str, opinion: str) -> Draft:
        decision = Decision(draft.draft_id, username, "return", opinion, self._now())
        tables.drafts.decide(decision, version=draft.version)
        draft = self._next(draft, state="open", publish_at=None, publisher="")
        tables.drafts.save(draft)
        return draft

    def _approved(self, draft: Draft) -> int:
        """How many others have approved a draft as it is now."""
        with self._store.reading() as tables:
            return len(_approvals(tables, draft))


def _approvals(tables: Tables, draft: Draft) -> list[Decision]:
    decisions = tables.drafts.decisions(draft.draft_id, version=draft.version)
    return [decision for decision in decisions if decision.decision == "approve"]


def _require_approving(tables: Tables, account: Account, draft: Draft) -> None:
    hands = tables.audit.hands(draft.draft_id, _HANDS) | {draft.author}
    rights.require_approving(account, draft, hands=hands, given=_approvals(tables, draft))
