"""The staff pages: what each says to whom, and that their forms carry all the routes need."""

import re
from typing import Any

import pytest

from dashboard.accounts import FORMER_PASSWORDS, LOCKED_MINUTES, MOST_FAILURES, SHORTEST_PASSWORD, Entry, Role
from dashboard.changes import as_json
from dashboard.rendering import html
from layouts.page import Page
from layouts.staff import doors, frame
from layouts.staff.accounts import accounts
from layouts.staff.audit import audit
from layouts.staff.desktop import Message
from layouts.staff.draft import checking, draft
from layouts.staff.home import home
from layouts.staff.refusal import refusal
from layouts.staff.releases import releases
from layouts.staff.review import review
from tests.builders import department, indicator, snapshot
from tests.staff_builders import ASKED, BROKEN, CORRECTED, NOW, account, case, desktop, forms, said

PAGES = {
    "sign in": doors.sign_in(desktop(account=None), error="不对", first_start=True),
    "password": doors.change_password(desktop()),
    "code": doors.enrol_code(desktop(), secret="JBSWY3DP", address="otpauth://totp/x?secret=JBSWY3DP"),
    "home": home(desktop(messages=(Message("已经提交。"),)), (case().draft,)),
    "broken draft": draft(desktop(), case(found=BROKEN, mends={"表1!B3": "41"})),
    "asked draft": draft(desktop(), case(found=ASKED)),
    "ready draft": draft(desktop(Role.EDITOR, Role.PUBLISHER), case()),
    "judged draft": draft(desktop(Role.REVIEWER, approvals=2), case(state="submitted", author="lisi")),
    "published draft": draft(desktop(), case(state="published")),
    "checking": checking(desktop(), case().draft, done=3, total=12, what="核对数据"),
    "review": review(desktop(), case()),
    "refusal": refusal(desktop(), "文件没有接收", "去掉密码再上传。", back=("回到工作台", "/"), typed=("甲",)),
    "accounts": accounts(desktop(Role.ADMINISTRATOR), (account(username="lisi"),), username="lisi", password="pw"),
    "audit": audit(desktop(Role.AUDITOR), (Entry(2, NOW, "lisi", "publish", "d1", "refused", "10.0.0.1", "无权"),)),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_form_is_guarded_and_nothing_is_styled_inline(page: Page) -> None:
    text = said(page)
    for action, inside in forms(text).items():
        if not action.endswith("/audit"):
            assert 'name="csrf_token" value="the-token"' in inside, action
        assert action.startswith("/czh/staff/")
    assert " style=" not in text


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_ids_are_unique_and_labels_point_at_fields(page: Page) -> None:
    text = said(page)
    ids = re.findall(r'(?<![\w-])id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', text)) <= set(ids)
    assert set(re.findall(r' form="([^"]+)"', text)) <= set(ids)


def test_the_first_start_says_how_to_make_an_account() -> None:
    assert "account add" in said(doors.sign_in(desktop(account=None), first_start=True))
    assert "account add" not in said(doors.sign_in(desktop(account=None)))


def test_the_doors_tell_the_limits_that_are_kept() -> None:
    text = said(PAGES["sign in"]) + said(PAGES["password"])
    assert f"连续输错{MOST_FAILURES}次，这个账号会锁定{LOCKED_MINUTES}分钟" in text
    assert f"至少{SHORTEST_PASSWORD}个字符" in text and text.count(f'minlength="{SHORTEST_PASSWORD}"') == 2
    assert f"最近用过的{FORMER_PASSWORDS}个密码" in text


def test_a_first_password_leaves_no_other_way_open() -> None:
    waiting = desktop(account=account(must_change=True))
    assert "工作台" not in said(doors.change_password(waiting))


def test_nobody_sees_ways_that_are_not_theirs() -> None:
    assert "/staff/audit" not in said(home(desktop(), ()))
    assert "/staff/accounts" in said(home(desktop(Role.ADMINISTRATOR), ()))
    assert "选择文件" not in said(home(desktop(Role.AUDITOR), ()))


