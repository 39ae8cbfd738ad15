"""Releases, kept for ever: the only module that speaks SQL.

A release is a set of CSV files named by its content; publishing puts a release in front of readers. Nothing is
updated or deleted: going back publishes the earlier release again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from dashboard.errors import UnknownRelease

_metadata = MetaData()
_contents = Table(
    "contents",
    _metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
_releases = Table(
    "releases",
    _metadata,
    Column("release_id", String(64), primary_key=True),
    Column("created", DateTime(timezone=True), nullable=False),
)
_files = Table(
    "files",
    _metadata,
    Column("release_id", ForeignKey("releases.release_id"), primary_key=True),
    Column("name", String(100), primary_key=True),
    Column("sha256", ForeignKey("contents.sha256"), nullable=False),
)
_publications = Table(
    "publications",
    _metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("release_id", ForeignKey("releases.release_id"), nullable=False),
    Column("published", DateTime(timezone=True), nullable=False),
    Column("reason", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Publication:
    """One time a release was put in front of readers. number counts from 1; published is in UTC."""

    number: int
    release_id: str
    published: datetime
    reason: str


def release_id_of(files: Mapping[str, bytes]) -> str:
    """The name of a set of files: a sha256 over their names and contents, the same wherever it is computed."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return digest.hexdigest()


class Store:
    """The releases behind a SQLAlchemy address.

    Each call opens and closes its own connection, so a store made before a fork is safe after it.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        _metadata.create_all(self._engine)

    def current(self) -> Publication | None:
        """What readers see now, or None in an empty store. One indexed query."""
        query = select(_publications).order_by(_publications.c.number.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return _publication(*row) if row else None

    def history(self) -> tuple[Publication, ...]:
        """Every publication, newest first."""
        query = select(_publications).order_by(_publications.c.number.desc())
        with self._engine.connect() as connection:
            return tuple(_publication(*row) for row in connection.execute(query))

    def files(self, release_id: str) -> dict[str, bytes]:
        """The bytes of a release by file name. Raises UnknownRelease."""
        query = (
            select(_files.c.name, _contents.c.content)
            .join(_contents, _contents.c.sha256 == _files.c.sha256)
            .where(_files.c.release_id == release_id)
        )
        with self._engine.connect() as connection:
            found = {row.name: bytes(row.content) for row in connection.execute(query)}
        if not found:
            raise UnknownRelease(f"no release {release_id}")
        return found

    def publish(
        self, files: Mapping[str, bytes], *, at: datetime, reason: str, number: int | None = None
    ) -> Publication:
        """Puts these files in front of readers in one transaction; the same bytes are the same release.

        number makes the publication conditional: where that number is taken, the one that took it is returned
        and nothing changes, so that two processes starting together agree.
        """
        try:
            return self._publish(files, at=at, reason=reason, number=number)
        except IntegrityError:
            taken = self.current()
            if number is None or taken is None:
                raise
            return taken

    def _publish(self, files: Mapping[str, bytes], *, at: datetime, reason: str, number: int | None) -> Publication:
        release_id = release_id_of(files)
        with self._engine.begin() as connection:
            if not connection.execute(select(_releases).where(_releases.c.release_id == release_id)).first():
                connection.execute(insert(_releases).values(release_id=release_id, created=at))
                for name, content in files.items():
                    sha256 = hashlib.sha256(content).hexdigest()
                    if not connection.execute(select(_contents.c.sha256).where(_contents.c.sha256 == sha256)).first():
                        connection.execute(insert(_contents).values(sha256=sha256, content=content))
                    connection.execute(insert(_files).values(release_id=release_id, name=name, sha256=sha256))
            if number is None:
                last = connection.execute(
                    select(_publications.c.number).order_by(_publications.c.number.desc())
                ).first()
                number = (last.number if last else 0) + 1
            row = (number, release_id, at, reason)
            connection.execute(insert(_publications).values(row))
        return _publication(*row)


def _publication(number: int, release_id: str, published: datetime, reason: str) -> Publication:
    moment = published if published.tzinfo else published.replace(tzinfo=UTC)
    return Publication(number=number, release_id=release_id, published=moment.astimezone(UTC), reason=reason)


def _engine(url: str) -> Engine:
    address = make_url(url)
    engine = create_engine(address, poolclass=NullPool)
    if address.get_backend_name() == "sqlite":
        if address.database and address.database != ":memory:":
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: object, _entry: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()
