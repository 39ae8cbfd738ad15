"""Releases and their publications: sets of files named by their content, put in front of readers one after another."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, insert, select

from dashboard.errors import UnknownRelease
from dashboard.store import schema

Kind = Literal["first", "update", "withdrawal"]


@dataclass(frozen=True, slots=True)
class Publication:
    """One time a release was put in front of readers. number counts from 1; published is in UTC.

    author is who published, empty for the first start; reason is public; changes is `dashboard.changes.as_json`
    text of what differs from the publication before.
    """

    number: int
    release_id: str
    published: datetime
    reason: str
    author: str = ""
    kind: Kind = "update"
    changes: str = "[]"


def release_id_of(files: Mapping[str, bytes]) -> str:
    """The name of a set of files: a sha256 over their names and contents, the same wherever it is computed."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return digest.hexdigest()


def keep(connection: Connection, content: bytes) -> str:
    """Keeps bytes for ever and returns their sha256; bytes that are there already are kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not connection.execute(select(schema.contents.c.sha256).where(schema.contents.c.sha256 == sha256)).first():
        connection.execute(insert(schema.contents).values(sha256=sha256, content=content))
    return sha256


class Releases:
    """The releases as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def current(self) -> Publication | None:
        """What readers see now, or None in an empty store. One indexed query."""
        query = select(schema.publications).order_by(schema.publications.c.number.desc()).limit(1)
        row = self._connection.execute(query).first()
        return Publication(*row) if row else None

    def history(self) -> tuple[Publication, ...]:
        """Every publication, newest first."""
        query = select(schema.publications).order_by(schema.publications.c.number.desc())
        return tuple(Publication(*row) for row in self._connection.execute(query))

    def files(self, release_id: str) -> dict[str, bytes]:
        """The bytes of a release by file name. Raises UnknownRelease."""
        query = (
            select(schema.files.c.name, schema.contents.c.content)
            .join(schema.contents, schema.contents.c.sha256 == schema.files.c.sha256)
            .where(schema.files.c.release_id == release_id)
        )
        found = {row.name: bytes(row.content) for row in self._connection.execute(query)}
        if not found:
            raise UnknownRelease(f"no release {release_id}")
        return found

    def publish(
        self,
        files: Mapping[str, bytes],
        *,
        at: datetime,
        reason: str = "",
        author: str = "",
        kind: Kind = "update",
        changes: str = "[]",
    ) -> Publication:
        """Puts these files in front of readers; the same bytes are the same release."""
        last = self.current()
        publication = Publication(
            number=last.number + 1 if last else 1,
            release_id=self._keep(files, at),
            published=at,
            reason=reason,
            author=author,
            kind=kind if last else "first",
            changes=changes,
        )
        values = {name: getattr(publication, name) for name in schema.publications.c.keys()}  # noqa: SIM118
        self._connection.execute(insert(schema.publications).values(values))
        return publication

    def _keep(self, files: Mapping[str, bytes], at: datetime) -> str:
        release_id = release_id_of(files)
        known = select(schema.releases).where(schema.releases.c.release_id == release_id)
        if not self._connection.execute(known).first():
            self._connection.execute(insert(schema.releases).values(release_id=release_id, created=at))
            for name, content in files.items():
                row = {"release_id": release_id, "name": name, "sha256": keep(self._connection, content)}
                self._connection.execute(insert(schema.files).values(row))
        return release_id
