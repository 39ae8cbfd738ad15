"""Whatever is sent to the interactions is answered or refused; nothing of it makes the site fail."""

import copy
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from layouts import ids
from tests.staffed import opened

ADDRESS = "/_dash-update-component"
CHART, STATE = ids.chart("urbanisation_rate"), ids.chart_state("urbanisation_rate")


def question(output: str, outputs: object, store: object, value: object, **more: object) -> dict[str, Any]:
    """What a browser sends."""
    asked = {"id": store, "property": "data", "value": value}
    return {"output": output, "outputs": outputs, "inputs": [asked], "changedPropIds": [f"{store}.data"], **more}


FILTERS = question(
    f"..{ids.MATCHES}.data...{ids.COUNT}.children..",
    [{"id": ids.MATCHES, "property": "data"}, {"id": ids.COUNT, "property": "children"}],
    ids.FILTERS,
    {"q": "道路", "language": "zh"},
)
PACE = question(
    f"{ids.PACE_SENTENCE}.children",
    {"id": ids.PACE_SENTENCE, "property": "children"},
    ids.PACE,
    {"indicator": "urbanisation_rate", "by": "2026-12", "language": "en"},
)
DRAWN = question(
    '{"index":["MATCH"],"type":"chart"}.children',
    {"id": CHART, "property": "children"},
    STATE,
    {"active": "yes", "width": "wide", "theme": "dark", "benchmarks": "off", "language": "zh"},
    state=[{"id": STATE, "property": "id", "value": STATE}],
)
QUESTIONS = (FILTERS, PACE, DRAWN)

TEXTS = st.text(max_size=8) | st.sampled_from(
    ["\0", "\ud800", "9" * 500, "../..", "__proto__", "0000-00", "９９９９-１２"]
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.sampled_from([-1, 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return opened(tmp_path_factory.mktemp("interactions"), staff=False).server.test_client()


def places(tree: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every part of a question."""
    yield way
    if isinstance(tree, dict | list):
        for name in tree if isinstance(tree, dict) else range(len(tree)):
            yield from places(tree[name], (*way, name))


def changed(tree: Any, way: tuple[Any, ...], value: object) -> Any:
    """The question with another value in one place."""
    if not way:
        return value
    made = copy.copy(tree)
    made[way[0]] = changed(tree[way[0]], way[1:], value)
    return made


@st.composite
def spoilt(draw: st.DrawFn) -> object:
    """A real question with up to three parts that no browser sends."""
    asked: object = draw(st.sampled_from(QUESTIONS))
    for _ in range(draw(st.integers(1, 3))):
        asked = changed(asked, draw(st.sampled_from(list(places(asked)))), draw(JUNK))
    return asked


def send(client: FlaskClient, asked: object, query: str = "") -> TestResponse:
    return client.post(ADDRESS + query, data=json.dumps(asked), content_type="application/json")


@pytest.mark.parametrize("asked", QUESTIONS, ids=["filters", "pace", "chart"])
def test_what_a_browser_sends_is_answered(client: FlaskClient, asked: object) -> None:
    answer = send(client, asked)
    assert answer.status_code == 200
    assert "response" in answer.get_json()


@pytest.mark.parametrize(
    "asked",
    [
        *(None, 1, "text", [], {}, {"output": 1}, {"output": "nothing.children"}, {"output": f"{ids.COUNT}.children"}),
        *(
            {**FILTERS, "inputs": None},
            {**FILTERS, "inputs": []},
            {**FILTERS, "outputs": {}},
            {**FILTERS, "output": []},
        ),
        *({**PACE, "changedPropIds": [1]}, {**DRAWN, "state": []}, changed(PACE, ("inputs", 0, "value"), None)),
        *(changed(PACE, ("inputs", 0, "value", "language"), "xx"), {**PACE, "output": "matches.modified_timestamp"}),
    ],
    ids=str,
)
def test_what_no_browser_sends_is_refused_on_a_page(client: FlaskClient, asked: object) -> None:
    answer = send(client, asked)
    assert answer.status_code == 400
    assert "看不懂" in answer.text and answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"a":' * 20_000, b"1" * 5_000, b"nul\0"])
def test_a_body_that_is_no_json_is_refused(client: FlaskClient, body: bytes) -> None:
    for kind in ("application/json", "text/plain", ""):
        assert client.post(ADDRESS, data=body, content_type=kind).status_code == 400


def test_too_much_is_refused_before_it_is_read(client: FlaskClient) -> None:
    assert client.post(ADDRESS, data=b" " * 300_000, content_type="application/json").status_code == 413


@st.composite
def filled(draw: st.DrawFn) -> object:
    """A question as browsers send it, with any texts."""
    asked = draw(st.sampled_from(QUESTIONS))
    names = st.sampled_from(["q", "by", "indicator", "verdict", "department", "action", "theme", "width", "active"])
    values = st.sampled_from(["yes", "2026-13", "urbanisation_rate", "on_pace", "narrow"]) | TEXTS
    given = draw(st.dictionaries(names, values.filter(lambda text: text.isprintable() and len(text) < 200)))
    return changed(asked, ("inputs", 0, "value"), {**asked["inputs"][0]["value"], **given})


@pytest.mark.parametrize(("questions", "refused"), [(spoilt(), True), (filled(), False)], ids=["spoilt", "filled"])
def test_whatever_a_question_holds_it_is_answered_or_refused(
    client: FlaskClient, questions: st.SearchStrategy[object], refused: bool
) -> None:
    counted = Counter[int]()

    @settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
    @given(questions)
    def ask(asked: object) -> None:
        answer = send(client, asked, "?cancelJob=1&job=2&cacheKey=3")
        counted[answer.status_code] += 1
        assert answer.status_code in {200, 204, 400}, answer.text[:200]

    ask()
    print(dict(counted))
    assert (counted[400] > 400) is refused and sum(counted.values()) >= 500
