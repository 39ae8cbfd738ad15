"""The data page describes every column there is and leads to every file."""

import pytest

from dashboard.language import CHINESE
from dashboard.rendering import html
from dashboard.routes.downloads import INDICATOR_HEADER
from dashboard.settings import Settings
from dashboard.tables import TABLES
from layouts.data import data, indicator_columns
from layouts.view import View
from tests.builders import indicator, observation, snapshot, source, view


def text(shown: View) -> str:
    return html(data(shown).body)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_stands_with_its_help_and_its_words(name: str) -> None:
    table = TABLES[name]
    whole = text(view())
    section = whole[whole.index(f'id="table-{name}"') :].split("</section>")[0]
    for column in table.columns:
        assert f"<code>{column.name}</code>" in section
        assert column.help in section
        assert " | ".join(column.vocabulary) in section


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_downloaded(name: str) -> None:
    assert f'href="/download/tables/{name}.csv"' in text(view())


def test_every_indicator_can_be_downloaded_even_before_its_first_value() -> None:
    said = text(view(snapshot(indicators=[indicator(), indicator(indicator_id="roads")], targets=[])))
    assert 'href="/download/indicators/base_stations.csv"' in said
    assert 'href="/download/indicators/roads.csv"' in said


def test_downloads_have_the_prefix_of_the_site() -> None:
    said = text(view(settings=Settings(url_prefix="/czh")))
    assert 'href="/czh/download/tables/targets.csv"' in said
    assert 'href="/czh/indicators/base_stations"' in said


def test_the_indicator_file_is_described_column_by_column() -> None:
    assert tuple(indicator_columns(CHINESE)) == INDICATOR_HEADER


def test_the_countys_values_are_counted_apart_from_those_of_other_places() -> None:
    rows = snapshot(observations=[observation(), observation(area="371700"), observation(area="371700", period="2023")])
    assert '<td class="l">1</td><td class="l">2</td>' in text(view(rows))


def test_a_source_stands_in_full_and_is_linked_only_where_it_has_an_address() -> None:
    rows = snapshot(sources=[source(), source(source_id="yearbook", title="某年鉴", url="", document_number="ISBN 1")])
    said = text(view(rows))
    assert '<a href="https://example.org/2024">2024年统计公报</a>' in said
    assert "某年鉴<p><code>yearbook</code></p>" in said
    assert "<p>ISBN 1</p>" in said
    assert "2025年3月" in said


def test_no_figures_of_other_places_are_not_called_unpublished() -> None:
    said = text(view())
    assert said.count("本栏目未收录") == said.count("尚未公布") == 1


def test_the_citation_names_who_the_release_and_the_day() -> None:
    said = text(view(release_id="0123456789abcdef"))
    assert "成武县人民政府办公室：《新型城镇化建设进展》，版本0123456789ab，数据截至2025年7月15日。" in said
