"""The run on PostgreSQL is on PostgreSQL, and runs all that touches a store."""

from pathlib import Path

import psycopg
import pytest

from dashboard.store import Store
from tests import builders, staffed, stores, test_progress, test_races, test_staff_routes
from tests.test_store import AT, FILES


def test_a_store_is_on_the_database_of_this_run(tmp_path: Path) -> None:
    stores.new_store(tmp_path).publish(FILES, at=AT, reason="")
    file = tmp_path / "releases.sqlite3"
    if stores.RUN.kind == "sqlite":
        assert file.read_bytes().startswith(b"SQLite format 3")
    else:
        with psycopg.connect(stores.store_url(tmp_path)) as connection:
            row = connection.execute("select version(), count(*) from publications").fetchone()
        assert row and row[0].startswith("PostgreSQL") and row[1] == 1 and not file.exists()


def test_stores_of_two_folders_know_nothing_of_each_other(tmp_path: Path) -> None:
    stores.new_store(tmp_path).publish(FILES, at=AT, reason="")
    assert stores.new_store(tmp_path / "other").current() is None
    assert stores.new_store(tmp_path).current()


@pytest.mark.postgresql
def test_no_other_database_is_used_unnoticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"tests\.stores"):
        Store(f"sqlite:///{tmp_path / 's.sqlite3'}")


def test_whatever_takes_a_store_runs_on_both_databases() -> None:
    assert all(map(stores.opened_in, (staffed, test_races, test_staff_routes)))
    assert not any(map(stores.opened_in, (builders, test_progress)))
