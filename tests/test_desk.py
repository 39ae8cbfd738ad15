"""Drafts from upload to publication and back, on a real store."""

from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.changes import from_json
from dashboard.errors import Moved, UnknownRelease, UploadRefused
from dashboard.publishing.desk import Desk
from dashboard.store import Store
from tests.builders import observation
from tests.desk import (
    LI,
    MA,
    QIAN,
    WANG,
    WU,
    ZHAO,
    Clock,
    account,
    desk_at,
    figures,
    publish,
    published,
    refusal,
    store_at,
    submitted,
    uploaded,
)
from tests.stores import audit_of

MISTAKEN = figures("约一百八")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_at(tmp_path)


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    return Desk(store, now=clock)


@pytest.fixture
def strict(store: Store, clock: Clock) -> Desk:
    """A desk where two others must approve."""
    return Desk(store, approvals=2, now=clock)


# from a file to readers


def test_a_file_becomes_public_in_two_steps(desk: Desk, store: Store) -> None:
    publication = published(desk, QIAN)
    assert store.current() == publication
    assert (publication.number, publication.author, publication.kind) == (2, "qian", "update")
    assert from_json(publication.changes)[0].new == "40"
    assert b"base_stations,371723,2024,40" in store.files(publication.release_id)["observations.csv"]


def test_the_uploaded_file_is_kept_and_never_part_of_a_release(desk: Desk, store: Store) -> None:
    draft = uploaded(desk, QIAN)
    publish(desk, QIAN, draft)
    current = store.current()
    assert current is not None
    assert desk.content(draft) == figures()
    assert figures() not in store.files(current.release_id).values()


def test_a_draft_survives_a_restart(desk: Desk, store: Store, clock: Clock) -> None:
    draft = uploaded(desk)
    draft = desk.mend(LI, draft.draft_id, draft.version, {"Sheet1!C2": "41"})
    again = Desk(store, now=clock)
    assert again.draft(LI, draft.draft_id) == draft
    assert again.examination(draft).changes[0].new == "41"


def test_a_file_that_is_no_table_is_refused_and_leaves_no_draft(desk: Desk, store: Store) -> None:
    refusal(lambda: desk.upload(LI, "a.pdf", b"%PDF-1.7", address="10.0.0.7"), UploadRefused)
    assert desk.drafts(LI) == ()
    assert (audit_of(store, limit=1)[0].outcome, audit_of(store, limit=1)[0].address) == ("refused", "10.0.0.7")


def test_what_is_said_adds_up_and_can_be_taken_back(desk: Desk) -> None:
    draft = uploaded(desk)
    draft = desk.explain(LI, draft.draft_id, 1, {"a|": "因为甲", "b|": " 因为乙 "})
    draft = desk.explain(LI, draft.draft_id, 2, {"a|": "", "c|": "因为丙"})
    assert (draft.explanations, draft.version) == ({"b|": "因为乙", "c|": "因为丙"}, 3)
    draft = desk.mend(LI, draft.draft_id, 3, {"Sheet1!C2": "", "Sheet1!B2": "处"})
    assert desk.mend(LI, draft.draft_id, 4, {"Sheet1!B2": None}).mends == {"Sheet1!C2": ""}
    draft = desk.answer(LI, draft.draft_id, 5, {"year": "2024"})
    assert desk.give_reasons(LI, draft.draft_id, 6, {"observations|x": "复核"}).answers == {"year": "2024"}


def test_another_file_takes_the_mends_with_it_and_leaves_the_words(desk: Desk) -> None:
    draft = uploaded(desk, content=MISTAKEN)
    draft = desk.mend(LI, draft.draft_id, 1, {"Sheet1!C2": "41"})
    draft = desk.explain(LI, draft.draft_id, 2, {"a|": "因为"})
    draft = desk.replace_file(LI, draft.draft_id, 3, "新.csv", figures("42"))
    assert (draft.file_name, draft.mends, draft.explanations) == ("新.csv", {}, {"a|": "因为"})
    assert desk.examination(draft).changes[0].new == "42"


def test_a_file_with_an_error_cannot_go_on_until_it_is_mended(desk: Desk) -> None:
    draft = uploaded(desk, QIAN, MISTAKEN)
    assert "1处错误" in refusal(lambda: desk.submit(QIAN, draft.draft_id, 1))
    assert "1处错误" in refusal(lambda: desk.publish(QIAN, draft.draft_id, 1, confirmed_base=1))
    publish(desk, QIAN, desk.mend(QIAN, draft.draft_id, 1, {"Sheet1!C2": "180"}))


