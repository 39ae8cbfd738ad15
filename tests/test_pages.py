"""Every address has its page, and no other has one."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.publishing import examine, read_folder
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.notfound import near_pages
from layouts.pages import FIXED, MORE, NAMED, page, paths
from layouts.view import View
from tests.builders import community, milestone, observation, plan, snapshot, view

ROOT = Path(__file__).parents[1]
FULL = snapshot(observations=[observation()], milestones=[milestone()], communities=[community()])
FILES = re.compile("/(download|charts|embed|updates|api)/|/(feed|calendar)[.]")
"""Links that lead to no page of the dataset: a browser test follows them."""

INTERNAL = re.compile(r'href="(/[^"#?]*)')


def body(shown: View) -> str:
    return html(page(shown).body)


@pytest.mark.parametrize("path", paths(FULL))
def test_every_public_path_has_a_page_with_one_heading(path: str) -> None:
    shown = page(view(FULL, path=path))
    said = html(shown.body)
    assert shown.status == 200
    assert said.count("<h1") == 1
    assert shown.title
    assert 0 < len(shown.description) <= 120


@pytest.mark.parametrize("path", [*paths(FULL), "/nowhere"])
def test_every_link_within_the_site_leads_to_a_page_or_a_file(path: str) -> None:
    known = {*paths(FULL)}
    linked = set(INTERNAL.findall(body(view(FULL, path=path))))
    assert {link for link in linked if link not in known and not FILES.match(link)} == set()


@pytest.mark.parametrize("path", [*paths(FULL), "/nowhere"])
def test_anchors_stand_once_and_links_to_them_hold(path: str) -> None:
    said = body(view(FULL, path=path))
    anchors = re.findall(r'\sid="([^"]+)"', said)
    assert len(anchors) == len(set(anchors))
    assert {link for link in re.findall(r'href="#([^"]+)"', said) if not link.startswith(("i-", "c-"))} <= {*anchors}


@pytest.mark.parametrize("folder", ["data", "data/demo"])
def test_every_page_of_the_datasets_stands_and_all_its_links_hold(folder: str) -> None:
    rows = examine(read_folder(ROOT / folder), today=date(2026, 11, 23))
    shown = view(rows, as_of=rows.plan.as_of or date(2026, 11, 23))
    known = {*paths(rows)}
    for path in paths(rows):
        made = page(replace(shown, path=path))
        linked = set(INTERNAL.findall(html(made.body)))
        assert made.status == 200
        assert {link for link in linked if link not in known and not FILES.match(link)} == set()


def test_the_paths_are_all_that_the_table_knows() -> None:
    known = paths(FULL)
    assert len(known) == len(set(known))
    assert {path for path in known if path in FIXED} == {*FIXED}
    named = {path.rpartition("/")[0] for path in known if path not in FIXED and path.count("/") == 2}
    assert named | {"/updates"} == {*NAMED}  # the pages of releases are known by the releases
    second = {(path.split("/")[1], path.rpartition("/")[2]) for path in known if path.count("/") == 3}
    assert {(f"/{kind}", last) for kind, last in second} == {*MORE}


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/nowhere",
            "/actions",
            "/actions/",
            "/actions/none",
            "/measures/0",
            "/measures/01",
            "/measures/２",
            "/data/",
        ),
        *("/indicators/none", "/departments/none", "/measures/1/", "//", "", "/indicators/../data", "/METHOD"),
    ],
)
def test_an_unknown_address_is_not_found(path: str) -> None:
    assert page(view(path=path)).status == 404


def test_the_sitemap_leads_everywhere() -> None:
    linked = set(INTERNAL.findall(body(view(FULL, path="/sitemap"))))
    assert {*paths(FULL)} <= linked


def test_a_mistyped_address_is_answered_with_what_is_near() -> None:
    assert near_pages(view(path="/indicators/base_station")) == [("5G基站", "/indicators/base_stations")]
    assert ("5G基站", "/indicators/base_stations") in near_pages(view(path="/base_stations"))
    assert ("评价方法", "/method") in near_pages(view(path="/Method/"))


def test_a_part_of_an_address_is_answered_with_the_addresses_that_hold_it() -> None:
    assert ("5G基站", "/indicators/base_stations") in near_pages(view(path="/indicators/stations/"))
    assert near_pages(view(path="/indicators/b")) == []


def test_an_address_like_no_other_is_answered_without_guesses() -> None:
    assert near_pages(view(path="/wp-login.php")) == []
    assert "您要找的可能是" not in body(view(path="/wp-login.php"))


def test_the_way_on_is_a_search_that_needs_no_script() -> None:
    said = body(view(path="/nowhere", query={"q": '"><script>'}, settings=Settings(url_prefix="/czh")))
    form = re.search(r"<form [^>]*>", said)
    assert form
    assert {'action="/czh/"', 'method="get"'} <= {*form[0].strip("<>").split()}
    assert 'name="q"' in said
    assert "<script>" not in said


def test_simulated_data_is_marked_on_every_page() -> None:
    rows = snapshot(plan=plan(simulated=True))
    assert all("演示数据" in body(view(rows, path=path)) for path in paths(rows))
