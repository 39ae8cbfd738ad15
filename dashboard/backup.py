"""The whole store in one file, for the day its disk is gone, and for moving from SQLite to PostgreSQL.

    manifest.json           when it was made, and of every table: columns, number of rows, sha256
    tables/<name>.jsonl     its rows, one JSON object a line
    contents/<sha256>       kept bytes: the files of releases, and what staff uploaded

It holds password hashes and second factors, so only its owner may read it. What is written is read back before it gets
its name; a store that is damaged itself gives no backup but an error.
"""

import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from dashboard.errors import BackupError
from dashboard.store import Store, Tables, release_id_of

_FORMAT = "chengwu-progress backup 1"
_DAMAGED = (BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, NotImplementedError)
_ABANDONED = timedelta(days=1)  # no backup is still being written so long after it last was
Manifest = Mapping[str, Any]


def backup(store: Store, path: Path, *, now: datetime) -> tuple[Path, Manifest]:
    """Writes everything a store holds at one moment, while others go on reading and writing it.

    path is a file that is not there yet, or a folder, in which the file is named by the moment (UTC) and what backups
    that were killed have left there is removed. Returns the file and its manifest. Raises BackupError: a file is there,
    it cannot be written, or the store is damaged.
    """
    if path.is_dir():
        _remove_abandoned(path, now)
        path = path / f"chengwu-progress-{now:%Y%m%dT%H%M%SZ}.zip"
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
            with store.reading() as tables, ZipFile(file, "w", ZIP_DEFLATED) as archive:
                _require_whole(tables)
                _write(archive, tables, now)
            file.flush()
            os.fsync(file.fileno())
        manifest = _checked(part)
        os.link(part, path)  # refuses to take the place of another file
    except FileExistsError:
        raise BackupError(f"{path}：已经有这个文件，没有覆盖。请换一个文件名。") from None
    except OSError as error:
        raise BackupError(f"{path}：写不进去（{error.strerror}），没有备份。请检查文件夹、权限和磁盘空间。") from error
    finally:
        part.unlink(missing_ok=True)
    return path, manifest


def _remove_abandoned(folder: Path, now: datetime) -> None:
    for part in folder.glob(".chengwu-progress-*.zip.part"):
        with suppress(OSError):  # another's, or gone already: nothing that a new backup has to fail for
            if part.stat().st_mtime < (now - _ABANDONED).timestamp():
                part.unlink()


def restore(store: Store, path: Path) -> Manifest:
    """Puts a backup into an empty store in one transaction and returns its manifest.

    Raises BackupError, with nothing written: the file is damaged or of another version, or the store is not empty.
    """
    manifest = _checked(path)
    with ZipFile(path) as archive, store.writing() as tables:
        _fill(tables, archive, manifest)
        _require_whole(tables)
    return manifest


def _write(archive: ZipFile, tables: Tables, now: datetime) -> None:
    described = {name: _write_table(archive, tables, name) for name in tables.archive.columns}
    contents = 0
    for sha256, content in tables.archive.contents():
        archive.writestr(f"contents/{sha256}", content)
        contents += 1
    manifest = {"format": _FORMAT, "made": now.isoformat(), "tables": described, "contents": contents}
    archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))


def _write_table(archive: ZipFile, tables: Tables, name: str) -> dict[str, object]:
    digest, count = hashlib.sha256(), 0
    with archive.open(f"tables/{name}.jsonl", "w") as file:
        for row in tables.archive.rows(name):
            line = f"{json.dumps(row, ensure_ascii=False)}\n".encode()
            digest.update(line)
            file.write(line)
            count += 1
    return {"columns": tables.archive.columns[name], "rows": count, "sha256": digest.hexdigest()}


def _checked(path: Path) -> Manifest:
    """The manifest of a backup in which every byte is as it was written."""
    try:
        with ZipFile(path) as archive:
            return _manifest(archive)
    except OSError as error:
        raise BackupError(f"{path}：打不开（{error.strerror}）。") from error
    except _DAMAGED as error:
        raise BackupError(f"{path}：文件损坏，或者不是备份（{error}）。什么也没有恢复，请换一份备份。") from error


def _manifest(archive: ZipFile) -> Manifest:
    manifest: Manifest = json.loads(archive.read("manifest.json"))
    if manifest["format"] != _FORMAT:
        raise BackupError(f"{archive.filename}：是另一个版本写的备份（{manifest['format']}）。请用写它的那个版本恢复。")
    for name, told in manifest["tables"].items():
        _require(archive, f"tables/{name}.jsonl", told["sha256"])
    contents = _contents(archive)
    if len(contents) != manifest["contents"]:
        raise ValueError("contents")
    for sha256 in contents:
        _require(archive, f"contents/{sha256}", sha256)
    return manifest


def _contents(archive: ZipFile) -> list[str]:
    return [name.removeprefix("contents/") for name in archive.namelist() if name.startswith("contents/")]


def _require(archive: ZipFile, name: str, sha256: str) -> None:
    digest = hashlib.sha256()
    with archive.open(name) as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
    if digest.hexdigest() != sha256:
        raise ValueError(name)


def _fill(tables: Tables, archive: ZipFile, manifest: Manifest) -> None:
    if not tables.archive.is_empty():
        raise BackupError("这里已经有数据，没有恢复。备份只能恢复到空的库：换一个VAR_DIR或DATABASE_URL，再运行一次。")
    columns = {name: tuple(told["columns"]) for name, told in manifest["tables"].items()}
    if columns != dict(tables.archive.columns):
        raise BackupError(
            f"{archive.filename}：这份备份是另一个版本写的，表的列不一样。请用写它的那个版本恢复，再升级。"
        )
    tables.archive.add_contents((sha256, archive.read(f"contents/{sha256}")) for sha256 in _contents(archive))
    for name in tables.archive.columns:
        tables.archive.add(name, _rows(archive, name))


def _rows(archive: ZipFile, name: str) -> Iterator[dict[str, object]]:
    with archive.open(f"tables/{name}.jsonl") as file:
        yield from map(json.loads, file)


def _require_whole(tables: Tables) -> None:
    """Every release is what its name says, and the audit log is one chain."""
    for release_id in tables.archive.releases():
        if release_id_of(tables.releases.files(release_id)) != release_id:
            raise BackupError(f"版本{release_id[:12]}的内容和它的编号对不上，数据被改动过。请用最近一份好的备份恢复。")
    broken = tables.audit.verify()
    if broken is not None:
        raise BackupError(f"审计日志从第{broken}条起对不上，被改动过。请查明原因，用最近一份好的备份恢复。")
