"""Who may do what: roles, accounts and the rules of passwords. No storage and no web here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """录入, 审核, 签发, 审计, 系统管理. Roles do not include one another."""

    EDITOR = "editor"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Account:
    """A member of staff. department_id is empty for accounts of the whole county; generation rises with each
    reset, password change or disabling, and ends the sessions begun before."""

    username: str
    name: str
    department_id: str
    roles: frozenset[Role]
    password_hash: str
    password_set: datetime
    must_change: bool = True
    disabled: bool = False
    failures: int = 0
    locked_until: datetime | None = None
    totp_secret: str = ""
    generation: int = 1

    def may(self, role: Role) -> bool:
        """Whether the account holds a role and is not disabled."""
        return not self.disabled and role in self.roles
