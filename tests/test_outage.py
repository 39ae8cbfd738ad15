"""A PostgreSQL that is really stopped, frozen, started again: readers read on, staff are told, nothing is half kept."""

import logging
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.accounts import Role
from dashboard.errors import StoreUnavailable
from dashboard.serving import Asking, Current
from dashboard.settings import Settings
from dashboard.store import Store
from tests.builders import files, observation
from tests.desk import START, Clock
from tests.postgres import Server
from tests.staffed import Workplace, opened

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def database() -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def store(database: Server, tmp_path: Path) -> Store:
    store = Store(Settings(database_url=database.store_url(tmp_path)).store_url)
    store.publish(files(), at=START, reason="")
    return store


@pytest.fixture
def current(store: Store) -> Current:
    current = Current(store, Settings(), now=Clock())
    assert current.held.number == 1
    return current


@pytest.fixture
def place(database: Server, tmp_path: Path) -> Workplace:
    return opened(tmp_path, database_url=Settings(database_url=database.store_url(tmp_path)).store_url)


def look(current: Current) -> float:
    """How long a reader waited, who asked when a second had gone by."""
    time.sleep(1.01)
    begun = time.monotonic()
    assert current.held.number == 1
    return time.monotonic() - begun


def recover(current: Current) -> None:
    """Looks on until the database has answered."""
    limit = time.monotonic() + 10
    while not current.store_answers and time.monotonic() < limit:
        look(current)
    assert current.store_answers


def test_a_worker_serves_on_what_it_holds_and_says_once_that_it_does(
    current: Current, database: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    database.stop("immediate")
    assert max(look(current) for _ in range(3)) < 1
    assert not current.store_answers
    database.start()
    recover(current)
    told = [entry.getMessage() for entry in caplog.records]
    assert len(told) == 2 and "is served on" in told[0] and told[1] == "the store answers again"


def test_a_worker_sees_what_is_published_once_the_database_is_back(
    current: Current, store: Store, database: Server
) -> None:
    database.stop()
    look(current)
    database.start()
    store.publish(files(observations=[observation()]), at=START + timedelta(days=1), reason="")
    limit = time.monotonic() + 3
    while current.held.number == 1 and time.monotonic() < limit:
        time.sleep(0.1)
    assert current.held.number == 2


def test_a_database_that_answers_nothing_holds_no_reader_up(current: Current, database: Server) -> None:
    threads = threading.active_count()
    with database.frozen():
        assert look(current) < Asking.PATIENCE + 0.5
        waited = [look(current) for _ in range(3)]
        assert max(waited) < Asking.PATIENCE / 2, waited
        assert threading.active_count() <= threads + 1
    recover(current)


def test_a_worker_that_holds_nothing_says_so(store: Store, database: Server) -> None:
    database.stop()
    with pytest.raises(StoreUnavailable):
        _ = Current(store, Settings(), now=Clock()).held
    database.start()


def test_a_database_that_falls_keeps_nothing_of_what_was_begun(store: Store, database: Server) -> None:
    with pytest.raises(StoreUnavailable), store.writing() as tables:
        tables.releases.publish({"plan.csv": b"x"}, at=START)
        database.stop("immediate")
        tables.audit.append(START, "li", "publish", "2", "done", "", "")
    database.start()
    assert (len(store.history()), store.verify_audit()) == (1, None)


def test_readers_have_their_pages_and_staff_are_told(place: Workplace, database: Server) -> None:
    place.hire("zhang", Role.EDITOR, Role.PUBLISHER)
    member, reader = place.member("zhang"), place.server.test_client()
    database.stop("immediate")
    time.sleep(1.01)
    assert reader.get("/").status_code == reader.get("/actions/industry_city").status_code == 200
    said = reader.get("/healthz?ready=1").json
    assert said and (said["status"], said["database"]) == ("ready", "unreachable")
    answers = [member.get("/"), member.post("/upload"), place.visitor().get("/sign-in")]
    assert {answer.status_code for answer in answers} == {503}
    assert all("数据库没有回应" in answer.text and "Retry-After" in answer.headers for answer in answers)
    database.start()
    assert "上报进展数据" in member.get("/").text
