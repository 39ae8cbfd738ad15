"""Who may do what to a draft: every use case for every role."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.accounts import Account
from dashboard.drafts import Draft
from dashboard.errors import UnknownDraft
from dashboard.publishing.desk import Desk
from dashboard.store import Store
from tests.desk import (
    LI,
    LIU,
    QIAN,
    START,
    SUN,
    WANG,
    ZHAO,
    ZHOU,
    Clock,
    account,
    figures,
    publish,
    refusal,
    store_at,
    submitted,
    uploaded,
)
from tests.stores import audit_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_at(tmp_path)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, now=Clock())


ROLES = {"editor": LIU, "reviewer": WANG, "publisher": ZHAO, "auditor": SUN, "administrator": ZHOU}
ACTS: dict[str, tuple[Callable[[Desk, Account, Draft], object], set[str]]] = {
    "upload": (lambda desk, who, _: uploaded(desk, who), {"editor"}),
    "read": (lambda desk, who, draft: desk.draft(who, draft.draft_id), {"editor", "reviewer", "publisher", "auditor"}),
    "answer": (lambda desk, who, draft: desk.answer(who, draft.draft_id, 1, {"a": "b"}), {"editor"}),
    "mend": (lambda desk, who, draft: desk.mend(who, draft.draft_id, 1, {"a": "b"}), {"editor"}),
    "explain": (lambda desk, who, draft: desk.explain(who, draft.draft_id, 1, {"a": "b"}), {"editor"}),
    "reasons": (lambda desk, who, draft: desk.give_reasons(who, draft.draft_id, 1, {"a": "b"}), {"editor"}),
    "replace": (lambda desk, who, draft: desk.replace_file(who, draft.draft_id, 1, "a.csv", figures()), {"editor"}),
    "submit": (lambda desk, who, draft: desk.submit(who, draft.draft_id, 1), {"editor"}),
    "rebase": (lambda desk, who, draft: desk.rebase(who, draft.draft_id), {"editor"}),
    "discard": (lambda desk, who, draft: desk.discard(who, draft.draft_id), {"editor"}),
}  # fmt: skip
ACTS_ON_SUBMITTED: dict[str, tuple[Callable[[Desk, Account, Draft], object], set[str]]] = {
    "approve": (lambda desk, who, draft: desk.approve(who, draft.draft_id, "同意"), {"reviewer"}),
    "return": (lambda desk, who, draft: desk.send_back(who, draft.draft_id, "改"), {"reviewer", "publisher"}),
    "publish": (lambda desk, who, draft: publish(desk, who, draft), {"publisher"}),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", [*ACTS, *ACTS_ON_SUBMITTED])
def test_each_role_may_do_its_own_work_and_nothing_else(desk: Desk, store: Store, name: str, role: str) -> None:
    draft = uploaded(desk) if name in ACTS else submitted(desk)
    act, allowed = (ACTS | ACTS_ON_SUBMITTED)[name]
    if role in allowed:
        act(desk, ROLES[role], draft)
        return
    refusal(lambda: act(desk, ROLES[role], draft))
    entry = audit_of(store, limit=1)[0]
    assert (entry.username, entry.action, entry.outcome) == (ROLES[role].username, name, "refused")
    assert desk.draft(LI, draft.draft_id) == draft


@pytest.mark.parametrize("name", [*sorted(set(ACTS) - {"upload"}), *ACTS_ON_SUBMITTED])
def test_another_department_has_no_say(desk: Desk, name: str) -> None:
    draft = uploaded(desk) if name in ACTS else submitted(desk)
    act, _ = (ACTS | ACTS_ON_SUBMITTED)[name]
    stranger = account("he", *LI.roles, *WANG.roles, *ZHAO.roles, department_id="transport")
    refusal(lambda: act(desk, stranger, draft))
    assert desk.drafts(stranger) == ()


def test_accounts_of_the_whole_county_work_on_every_department(desk: Desk) -> None:
    whole = account("xu", *QIAN.roles, department_id="")
    publish(desk, whole, uploaded(desk, LI))


def test_a_disabled_account_may_do_nothing(desk: Desk) -> None:
    refusal(lambda: uploaded(desk, account("li", *LI.roles, disabled=True)))


def test_who_is_not_an_editor_publishes_only_what_was_handed_in(desk: Desk) -> None:
    draft = uploaded(desk)
    assert "还在填报" in refusal(lambda: publish(desk, ZHAO, draft))
    assert publish(desk, ZHAO, desk.submit(LI, draft.draft_id, 1)) == 2


@pytest.mark.parametrize(
    "changes", [{"disabled": True}, {"roles": frozenset(LI.roles)}, {"department_id": "transport"}]
)
def test_who_is_no_publisher_any_more_publishes_nothing_at_a_later_time(
    store: Store, desk: Desk, changes: dict[str, Any]
) -> None:
    draft = submitted(desk)
    desk.publish(ZHAO, draft.draft_id, draft.version, confirmed_base=1, at=START + timedelta(hours=1))
    with store.writing() as tables:
        tables.accounts.save(replace(ZHAO, **changes))
    later = Desk(store, now=Clock(START + timedelta(hours=2)))
    assert later.publish_due() == ()
    assert (len(store.history()), later.draft(LI, draft.draft_id).state) == (1, "open")
    (decision,) = later.decisions(draft.draft_id)
    assert (decision.username, decision.decision) == ("", "return")
    assert "不再是签发人" in decision.opinion
    entry = audit_of(store, limit=1)[0]
    assert (entry.action, entry.outcome, entry.detail) == ("publish", "refused", decision.opinion)


def test_a_draft_that_is_not_there_is_named_as_such(desk: Desk) -> None:
    refusal(lambda: desk.draft(LI, "nothing"), UnknownDraft)
