"""A desk with all that belongs on it: a clock, a store with a small dataset published, people, files to upload."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.accounts import Account, Role
from dashboard.drafts import Draft
from dashboard.errors import NotAllowed
from dashboard.publishing.desk import Desk
from dashboard.store import Publication, Store
from tests.builders import files
from tests.stores import new_store

START = datetime(2025, 7, 15, 4, 0, tzinfo=UTC)
"""Noon in China on builders.TODAY."""


class Clock:
    """A clock that tests turn on."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **span: float) -> None:
        """Lets time pass: wait(minutes=5)."""
        self.at += timedelta(**span)


def account(username: str, *roles: Role, department_id: str = "housing", **changes: Any) -> Account:
    """Somebody of the housing department, with a password that nobody knows."""
    return Account(username, username.title(), department_id, frozenset(roles), "", START, must_change=False, **changes)


LI = account("li", Role.EDITOR)
LIU = account("liu", Role.EDITOR)
WANG = account("wang", Role.REVIEWER)
WU = account("wu", Role.REVIEWER)
ZHAO = account("zhao", Role.PUBLISHER)
MA = account("ma", Role.PUBLISHER, department_id="")
QIAN = account("qian", Role.EDITOR, Role.PUBLISHER)
SUN = account("sun", Role.AUDITOR, department_id="")
ZHOU = account("zhou", Role.ADMINISTRATOR, department_id="")


def store_at(path: Path, **tables: Any) -> Store:
    """A store in a folder, with the people above and the small dataset of tests/builders.py, published first."""
    store = new_store(path)
    store.publish(files(**tables), at=START, reason="", number=1)
    with store.writing() as written:
        for one in (LI, LIU, WANG, WU, ZHAO, MA, QIAN, SUN, ZHOU):
            written.accounts.add(one)
    return store


def desk_at(path: Path, *, approvals: int = 0, clock: Clock | None = None, **tables: Any) -> Desk:
    """A desk on a store of its own."""
    return Desk(store_at(path, **tables), approvals=approvals, now=clock or Clock())


def figures(value: str = "40", period: str = "2024年") -> bytes:
    """A file with one figure of the one indicator, as an office writes it."""
    return f"指标名称,单位,完成值,截至时间\n5G基站,个,{value},{period}\n".encode()


def uploaded(desk: Desk, who: Account = LI, content: bytes | None = None) -> Draft:
    """A draft that is ready to go on."""
    return desk.upload(who, "进度.csv", content or figures())


def submitted(desk: Desk, who: Account = LI, content: bytes | None = None) -> Draft:
    """A draft that waits for others."""
    draft = uploaded(desk, who, content)
    return desk.submit(who, draft.draft_id, draft.version)


def publish(desk: Desk, who: Account, draft: Draft) -> int:
    """Publishes a draft as it is and returns the publication's number."""
    made = desk.publish(who, draft.draft_id, draft.version, confirmed_base=draft.base_number)
    assert made is not None
    return made.number


def refusal(act: Callable[[], object], kind: type[Exception] = NotAllowed) -> str:
    """Why an act is refused; it has to be."""
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value)


def published(desk: Desk, who: Account = QIAN, content: bytes | None = None) -> Publication:
    """A draft that is public."""
    draft = uploaded(desk, who, content)
    made = desk.publish(who, draft.draft_id, draft.version, confirmed_base=draft.base_number)
    assert made is not None
    return made
