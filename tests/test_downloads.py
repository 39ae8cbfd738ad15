"""What re-users get: files that a spreadsheet opens as they stand and a program reads without a manual."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.errors import UnknownRelease
from dashboard.exports import FORMS, MIMETYPES
from dashboard.model import Snapshot
from dashboard.routes import downloads
from dashboard.tables import TABLES, dataset_files
from layouts.view import Change, View
from tests.builders import observation, plan, snapshot, view

OLD, NEW = "0ld0".replace("l", "1") + "a" * 60, "7849c7912345" + "b" * 52
PUBLISHED = snapshot(observations=[observation(period="2024-06", value="67.0", note="含共建共享")])
EARLIER = snapshot(observations=[observation(period="2024-06", value="66.0")])
CHANGES = (Change(NEW, date(2026, 11, 23), "", ""), Change(OLD, date(2026, 11, 1), "", ""))


class Site:
    """Two releases, the later one current; counts what it is asked for."""

    def __init__(self, rows: Snapshot = PUBLISHED) -> None:
        self.releases = {NEW: rows, OLD: EARLIER}
        self.files_asked = 0

    def look(
        self, language: str, path: str = "/", query: Mapping[str, str] | None = None, *, release: str = ""
    ) -> View:
        found = [key for key in self.releases if key.startswith(release or NEW)]
        if not found:
            raise UnknownRelease(release)
        changes = CHANGES if found[0] == NEW else CHANGES[1:]
        return view(self.releases[found[0]], release_id=found[0], changes=changes, frozen=bool(release))

    def files(self, release_id: str) -> Mapping[str, bytes]:
        self.files_asked += 1
        return dataset_files(self.releases[release_id])


def client(site: Site | None = None, *, prefix: str | None = None) -> FlaskClient:
    place = site or Site()
    server = Flask(__name__)
    server.register_blueprint(downloads.blueprint(place.look, place.files), url_prefix=prefix)
    return server.test_client()


@pytest.mark.parametrize("path", ["tables/none.csv", "indicators/base_stations.exe", "releases/0/package.zip"])
def test_that_there_is_no_such_file_is_kept_no_longer_than_a_file(path: str) -> None:
    refused, found = (client().get(f"/download/{each}") for each in (path, "tables/targets.csv"))
    assert refused.status_code in {400, 404}
    assert refused.headers["Cache-Control"] == found.headers["Cache-Control"]


def test_a_file_opens_in_a_spreadsheet_as_it_stands() -> None:
    content = client().get("/download/indicators/base_stations.csv").data
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 3


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_had_in_every_format(name: str, form: str) -> None:
    answer = client().get(f"/download/tables/{name}.{form}")
    assert (answer.status_code, answer.mimetype) == (200, MIMETYPES[form])
    if form == "csv":
        assert tuple(answer.data.decode("utf-8-sig").splitlines()[0].split(",")) == TABLES[name].header


def test_a_file_is_saved_under_its_subject_day_and_release() -> None:
    said = client().get("/download/indicators/base_stations.xlsx").headers["Content-Disposition"]
    assert said.startswith("attachment; filename=chengwu-base_stations-2026-11-23-7849c7912345.xlsx; ")
    assert unquote(said.split("filename*=UTF-8''")[1]) == "成武县-5G基站-2026-11-23-7849c7912345.xlsx"


def test_a_simulated_file_says_so_in_its_name_and_is_not_for_search_engines() -> None:
    site = Site(snapshot(plan=plan(simulated=True, as_of="2025-07-15"), observations=[observation()]))
    answer = client(site).get("/download/indicators/base_stations.csv")
    said = answer.headers["Content-Disposition"]
    assert "filename=demo-chengwu-base_stations-2025-07-15-7849c7912345.csv" in said
    assert "演示数据-成武县-5G基站-2025-07-15-7849c7912345.csv" in unquote(said)
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["indicators/base_stations.csv", "tables/observations.json", "package.zip"])
def test_the_latest_and_the_fixed_address_of_the_current_release_have_the_same_file(path: str) -> None:
    seen = client()
    latest, fixed = seen.get(f"/download/{path}"), seen.get(f"/download/releases/{NEW[:12]}/{path}")
    assert latest.data == fixed.data
    assert latest.headers["Content-Disposition"] == fixed.headers["Content-Disposition"]


def test_only_an_address_that_names_its_release_is_kept_for_ever() -> None:
    seen = client()
    latest, fixed = (
        seen.get(path).headers["Cache-Control"]
        for path in ("/download/tables/areas.csv", f"/download/releases/{NEW}/tables/areas.csv")
    )
    assert "immutable" in fixed and "max-age=31536000" in fixed
    assert "max-age=0" in latest and "immutable" not in latest


def test_an_earlier_release_keeps_its_figures_and_its_day() -> None:
    answer = client().get(f"/download/releases/{OLD[:12]}/indicators/base_stations.csv")
    assert "66.0" in answer.text and "67.0" not in answer.text
    assert f"-2026-11-01-{OLD[:12]}.csv" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["indicators/base_stations.csv", "tables/observations.json", "package.zip"])
def test_a_release_in_the_query_is_the_file_of_that_release(path: str) -> None:
    seen = client()
    asked, fixed = seen.get(f"/download/{path}?release={OLD[:12]}"), seen.get(f"/download/releases/{OLD}/{path}")
    assert (asked.status_code, asked.data) == (200, fixed.data)
    assert asked.headers["Cache-Control"] == fixed.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("tables/areas.csv?release=", 400),
        ("tables/areas.csv?release=zz", 400),
        (f"package.zip?release={OLD}&release={NEW}", 400),
        (f"releases/{OLD}/tables/areas.csv?release={NEW}", 400),
        (f"tables/areas.csv?release={'0' * 12}", 404),
    ],
)
def test_a_release_in_the_query_that_cannot_be_had_is_refused(path: str, status: int) -> None:
    assert client().get(f"/download/{path}").status_code == status


@pytest.mark.parametrize("release", ["x", "7849c791234", "7849C7912345", "g" * 12, "a" * 65, "7849c7912345%0a"])
def test_what_cannot_be_a_release_is_refused(release: str) -> None:
    answer = client().get(f"/download/releases/{release}/tables/areas.csv")
    assert answer.status_code == 400
    assert "12到64位" in answer.text


def test_a_release_nobody_published_is_not_found() -> None:
    answer = client().get(f"/download/releases/{'0' * 12}/package.zip")
    assert answer.status_code == 404
    assert "更新记录" in answer.text


@pytest.mark.parametrize(
    "path",
    ["tables/areas.csv", "tables/areas.json", "tables/areas.xlsx", "indicators/base_stations.xlsx", "package.zip"],
)
def test_a_copy_of_the_same_release_is_not_sent_again(path: str) -> None:
    seen = client()
    tag = {"If-None-Match": seen.get(f"/download/{path}").headers["ETag"]}
    again = seen.get(f"/download/{path}", headers=tag)
    assert (again.status_code, again.data) == (304, b"")
    changed = Site(snapshot(areas=[*PUBLISHED.areas[:1]], observations=[]))
    assert client(changed).get(f"/download/{path}", headers=tag).status_code == 200


@pytest.mark.parametrize("path", ["tables/areas.csv", "tables/areas.xlsx", "package.zip"])
def test_a_head_request_tells_what_a_get_would(path: str) -> None:
    seen = client()
    got, asked = seen.get(f"/download/{path}"), seen.head(f"/download/{path}")
    assert (asked.status_code, asked.data) == (200, b"")
    for name in ("Content-Length", "ETag", "Content-Disposition", "Content-Type"):
        assert asked.headers[name] == got.headers[name]


def test_a_download_that_broke_off_is_taken_up_where_it_was() -> None:
    seen = client()
    whole = seen.get("/download/package.zip")
    assert whole.headers["Accept-Ranges"] == "bytes"
    rest = seen.get("/download/package.zip", headers={"Range": "bytes=100-", "If-Range": whole.headers["ETag"]})
    assert (rest.status_code, rest.data) == (206, whole.data[100:])
    stale = seen.get("/download/package.zip", headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (stale.status_code, stale.data) == (200, whole.data)


def test_a_part_that_is_not_there_is_told_how_long_the_file_is() -> None:
    answer = client().get("/download/package.zip", headers={"Range": "bytes=99999999-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"].startswith("bytes */")


@pytest.mark.parametrize("asked", ["bytes=0-9,20-29", "lines=1-2", "bytes=9-2", "bytes"])
def test_what_is_not_one_part_of_the_file_is_the_whole_of_it(asked: str) -> None:
    seen = client()
    answer = seen.get("/download/package.zip", headers={"Range": asked})
    assert (answer.status_code, answer.headers["Accept-Ranges"]) == (200, "bytes")
    assert answer.data == seen.get("/download/package.zip").data


def test_a_head_request_is_never_for_a_part() -> None:
    answer = client().head("/download/package.zip", headers={"Range": "bytes=0-9"})
    assert answer.status_code == 200 and int(answer.headers["Content-Length"]) > 10


def test_text_is_sent_compressed_and_workbooks_as_they_are() -> None:
    seen = client()
    text = seen.get("/download/tables/areas.json", headers={"Accept-Encoding": "br"})
    assert (text.headers["Content-Encoding"], text.headers["Vary"]) == ("br", "Accept-Encoding")
    assert "Content-Encoding" not in seen.get("/download/package.zip", headers={"Accept-Encoding": "br"}).headers


def test_a_program_of_any_host_may_read_a_file() -> None:
    assert client().get("/download/tables/areas.json").headers["Access-Control-Allow-Origin"] == "*"


def test_the_package_is_packed_once() -> None:
    site = Site()
    seen = client(site)
    for path in ("package.zip", f"releases/{NEW[:12]}/package.zip", f"releases/{NEW}/package.zip"):
        assert ZipFile(BytesIO(seen.get(f"/download/{path}").data)).testzip() is None
    assert site.files_asked == 1


def test_a_workbook_opens_with_the_figures_that_were_published() -> None:
    content = client().get("/download/indicators/base_stations.xlsx").data
    (header, value, _) = load_workbook(BytesIO(content)).worksheets[0].values
    assert dict(zip(header, value, strict=True))["value"] == 67


def test_an_unknown_indicator_is_told_what_is_near() -> None:
    answer = client().get("/download/indicators/base_station.csv")
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert "相近的有：base_stations。" in answer.text


def test_an_unknown_table_is_told_where_the_names_are() -> None:
    answer = client().get("/download/tables/zzz.csv")
    assert answer.status_code == 404
    assert "“数据下载与说明”页" in answer.text


def test_an_unknown_format_is_told_which_there_are() -> None:
    answer = client().get("/download/tables/areas.xls")
    assert answer.status_code == 404
    assert "csv、xlsx、json" in answer.text


def test_errors_are_in_english_where_that_is_asked_for() -> None:
    text = client().get("/download/indicators/base_station.csv?lang=en").text
    assert "Close to it: base_stations." in text


def test_a_table_too_long_for_a_workbook_leads_to_the_other_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "ROWS_OF_A_WORKBOOK", 0)
    answer = client().get("/download/tables/observations.xlsx")
    assert answer.status_code == 404
    assert "csv" in answer.text


def test_files_stand_under_the_prefix_of_the_site() -> None:
    assert client(prefix="/czh").get("/czh/download/tables/areas.csv").status_code == 200
