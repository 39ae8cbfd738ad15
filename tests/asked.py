"""The API on a small site of two releases, for tests that ask it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.changes import Change as Entry
from dashboard.errors import UnknownRelease
from dashboard.language import LANGUAGES
from dashboard.model import Snapshot
from dashboard.routes import api
from dashboard.settings import Settings
from layouts.view import Change, View
from tests.builders import observation, snapshot, view

RELEASE, EARLIER = "ab" * 32, "cd" * 32
ENTRY = Entry("corrected", "observations", "base_stations|371723|2024", "base_stations", "2024", "39", "40", "笔误")

PUBLISHED = snapshot(
    observations=[
        observation(period="2024-06", value="67.0", note="含共建共享"),
        observation(period="2024", value="70.50"),
        observation(area="371700", period="2023", value="1.5", unit="万个"),
    ]
)


def releases(rows: Snapshot) -> Mapping[str, View]:
    """A site with two releases: the current one, and one of a month before in which nothing was published."""
    first = Change(EARLIER, date(2025, 6, 1), "收录全部目标", "", kind="first", number=1)
    second = Change(RELEASE, date(2025, 7, 1), "公布一批数", "", entries=(ENTRY,), number=2)
    now = view(rows, release_id=RELEASE, changes=(second, first))
    before = view(snapshot(), as_of=date(2025, 6, 1), release_id=EARLIER, changes=(first,), frozen=True)
    return {"": now, RELEASE: replace(now, as_of=date(2025, 7, 1), frozen=True), EARLIER: before}


def server(rows: Snapshot = PUBLISHED, settings: Settings | None = None) -> Flask:
    chosen = settings or Settings()
    shown = {name: replace(each, settings=chosen) for name, each in releases(rows).items()}

    def look(language: str, path: str = "/", query: Mapping[str, str] | None = None, *, release: str = "") -> View:
        found = [name for name in shown if name.startswith(release)] if release else [""]
        if not found:
            raise UnknownRelease(release)
        return replace(shown[found[0]], language=LANGUAGES[language])

    app = Flask(__name__)
    app.register_blueprint(api.blueprint(look, chosen), url_prefix=chosen.url_prefix or None)
    return app


def ask(path: str, rows: Snapshot = PUBLISHED, **options: Any) -> TestResponse:
    client: FlaskClient = server(rows).test_client()
    return client.get(f"/api/v1{path}", **options)


def data(path: str, rows: Snapshot = PUBLISHED) -> Any:
    answer = ask(path, rows)
    assert answer.status_code == 200, answer.text
    return answer.json["data"]  # type: ignore[index]