def test_a_correction_goes_on_once_its_reason_is_given(tmp_path: Path) -> None:
    desk = desk_at(tmp_path, observations=[observation(value=40)])
    draft = uploaded(desk, QIAN, figures("41"))
    assert "1处错误" in refusal(lambda: desk.publish(QIAN, draft.draft_id, 1, confirmed_base=1))
    draft = desk.give_reasons(QIAN, draft.draft_id, 1, {"observations|base_stations|371723|2024": "复核后更正"})
    publication = desk.publish(QIAN, draft.draft_id, 2, confirmed_base=1)
    assert publication is not None
    (change,) = (one for one in from_json(publication.changes) if one.table == "observations")
    assert (change.kind, change.old, change.new, change.reason) == ("corrected", "40", "41", "复核后更正")


def test_a_file_that_changes_nothing_is_not_published(tmp_path: Path) -> None:
    desk = desk_at(tmp_path, observations=[observation(value=40)])
    draft = uploaded(desk, QIAN)
    assert "没有要发布的内容" in refusal(lambda: desk.publish(QIAN, draft.draft_id, 1, confirmed_base=1))


def test_an_examination_is_worked_out_once_until_something_changes(desk: Desk, clock: Clock) -> None:
    draft = uploaded(desk)
    first = desk.examination(draft)
    assert desk.examination(draft) is first
    published(desk, QIAN, figures("30", "2024-06"))
    second = desk.examination(draft)
    clock.wait(days=1)
    assert len({id(first), id(second), id(desk.examination(draft))}) == 3
    assert desk.progress(draft.draft_id) == (1, 1, "")


# others decide


def test_two_others_approve_before_a_publisher_publishes(strict: Desk) -> None:
    draft = submitted(strict)
    assert strict.approve(WANG, draft.draft_id, "数据属实").state == "submitted"
    assert "有2个人审核通过，现在有1个" in refusal(lambda: publish(strict, ZHAO, draft))
    assert strict.approve(WU, draft.draft_id, "同意").state == "approved"
    assert publish(strict, ZHAO, draft) == 2
    assert [(one.username, one.opinion) for one in strict.decisions(draft.draft_id)] == [
        ("wang", "数据属实"),
        ("wu", "同意"),
    ]


def test_nobody_approves_what_they_had_a_hand_in(strict: Desk) -> None:
    both = account("both", *LI.roles, *WANG.roles)
    assert "不能审核自己的数" in refusal(lambda: strict.approve(both, submitted(strict, both).draft_id, ""))
    draft = uploaded(strict, LI)
    draft = strict.mend(both, draft.draft_id, 1, {"Sheet1!C2": "41"})
    draft = strict.submit(LI, draft.draft_id, 2)
    assert "不能审核自己的数" in refusal(lambda: strict.approve(both, draft.draft_id, ""))


def test_nobody_approves_twice(strict: Desk) -> None:
    draft = submitted(strict)
    strict.approve(WANG, draft.draft_id, "")
    assert "另外的人" in refusal(lambda: strict.approve(WANG, draft.draft_id, ""))


def test_what_was_sent_back_needs_its_approvals_again(strict: Desk) -> None:
    draft = submitted(strict)
    strict.approve(WANG, draft.draft_id, "")
    assert "写明原因" in refusal(lambda: strict.send_back(WU, draft.draft_id, " "))
    draft = strict.send_back(WU, draft.draft_id, "请核对口径")
    assert draft.state == "open"
    draft = strict.submit(LI, draft.draft_id, draft.version)
    strict.approve(WU, draft.draft_id, "")
    assert "现在有1个" in refusal(lambda: publish(strict, ZHAO, draft))


def test_an_approval_of_a_version_nobody_shows_any_more_is_refused(strict: Desk) -> None:
    draft = submitted(strict)
    strict.send_back(WU, draft.draft_id, "改")
    strict.submit(LI, draft.draft_id, draft.version + 1)
    refusal(lambda: strict.approve(WANG, draft.draft_id, "", version=draft.version), Moved)


def test_approvals_are_counted_by_the_setting_of_the_day(strict: Desk, store: Store, clock: Clock) -> None:
    draft = submitted(strict)
    strict.approve(WANG, draft.draft_id, "")
    assert publish(Desk(store, approvals=1, now=clock), ZHAO, draft) == 2


def test_what_was_handed_in_can_only_be_changed_once_it_is_sent_back(desk: Desk) -> None:
    draft = submitted(desk)
    assert "已提交审核" in refusal(lambda: desk.mend(LI, draft.draft_id, draft.version, {"Sheet1!C2": "1"}))
    assert "已提交审核" in refusal(lambda: desk.rebase(LI, draft.draft_id))


# the base moves


