"""What pictures say that stand without their page: where an axis starts, which release they stay, what is awaited."""

from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from dashboard.pictures import PRESETS
from dashboard.progress import Verdict
from layouts.pictures import card, picture
from tests.pictured import RELEASE, seen, texts

SVG = "{http://www.w3.org/2000/svg}"


@cache
def drawn(subject: str, preset: str, *, folder: str = "data", code: str = "zh", frozen: bool = False) -> str:
    made = picture(replace(seen(folder, code), frozen=frozen), subject, preset)
    assert made
    return made.svg


def words(svg: str) -> list[str]:
    return [text.words for text in texts(svg)]


@pytest.mark.parametrize("preset", ["article", "square", "share"])
@pytest.mark.parametrize(("code", "says"), [("zh", "纵轴从45%起"), ("en", "vertical axis starts at 45%")])
def test_a_cut_axis_is_named(preset: str, code: str, says: str) -> None:
    assert says in " ".join(words(drawn("urbanisation_rate", preset, folder="data/demo", code=code))).lower()
    assert says[:4] not in " ".join(words(drawn("urban_jobs", preset, folder="data/demo", code=code))).lower()


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("subject", ["site", "communities", "actions/goal", "urbanisation_rate"])
def test_a_picture_that_stays_as_it_is_names_its_release(subject: str, preset: str) -> None:
    assert RELEASE[:12] in " ".join(words(drawn(subject, preset, frozen=True)))
    assert RELEASE[:12] not in " ".join(words(drawn(subject, preset)))


@pytest.mark.parametrize("folder", ["data", "data/demo"])
def test_an_indicator_without_a_pace_has_no_status_in_its_pictures(folder: str) -> None:
    view = seen(folder)
    found = [row for row in view.snapshot.indicators if view.current(row).verdict is Verdict.NO_PACE]
    for row in found:
        told = card(view, row.indicator_id)
        assert told and not [text for term, text in told.facts if "不适用" in text]
    assert found or folder == "data"


@pytest.mark.parametrize("subject", ["combined_sewers_remaining", "pension_participation"])
def test_the_target_s_mark_on_a_cover_is_cut_off_nowhere(subject: str) -> None:
    root = ElementTree.fromstring(drawn(subject, "cover", folder="data/demo"))
    inner = [node for node in root.iter(f"{SVG}svg") if node is not root]
    assert len(inner) >= 3 and all(node.get("overflow") == "visible" for node in inner)


@pytest.mark.parametrize("subject", ["communities", "actions/goal"])
def test_a_square_of_few_rows_uses_its_room(subject: str) -> None:
    said = [text for text in texts(drawn(subject, "square")) if text.y < 860]
    assert max(text.y for text in said) > 450 and max(text.size for text in said[3:]) >= 48


@pytest.mark.parametrize("preset", ["article", "square", "share"])
def test_a_target_of_zero_keeps_a_place_for_what_is_awaited(preset: str) -> None:
    svg = drawn("combined_sewers_remaining", preset)
    assert "公布以后画在这里" in words(svg)
    assert f'fill="{"#F3F5F8"}"' in svg
