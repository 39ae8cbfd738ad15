"""People and processes at the same thing at the same moment: one is first, the others are told, nothing is lost."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pyotp
import pytest

from dashboard.errors import Moved, NotAllowed
from dashboard.publishing.desk import Desk
from dashboard.publishing.staff import COMMAND_LINE, Staff
from dashboard.store import Store
from tests.desk import LI, MA, QIAN, WANG, Clock, figures, publish, store_at, submitted, uploaded
from tests.stores import audit_of

_Made = TypeVar("_Made")
CROWD = 6


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_at(tmp_path)


def desks(store: Store, number: int = CROWD, *, approvals: int = 0) -> list[Desk]:
    """Desks of as many processes: nothing but the database is common to them."""
    return [Desk(Store(store._database.address), approvals=approvals, now=Clock()) for _ in range(number)]


def at_once(acts: Sequence[Callable[[], _Made]]) -> tuple[list[_Made], list[Exception]]:
    """What came of acts begun together: results, and refusals."""
    barrier = Barrier(len(acts))

    def act(one: Callable[[], _Made]) -> _Made | Exception:
        barrier.wait()
        try:
            return one()
        except (Moved, NotAllowed) as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        outcomes = list(pool.map(act, acts))
    refusals = [one for one in outcomes if isinstance(one, Exception)]
    return [one for one in outcomes if not isinstance(one, Exception)], refusals


def test_of_all_who_change_a_version_of_a_draft_one_does(store: Store) -> None:
    crowd = desks(store)
    draft = uploaded(crowd[0])
    acts = [partial(desk.mend, LI, draft.draft_id, 1, {"Sheet1!C2": str(n)}) for n, desk in enumerate(crowd)]
    (won,), refusals = at_once(acts)
    assert crowd[0].draft(LI, draft.draft_id) == won
    assert {type(error) for error in refusals} == {Moved}
    assert won.version == 2


def test_of_all_who_publish_upon_the_same_base_one_does(store: Store) -> None:
    crowd = desks(store)
    drafts = [uploaded(desk, QIAN, figures(str(40 + n))) for n, desk in enumerate(crowd)]
    acts = [
        lambda desk=desk, draft=draft: publish(desk, QIAN, draft) for desk, draft in zip(crowd, drafts, strict=True)
    ]
    won, refusals = at_once(acts)
    assert (won, len(refusals), len(store.history())) == ([2], CROWD - 1, 2)
    assert {type(error) for error in refusals} == {Moved}
    states = [draft.state for draft in crowd[0].drafts(QIAN)]
    assert sorted(states) == ["open"] * (CROWD - 1) + ["published"]


def test_who_publishes_and_who_withdraws_do_not_overwrite_each_other(store: Store) -> None:
    one, two = desks(store, 2)
    publish(one, QIAN, uploaded(one, QIAN))
    draft = uploaded(one, QIAN, figures("50", "2025-06"))
    won, refusals = at_once([lambda: publish(one, QIAN, draft), lambda: two.withdraw(MA, 1, "误").number])
    assert len(won) + len(refusals) == 2
    assert [row.number for row in store.history()] == list(range(2 + len(won), 0, -1))
    assert won == sorted(set(won))


def test_a_draft_is_published_once_however_often_it_is_asked_for(store: Store) -> None:
    crowd = desks(store)
    draft = uploaded(crowd[0], QIAN)
    won, _ = at_once([partial(publish, desk, QIAN, draft) for desk in crowd])
    assert (won, len(store.history())) == ([2], 2)


def test_every_process_may_look_for_what_is_due(store: Store) -> None:
    crowd = desks(store)
    draft = uploaded(crowd[0], QIAN)
    crowd[0].publish(QIAN, draft.draft_id, 1, confirmed_base=1, at=Clock()() + timedelta(seconds=1))
    late = [Desk(Store(store._database.address), now=Clock(Clock()() + timedelta(hours=1))) for _ in crowd]
    won, refusals = at_once([desk.publish_due for desk in late])
    assert (sorted(map(len, won)), refusals) == ([0] * (CROWD - 1) + [1], [])
    assert crowd[0].draft(QIAN, draft.draft_id).state == "published"
    assert crowd[0].decisions(draft.draft_id) == ()


def test_one_person_approves_once_in_two_windows(store: Store) -> None:
    crowd = desks(store, 2, approvals=2)
    draft = submitted(crowd[0])
    won, refusals = at_once([partial(desk.approve, WANG, draft.draft_id, "好") for desk in crowd])
    assert (len(won), len(refusals), len(crowd[0].decisions(draft.draft_id))) == (1, 1, 1)


def test_a_code_lets_one_in(store: Store) -> None:
    clock = Clock()
    staff = Staff(store, now=clock)
    password = staff.add(COMMAND_LINE, "lina", "李娜", "", QIAN.roles)
    account = staff.sign_in("lina", password, "")
    totp = pyotp.TOTP(staff.enrol_totp(account)[0])
    staff.confirm_totp(account, password, totp.at(clock()))
    clock.wait(seconds=60)
    won, refusals = at_once([lambda: staff.sign_in("lina", password, totp.at(clock()))] * 3)
    assert (len(won), len(refusals)) == (1, 2)


def test_the_log_of_a_crowd_is_one_chain(store: Store) -> None:
    crowd = desks(store)
    at_once([partial(_upload_five, desk) for desk in crowd])
    assert store.verify_audit() is None
    assert len(audit_of(store)) == 1 + 5 * CROWD


def _upload_five(desk: Desk) -> None:
    for _ in range(5):
        uploaded(desk, LI)
