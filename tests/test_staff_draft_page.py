"""The page of a draft: what is wrong, what would change, and what each role may do about it."""

import re

import pytest

from dashboard.accounts import Role
from dashboard.drafts import Decision
from dashboard.errors import Problem
from dashboard.intake import Book, Cell, Sheet, read
from layouts.staff.draft import draft
from layouts.staff.sheet import cell_of
from layouts.staff.steps import CONFIRMATIONS
from tests.builders import snapshot
from tests.staff_builders import (
    ADDED,
    ASKED,
    BROKEN,
    CORRECTED,
    NOW,
    account,
    book,
    case,
    desktop,
    examination,
    forms,
    said,
)

HEADING = ("指标名称", "完成值", "截至时间")


def test_the_file_card_says_how_the_file_was_read() -> None:
    text = said(draft(desktop(), case()))
    assert "GB18030" in text
    assert "第2行。第1行是标题，已跳过" in text
    assert "A指标、B完成值" in text


def test_every_problem_is_numbered_in_the_sheet_and_in_the_list() -> None:
    text = said(draft(desktop(), case(found=BROKEN)))
    assert '<td id="cell-issue-1" class="e"' in text
    assert '<td id="cell-issue-2" class="w"' in text
    assert "第3行B列“完成值”" in text
    assert 'href="#cell-issue-1"' in text and 'href="#issue-1"' in text


def test_a_problem_cell_can_be_mended_or_take_the_suggestion() -> None:
    text = said(draft(desktop(), case(found=BROKEN)))
    assert 'name="mend:表1!B3" value="约四十"' in text
    assert 'name="was:表1!B3" value="约四十"' in text
    assert 'name="suggestion:表1!B3" value="40"' in text
    assert 'name="explanation:falls|表1!B4"' in text
    assert 'name="version" value="7"' in forms(text)["/czh/staff/drafts/d1/mends"]


def test_a_mend_can_be_taken_back() -> None:
    text = said(draft(desktop(), case(found=BROKEN, mends={"表1!B3": "41"})))
    assert re.search(r'<button [^>]*name="undo"[^>]* value="表1!B3"', text)
    assert 'name="mend:表1!B3" value="41"' in text


def test_a_long_sheet_shows_the_rows_at_fault_and_says_what_is_left_out() -> None:
    rows = [("指标", "完成值"), *(("5G基站", str(number)) for number in range(500))]
    far = Problem("f", 400, "完成值", "number", "错。", "改。", "表1", "B400", "398")
    text = said(draft(desktop(), case(found=examination(book=book(*rows), problems=(far,)))))
    assert re.search(r'class="e"[^>]*><a [^>]*>1</a>398</td>', text)
    assert "没有在这里显示" in text
    assert text.count("<tr") < 80


def test_what_the_clerk_alone_knows_is_asked_first() -> None:
    text = said(draft(desktop(), case(found=ASKED)))
    assert 'name="answer:year:B3"' in forms(text)["/czh/staff/drafts/d1/answers"]
    assert text.index("先回答1个问题") < text.index("处错误")


def test_a_year_is_asked_for_within_the_bounds_that_its_answer_is_held_to() -> None:
    (field,) = re.findall(r'<input [^>]*name="answer:year:B3"[^>]*>', said(draft(desktop(), case(found=ASKED))))
    assert 'type="number"' in field and "pattern" not in field
    assert [field.partition(f'{end}="')[2][:4] for end in ("min", "max")] == ["1949", "2026"]
    sheet = Sheet("表1", tuple(tuple(Cell(text, text) for text in row) for row in (HEADING, ("5G基站", "40", "6月末"))))
    for year, asked in ((1948, 1), (1949, 0), (2026, 0), (2027, 1)):
        upload, answers = Book("a.csv", "csv", (sheet,)), {"year|表1|": str(year)}
        (reading,) = read(upload, snapshot=snapshot(), answers=answers, today=desktop().today)
        assert len(reading.questions) == asked


def test_a_correction_needs_its_reason_and_a_new_figure_none() -> None:
    missing = Problem("f", 3, "value", "reason_missing", "没有写原因。", "写一句。", "表1", "B3")
    found = examination(changes=(ADDED, CORRECTED), problems=(missing,), snapshot=None, files=None)
    text = said(draft(desktop(), case(found=found)))
    assert text.count('name="reason:') == 1
    assert 'name="reason:observations|base_stations|371723|2024"' in text
    assert "增加8个" in text
    assert "还有1处更正没有写原因" in text
    assert '<span class="num">0</span>处错误' in text