def test_a_publication_meanwhile_stops_each_step_until_the_draft_is_compared_again(desk: Desk, store: Store) -> None:
    draft = uploaded(desk, QIAN)
    published(desk, QIAN, figures("30", "2024-06"))
    for act in (
        lambda: desk.submit(QIAN, draft.draft_id, 1),
        lambda: desk.publish(QIAN, draft.draft_id, 1, confirmed_base=1),
        lambda: desk.publish(QIAN, draft.draft_id, 1, confirmed_base=2),
    ):
        assert "没有覆盖任何内容" in refusal(act, Moved)
    assert len(store.history()) == 2
    assert publish(desk, QIAN, desk.rebase(QIAN, draft.draft_id)) == 3


def test_an_approval_counts_for_the_difference_that_was_seen(strict: Desk, store: Store, clock: Clock) -> None:
    draft = submitted(strict)
    published(Desk(store, now=clock), QIAN, figures("30", "2024-06"))
    refusal(lambda: strict.approve(WANG, draft.draft_id, ""), Moved)


# later


def test_a_scheduled_draft_is_public_at_its_time_and_not_before(desk: Desk, store: Store, clock: Clock) -> None:
    draft = uploaded(desk, QIAN)
    at = clock() + timedelta(hours=2)
    assert desk.publish(QIAN, draft.draft_id, 1, confirmed_base=1, at=at) is None
    assert desk.publish_due() == ()
    clock.wait(hours=2)
    (publication,) = desk.publish_due()
    assert (publication.number, publication.author, publication.published) == (2, "qian", at)
    assert desk.draft(QIAN, draft.draft_id).state == "published"
    assert desk.publish_due() == ()


def test_a_scheduled_draft_whose_base_moved_is_open_again_and_says_why(desk: Desk, store: Store, clock: Clock) -> None:
    draft = uploaded(desk, QIAN)
    at = clock().replace(hour=9)
    desk.publish(QIAN, draft.draft_id, 1, confirmed_base=1, at=at)
    published(desk, QIAN, figures("30", "2024-06"))
    clock.wait(hours=6)
    assert desk.publish_due() == ()
    reopened = desk.draft(QIAN, draft.draft_id)
    assert (reopened.state, reopened.publish_at, reopened.version) == ("open", None, 2)
    (decision,) = desk.decisions(draft.draft_id)
    assert (decision.username, decision.decision) == ("", "return")
    assert "重新对比" in decision.opinion
    assert (audit_of(store, limit=1)[0].action, audit_of(store, limit=1)[0].outcome) == ("publish", "refused")


def test_a_scheduled_draft_can_be_called_back_or_published_now(desk: Desk, clock: Clock) -> None:
    later = clock().replace(hour=23)
    first, second = uploaded(desk, QIAN), uploaded(desk, QIAN, figures("30", "2024-06"))
    for draft in (first, second):
        desk.publish(QIAN, draft.draft_id, 1, confirmed_base=1, at=later)
    assert desk.send_back(QIAN, first.draft_id, "先不发").state == "open"
    assert publish(desk, QIAN, second) == 2


# back


def test_withdrawing_publishes_the_earlier_release_again_with_a_public_reason(desk: Desk, store: Store) -> None:
    published(desk)
    back = desk.withdraw(MA, 1, "数据有误，先撤回")
    assert (back.number, back.kind, back.reason, back.author) == (3, "withdrawal", "数据有误，先撤回", "ma")
    assert back.release_id == store.history()[-1].release_id
    assert {change.kind for change in from_json(back.changes)} == {"removed"}


def test_withdrawing_needs_a_reason_an_earlier_release_and_a_publisher(desk: Desk) -> None:
    published(desk)
    assert "写明原因" in refusal(lambda: desk.withdraw(MA, 1, " "))
    assert "不用撤回" in refusal(lambda: desk.withdraw(MA, 2, "误"))
    assert "签发人" in refusal(lambda: desk.withdraw(LI, 1, "误"))
    assert "全县" in refusal(lambda: desk.withdraw(ZHAO, 1, "误"))
    refusal(lambda: desk.withdraw(MA, 9, "误"), UnknownRelease)


def test_every_step_stands_in_the_log_once(strict: Desk, store: Store) -> None:
    draft = submitted(strict)
    strict.approve(WANG, draft.draft_id, "好", address="10.0.0.7")
    strict.approve(WU, draft.draft_id, "好")
    publish(strict, ZHAO, draft)
    steps = [(entry.username, entry.action) for entry in reversed(audit_of(store)) if entry.subject == draft.draft_id]
    assert steps == [("li", "upload"), ("li", "submit"), ("wang", "approve"), ("wu", "approve"), ("zhao", "publish")]
    assert store.verify_audit() is None
