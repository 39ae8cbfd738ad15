"""Interactions as pure functions: what a store says in, what an island shows out."""

import pytest
from dash.exceptions import PreventUpdate

from callbacks.charts import graph
from callbacks.filters import filtered
from callbacks.pace import answer
from dashboard.model import Snapshot
from layouts.overview import count_sentence, kept_works, matches
from tests import builders as b


@pytest.fixture
def snapshot() -> Snapshot:
    return b.snapshot(indicators=[b.indicator(), b.indicator(indicator_id="roads", name="道路", name_en="Roads")])


def test_a_chart_sleeps_until_it_is_wanted(snapshot: Snapshot) -> None:
    with pytest.raises(PreventUpdate):
        graph(b.view(snapshot), "roads", {"width": "wide"})


def test_an_unknown_chart_changes_nothing(snapshot: Snapshot) -> None:
    with pytest.raises(PreventUpdate):
        graph(b.view(snapshot), "nothing", {"active": "yes"})


@pytest.mark.parametrize(("width", "pixels"), [("wide", 768), ("narrow", 343)])
def test_a_wanted_chart_comes_in_the_width_asked_for(snapshot: Snapshot, width: str, pixels: int) -> None:
    drawn = graph(b.view(snapshot), "roads", {"active": "yes", "width": width})
    shown = drawn.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    assert shown["figure"]["layout"]["meta"]["width"] == pixels
    assert shown["config"]["showSendToCloud"] is False


def test_the_filter_says_which_rows_and_works_stay(snapshot: Snapshot) -> None:
    view, query = b.view(snapshot), {"q": "道路"}
    told, sentence = filtered(view, query)
    assert told == {"ids": list(matches(view, query)), "works": list(kept_works(view, query)), "whole": False}
    assert told["ids"] == ["roads"]
    assert sentence == count_sentence(view, query)


def test_an_empty_filter_leaves_everything(snapshot: Snapshot) -> None:
    assert filtered(b.view(snapshot), {"q": "", "verdict": ""})[0]["whole"] is True


def test_the_pace_reader_answers_only_for_an_indicator_it_knows(snapshot: Snapshot) -> None:
    assert answer(b.view(snapshot), {"indicator": "roads", "by": "2025-12"})
    with pytest.raises(PreventUpdate):
        answer(b.view(snapshot), {"indicator": "nothing", "by": "2025-12"})