def test_a_button_that_cannot_be_pressed_says_why() -> None:
    text = said(draft(desktop(), case(found=BROKEN)))
    assert 'type="button"' in re.findall(r"<button [^>]*aria-disabled[^>]*>", text)[0]
    assert "还有1处错误没有改；还有1处提醒没有说明" in text


def test_before_submitting_all_confirmations_are_asked() -> None:
    sent = forms(said(draft(desktop(approvals=1), case())))["/czh/staff/drafts/d1/submit"]
    assert re.findall(r'name="confirm" value="(\w+)"', sent) == [value for value, _ in CONFIRMATIONS]


def test_where_nobody_else_approves_an_editor_who_publishes_does_so_at_once() -> None:
    found = forms(said(draft(desktop(Role.EDITOR, Role.PUBLISHER), case())))
    assert 'name="base" value="3"' in found["/czh/staff/drafts/d1/publish"]
    assert "/czh/staff/drafts/d1/submit" not in found


@pytest.mark.parametrize(
    ("roles", "state", "acts"),
    [
        ({Role.EDITOR}, "open", {"submit", "discard"}),
        ({Role.EDITOR}, "submitted", set()),
        ({Role.REVIEWER}, "open", set()),
        ({Role.REVIEWER}, "submitted", {"approve", "return"}),
        ({Role.REVIEWER}, "approved", set()),
        ({Role.PUBLISHER}, "submitted", set()),
        ({Role.PUBLISHER}, "approved", {"publish", "return"}),
        ({Role.AUDITOR}, "submitted", set()),
    ],
)
def test_each_role_is_offered_what_it_may_do(roles: set[Role], state: str, acts: set[str]) -> None:
    decided = {"submit", "approve", "return", "publish", "discard"}
    author = "zhangsan" if Role.EDITOR in roles else "lisi"
    offered = forms(said(draft(desktop(*roles, approvals=1), case(state=state, author=author))))
    assert {action.rpartition("/")[2] for action in offered} & decided == acts


def test_who_may_not_approve_reads_why_and_may_still_send_back() -> None:
    text = said(draft(desktop(Role.REVIEWER, approvals=1), case(state="submitted", barred="您填报过这份草稿。")))
    assert "您填报过这份草稿。" in text
    assert {action.rpartition("/")[2] for action in forms(text)} == {"sign-out", "return"}


@pytest.mark.parametrize("state", ["submitted", "approved", "scheduled"])
def test_who_reads_another_department_s_drafts_is_offered_nothing(state: str) -> None:
    elsewhere = account(*Role, department_id="roads")
    text = said(draft(desktop(account=elsewhere, approvals=1), case(state=state)))
    assert {action.rpartition("/")[2] for action in forms(text)} == {"sign-out"}


def test_an_approval_before_a_return_does_not_count() -> None:
    first = Decision("d1", "lisi", "approve", "", NOW)
    back = Decision("d1", "lisi", "return", "数不对", NOW)
    assert case(decisions=(first,)).approvers == ("lisi",)
    assert case(decisions=(first, back)).approvers == ()


def test_a_base_that_moved_is_told_and_nothing_goes_on_before_a_new_comparison() -> None:
    text = said(draft(desktop(), case(current_number=4)))
    assert "公开的数据变过" in text
    assert "/czh/staff/drafts/d1/rebase" in forms(text)
    assert "公开的数据变过，要先重新对比" in text


def test_before_and_after_are_shown_side_by_side_and_lead_into_the_preview() -> None:
    text = said(draft(desktop(), case()))
    assert text.count('class="phone"') == 2
    assert '/czh/staff/drafts/d1/preview/indicators/base_stations"' in text


def test_what_was_typed_is_only_text() -> None:
    nasty = "<script>alert(1)</script>"
    wrong = Problem("f", 3, nasty, "number", nasty, nasty, "表1", "B3", nasty, nasty)
    found = examination(problems=(wrong,), book=book((nasty,), (nasty, nasty), (nasty, nasty)))
    assert "<script>" not in said(draft(desktop(), case(found=found, file_name=nasty)))


def test_what_was_typed_is_no_format() -> None:
    typed = "{0.__class__} {name} %s %(name)s"
    wrong = Problem("f", 3, typed, "number", typed, typed, "表1", "B3", typed, typed)
    found = examination(problems=(wrong,), book=book((typed,), (typed, typed), (typed, typed)))
    page = said(draft(desktop(), case(found=found, file_name=typed)))
    assert page.count(typed) >= 3 and page.count("{0.__class__}") == page.count(typed)


@pytest.mark.parametrize(("place", "cell"), [("表1!C7", ("表1", 6, 2)), ("a!b!AA10", ("a!b", 9, 26)), ("表1!", None)])
def test_places_name_cells(place: str, cell: tuple[str, int, int] | None) -> None:
    assert cell_of(place) == cell
