"""Several people at one draft over HTTP: who is asked to approve it, and that nobody undoes what they have not seen."""

from pathlib import Path

import pytest

from dashboard.accounts import Role
from tests.staffed import Visitor, Workplace, opened
from tests.test_staff_routes import CONFIRMED, SOUND, version


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    found = opened(tmp_path, public=False, approvals=2)
    found.hire("zhangsan", Role.EDITOR)
    found.hire("helper", Role.EDITOR, Role.REVIEWER)
    found.hire("lisi", Role.REVIEWER)
    return found


def asked(visitor: Visitor, draft: str) -> tuple[bool, bool, int]:
    """Whether the workbench asks for an approval, whether the draft's page offers it, and what the rule answers."""
    workbench, page = visitor.get("/").text, visitor.get(f"/drafts/{draft}").text
    answer = visitor.post(f"/drafts/{draft}/approve", {"version": version(visitor, draft)})
    return "请审核" in workbench, f'action="/staff/drafts/{draft}/approve"' in page, answer.status_code


def test_whoever_had_a_hand_in_a_draft_or_approved_it_is_not_asked_to_approve(place: Workplace) -> None:
    clerk, helper, reviewer = (
        place.member(name, f"10.0.0.{number}") for number, name in enumerate(("zhangsan", "helper", "lisi"))
    )
    draft = clerk.upload("a.csv", SOUND)
    helper.post(f"/drafts/{draft}/mends", {"version": version(helper, draft), "mend:Sheet1!C2": "99"})
    clerk.post(f"/drafts/{draft}/submit", {"version": version(clerk, draft), **CONFIRMED})
    assert asked(helper, draft) == (False, False, 403)
    assert "不能审核自己的数" in helper.get(f"/drafts/{draft}").text
    assert asked(reviewer, draft) == (True, True, 303)
    assert asked(reviewer, draft) == (False, False, 403)


@pytest.mark.parametrize("act", ["discard", "rebase"])
def test_what_a_colleague_just_changed_is_not_given_up_unseen(place: Workplace, act: str) -> None:
    clerk, helper = place.member("zhangsan"), place.member("helper", "10.0.0.2")
    draft = clerk.upload("a.csv", SOUND)
    seen = version(clerk, draft)
    helper.post(f"/drafts/{draft}/mends", {"version": seen, "mend:Sheet1!C2": "99"})
    answer = clerk.post(f"/drafts/{draft}/{act}", {"version": seen})
    assert answer.status_code == 409 and "看过新的内容再做" in answer.text and "回到草稿" in answer.text
    assert version(clerk, draft) == str(int(seen) + 1)
    assert clerk.post(f"/drafts/{draft}/{act}", {"version": version(clerk, draft)}).status_code == 303


def test_what_was_handed_in_anew_is_not_sent_back_unseen(place: Workplace) -> None:
    clerk, helper, reviewer = (
        place.member(name, f"10.0.0.{number}") for number, name in enumerate(("zhangsan", "helper", "lisi"))
    )
    draft = clerk.upload("a.csv", SOUND)
    clerk.post(f"/drafts/{draft}/submit", {"version": version(clerk, draft), **CONFIRMED})
    seen = {"version": version(reviewer, draft), "opinion": "数不对"}
    assert helper.post(f"/drafts/{draft}/return", seen).status_code == 303
    clerk.post(f"/drafts/{draft}/submit", {"version": version(clerk, draft), **CONFIRMED})
    answer = reviewer.post(f"/drafts/{draft}/return", seen)
    assert answer.status_code == 409 and "数不对" in answer.text
    assert "待审核" in reviewer.get(f"/drafts/{draft}").text
