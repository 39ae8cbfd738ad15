"""What re-users get: files that a spreadsheet opens as they stand and a program reads without a manual."""

import csv
import io
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.model import Snapshot
from dashboard.routes import downloads
from dashboard.tables import TABLES
from tests.builders import area, indicator, observation, plan, snapshot, source, target


@dataclass(frozen=True)
class Site:
    snapshot: Snapshot
    release_id: str = "r1"


def client(rows: Snapshot, *, release_id: str = "r1") -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(downloads.blueprint(lambda: Site(rows, release_id)))
    return server.test_client()


def table_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


PUBLISHED = snapshot(
    observations=[
        observation(period="2024-06", value="67.0", note="含共建共享"),
        observation(area="371700", period="2023", value="1.5", unit="万个"),
    ]
)


def test_a_file_opens_in_a_spreadsheet_as_it_stands() -> None:
    content = client(PUBLISHED).get("/download/indicators/base_stations.csv").data
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 4


def test_an_indicator_comes_with_place_unit_source_and_publisher_spelt_out() -> None:
    own, other, _ = table_of(client(PUBLISHED).get("/download/indicators/base_stations.csv").data)
    assert own == {
        "row": "observation",
        "area": "371723",
        "area_name": "成武县",
        "period": "2024-06",
        "value": "67.0",
        "unit": "个",
        "status": "final",
        "source": "2024年统计公报",
        "publisher": "某县统计局",
        "note": "含共建共享",
        "comparator": "",
        "stretch": "",
        "due_inferred": "",
    }
    assert (other["area_name"], other["value"], other["unit"]) == ("菏泽市", "1.5", "万个")


def test_an_indicator_nobody_has_published_comes_with_its_targets_as_the_plan_sets_them() -> None:
    later = target(period="2025", value="180.0", comparator="more_than", stretch=True, due_inferred=True, note="两年")
    content = downloads.indicator_csv(snapshot(targets=[later, target(period="2024")]), "base_stations")
    first, second = table_of(content)
    assert (first["row"], first["period"], first["value"]) == ("target", "2024", "100")
    assert second == {
        "row": "target",
        "area": "371723",
        "area_name": "成武县",
        "period": "2025",
        "value": "180.0",
        "unit": "个",
        "status": "",
        "source": "某县城镇化行动方案（2024—2025年）",
        "publisher": "某县人民政府",
        "note": "两年",
        "comparator": "more_than",
        "stretch": "true",
        "due_inferred": "true",
    }


def test_an_indicator_with_neither_value_nor_target_is_a_header_and_nothing_else() -> None:
    content = downloads.indicator_csv(snapshot(targets=[]), "base_stations")
    assert content.decode("utf-8-sig") == ",".join(downloads.INDICATOR_HEADER) + "\r\n"


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_had_with_the_columns_of_the_contract(name: str) -> None:
    answer = client(PUBLISHED).get(f"/download/tables/{name}.csv")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    header = answer.data.decode("utf-8-sig").splitlines()[0]
    assert tuple(header.split(",")) == TABLES[name].header


def test_a_table_holds_every_row() -> None:
    rows = table_of(client(PUBLISHED).get("/download/tables/observations.csv").data)
    assert [row["value"] for row in rows] == ["67.0", "1.5"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_a_spreadsheet_would_run_is_made_plain(start: str) -> None:
    rows = snapshot(observations=[observation(note=f"{start}1+1", value="-3.5")], targets=[])
    for path in ("/download/indicators/base_stations.csv", "/download/tables/observations.csv"):
        (row,) = table_of(client(rows).get(path).data)
        assert row["note"] == f"'{start}1+1"
        assert row["value"] == "-3.5"


def test_text_of_the_plan_and_of_sources_is_made_plain_too() -> None:
    rows = snapshot(plan=plan(title="=1+1"), sources=[source(title="@SUM(1)")], observations=[observation()])
    facts = {row["key"]: row["value"] for row in table_of(client(rows).get("/download/tables/plan.csv").data)}
    value, wanted = table_of(client(rows).get("/download/indicators/base_stations.csv").data)
    assert facts["title"] == wanted["source"] == "'=1+1"
    assert value["source"] == "'@SUM(1)"


def test_a_file_is_saved_under_its_name() -> None:
    answer = client(PUBLISHED).get("/download/indicators/base_stations.csv")
    assert answer.headers["Content-Disposition"] == "attachment; filename=base_stations.csv"


def test_simulated_data_says_so_in_its_name_and_in_every_row() -> None:
    rows = snapshot(
        plan=plan(simulated=True, as_of="2025-07-15"), observations=[observation(), observation(period="2023")]
    )
    answer = client(rows).get("/download/indicators/base_stations.csv")
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=demo-base_stations.csv; "
        "filename*=UTF-8''%E6%BC%94%E7%A4%BA%E6%95%B0%E6%8D%AE-base_stations.csv"
    )
    assert [row["simulated"] for row in table_of(answer.data)] == ["true", "true", "true"]
    assert all(row["simulated"] == "true" for row in table_of(client(rows).get("/download/tables/areas.csv").data))


def test_official_data_has_no_column_about_simulation() -> None:
    assert b"simulated" not in client(PUBLISHED).get("/download/indicators/base_stations.csv").data


def test_a_copy_of_the_same_release_is_not_sent_again() -> None:
    first = client(PUBLISHED).get("/download/tables/areas.csv")
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client(PUBLISHED).get("/download/tables/areas.csv", headers=tag).status_code == 304
    assert client(PUBLISHED, release_id="r2").get("/download/tables/areas.csv", headers=tag).status_code == 200


def test_a_reader_asks_again_so_that_a_correction_arrives() -> None:
    assert "no-cache" in client(PUBLISHED).get("/download/tables/areas.csv").headers["Cache-Control"]


def test_an_unknown_indicator_is_told_what_is_near() -> None:
    answer = client(PUBLISHED).get("/download/indicators/base_station.csv")
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"
    assert "相近的有：base_stations。" in answer.text


def test_an_unknown_table_is_told_where_the_names_are() -> None:
    answer = client(PUBLISHED).get("/download/tables/zzz.csv")
    assert answer.status_code == 404
    assert "“数据下载与说明”页" in answer.text


def test_values_come_place_by_place_and_in_the_order_of_time() -> None:
    rows = snapshot(
        areas=[area(), area(area="370000", name="山东省", role="benchmark")],
        indicators=[indicator()],
        observations=[
            observation(area="370000", period="2022"),
            observation(period="2024"),
            observation(period="2023"),
        ],
    )
    got = [(row["row"], row["area"], row["period"]) for row in table_of(downloads.indicator_csv(rows, "base_stations"))]
    values = [("371723", "2023"), ("371723", "2024"), ("370000", "2022")]
    assert got == [*(("observation", *value) for value in values), ("target", "371723", "2025")]


def test_files_stand_under_the_prefix_of_the_site() -> None:
    server = Flask(__name__)
    server.register_blueprint(downloads.blueprint(lambda: Site(PUBLISHED)), url_prefix="/czh")
    assert server.test_client().get("/czh/download/tables/areas.csv").status_code == 200
