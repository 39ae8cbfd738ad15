"""What every staff page is a function of, beside what it shows."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from dashboard.accounts import Account, Role
from dashboard.language import CHINESE, Language
from dashboard.model import Snapshot
from dashboard.periods import BEIJING
from dashboard.progress import Method, assess_all
from dashboard.settings import Settings
from layouts.view import View

ROLES = {
    Role.EDITOR: "录入员",
    Role.REVIEWER: "审核员",
    Role.PUBLISHER: "签发人",
    Role.AUDITOR: "审计员",
    Role.ADMINISTRATOR: "系统管理员",
}
"""What each role is called."""


@dataclass(frozen=True, slots=True)
class Message:
    """What the last step did, told on the next page: `done`, or `error` where it could not be done."""

    text: str
    kind: Literal["done", "error"] = "done"


@dataclass(frozen=True)
class Desktop:
    """Who is at work, on what, on which day.

    snapshot is what the public sees; token guards the forms; prefix is the site's URL prefix; approvals says
    how many other people must approve (0 to 2); megabytes is the largest upload. account is None before sign-in.
    """

    account: Account | None
    snapshot: Snapshot
    token: str
    prefix: str
    today: date
    as_of: date
    approvals: int
    method: Method
    messages: tuple[Message, ...] = ()
    language: Language = CHINESE
    megabytes: int = 10

    def href(self, path: str) -> str:
        """The address of a staff page: href("/releases")."""
        return f"{self.prefix}/staff{path}"

    def may(self, role: Role) -> bool:
        """Whether whoever is at work holds a role."""
        return self.account is not None and self.account.may(role)

    def answers_for(self, department_id: str, role: Role = Role.EDITOR) -> bool:
        """Whether a department's figures are theirs to edit, approve or publish; all are an account's of the county."""
        return self.account is not None and self.account.may(role) and self.account.covers(department_id)

    def view(self, snapshot: Snapshot | None = None, *, under: str = "") -> View:
        """A dataset as public pages see it on this day; their addresses lie under a staff path."""
        shown = snapshot or self.snapshot
        return View(
            snapshot=shown,
            assessments=assess_all(shown, self.as_of, method=self.method),
            language=self.language,
            as_of=self.as_of,
            settings=replace(Settings(), url_prefix=self.href(under) if under else self.prefix),
            method=self.method,
            changes=(),
            release_id="",
        )


def roles_words(roles: frozenset[Role]) -> str:
    """Roles in a row, in the order of the work: 录入员、审核员."""
    return "、".join(word for role, word in ROLES.items() if role in roles)


def department_words(department_id: str, snapshot: Snapshot) -> str:
    """A department as people call it; accounts without one are the whole county's."""
    if not department_id:
        return "全县"
    row = snapshot.department_by_id.get(department_id)
    return row.short_name if row else department_id


def moment(at: datetime) -> str:
    """A time as staff read it: 2026-11-23 09:05, in Beijing."""
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
