"""The data page describes every column there is and leads to every file."""

import re
from datetime import date

import pytest

from dashboard.exports import FORMS, INDICATOR_COLUMNS
from dashboard.rendering import html
from dashboard.settings import Settings
from dashboard.tables import TABLES
from layouts.data import data
from layouts.view import Change, View
from tests.builders import TODAY, indicator, observation, snapshot, source, view


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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_downloaded_in_every_format(name: str, form: str) -> None:
    assert f'href="/download/tables/{name}.{form}"' in text(view())


@pytest.mark.parametrize("form", FORMS)
def test_every_indicator_can_be_downloaded_even_before_its_first_value(form: str) -> None:
    said = text(view(snapshot(indicators=[indicator(), indicator(indicator_id="roads")], targets=[])))
    assert f'href="/download/indicators/base_stations.{form}"' in said
    assert f'href="/download/indicators/roads.{form}"' in said


def test_the_whole_release_is_one_link_that_tells_its_size() -> None:
    said = text(view())
    assert 'href="/download/package.zip"' in said
    assert re.search(r"下载数据包（ZIP，约\d+ KB）", said)


def test_the_release_has_an_address_that_never_changes() -> None:
    said = text(view(release_id="0123456789abcdef"))
    assert 'href="/download/releases/0123456789ab/package.zip"' in said


def test_a_preview_has_no_fixed_address_and_no_feed() -> None:
    said = text(view(changes=(Change("", TODAY, "", ""),)))
    assert "/download/releases/" not in said and "/feed.xml" not in said


def test_downloads_have_the_prefix_of_the_site() -> None:
    said = text(view(settings=Settings(url_prefix="/czh")))
    assert 'href="/czh/download/tables/targets.csv"' in said
    assert 'href="/czh/indicators/base_stations"' in said


def test_the_indicator_file_is_described_column_by_column() -> None:
    said = text(view())
    for column in INDICATOR_COLUMNS:
        assert f"<code>{column.name}</code></th>" in said
        assert column.help in said


def test_the_countys_values_are_counted_apart_from_those_of_other_places() -> None:
    rows = snapshot(observations=[observation(), observation(area="371700"), observation(area="371700", period="2023")])
    assert "<small>本县1个数，别处2个数</small>" in text(view(rows))


def test_a_source_stands_in_full_and_is_linked_only_where_it_has_an_address() -> None:
    rows = snapshot(sources=[source(), source(source_id="yearbook", title="某年鉴", url="", document_number="ISBN 1")])
    said = text(view(rows))
    assert '<a href="https://example.org/2024">2024年统计公报</a>' in said
    assert "某年鉴<p><code>yearbook</code></p>" in said
    assert "<p>ISBN 1</p>" in said
    assert "2025年3月" in said


def test_where_nobody_has_published_the_page_says_so() -> None:
    assert "<small>本县尚未公布</small>" in text(view())


def test_the_page_leads_to_the_api_the_feeds_and_the_calendar() -> None:
    said = text(view())
    for path in ("/data/api", "/feed.xml", "/feed.json", "/calendar.ics"):
        assert f'href="{path}"' in said


def test_the_citation_names_who_the_release_the_day_and_the_day_it_was_looked_at() -> None:
    said = text(view(release_id="0123456789abcdef", changes=(Change("0123456789abcdef", date(2025, 1, 6), "", ""),)))
    assert (
        "成武县人民政府办公室. 成武县新型城镇化建设进展数据[DS/OL]. 版本0123456789ab. (2025-01-06)[2025-07-15]. "
        "http://127.0.0.1:8050/data." in said
    )
