"""A site with accounts, for tests that work in the staff area over HTTP."""

import io
import re
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from dashboard import bundle
from dashboard.accounts import Account, Role, hash_password
from dashboard.app import create_server
from dashboard.settings import Settings
from dashboard.store import Store
from tests.browser.live import data_dir
from tests.stores import store_url

PASSWORD = "Orchards-2025-plan"
CHECKING = "<title>正在检查".encode()
MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""A moment after the plan's end, nine in the morning in Beijing."""


@dataclass
class Clock:
    """A clock that tests put forward."""

    moment: datetime = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **amount: float) -> None:
        self.moment += timedelta(**amount)


@dataclass
class Visitor:
    """A browser as the server sees it: one address, one cookie jar."""

    server: Flask
    prefix: str = ""
    address: str = "10.1.2.3"
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.client = self.server.test_client()
        self.client.environ_base["REMOTE_ADDR"] = self.address

    def get(self, path: str, **headers: str) -> TestResponse:
        """A page of the staff area; the token of its forms is kept for the next post."""
        answer = self._asked(path, headers)
        found = re.search(rb'name="csrf_token" value="([^"]+)"', answer.data)
        self.token = found[1].decode() if found else self.token
        return answer

    def _asked(self, path: str, headers: dict[str, str]) -> TestResponse:
        """A page, looked at again while its file is still being checked."""
        limit = time.monotonic() + 60
        while True:
            answer = self.client.get(f"{self.prefix}/staff{path}", headers=self._headers(headers))
            if CHECKING not in answer.data or time.monotonic() > limit:
                return answer

    def post(self, path: str, data: Mapping[str, object] | None = None, **headers: str) -> TestResponse:
        """A form of the staff area, sent with the token of the page seen last."""
        form = {"csrf_token": self.token, **(data or {})}
        address, said = f"{self.prefix}/staff{path}", self._headers(headers)
        file = form.get("file")
        if not isinstance(file, tuple):
            return self.client.post(address, data=form, headers=said)
        boundary, body = encode_multipart({**form, "file": FileStorage(*file)})
        kind = f"multipart/form-data; boundary={boundary}"
        return self.client.post(address, data=body, content_type=kind, headers=said)

    def sign_in(self, username: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Signs in and picks up the token of the new session."""
        self.get("/sign-in")
        answer = self.post("/sign-in", {"username": username, "password": password, **fields})
        if answer.status_code == 303:
            self.get("/password")
        return answer

    def upload(self, name: str, content: bytes) -> str:
        """Uploads a file and returns the new draft's id."""
        answer = self.post("/upload", {"file": (io.BytesIO(content), name)})
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"].partition("/drafts/")[2].partition("#")[0]

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        return {**self.headers, **{name.replace("_", "-"): text for name, text in headers.items()}}


@dataclass
class Workplace:
    """A site under test, its store and its clock."""

    server: Flask
    settings: Settings
    store: Store
    clock: Clock

    def visitor(self, address: str = "10.1.2.3", **headers: str) -> Visitor:
        """Somebody who has not signed in."""
        return Visitor(self.server, self.settings.url_prefix, address, headers=headers)

    def member(self, username: str, address: str = "10.1.2.3") -> Visitor:
        """Somebody who has signed in."""
        visitor = self.visitor(address)
        assert visitor.sign_in(username).status_code == 303
        return visitor

    def hire(self, username: str, *roles: Role, department_id: str = "", must_change: bool = False) -> Account:
        """An account whose password is PASSWORD."""
        account = Account(
            username, username, department_id, frozenset(roles), _hash(), self.clock(), must_change=must_change
        )
        with self.store.writing() as tables:
            tables.accounts.add(account)
        return account


def opened(folder: Path, **changes: object) -> Workplace:
    """A site on the official dataset with its store in folder; its built files are shared by all tests."""
    folder.mkdir(exist_ok=True)
    if not (folder / "static").exists():
        (folder / "static").symlink_to(Path(_built().name) / "static")
    clock = Clock()
    chosen = {"data_dir": data_dir("official"), "var_dir": folder, **changes}
    settings = Settings(**{"database_url": store_url(folder), **chosen})  # type: ignore[arg-type]
    server = create_server(settings, now=clock)
    return Workplace(server, settings, Store(settings.store_url), clock)


@cache
def _built() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory()
    bundle.build(Path(folder.name))
    return folder


@cache
def _hash() -> str:
    return hash_password(PASSWORD)
