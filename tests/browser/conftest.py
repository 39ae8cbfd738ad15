"""One server per dataset and one Chromium for all browser tests; a page that goes wrong fails its test."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.live import Site, serving
from tests.browser.watch import Opener
from tests.stores import RUN

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def _readers(dataset: str, folder: Path, **environment: str) -> AbstractContextManager[Site]:
    """A site that nobody publishes on: its tests are not about the store, whichever it is."""
    return serving(dataset, folder, DATABASE_URL=RUN.url(folder), **environment)


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site on the county's own dataset."""
    with _readers("official", tmp_path_factory.mktemp("official")) as site:
        yield site


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site on the simulated dataset."""
    with _readers("demo", tmp_path_factory.mktemp("demo")) as site:
        yield site


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site on the simulated dataset, its pages served through Dash's own index."""
    with _readers("demo", tmp_path_factory.mktemp("stock"), STOCK_INDEX="1") as site:
        yield site


@pytest.fixture(scope="session")
def prefixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site on the simulated dataset, living under a path."""
    with _readers("demo", tmp_path_factory.mktemp("prefixed"), URL_PREFIX="/czh", WORKERS="1") as site:
        yield site


@pytest.fixture(params=["official", "demo"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each dataset in turn."""
    served: Site = request.getfixturevalue(request.param)
    return served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; without one these tests fail, they do not pass by."""
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if executable is None:
        pytest.fail("Chromium is missing: `make test` installs it, or apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opener]:
    """Opens pages. At the end none may have had an error, a failed request, another host or a cookie."""
    opener = Opener(browser)
    yield opener
    troubles = opener.finish()
    assert not troubles, "\n".join(troubles)
