"""What every test has: a search for counterexamples that is the same everywhere, and stores on one database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Engine, event

from tests import stores

settings.register_profile("project", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--store", choices=stores.KINDS, default="sqlite", help="the database that stores of tests are on")


def pytest_configure(config: pytest.Config) -> None:
    stores.RUN.kind = config.option.store
    if stores.RUN.kind != "sqlite":
        event.listen(Engine, "engine_connect", _refuse_sqlite)


def _refuse_sqlite(connection: Connection) -> None:
    """In a run on PostgreSQL no test is on SQLite unnoticed."""
    assert connection.dialect.name == stores.RUN.kind, "take the address of the store from tests.stores"


def pytest_sessionfinish() -> None:
    stores.RUN.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and ("store_url" in item.fixturenames or stores.opened_in(item.module)):
            item.add_marker("store")
    others = [kind for kind in stores.KINDS if kind != stores.RUN.kind]
    elsewhere = [item for item in items if any(map(item.get_closest_marker, others))]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if item not in elsewhere]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    stores.RUN.marked = item.get_closest_marker("store") is not None
    return (yield)


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """The DATABASE_URL of this test's own store, empty at first."""
    return stores.store_url(tmp_path)
