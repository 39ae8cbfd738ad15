"""From a file to a draft that is ready: the editor's use cases."""

import uuid
from collections.abc import Mapping
from typing import Literal

from dashboard.accounts import Account, Role
from dashboard.drafts import Draft, Examination
from dashboard.intake.opening import open_upload
from dashboard.publishing import rights
from dashboard.publishing.room import Room, current_number

Words = Mapping[str, str | None]
"""What was typed, by key. None takes back what was said before; so do empty words, except that an empty mend
empties its cell."""

_Field = Literal["answers", "mends", "explanations", "reasons"]


class Drafting(Room):
    """Uploading, looking, mending, submitting."""

    def upload(self, account: Account, name: str, content: bytes, *, address: str = "") -> Draft:
        """A new draft of this account's department from a file as it is. Raises UploadRefused."""
        with self._recorded(account, "upload", address=address) as act:
            rights.require_role(account, Role.EDITOR)
            book = open_upload(name, content)
            with self._store.writing() as tables:
                draft = Draft(
                    draft_id=uuid.uuid4().hex,
                    author=account.username,
                    department_id=account.department_id,
                    state="open",
                    file_name=book.name,
                    file_sha256=tables.drafts.keep(content),
                    base_number=current_number(tables),
                    created=self._now(),
                    updated=self._now(),
                )
                tables.drafts.add(draft)
                act.subject = draft.draft_id
                act.done(tables, f"{book.name} sha256={draft.file_sha256}")
        return draft

    def draft(self, account: Account, draft_id: str) -> Draft:
        """A draft this account may see."""
        with self._recorded(account, "read", draft_id):
            draft = self._draft(draft_id)
            rights.require_reading(account, draft)
        return draft

    def drafts(self, account: Account) -> tuple[Draft, ...]:
        """Every draft this account may see, in any state, the one changed last first."""
        with self._store.reading() as tables:
            return tuple(draft for draft in tables.drafts.all() if rights.may_read(account, draft))

    def content(self, draft: Draft) -> bytes:
        """The file of a draft, byte for byte as it was uploaded."""
        return self._content(draft)

    def examination(self, draft: Draft) -> Examination:
        """What a draft amounts to against what is public now; worked out once per version, publication and day."""
        return self._examined(draft)[1]

    def progress(self, draft_id: str) -> tuple[int, int, str]:
        """How far an examination in this process is: (done, total, what is at hand); (1, 1, "") where none runs."""
        return self._steps.get(draft_id, (1, 1, ""))

    def answer(self, account: Account, draft_id: str, version: int, answers: Words, *, address: str = "") -> Draft:
        """Answers questions, by Question.key; what is not named stays as it was."""
        return self._say(account, draft_id, version, "answers", answers, action="answer", address=address)

    def mend(self, account: Account, draft_id: str, version: int, mends: Words, *, address: str = "") -> Draft:
        """Replaces cells, by place (`Sheet1!C7`); None takes a mend back, empty words empty the cell."""
        return self._say(account, draft_id, version, "mends", mends, action="mend", address=address)

    def explain(
        self, account: Account, draft_id: str, version: int, explanations: Words, *, address: str = ""
    ) -> Draft:
        """Explains warnings, by `rule|place`."""
        return self._say(account, draft_id, version, "explanations", explanations, action="explain", address=address)

    def give_reasons(
        self, account: Account, draft_id: str, version: int, reasons: Words, *, address: str = ""
    ) -> Draft:
        """Gives the public reasons of corrections, by `table|key`."""
        return self._say(account, draft_id, version, "reasons", reasons, action="reasons", address=address)

    def replace_file(
        self, account: Account, draft_id: str, version: int, name: str, content: bytes, *, address: str = ""
    ) -> Draft:
        """Puts another file in the place of a draft's. Mends, which name cells of the old one, go; words stay."""
        with self._recorded(account, "replace", draft_id, address) as act:
            rights.require_editing(account, self._draft(draft_id), version)
            book = open_upload(name, content)
            with self._store.writing() as tables:
                draft = tables.drafts.get(draft_id)
                rights.require_editing(account, draft, version)
                sha256 = tables.drafts.keep(content)
                draft = self._next(draft, file_name=book.name, file_sha256=sha256, mends={})
                tables.drafts.save(draft)
                act.done(tables, f"{book.name} sha256={sha256}")
        return draft

    def submit(self, account: Account, draft_id: str, version: int, *, address: str = "") -> Draft:
        """Hands a draft in for approval, once nothing in it is wrong, asked or unexplained."""
        with self._recorded(account, "submit", draft_id, address) as act:
            draft = self._draft(draft_id)
            rights.require_editing(account, draft, version)
            number, examination = self._examined(draft)
            rights.require_base(draft.base_number, number)
            rights.require_ready(draft, examination)
            with self._store.writing() as tables:
                rights.require_editing(account, tables.drafts.get(draft_id), version)
                rights.require_base(draft.base_number, current_number(tables))
                draft = self._next(draft, state="submitted")
                tables.drafts.save(draft)
                act.done(tables)
        return draft

    def rebase(self, account: Account, draft_id: str, *, version: int | None = None, address: str = "") -> Draft:
        """Compares an open draft with what is public now. One handed in already has to be sent back first, because
        what others saw was another difference."""
        with self._recorded(account, "rebase", draft_id, address) as act, self._store.writing() as tables:
            draft = tables.drafts.get(draft_id)
            rights.require_editing(account, draft, version)
            draft = self._next(draft, base_number=current_number(tables))
            tables.drafts.save(draft)
            act.done(tables, f"base={draft.base_number}")
        return draft

    def discard(self, account: Account, draft_id: str, *, version: int | None = None, address: str = "") -> Draft:
        """Puts a draft away for good; what was said in it stays in the store."""
        with self._recorded(account, "discard", draft_id, address) as act, self._store.writing() as tables:
            draft = tables.drafts.get(draft_id)
            rights.require_work(account, draft, Role.EDITOR)
            rights.require_state(draft, "open", "submitted", "approved", "scheduled")
            rights.require_version(draft, version)
            draft = self._next(draft, state="discarded", publish_at=None)
            tables.drafts.save(draft)
            act.done(tables)
        return draft

    def _say(
        self, account: Account, draft_id: str, version: int, field: _Field, words: Words, *, action: str, address: str
    ) -> Draft:
        with self._recorded(account, action, draft_id, address) as act, self._store.writing() as tables:
            draft = tables.drafts.get(draft_id)
            rights.require_editing(account, draft, version)
            said = _merged(getattr(draft, field), words, keep_empty=field == "mends")
            draft = self._next(draft, **{field: said})
            tables.drafts.save(draft)
            act.done(tables, "；".join(f"{key}={text or ''}" for key, text in words.items()))
        return draft


def _merged(before: Mapping[str, str], words: Words, *, keep_empty: bool) -> dict[str, str]:
    said = {**before, **{key: None if text is None else text.strip() for key, text in words.items()}}
    return {key: text for key, text in said.items() if text is not None and (text or keep_empty)}
