"""Staff at work, and drafts with defaults, so that a test states only what it is about."""

import re
from datetime import UTC, date, datetime
from typing import Any

from dashboard.accounts import Account, Role
from dashboard.changes import Change
from dashboard.drafts import Decision, Draft, Examination
from dashboard.errors import Problem
from dashboard.intake import Book, Cell, Found, Question, Reading, Sheet, Skipped
from dashboard.model import Snapshot
from dashboard.progress import STANDARD
from dashboard.rendering import html
from layouts.page import Page
from layouts.staff.case import Case
from layouts.staff.desktop import Desktop
from tests.builders import observation, snapshot

NOW = datetime(2025, 7, 15, 1, 5, tzinfo=UTC)
WRONG = Problem(
    "二季度.csv", 3, "完成值", "number", "“约四十”不能识别为数字。", "请填阿拉伯数字。", "表1", "B3", "约四十", "40"
)
DOUBTFUL = Problem(
    "二季度.csv", 4, "完成值", "falls", "比上期低。", "请写明原因。", "表1", "B4", "38", severity="warning"
)
CORRECTED = Change(
    "corrected", "observations", "base_stations|371723|2024", "base_stations", "2024", old="40", new="48"
)
ADDED = Change("new", "observations", "base_stations|371723|2025", "base_stations", "2025", old="", new="60")


def account(*roles: Role, **changes: Any) -> Account:
    default: dict[str, Any] = {"username": "zhangsan", "name": "张三", "department_id": "housing"}
    named = {**default, "password_hash": "", "password_set": NOW, "must_change": False, **changes}
    return Account(roles=frozenset(roles or (Role.EDITOR,)), **named)


def desktop(*roles: Role, **changes: Any) -> Desktop:
    default: dict[str, Any] = {
        "account": account(*roles),
        "snapshot": snapshot(observations=[observation()]),
        "token": "the-token",
        "prefix": "/czh",
        "today": date(2025, 7, 15),
        "as_of": date(2025, 7, 15),
        "approvals": 0,
        "method": STANDARD,
    }
    return Desktop(**{**default, **changes})


def book(*rows: tuple[str, ...]) -> Book:
    lines = rows or (("进展表",), ("指标", "完成值"), ("5G基站", "约四十"), ("5G基站", "38"))
    cells = tuple(tuple(Cell(text, text) for text in line) for line in lines)
    return Book("二季度.csv", "csv", (Sheet("表1", cells),), "GB18030")


def examination(**changes: Any) -> Examination:
    columns = {"indicator_id": "表1!A2", "value": "表1!B2"}
    rows = (Found({}, {}), Found({}, {}))
    default: dict[str, Any] = {
        "book": book(),
        "readings": (Reading("observations", "表1", 2, columns, rows, skipped=(Skipped("表1", 1, "标题"),)),),
        "problems": (),
        "questions": (),
        "changes": (ADDED,),
        "files": {},
        "snapshot": _proposed(),
    }
    return Examination(**{**default, **changes})


def _proposed() -> Snapshot:
    return snapshot(observations=[observation(), observation(period="2025-06", value="60")])


def case(*, found: Examination | None = None, decisions: tuple[Decision, ...] = (), **changes: Any) -> Case:
    number, barred = changes.pop("current_number", 3), changes.pop("barred", "")
    default: dict[str, Any] = {
        "draft_id": "d1",
        "author": "zhangsan",
        "department_id": "housing",
        "state": "open",
        "file_name": "二季度.csv",
        "file_sha256": "ab" * 32,
        "base_number": 3,
        "created": NOW,
        "updated": NOW,
        "version": 7,
    }
    held = Draft(**{**default, **changes})
    return Case(
        held, found or examination(), number, decisions, names={"zhangsan": "张三", "lisi": "李四"}, barred=barred
    )


def said(page: Page) -> str:
    return html(page.body)


def forms(text: str) -> dict[str, str]:
    """Each form's inside by where it is sent."""
    return dict(re.findall(r'<form[^>]*? action="([^"]*)"[^>]*>(.*?)</form>', text, re.DOTALL))


BROKEN = examination(problems=(WRONG, DOUBTFUL), files=None, snapshot=None)
ASKED = examination(questions=(Question("year:B3", "表1!B3", "“6月末”是哪一年的？"),), snapshot=None, files=None)
