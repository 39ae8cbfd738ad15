"""A PostgreSQL that is really stopped, frozen, started again: readers read on, staff are told, nothing is half kept."""

import logging
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from dashboard.accounts import Role
from dashboard.errors import StoreUnavailable
from dashboard.serving import Asking, Current
from dashboard.settings import Settings
from dashboard.store import Store
from tests.builders import files, observation
from tests.desk import START, Clock
from tests.patience import PATIENCE, until
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
    """How long a reader waited, who came when it was time to ask the database."""
    time.sleep(Asking.EVERY)
    begun = time.monotonic()
    assert current.held.number == 1
    return time.monotonic() - begun


def recover(current: Current) -> None:
    """Looks on until the database has answered."""

    def answers() -> bool:
        look(current)
        return current.store_answers

    until(answers)


def falls(current: Current) -> None:
    """Looks on until it is known that the database does not answer."""

    def silent() -> bool:
        look(current)
        return not current.store_answers

    until(silent)


def test_a_worker_serves_on_what_it_holds_and_says_once_that_it_does(
    current: Current, database: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    database.stop("immediate")
    falls(current)
    for _ in range(2):
        look(current)
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
    until(lambda: current.held.number == 2)


def test_a_database_that_answers_nothing_holds_no_reader_up(
    store: Store, database: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = Settings(database_url=f"{database.store_url(tmp_path)}&connect_timeout={PATIENCE:.0f}").store_url
    current = Current(Store(url), Settings(), now=Clock())
    assert current.held.number == 1
    threads = threading.active_count()
    with database.frozen():
        look(current)  # waits, and goes on
        monkeypatch.setattr(Asking, "PATIENCE", PATIENCE)  # whoever waits now does so for long
        waited = [look(current) for _ in range(3)]
    assert max(waited) < PATIENCE / 2, waited
    assert threading.active_count() <= threads + 1
    recover(current)


def test_after_an_answer_that_failed_nobody_waits_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asking, "PATIENCE", PATIENCE)
    turns, gate = count(), threading.Event()

    def ask() -> None:
        if next(turns):
            gate.wait()
        raise StoreUnavailable("no answer")

    asking = Asking(ask)
    asking.look()
    assert asking.fails
    asking.again()
    begun = time.monotonic()
    asking.look()
    assert time.monotonic() - begun < PATIENCE / 2
    gate.set()


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

    def told() -> bool:
        assert reader.get("/").status_code == reader.get("/actions/industry_city").status_code == 200
        said = reader.get("/healthz?ready=1").json
        assert said and said["status"] == "ready"
        return bool(said["database"] == "unreachable")

    until(told)
    answers = [member.get("/"), member.post("/upload"), place.visitor().get("/sign-in")]
    assert {answer.status_code for answer in answers} == {503}
    assert all("数据库没有回应" in answer.text and "Retry-After" in answer.headers for answer in answers)
    database.start()
    assert "上报进展数据" in member.get("/").text
