"""A backup brings back everything, and nothing at all where it is damaged."""

import json
import os
import stat
import threading
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from dashboard.__main__ import main
from dashboard.app import create_server
from dashboard.backup import backup, restore
from dashboard.errors import BackupError
from dashboard.publishing.desk import Desk
from dashboard.publishing.staff import COMMAND_LINE, Staff
from dashboard.settings import Settings
from dashboard.store import Store
from tests import stores
from tests.builders import files
from tests.desk import LI, MA, QIAN, START, WANG, Clock, figures, publish, submitted, uploaded
from tests.postgres import Server
from tests.stores import audit_of

PATHS = ("/", "/en/", "/updates", "/indicators/base_stations", "/download/tables/observations.csv")


def lived_in(url: str) -> Store:
    """A store after some weeks of work: publications, a withdrawal, drafts, a decision, accounts with old passwords."""
    store, clock = Store(url), Clock()
    store.publish(files(), at=START, reason="", number=1)
    desk, staff = Desk(store, approvals=0, now=clock), Staff(store, now=clock)
    for value, period in (("40", "2024年"), ("45", "2025年6月")):
        clock.wait(minutes=5)
        publish(desk, QIAN, uploaded(desk, QIAN, figures(value, period)))
    desk.withdraw(MA, 1, "误发")
    desk.send_back(WANG, submitted(desk).draft_id, "请核实")
    uploaded(desk, LI, figures("约四十"))
    for name in ("lina", "wangwu"):
        staff.add(COMMAND_LINE, name, "某人", "", QIAN.roles)
        staff.reset(COMMAND_LINE, name)
    return store


def held(store: Store) -> object:
    """Everything in a store, as people and programs see it."""
    desk = Desk(store, now=Clock())
    with store.reading() as tables:
        names = [account.username for account in tables.accounts.all()]
        drafts = tables.drafts.all()
        return (
            [(row, store.files(row.release_id)) for row in store.history()],
            [(draft, desk.decisions(draft.draft_id), tables.drafts.content(draft.file_sha256)) for draft in drafts],
            [(tables.accounts.get(name), tables.accounts.passwords(name, 9)) for name in names],
            audit_of(store),
            store.verify_audit(),
        )


def pages(url: str, folder: Path) -> list[bytes]:
    """What readers get from a site on this store."""
    server = create_server(Settings(database_url=url, var_dir=folder, staff=False), now=Clock(START))
    with server.test_client() as client:
        return [client.get(path).data for path in PATHS]


@pytest.fixture
def store(store_url: str) -> Store:
    return lived_in(store_url)


@pytest.fixture
def kept(store: Store, tmp_path: Path) -> Path:
    return backup(store, tmp_path / "kept.zip", now=START)[0]


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return Store(stores.store_url(tmp_path / "new"))


def test_a_store_that_was_lost_comes_back_as_it_was(store: Store, store_url: str, tmp_path: Path) -> None:
    before, seen = held(store), pages(store_url, tmp_path / "one")
    kept, manifest = backup(store, tmp_path / "kept.zip", now=START)
    new_url = stores.store_url(tmp_path / "new")
    assert restore(Store(new_url), kept) == manifest
    assert held(Store(new_url)) == before
    assert pages(new_url, tmp_path / "two") == seen


def test_work_goes_on_in_a_restored_store(kept: Path, empty: Store) -> None:
    restore(empty, kept)
    desk = Desk(empty, now=Clock())
    number = publish(desk, QIAN, uploaded(desk, QIAN, figures("50", "2025年6月")))
    desk.send_back(WANG, submitted(desk).draft_id, "再核实")
    Staff(empty, now=Clock()).reset(COMMAND_LINE, "lina")
    assert number == len(empty.history())
    assert empty.verify_audit() is None


@pytest.mark.sqlite
def test_a_store_moves_from_sqlite_to_postgresql(store: Store, kept: Path, tmp_path: Path) -> None:
    server = Server()
    try:
        server.start()
        moved = Store(server.store_url(tmp_path))
        restore(moved, kept)
        assert held(moved) == held(store)
        again, _ = backup(moved, tmp_path / "again.zip", now=START)
        assert members(again) == members(kept)
    finally:
        server.remove()


