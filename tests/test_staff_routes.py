"""The way of a figure through the staff area over HTTP, from a file with mistakes to readers and back."""

import csv
import io
import re
import time
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from dashboard.accounts import Role
from dashboard.routes.staff.checking import Checking
from dashboard.routes.staff.office import Office
from dashboard.store import schema
from tests.patience import until
from tests.staffed import Visitor, Workplace, opened

MISTAKES = (
    "成武县进展表,,,\n指标名称,单位,完成值,截至时间\n"
    "5G基站（累计建成开通）,个,很多,2025-12-31\n"
    "装配式建筑单体装配率,%,45％,6月末\n"
    "社会工作站乡镇（街道）覆盖率,%,100,2025年12月\n"
).encode("gbk")
SOUND = "指标名称,单位,完成值,截至时间\n社会工作站乡镇（街道）覆盖率,%,100,2025年12月\n".encode()
CONFIRMED = {"confirm": ["agreed", "secrecy", "others"]}


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    found = opened(tmp_path)
    found.hire("zhangsan", Role.EDITOR, Role.PUBLISHER)
    return found


@pytest.fixture
def clerk(place: Workplace) -> Visitor:
    return place.member("zhangsan")


def office(place: Workplace) -> Office:
    found = place.server.extensions["staff"].extensions["office"]
    assert isinstance(found, Office)
    return found


def version(clerk: Visitor, draft: str) -> str:
    """The version that the forms of a draft's page carry."""
    found = re.search(r'name="version" value="(\d+)"', clerk.get(f"/drafts/{draft}").text)
    assert found
    return found[1]


def mended(clerk: Visitor) -> str:
    """A draft from the file with mistakes, both of them mended in the page."""
    draft = clerk.upload("进展.csv", MISTAKES)
    cell = {"mend:Sheet1!C3": "987", "was:Sheet1!C3": "很多"}
    clerk.post(f"/drafts/{draft}/mends", {"version": version(clerk, draft), **cell})
    answered = {"answer:year|Sheet1|": "2025"}
    assert clerk.post(f"/drafts/{draft}/answers", {"version": version(clerk, draft), **answered}).status_code == 303
    return draft


def published(clerk: Visitor, draft: str, **fields: str) -> str:
    """Publishes a draft and returns where that led."""
    form = {"version": version(clerk, draft), "base": "1", "when": "now", **CONFIRMED, **fields}
    answer = clerk.post(f"/drafts/{draft}/publish", form)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def public(place: Workplace, path: str) -> str:
    return place.server.test_client().get(path).text


