"""Whatever way an indicator is asked for, it is told the same: target, verdict, day, newest figure, its source."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_server
from dashboard.language import CHINESE
from dashboard.progress import assess_all
from dashboard.settings import Settings
from layouts import words
from layouts.view import View
from tests.browser.live import ROOT
from tests.pictured import rows, seen

SIGHT = ("/indicators/{}", "/indicators/{}/press", "/embed/{}", "/embed/{}?view=table", "/embed/{}?view=card")
PICTURES = ("article", "cover", "square", "share")
SITES = ("data", "data/demo")


def examples() -> list[tuple[str, str]]:
    """Every indicator of the county's dataset, and of the simulated one an indicator for each verdict."""
    view = seen("data/demo")
    by_verdict = {view.current(row).verdict: row.indicator_id for row in view.snapshot.indicators}
    official = [("data", row.indicator_id) for row in rows("data").indicators]
    return [*official, *(("data/demo", name) for name in by_verdict.values())]


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, FlaskClient]]:
    var = tmp_path_factory.mktemp("var")
    settings = {folder: Settings(data_dir=ROOT / folder, var_dir=var / Path(folder).name) for folder in SITES}
    yield {
        folder: create_server(replace(each, pictures_ahead=False)).test_client() for folder, each in settings.items()
    }


def looked_at(client: FlaskClient, folder: str) -> View:
    """The dataset as the site sees it today."""
    as_of = date.fromisoformat(json.loads(client.get("/api/v1/plan").data)["meta"]["as_of"])
    return replace(seen(folder), as_of=as_of, assessments=assess_all(rows(folder), as_of))


def shown(client: FlaskClient, address: str) -> str:
    """What stands on a page or picture, without marks and spaces: lines of a picture break anywhere."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>", "", answer.text)
    return re.sub(r"\s", "", unescape(text))


def expected(view: View, name: str) -> list[str]:
    """What every sight of an indicator has to say, as it would say it."""
    row = view.snapshot.indicator_by_id[name]
    judged = view.current(row)
    assert judged.target
    told = [str(words.target_words(judged.target, row, CHINESE)), CHINESE.day(view.as_of)]
    told += ["推定"] if judged.target.due_inferred else []
    told += [words.value_words(judged.latest, row, CHINESE)] if judged.latest else ["尚未公布"]
    return told


@pytest.mark.parametrize(("folder", "name"), examples())
def test_every_sight_of_an_indicator_tells_the_same(clients: dict[str, FlaskClient], folder: str, name: str) -> None:
    client = clients[folder]
    view = looked_at(client, folder)
    addresses = [*SIGHT, *(f"/charts/{{}}.svg?preset={preset}" for preset in PICTURES)]
    for address in addresses:
        said = shown(client, address.format(name))
        awaited = "press" in address  # says 结果待公布 where others say 尚未公布
        wanted = [told for told in expected(view, name) if not (awaited and told == "尚未公布")]
        missing = [told for told in wanted if re.sub(r"\s", "", told) not in said]
        if "view=table" in address:  # tells every figure, in its own way
            missing = [told for told in missing if told != "尚未公布" and not told[0].isdigit()]
        assert missing == [], address


@pytest.mark.parametrize(("folder", "name"), examples())
def test_every_file_of_an_indicator_holds_the_tables_rows(
    clients: dict[str, FlaskClient], folder: str, name: str
) -> None:
    client, data = clients[folder], rows(folder)
    wanted = [(str(one.period), str(one.value)) for one in data.targets_of(name)]
    known = {(one.area, str(one.period), str(one.value)) for one in data.observations if one.indicator_id == name}
    lines = [*csv.DictReader(io.StringIO(client.get(f"/download/indicators/{name}.csv").text.removeprefix("\ufeff")))]
    assert [(one["period"], one["value"]) for one in lines if one["row"] == "target"] == wanted
    assert {(one["area"], one["period"], one["value"]) for one in lines if one["row"] == "observation"} == known
    answer = json.loads(client.get(f"/api/v1/indicators/{name}").data)["data"]
    assert [(one["period"], one["value_text"]) for one in answer["targets"]] == wanted
    assert answer["verdict"] == looked_at(client, folder).current(data.indicator_by_id[name]).verdict
    own = [one for one in known if one[0] == data.area.area]
    assert {(one["area"], one["period"], one["value_text"]) for one in answer["observations"]} == {*own}
