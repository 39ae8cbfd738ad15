"""Accounts of staff, and the hashes of the passwords they had."""

from sqlalchemy import Connection, insert, select, update

from dashboard.accounts import Account, Role
from dashboard.store import schema

_COLUMNS = tuple(column.name for column in schema.accounts.c)


class Accounts:
    """The accounts as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, username: str) -> Account | None:
        row = self._connection.execute(select(schema.accounts).where(schema.accounts.c.username == username)).first()
        return _account(row._asdict()) if row else None

    def all(self) -> tuple[Account, ...]:
        """Every account, disabled ones included, by user name."""
        rows = self._connection.execute(select(schema.accounts).order_by(schema.accounts.c.username))
        return tuple(_account(row._asdict()) for row in rows)

    def add(self, account: Account) -> None:
        """Adds an account and keeps its password's hash among those it had."""
        self._connection.execute(insert(schema.accounts).values(_values(account)))
        self._remember(account)

    def save(self, account: Account) -> None:
        """Puts an account in the place of its earlier state; a new password is kept among those it had."""
        row = schema.accounts.c.username == account.username
        before = self._connection.execute(select(schema.accounts.c.password_hash).where(row)).scalar_one()
        self._connection.execute(update(schema.accounts).where(row).values(_values(account)))
        if before != account.password_hash:
            self._remember(account)

    def passwords(self, username: str, limit: int) -> tuple[str, ...]:
        """The hashes of the last passwords of an account, the one in use first."""
        table = schema.passwords.c
        query = select(table.password_hash).where(table.username == username).order_by(table.number.desc())
        return tuple(self._connection.execute(query.limit(limit)).scalars())

    def _remember(self, account: Account) -> None:
        values = {"username": account.username, "password_hash": account.password_hash}
        self._connection.execute(insert(schema.passwords).values(values))


def _account(row: dict[str, object]) -> Account:
    roles = frozenset(Role(name) for name in str(row["roles"]).split())
    return Account(**row | {"roles": roles})  # type: ignore[arg-type]


def _values(account: Account) -> dict[str, object]:
    values = {name: getattr(account, name) for name in _COLUMNS}
    return values | {"roles": " ".join(sorted(account.roles))}
