"""Pictures over HTTP: fixed lists, clear refusals, caches that know what may change."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.errors import UnknownRelease
from dashboard.pictures import Gallery
from dashboard.routes import pictures
from dashboard.settings import Settings
from layouts.view import View
from tests.pictured import RELEASE, seen, size_of

NO_QUERY: Mapping[str, str] = MappingProxyType({})


def visitor(folder: Path, *, data: str = "data", **changes: object) -> FlaskClient:
    def look(language: str, path: str = "/", query: Mapping[str, str] = NO_QUERY, *, release: str = "") -> View:
        if release and not RELEASE.startswith(release):
            raise UnknownRelease(release)
        return replace(seen(data, language), frozen=bool(release))

    server = Flask("test", static_folder=None)
    settings = replace(Settings(var_dir=folder), **changes)  # type: ignore[arg-type]
    server.register_blueprint(pictures.blueprint(look, Gallery(settings)), url_prefix="/czh")
    return server.test_client()


@pytest.mark.parametrize("subject", ["urbanisation_rate", "actions/goal", "communities", "site"])
def test_every_subject_has_a_picture_as_png_and_svg(tmp_path: Path, subject: str) -> None:
    site = visitor(tmp_path)
    drawn = site.get(f"/czh/charts/{subject}.png?preset=share&lang=en")
    assert (drawn.status_code, drawn.mimetype, size_of(drawn.data)) == (200, "image/png", (1200, 630))
    written = site.get(f"/czh/charts/{subject}.svg?preset=share")
    assert (written.status_code, written.mimetype) == (200, "image/svg+xml")


def test_a_picture_the_reader_has_is_not_sent_again(tmp_path: Path) -> None:
    site = visitor(tmp_path)
    first = site.get("/czh/charts/site.png")
    again = site.get("/czh/charts/site.png", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_what_wechat_adds_to_an_address_changes_no_picture(tmp_path: Path) -> None:
    site = visitor(tmp_path)
    passed_on = site.get("/czh/charts/site.svg?from=timeline&isappinstalled=0")
    assert (passed_on.status_code, passed_on.data) == (200, site.get("/czh/charts/site.svg").data)


def test_a_live_picture_may_change_and_a_frozen_one_never_does(tmp_path: Path) -> None:
    site = visitor(tmp_path)
    live, frozen = site.get("/czh/charts/site.svg"), site.get(f"/czh/charts/site.svg?release={RELEASE[:12]}")
    assert "max-age=0" in live.headers["Cache-Control"] and "按2026年11月23日计算" in live.text
    assert "immutable" in frozen.headers["Cache-Control"] and "计算" not in frozen.text


def test_a_saved_picture_has_a_chinese_name_with_its_day_and_release(tmp_path: Path) -> None:
    site = visitor(tmp_path, data="data/demo")
    shown = site.get("/czh/charts/urban_jobs.svg").headers["Content-Disposition"]
    saved = site.get("/czh/charts/urban_jobs.svg?download=1").headers["Content-Disposition"]
    assert shown.startswith("inline") and saved.startswith("attachment")
    assert "filename=demo-urban_jobs-article-2025-07-15-ab12ab12ab12.svg" in saved
    assert "演示数据-城镇新增就业-正文图-2025-07-15-ab12ab12ab12.svg" in unquote(saved)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("preset=poster", "article、square、cover、share"),
        ("lang=fr", "zh、en"),
        ("release=xyz", "12到64位"),
        ("download=yes", "可以是：1"),
        ("size=2", "没有“size”这个参数"),
        ("preset=cover&preset=share", "只能写一次"),
    ],
)
def test_what_is_not_on_the_lists_is_refused_with_the_list(tmp_path: Path, asked: str, says: str) -> None:
    answer = visitor(tmp_path).get(f"/czh/charts/site.png?{asked}")
    assert answer.status_code == 400 and says in answer.text
    assert "max-age=0, s-maxage=1," in answer.headers["Cache-Control"]  # as long as a live picture


@pytest.mark.parametrize("path", ["nothing.png", "actions/nothing.svg", "a/b/c.png", "site.png?release=" + "0" * 12])
def test_what_does_not_exist_is_not_found(tmp_path: Path, path: str) -> None:
    answer = visitor(tmp_path).get(f"/czh/charts/{path}")
    assert answer.status_code == 404 and "没有" in answer.text


def test_everything_wrong_is_told_at_once_in_the_language_asked_for(tmp_path: Path) -> None:
    answer = visitor(tmp_path).get("/czh/charts/site.png?preset=x&release=y&lang=en")
    assert len(answer.text.splitlines()) == 2 and "没有" not in answer.text


def test_a_host_that_cannot_draw_serves_svg_and_says_what_png_is_missing(tmp_path: Path) -> None:
    site = visitor(tmp_path, picture_font="/nowhere.ttf")
    answer = site.get("/czh/charts/site.png")
    assert answer.status_code == 503 and "字体" in answer.text and int(answer.headers["Retry-After"]) > 0
    assert answer.headers["Cache-Control"] == "no-store"
    assert site.get("/czh/charts/site.svg").status_code == 200
