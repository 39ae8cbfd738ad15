"""The tables. Contents, releases, publications, decisions and the audit log are only ever added to."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    insert,
    inspect,
    select,
)

metadata = MetaData()


def missing_columns(connection: Connection) -> dict[str, list[str]]:
    """The columns that a database lacks, by table; all of a table that is not there."""
    there = inspect(connection).get_multi_columns()
    names = {table: {column["name"] for column in columns} for (_, table), columns in there.items()}
    found = {
        table.name: [column.name for column in table.columns if column.name not in names.get(table.name, ())]
        for table in metadata.sorted_tables
    }
    return {table: columns for table, columns in found.items() if columns}


def create_missing(connection: Connection) -> None:
    """Makes the tables that are not there, and the one row that every writer locks."""
    metadata.create_all(connection)
    if not connection.execute(select(audit_head)).first():
        connection.execute(insert(audit_head).values(one=1, number=0, hash=""))


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, on databases that keep time zones and on those that do not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


contents = Table(
    "contents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
releases = Table(
    "releases",
    metadata,
    Column("release_id", String(64), primary_key=True),
    Column("created", Moment, nullable=False),
)
files = Table(
    "files",
    metadata,
    Column("release_id", ForeignKey("releases.release_id"), primary_key=True),
    Column("name", String(100), primary_key=True),
    Column("sha256", ForeignKey("contents.sha256"), nullable=False),
)
publications = Table(
    "publications",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("release_id", ForeignKey("releases.release_id"), nullable=False),
    Column("published", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", String(32), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("changes", Text, nullable=False),
)
drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", String(32), primary_key=True),
    Column("author", String(32), nullable=False),
    Column("department_id", String(100), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", ForeignKey("contents.sha256"), nullable=False),
    Column("base_number", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("mends", JSON, nullable=False),
    Column("explanations", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("publish_at", Moment),
    Column("publisher", String(32), nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.draft_id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("username", String(32), nullable=False),
    Column("decision", String(20), nullable=False),
    Column("opinion", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
accounts = Table(
    "accounts",
    metadata,
    Column("username", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("department_id", String(100), nullable=False),
    Column("roles", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("password_set", Moment, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Moment),
    Column("totp_secret", String(64), nullable=False),
    Column("totp_pending", String(64), nullable=False),
    Column("totp_step", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
)
passwords = Table(
    "passwords",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("username", ForeignKey("accounts.username"), nullable=False, index=True),
    Column("password_hash", Text, nullable=False),
)
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("username", String(32), nullable=False, index=True),
    Column("action", String(20), nullable=False),
    Column("subject", String(100), nullable=False, index=True),
    Column("outcome", String(20), nullable=False),
    Column("address", String(64), nullable=False),
    Column("detail", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)
audit_head = Table(
    "audit_head",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
