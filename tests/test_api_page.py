"""The readable page of the API tells all that the description tells, and its examples run as they stand."""

import gzip
import html as entities
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dashboard.language import Code
from dashboard.openapi import OPERATIONS, PROBLEMS, SHAPES
from dashboard.publishing import examine, read_folder
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.api import api
from layouts.api_examples import examples
from layouts.view import View
from tests.browser.live import Site, serving
from tests.builders import observation, plan, snapshot, view

ROOT = Path(__file__).parents[1]
PUBLISHED = snapshot(observations=[observation(value="67.0")])


def text(shown: View) -> str:
    return entities.unescape(html(api(shown).body))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> object:
    with serving("official", tmp_path_factory.mktemp("site")) as running:
        yield running


def example(site: Site, name: str) -> str:
    rows = examine(read_folder(ROOT / "data"), today=date(2026, 11, 23))
    return dict(examples(view(rows, settings=Settings(base_url=site.url))))[name]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_address_parameter_shape_and_error_is_told(code: Code) -> None:
    said = text(view(PUBLISHED, language=code)).replace("<wbr>", "")
    names = {each.address for each in OPERATIONS} | {each.name for row in OPERATIONS for each in row.takes}
    for name in names | {shape.name for shape in SHAPES} | {kind.name for kind in PROBLEMS}:
        assert re.search(rf"<code[^>]*>{re.escape(name)}</code>", said), name


def test_an_error_leads_to_its_place_on_the_page() -> None:
    said = text(view(PUBLISHED))
    assert all(f'id="{kind.name}"' in said for kind in PROBLEMS)


def test_the_examples_of_answers_are_the_answers_of_today() -> None:
    said = text(view(PUBLISHED))
    blocks = re.findall(r"<pre[^>]*><code>(\{.*?)</code></pre>", said, re.DOTALL)
    answers = [json.loads(each) for each in blocks if '"meta"' in each]
    assert [row["data"][0]["indicator_id"] for row in answers] == ["base_stations", "base_stations"]
    assert answers[1]["data"][0]["value_text"] == "67.0"


def test_what_scrolls_has_a_name_of_its_own() -> None:
    names = re.findall(r'role="region"[^>]*aria-label="([^"]+)"', text(view(PUBLISHED)))
    assert len(names) == len(set(names)) > 10


def test_simulated_data_are_told_as_such_in_the_examples_too() -> None:
    said = text(view(snapshot(plan=plan(simulated=True))))
    assert '"simulated": true' in said
    assert "（演示数据）" in said


@pytest.mark.parametrize("folder", ["data", "data/demo"])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_page_stays_small(folder: str, code: Code) -> None:
    rows = examine(read_folder(ROOT / folder), today=date(2026, 11, 23))
    said = html(api(view(rows, language=code)).body)
    assert len(said.encode()) < 60_000
    assert len(gzip.compress(said.encode())) < 20_000


def test_the_python_example_runs_as_it_stands(site: Site) -> None:
    command = [sys.executable, "-X", "utf8", "-c", example(site, "Python")]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    lines = run.stdout.splitlines()
    assert len(lines) == len(site.rows("indicators"))
    assert lines[0] == "常住人口城镇化率 47.47%"
    assert lines[-1].endswith("待公布")


def test_the_curl_example_runs_as_it_stands(site: Site) -> None:
    command = example(site, "curl").replace("curl ", "curl --silent --show-error --fail ")
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(run.stdout)["data"]["indicator_id"] == "urbanisation_rate"


def test_the_javascript_example_runs_as_it_stands(site: Site) -> None:
    command = ["node", "--input-type=module", "-e", example(site, "JavaScript")]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "47.47%" in run.stdout