def test_a_gbk_file_with_mistakes_becomes_a_published_figure_and_goes_again(place: Workplace, clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", MISTAKES)
    page = clerk.get(f"/drafts/{draft}").text
    assert "“很多”不能识别为数字" in page and "没有年份" in page
    draft = mended(clerk)
    assert published(clerk, draft) == "/staff/releases"
    assert "987" in public(place, "/indicators/base_stations_5g")
    assert "987" in public(place, "/updates")
    assert clerk.post("/releases/1/withdraw", {"reason": "数据有误"}).status_code == 303
    assert "987" not in public(place, "/download/indicators/base_stations_5g.csv")
    assert "数据有误" in public(place, "/updates")


def test_a_public_reason_is_one_line_whose_letters_are_all_seen(place: Workplace, clerk: Visitor) -> None:
    published(clerk, mended(clerk))
    clerk.post("/releases/1/withdraw", {"reason": " 数据\u202e有误\u200b，\r\n重新\x0b核对 "})
    assert place.store.history()[0].reason == "数据有误， 重新 核对"


def test_a_draft_survives_signing_out_and_a_restart(place: Workplace, clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", MISTAKES)
    clerk.post("/sign-out")
    place = opened(place.settings.var_dir)
    clerk = place.member("zhangsan")
    assert f"/staff/drafts/{draft}" in clerk.get("/").text
    assert "很多" in clerk.get(f"/drafts/{draft}").text


def test_mends_are_taken_back_one_by_one_or_all(clerk: Visitor) -> None:
    draft = mended(clerk)
    assert "很多”不能" not in clerk.get(f"/drafts/{draft}").text
    clerk.post(f"/drafts/{draft}/mends", {"version": version(clerk, draft), "undo": "*"})
    assert "很多”不能" in clerk.get(f"/drafts/{draft}").text


def test_another_file_takes_the_place_of_the_first(clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", MISTAKES)
    form = {"version": version(clerk, draft), "file": (io.BytesIO(SOUND), "新表.csv")}
    assert clerk.post(f"/drafts/{draft}/file", form).status_code == 303
    assert "新表.csv" in clerk.get(f"/drafts/{draft}").text


def test_a_file_without_a_heading_that_is_known_makes_a_draft_that_can_be_replaced(clerk: Visitor) -> None:
    draft = clerk.upload("a.csv", "名称,数\n甲,2\n".encode())
    text = clerk.get(f"/drafts/{draft}").text
    assert "没有找到认识的表头。" in text and "表头放在前15行内" in text
    assert "没有认出表" in text and f'action="/staff/drafts/{draft}/discard"' in text
    assert {clerk.get(f"/drafts/{draft}/{page}").status_code for page in ("marked.xlsx", "review")} == {200}
    form = {"version": version(clerk, draft), "file": (io.BytesIO(SOUND), "新表.csv")}
    assert clerk.post(f"/drafts/{draft}/file", form).status_code == 303
    assert "没有认出表" not in clerk.get(f"/drafts/{draft}").text


def test_two_people_at_one_draft_never_overwrite_each_other(place: Workplace, clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", MISTAKES)
    seen = version(clerk, draft)
    place.hire("lisi", Role.EDITOR)
    other = place.member("lisi", "10.0.0.2")
    cell = {"was:Sheet1!C3": "很多", "version": seen}
    assert other.post(f"/drafts/{draft}/mends", {**cell, "mend:Sheet1!C3": "987"}).status_code == 303
    answer = clerk.post(f"/drafts/{draft}/mends", {**cell, "mend:Sheet1!C3": "108"})
    assert answer.status_code == 409
    assert "没有覆盖" in answer.text and "108" in answer.text
    assert f"/staff/drafts/{draft}" in answer.text


def test_nothing_is_published_over_what_was_not_seen(place: Workplace, clerk: Visitor) -> None:
    first, second = clerk.upload("a.csv", SOUND), mended(clerk)
    published(clerk, first)
    form = {"version": version(clerk, second), "base": "1", "when": "now", **CONFIRMED}
    answer = clerk.post(f"/drafts/{second}/publish", form)
    assert answer.status_code == 409 and "重新对比" in answer.text
    assert "公开的数据变过" in clerk.get(f"/drafts/{second}").text
    clerk.post(f"/drafts/{second}/rebase", {"version": version(clerk, second)})
    published(clerk, second, base="2")
    assert "987" in public(place, "/indicators/base_stations_5g")


def test_publishing_asks_for_every_confirmation(clerk: Visitor) -> None:
    draft = clerk.upload("a.csv", SOUND)
    form = {"version": version(clerk, draft), "base": "1", "when": "now", "confirm": ["agreed"]}
    answer = clerk.post(f"/drafts/{draft}/publish", form)
    assert answer.status_code == 403 and "确认" in answer.text


def test_a_scheduled_draft_is_published_when_somebody_looks_after_its_time(place: Workplace, clerk: Visitor) -> None:
    draft = mended(clerk)
    assert published(clerk, draft, when="later", at="2026-11-23T10:00").endswith(f"{draft}#s4")
    assert "987" not in public(place, "/indicators/base_stations_5g")
    place.clock.forward(hours=2)
    until(lambda: "987" in public(place, "/indicators/base_stations_5g"))


def test_the_health_check_also_publishes_what_is_due(tmp_path: Path) -> None:
    place = opened(tmp_path, public=False)
    place.hire("zhangsan", Role.EDITOR, Role.PUBLISHER)
    clerk = place.member("zhangsan")
    published(clerk, clerk.upload("a.csv", SOUND), when="later", at="2026-11-23T10:00")
    place.clock.forward(hours=2)

    def checked() -> bool:
        place.server.test_client().get("/healthz?ready=1")
        return len(place.store.history()) > 1

    until(checked)
    assert [row.number for row in place.store.history()] == [2, 1]


@pytest.mark.parametrize("at", ["明天", "", "9999-12-31T23:59-12:00"])
def test_a_time_that_is_none_is_refused_with_an_example(clerk: Visitor, at: str) -> None:
    draft = clerk.upload("a.csv", SOUND)
    form = {"version": version(clerk, draft), "base": "1", "when": "later", "at": at, **CONFIRMED}
    answer = clerk.post(f"/drafts/{draft}/publish", form)
    assert answer.status_code == 403 and "2026-11-23 09:00" in answer.text


def test_where_others_approve_the_draft_goes_from_hand_to_hand(tmp_path: Path) -> None:
    place = opened(tmp_path, public=False, approvals=1)
    for name, role in (("zhangsan", Role.EDITOR), ("lisi", Role.REVIEWER), ("wangwu", Role.PUBLISHER)):
        place.hire(name, role)
    clerk, reviewer, publisher = (
        place.member(name, f"10.0.0.{number}") for number, name in enumerate(("zhangsan", "lisi", "wangwu"))
    )
    draft = clerk.upload("a.csv", SOUND)
    clerk.post(f"/drafts/{draft}/submit", {"version": version(clerk, draft), **CONFIRMED})
    form = {"version": version(reviewer, draft), "opinion": "请补一句"}
    assert reviewer.post(f"/drafts/{draft}/return", form).status_code == 303
    assert "请补一句" in clerk.get(f"/drafts/{draft}").text
    clerk.post(f"/drafts/{draft}/submit", {"version": version(clerk, draft), **CONFIRMED})
    assert reviewer.post(f"/drafts/{draft}/approve", {"version": version(reviewer, draft)}).status_code == 303
    assert published(publisher, draft) == "/staff/releases"
    assert "lisi" in clerk.get(f"/drafts/{draft}/review").text


# Files, and what is refused


def test_the_marked_file_and_the_template_are_workbooks(clerk: Visitor) -> None:
    draft = clerk.upload("进展.csv", MISTAKES)
    marked = openpyxl.load_workbook(io.BytesIO(clerk.get(f"/drafts/{draft}/marked.xlsx").data))
    assert marked.worksheets[0]["C3"].comment is not None
    template = clerk.get("/templates/county_housing_construction.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(template.data)).sheetnames
    assert clerk.get("/templates/nobody.xlsx").status_code == 404


@pytest.mark.parametrize("content", [b"", b"\x00" * 50, b"MZ\x90\x00program"])
def test_a_file_that_cannot_be_taken_says_what_to_do(clerk: Visitor, content: bytes) -> None:
    answer = clerk.post("/upload", {"file": (io.BytesIO(content), "a.csv")})
    assert answer.status_code == 422
    assert "没有接收" in answer.text and "/staff/" in answer.text


def test_the_auditor_reads_and_takes_the_log(place: Workplace, clerk: Visitor) -> None:
    place.hire("shenji", Role.AUDITOR)
    published(clerk, clerk.upload("a.csv", SOUND))
    clerk.get("/audit")
    auditor = place.member("shenji", "10.0.0.9")
    assert "10.1.2.3" in auditor.get("/audit").text
    rows = list(csv.DictReader(io.StringIO(auditor.get("/audit.csv").data.decode("utf-8-sig"))))
    assert {"sign-in", "upload", "publish", "export"} <= {row["action"] for row in rows}
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
    only = list(csv.DictReader(io.StringIO(auditor.get("/audit.csv?action=upload").data.decode("utf-8-sig"))))
    assert {row["action"] for row in only} == {"upload"}
    assert place.store.verify_audit() is None


def test_the_chain_of_the_log_is_checked_when_the_auditor_asks_for_it(place: Workplace) -> None:
    place.hire("shenji", Role.AUDITOR)
    auditor = place.member("shenji")
    plain = auditor.get("/audit").text
    assert "没有改动过" not in plain and "/staff/audit?check=1" in plain
    assert "没有改动过" in auditor.get("/audit?check=1").text
    with place.store.writing() as tables:
        tables.audit._connection.execute(update(schema.audit).where(schema.audit.c.number == 2).values(username="wang"))
    assert "从第2条起扣不上" in auditor.get("/audit?check=1").text


def test_an_administrator_makes_an_account_whose_password_is_shown_once(place: Workplace) -> None:
    place.hire("admin", Role.ADMINISTRATOR)
    admin = place.member("admin", "10.0.0.2")
    form = {"username": "lisi", "name": "李四", "department_id": "", "role": ["editor", "nonsense"]}
    made = admin.post("/accounts", form)
    found = re.search(r'class="password"[^>]*>([^<]+)<', made.text)
    assert found
    assert found[1] not in admin.get("/accounts").text
    newcomer = place.visitor("10.0.0.3")
    assert newcomer.sign_in("lisi", found[1]).status_code == 303
    assert newcomer.get("/").headers["Location"] == "/staff/password"
    again = admin.post("/accounts", form)
    assert again.status_code == 422 and "已经有" in again.text


def test_a_site_without_accounts_says_how_to_make_the_first(tmp_path: Path) -> None:
    assert "account add" in opened(tmp_path, public=False).visitor().get("/sign-in").text


def test_a_check_that_takes_long_shows_how_far_it_is(place: Workplace, clerk: Visitor) -> None:
    draft = clerk.upload("a.csv", SOUND)
    behind = office(place)
    held = behind.desk.draft(behind.staff.accounts()[0], draft)
    assert Checking(behind.desk).examination(held, patience=0) is None
    answer = clerk.get(f"/drafts/{draft}/progress")
    assert set(answer.get_json()) == {"done", "total", "what"}
    limit = time.monotonic() + 20
    while (told := clerk.get(f"/drafts/{draft}/progress").get_json())["done"] < told["total"]:
        assert time.monotonic() < limit
    assert "第4步" in clerk.get(f"/drafts/{draft}").text


def test_the_staff_area_lives_under_the_sites_prefix(tmp_path: Path) -> None:
    place = opened(tmp_path, url_prefix="/czh")
    place.hire("zhangsan", Role.EDITOR, Role.PUBLISHER)
    clerk = place.member("zhangsan")
    draft = clerk.upload("a.csv", SOUND)
    assert published(clerk, draft) == "/czh/staff/releases"
    links = re.findall(r'(?:href|action)="(/[^"]*)"', clerk.get("/").text)
    assert links and all(link.startswith("/czh/") for link in links)
