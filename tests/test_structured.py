"""schema.org data, read back as a search engine reads it and held to the properties that it asks for and likes."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import extruct  # type: ignore[import-untyped]
import pytest

from dashboard.changes import Change as Entry
from dashboard.documents.head import data
from dashboard.language import Code
from dashboard.model import Snapshot
from dashboard.publishing import examine, read_folder
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.head import head
from layouts.pages import page, paths
from layouts.view import Change, View
from tests.builders import observation, plan, snapshot, source, view

ROOT = Path(__file__).parents[1]
ORIGIN = "https://www.example.gov.cn"
SITE = Settings(base_url=ORIGIN, url_prefix="/czh")
FIRST = Change("0123456789abcdef", date(2025, 3, 1), "", "", kind="first", moment=datetime(2025, 2, 28, 17, tzinfo=UTC))
OFFICIAL_DAY = date(2026, 11, 23)

REQUIRED = {"name": str, "description": str}
RECOMMENDED = {
    "url": str,
    "identifier": str,
    "keywords": list,
    "publisher": dict,
    "isAccessibleForFree": bool,
    "usageInfo": str,
    "temporalCoverage": str,
    "spatialCoverage": list,
    "variableMeasured": dict,
    "includedInDataCatalog": dict,
    "distribution": list,
    "version": str,
    "isBasedOn": list,
    "datePublished": str,
    "dateModified": str,
}


def found(of: View) -> dict[str, dict[str, Any]]:
    """What a search engine finds in a page, by its type."""
    made = page(of)
    text = f"<html><head>{data(head(of, made))}</head><body>{html(made.body)}</body></html>"
    read = extruct.extract(text, base_url=ORIGIN, syntaxes=["json-ld"])["json-ld"]
    assert all(each["@context"] == "https://schema.org" for each in read)
    return {each["@type"]: each for each in read}


def shown(path: str, rows: Snapshot | None = None, *, language: Code = "zh", **changes: Any) -> View:
    given = {"changes": (FIRST,), "release_id": FIRST.release_id, "settings": SITE, **changes}
    return view(rows, path=path, language=language, **given)


def dataset(rows: Snapshot | None = None, **changes: Any) -> dict[str, Any]:
    return found(shown("/indicators/base_stations", rows, **changes))["Dataset"]


@cache
def folder(name: str) -> Snapshot:
    return examine(read_folder(ROOT / name), today=OFFICIAL_DAY)


@pytest.mark.parametrize("name", ["data", "data/demo"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_indicator_is_a_dataset_as_search_engines_want_it(name: str, language: Code) -> None:
    rows = folder(name)
    for row in rows.indicators:
        of = shown(f"/indicators/{row.indicator_id}", rows, language=language, as_of=OFFICIAL_DAY)
        read = found(of)["Dataset"]
        for each, kind in (REQUIRED | RECOMMENDED).items():
            assert isinstance(read.get(each), kind) and (read[each] or kind is bool), (row.indicator_id, each)
        assert 50 <= len(read["description"]) <= 5000, row.indicator_id
        assert addresses_of(read) == []


def addresses_of(value: object) -> list[str]:
    """The addresses that are not whole: others could not follow them."""
    if isinstance(value, dict):
        own = [value[name] for name in ("url", "@id", "contentUrl", "usageInfo", "item") if name in value]
        wrong = [text for text in own if not (urlsplit(text).scheme and urlsplit(text).netloc)]
        return wrong + [text for child in value.values() for text in addresses_of(child)]
    return [text for child in value for text in addresses_of(child)] if isinstance(value, list) else []


def test_a_dataset_can_be_had_in_three_forms() -> None:
    files = {each["encodingFormat"]: each["contentUrl"] for each in dataset()["distribution"]}
    start = f"{ORIGIN}/czh/download/indicators/base_stations"
    assert files == {
        "text/csv": f"{start}.csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": f"{start}.xlsx",
        "application/json": f"{start}.json",
    }


def test_no_licence_is_named_while_none_is_chosen() -> None:
    read = dataset()
    assert "license" not in read
    assert read["usageInfo"] == f"{ORIGIN}/czh/data#use"


def test_a_dataset_is_dated_by_its_releases_and_not_by_the_day_it_is_looked_at() -> None:
    entry = Entry("new", "observations", "base_stations|371723|2024", "base_stations", "2024", "", "40")
    later = Change("f" * 16, date(2025, 4, 2), "", "", entries=(entry,), moment=datetime(2025, 4, 2, 3, tzinfo=UTC))
    read = dataset(changes=(later, FIRST), release_id=later.release_id)
    assert (read["datePublished"], read["dateModified"], read["version"]) == ("2025-03-01", "2025-04-02", "f" * 12)
    other = Entry("new", "observations", "other|371723|2024", "other", "2024", "", "40")
    elsewhere = Change("e" * 16, date(2025, 5, 2), "", "", entries=(other,), moment=datetime(2025, 5, 2, 3, tzinfo=UTC))
    assert dataset(changes=(elsewhere, later, FIRST))["dateModified"] == "2025-04-02"


def test_what_is_measured_has_its_unit_and_its_time_and_its_places() -> None:
    rows = snapshot(observations=[observation(period="2020"), observation(area="371700")])
    read = dataset(rows)
    assert read["variableMeasured"]["unitText"] == "个"
    assert read["temporalCoverage"] == "2020-01-01/2025-12-31"
    assert [place["identifier"] for place in read["spatialCoverage"]] == ["371723", "371700"]


def test_the_plan_and_every_source_are_what_a_dataset_rests_on() -> None:
    rows = snapshot(observations=[observation()], sources=[source(published="2024-H1", url="")])
    basis = dataset(rows)["isBasedOn"]
    assert [each["name"] for each in basis] == [rows.plan.title, "2024年统计公报"]
    assert "datePublished" not in basis[1] and "url" not in basis[1]


def test_simulated_data_is_called_so_to_machines_too() -> None:
    read = dataset(snapshot(plan=plan(simulated=True)))
    assert read["name"].startswith("演示数据：") and read["description"].startswith("演示数据：")


@pytest.mark.parametrize("path", [path for path in paths(snapshot()) if path != "/"])
def test_every_page_below_the_first_tells_where_it_stands(path: str) -> None:
    of = shown(path)
    places = found(of)["BreadcrumbList"]["itemListElement"]
    assert [place["position"] for place in places] == list(range(1, len(places) + 1))
    assert all(place["name"] for place in places)
    assert places[0]["item"] == f"{ORIGIN}/czh/"
    assert "item" not in places[-1]
    assert addresses_of(places) == []


def test_the_first_page_stands_under_nothing() -> None:
    assert "BreadcrumbList" not in found(shown("/"))


def test_the_page_of_downloads_is_the_catalogue_that_every_dataset_names() -> None:
    rows = snapshot()
    catalogue = found(shown("/data", rows))["DataCatalog"]
    assert dataset(rows)["includedInDataCatalog"]["@id"] == catalogue["@id"]
    assert [each["@id"] for each in catalogue["dataset"]] == [dataset(rows)["@id"]]
    assert addresses_of(catalogue) == []