def test_only_its_owner_may_read_a_backup(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.zip"
    path.write_bytes(b"mine")
    with pytest.raises(BackupError, match="没有覆盖"):
        backup(store, path, now=START)
    assert path.read_bytes() == b"mine"
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []


def test_in_a_folder_a_backup_is_named_by_its_moment(store: Store, tmp_path: Path) -> None:
    assert backup(store, tmp_path, now=START)[0] == tmp_path / "chengwu-progress-20250715T040000Z.zip"


def test_what_a_killed_backup_left_is_removed_by_a_later_one(store: Store, tmp_path: Path) -> None:
    ages = {"20250710T040000Z": 120, "20250714T030000Z": 25, "20250715T030000Z": 1}  # the last may be at work
    parts = {hours: tmp_path / f".chengwu-progress-{name}.zip.part" for name, hours in ages.items()}
    for hours, part in parts.items():
        part.write_bytes(b"PK")
        left = (START - timedelta(hours=hours)).timestamp()
        os.utime(part, (left, left))
    backup(store, tmp_path, now=START)
    assert {hours for hours, part in parts.items() if part.exists()} == {1}


def test_a_folder_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="写不进去"):
        backup(store, tmp_path / "nowhere" / "b.zip", now=START)


def test_a_backup_goes_only_into_an_empty_store(kept: Path, store: Store) -> None:
    before = held(store)
    with pytest.raises(BackupError, match="已经有数据"):
        restore(store, kept)
    assert held(store) == before


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def changed(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Rewrites one member of an archive, with a checksum of the ZIP that is right again."""
    parts = members(path)
    parts[name] = change(parts[name])
    with ZipFile(path, "w") as archive:
        for one, content in parts.items():
            archive.writestr(one, content)


def forged(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Rewrites a table and the manifest's word for it."""

    def told(manifest: bytes) -> bytes:
        digest = sha256(members(path)[f"tables/{name}.jsonl"]).hexdigest()
        text = json.loads(manifest)
        text["tables"][name]["sha256"] = digest
        return json.dumps(text).encode()

    changed(path, f"tables/{name}.jsonl", change)
    changed(path, "manifest.json", told)


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:-300]), "文件损坏"),
    "not an archive": (lambda path: path.write_bytes(b"PK nothing"), "文件损坏"),
    "gone": (lambda path: path.unlink(), "打不开"),
    "a row changed": (lambda path: changed(path, "tables/accounts.jsonl", lambda old: old + b"{}\n"), "文件损坏"),
    "a format to come": (
        lambda path: changed(path, "manifest.json", lambda old: old.replace(b"backup 1", b"backup 2")),
        "版本",
    ),
    "other columns": (
        lambda path: changed(path, "manifest.json", lambda old: old.replace(b'"reason"', b'"why"')),
        "列不一样",
    ),
    "a forged log": (lambda path: forged(path, "audit", lambda old: old.replace(b'"li"', b'"wang"')), "审计日志从第"),
    "a forged release": (
        lambda path: forged(path, "files", lambda old: old.replace(b"plan.csv", b"plan.txt")),
        "对不上",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_is_refused_and_nothing_is_written(damage: str, kept: Path, empty: Store) -> None:
    spoil, told = DAMAGES[damage]
    spoil(kept)
    with pytest.raises(BackupError, match=told):
        restore(empty, kept)
    with empty.reading() as tables:
        assert tables.archive.is_empty()


def test_any_byte_that_changed_is_found(kept: Path, tmp_path: Path, empty: Store) -> None:
    whole = kept.read_bytes()
    with ZipFile(kept) as archive:
        places = [
            one.header_offset + 60 + one.compress_size // 2 for one in archive.infolist() if one.compress_size > 90
        ]
    for place in places:
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BackupError):
            restore(empty, kept)


def test_a_backup_made_while_others_publish_is_of_one_moment(store: Store, empty: Store, tmp_path: Path) -> None:
    over = threading.Event()

    def go_on_publishing() -> None:
        while not over.is_set():
            store.publish(files() | {"notes.csv": str(len(store.history())).encode()}, at=START, reason="又一次")

    worker = threading.Thread(target=go_on_publishing)
    worker.start()
    try:
        kept = [backup(store, tmp_path / f"{n}.zip", now=START)[0] for n in range(5)]
    finally:
        over.set()
        worker.join()
    restore(empty, kept[-1])
    current = empty.current()
    assert current is not None
    assert [row.number for row in empty.history()] == list(range(current.number, 0, -1))
    assert empty.verify_audit() is None


def test_the_commands_say_what_they_kept_and_brought_back(
    store: Store, store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", store_url)
    assert main(["backup", str(tmp_path / "kept.zip")]) == 0
    assert main(["backup", str(tmp_path / "kept.zip")]) == 1
    monkeypatch.setenv("DATABASE_URL", stores.store_url(tmp_path / "new"))
    assert main(["restore", str(tmp_path / "kept.zip")]) == 0
    said = capsys.readouterr()
    assert said.out.count("4次发布、4份草稿、2个账号") == 2
    assert "没有覆盖" in said.err
