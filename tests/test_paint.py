"""Drawings get their colours in attributes alone: what the data say is a text, whatever it looks like."""

from xml.etree import ElementTree

import pytest

from dashboard.pictures import PRESETS
from dashboard.pictures.paint import painted
from layouts.pictures import picture
from tests.builders import indicator, observation, snapshot, source, view

ODD = 'var(--evil) "var(--ink)" class="g-ax" </text><script>alert(1)</script> ]]> &amp;'


def test_a_colour_is_written_into_an_attribute() -> None:
    assert painted('<path fill="var(--ink)"/>', {"ink": "#131C26"}) == '<path fill="#131C26"/>'


def test_a_text_that_looks_like_a_colour_stays_a_text() -> None:
    assert painted("<text>var(--ink)</text>", {}) == "<text>var(--ink)</text>"


def test_a_colour_that_is_not_on_the_list_is_a_mistake_of_the_drawing() -> None:
    with pytest.raises(KeyError):
        painted('<path fill="var(--pink)"/>', {})


@pytest.mark.parametrize("preset", PRESETS)
def test_words_from_outside_stay_words(preset: str) -> None:
    rows = snapshot(
        indicators=[indicator(name=ODD, unit=ODD)],
        observations=[observation(note=ODD)],
        sources=[source(title=ODD, publisher=ODD)],
    )
    made = picture(view(rows), "base_stations", preset)
    assert made is not None
    read = ElementTree.fromstring(made.svg)
    assert not [node for node in read.iter() if node.tag.endswith("script")]
