"""Who is asked to approve a draft over HTTP: whom the rule lets, and nobody else."""

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
