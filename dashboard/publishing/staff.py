"""Who may have an account: the administrator's use cases."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from dashboard.accounts import Account, Role, hash_password, is_username, one_time_password
from dashboard.errors import NotAllowed
from dashboard.publishing import rights
from dashboard.publishing.acts import Act, recorded
from dashboard.publishing.public import Releases
from dashboard.publishing.signing import Signing, known, with_password

COMMAND_LINE = Account("命令行", "命令行", "", frozenset({Role.ADMINISTRATOR}), "", datetime.min.replace(tzinfo=UTC))
"""Whoever can run commands on the server."""


class Staff(Signing):
    """The use cases of accounts, each one transaction and one entry in the audit log, refusals included.

    The audit log itself is read with store.reading(): tables.audit.entries(...).

    now gives the moment, with its time zone. Raises NotAllowed (403) with a Chinese message. Safe to share between
    threads and to make before a fork.
    """

    def accounts(self) -> tuple[Account, ...]:
        """Every account by user name, disabled ones included."""
        with self._store.reading() as tables:
            return tables.accounts.all()

    def add(
        self,
        actor: Account,
        username: str,
        name: str,
        department_id: str,
        roles: Collection[Role],
        *,
        address: str = "",
    ) -> str:
        """Makes an account and returns its one-time password, which is kept nowhere and must be changed at once."""
        with self._administered(actor, "account-add", username, address) as act:
            _require_sound(username, name, roles)
            self._require_department(department_id)
            password = one_time_password()
            account = Account(
                username, name.strip(), department_id, frozenset(roles), hash_password(password), self._now()
            )
            with self._store.writing() as tables:
                if tables.accounts.get(username):
                    raise NotAllowed(f"已经有用户名{username}，请换一个；用户名停用后也不再给别人。")
                tables.accounts.add(account)
                act.done(tables, f"{name} {department_id} {' '.join(sorted(roles))}")
        return password

    def disable(self, actor: Account, username: str, *, address: str = "") -> Account:
        """Ends an account's sessions and lets it in no more; what it did stays."""
        with self._administered(actor, "account-disable", username, address) as act, self._store.writing() as tables:
            account = known(tables, username)
            account = replace(account, disabled=True, generation=account.generation + 1)
            tables.accounts.save(account)
            act.done(tables)
        return account

    def reset(self, actor: Account, username: str, *, address: str = "") -> str:
        """A new one-time password for somebody locked out: it ends sessions, lifts locks and disabling, and takes
        the second factor away."""
        with self._administered(actor, "account-reset", username, address) as act:
            password = one_time_password()
            hashed = hash_password(password)
            with self._store.writing() as tables:
                fresh = replace(with_password(known(tables, username), hashed, self._now()), must_change=True)
                fresh = replace(fresh, disabled=False, totp_secret="", totp_pending="")
                tables.accounts.save(fresh)
                act.done(tables)
        return password

    @contextmanager
    def _administered(self, actor: Account, action: str, username: str, address: str) -> Iterator[Act]:
        with recorded(self._store, self._now, actor.username, action, subject=username, address=address) as act:
            rights.require_role(actor, Role.ADMINISTRATOR)
            yield act

    def _require_department(self, department_id: str) -> None:
        """A department of the public dataset; before anything is public, nobody can tell."""
        if not department_id or self._store.current() is None:
            return
        known_ids = Releases(self._store).current().snapshot.department_by_id
        if department_id not in known_ids:
            raise NotAllowed(f"没有编号为{department_id}的部门。可以用：{'、'.join(known_ids)}；全县的账号不写部门。")


def _require_sound(username: str, name: str, roles: Collection[Role]) -> None:
    if not is_username(username):
        raise NotAllowed("用户名要以小写字母开头，2到32个字符，只用小写字母、数字、点、下划线和连字符。")
    if not name.strip() or not roles:
        raise NotAllowed("请写明姓名，并至少选一个角色。")
