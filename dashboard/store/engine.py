"""A database behind an address: opened, given its tables, checked."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, CreateTable

from dashboard.errors import StoreError
from dashboard.store.schema import audit_head, metadata


def open_engine(url: str) -> Engine:
    """The engine of a SQLAlchemy address, its tables in place. Raises StoreError where they are another version's.

    Each use opens and closes its own connection, so an engine made before a fork is safe after it.
    """
    address = make_url(url)
    engine = create_engine(address, poolclass=NullPool)
    if address.get_backend_name() == "sqlite":
        if address.database and address.database != ":memory:":
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
    try:
        _create(engine)
    except DBAPIError:  # another process is making the same tables: PostgreSQL tells one of the two so
        _create(engine)
    _check(engine)
    return engine


def _create(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                connection.execute(CreateIndex(index, if_not_exists=True))
    try:
        with engine.begin() as connection:
            if not connection.execute(select(audit_head)).first():
                connection.execute(insert(audit_head).values(one=1, number=0, hash=""))
    except IntegrityError:
        pass  # the other process was first


def _check(engine: Engine) -> None:
    columns = inspect(engine).get_multi_columns()
    for table in metadata.sorted_tables:
        there = {column["name"] for column in columns[(None, table.name)]}
        missing = [column.name for column in table.columns if column.name not in there]
        if missing:
            raise StoreError(
                f"the store at {engine.url.render_as_string()} was made by another version: its table {table.name} "
                f"has no {', '.join(missing)}. Give this version a store of its own (VAR_DIR or DATABASE_URL)."
            )


def _prepare_sqlite(connection: object, _entry: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