def test_the_workbench_lists_what_the_department_owes() -> None:
    owed = said(home(desktop(snapshot=snapshot()), ()))
    assert "县住建局的指标1项，等着公布的1项" in owed
    assert "/czh/staff/templates/housing.xlsx" in owed
    elsewhere = desktop(account=account(department_id="roads"), snapshot=snapshot(departments=[department()]))
    assert "都报齐了" in said(home(elsewhere, ()))


def test_a_statistic_is_awaited_from_the_statistics_bureau_alone() -> None:
    bureau = department(department_id="statistics", name="县统计局", short_name="县统计局")
    known = snapshot(departments=[department(), bureau], indicators=[indicator(release_authority="statistics_bureau")])
    for own, awaited in (("housing", 0), ("statistics", 1), ("", 1)):
        text = said(home(desktop(snapshot=known, account=account(department_id=own)), ()))
        assert f"的指标{awaited}项，等着公布的{awaited}项" in text
    assert "/czh/staff/templates/statistics.xlsx" in text and "templates/housing.xlsx" not in text


def test_a_preview_says_that_it_is_one() -> None:
    page = home(desktop(), ())
    assert "公众看不到" in html(frame.preview_banner(desktop(), page.body, draft_id="d1"))


def test_a_running_check_tells_real_numbers() -> None:
    text = said(PAGES["checking"])
    assert 'max="12" value="3"' in text
    assert "核对数据：3/12" in text


class Published:
    """A publication as the store gives it."""

    def __init__(self, number: int, **changes: Any) -> None:
        self.number, self.release_id, self.published = number, str(number) * 64, NOW
        self.reason, self.author, self.kind, self.changes = "", "zhangsan", "update", as_json((CORRECTED,))
        self.__dict__.update(changes)


def test_a_publisher_may_put_an_earlier_release_in_front_of_readers_again() -> None:
    history = [Published(3), Published(2), Published(1, kind="first")]
    whole = desktop(account=account(Role.PUBLISHER, department_id=""))
    found = forms(said(releases(whole, history)))
    assert {action for action in found if action.endswith("/withdraw")} == {
        "/czh/staff/releases/2/withdraw",
        "/czh/staff/releases/1/withdraw",
    }
    for role in (Role.AUDITOR, Role.PUBLISHER):  # of one department
        assert "/withdraw" not in said(releases(desktop(role), history))


def test_the_history_tells_each_release_from_the_data() -> None:
    text = said(releases(desktop(), [Published(2, reason="数字有误", kind="withdrawal")]))
    assert "40个改为48个。" in text
    assert "原因：数字有误" in text


def test_a_one_time_password_is_shown_only_when_it_was_just_made() -> None:
    assert "一次性密码</h2>" in said(PAGES["accounts"])
    assert "一次性密码</h2>" not in said(accounts(desktop(Role.ADMINISTRATOR), (account(),)))


def test_a_broken_chain_is_told_aloud() -> None:
    assert "没有改动过" in said(audit(desktop(Role.AUDITOR), (), checked=True))
    assert "从第5条起扣不上" in said(audit(desktop(Role.AUDITOR), (), checked=True, broken=5))


def test_the_log_s_filter_goes_into_the_file_and_the_next_page() -> None:
    lines = (Entry(9, NOW, "lisi", "publish", "d1", "done", "", ""),)
    text = said(audit(desktop(Role.AUDITOR), lines, query={"username": "lisi"}))
    assert "/czh/staff/audit.csv?username=lisi" in text
    assert "/czh/staff/audit?username=lisi&amp;before=9" in text


def test_the_review_form_holds_the_file_s_digest_and_room_for_each_signature() -> None:
    text = said(review(desktop(approvals=2), case()))
    assert "ab" * 32 in text
    assert all(step in text for step in ("录入（签字）", "初审（签字）", "复审（签字）", "签发（签字）"))


def test_drafts_that_are_over_are_folded_away() -> None:
    text = said(home(desktop(), (case(state="published").draft, case().draft)))
    assert text.index("接着做") < text.index("已经结束的1份") < text.index("已经公开")
