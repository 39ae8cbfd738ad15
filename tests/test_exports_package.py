"""The data package: valid to others' tools, and the very release to ours."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import frictionless
import pytest
import yaml  # type: ignore[import-untyped]

from dashboard import exports
from dashboard.exports import Edition
from dashboard.exports.package import about
from dashboard.publishing import examine, read_folder
from dashboard.store import release_id_of
from dashboard.tables import TABLES
from tests.builders import files as dataset

DATA = Path(__file__).parents[1] / "data"
FOLDERS = {"official": DATA, "demo": DATA / "demo"}
TODAY = date(2026, 11, 23)


def edition(files: Mapping[str, bytes]) -> Edition:
    rows = examine(files, today=TODAY)
    day = rows.plan.as_of or TODAY
    return Edition(rows, release_id_of(files), day, "某县人民政府办公室", "County office", "https://www.example.gov.cn")


def packed(files: Mapping[str, bytes]) -> bytes:
    return exports.package(edition(files), files)


def unpacked(content: bytes, folder: Path) -> Path:
    with ZipFile(BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(params=[*FOLDERS.values()], ids=[*FOLDERS])
def published(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return read_folder(request.param)


def test_frictionless_finds_nothing_wrong(published: dict[str, bytes], tmp_path: Path) -> None:
    folder = unpacked(packed(published), tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "rowNumber", "fieldName", "note"]) == []
    assert report.valid and len(report.tasks) == len(TABLES)


def test_frictionless_reads_the_zip_as_it_stands(published: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(packed(published))
    assert frictionless.validate(str(path)).valid


def test_a_changed_table_no_longer_fits_its_package(published: dict[str, bytes], tmp_path: Path) -> None:
    folder = unpacked(packed(published), tmp_path)
    areas = folder / "areas.csv"
    areas.write_bytes(areas.read_bytes().replace("山东省".encode(), "山西省".encode()))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_what_is_unpacked_is_the_same_release(published: dict[str, bytes], tmp_path: Path) -> None:
    back = read_folder(unpacked(packed(published), tmp_path))
    assert back == published
    assert release_id_of(back) == release_id_of(published)


def test_a_release_with_a_bom_stays_byte_for_byte_and_valid(tmp_path: Path) -> None:
    files = {**dataset(), "areas.csv": b"\xef\xbb\xbf" + dataset()["areas.csv"].replace(b"\n", b"\r\n")}
    folder = unpacked(packed(files), tmp_path)
    assert read_folder(folder) == files
    assert frictionless.validate(str(folder / "datapackage.json")).valid


def test_the_same_release_is_the_same_bytes(published: dict[str, bytes]) -> None:
    assert packed(published) == packed(published)
    with ZipFile(BytesIO(packed(published))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_descriptor_names_release_sources_terms_and_no_licence(published: dict[str, bytes]) -> None:
    told = edition(published)
    said = json.loads(about(told, published)["datapackage.json"])
    assert said["release"] == release_id_of(published)
    assert len(said["sources"]) == len(told.snapshot.sources)
    assert "许可" in said["terms"] and "licence" in said["terms_en"]
    assert "licenses" not in said
    for resource in said["resources"]:
        content = published[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


def test_a_simulated_package_says_so_in_every_file_that_speaks_of_it() -> None:
    files = read_folder(DATA / "demo")
    told = about(edition(files), files)
    for name in ("README.md", "CITATION.cff", "CITATION.txt", "datapackage.json"):
        assert "演示数据" in told[name].decode()
    assert json.loads(told["datapackage.json"])["simulated"] is True


def test_the_readme_names_every_file_in_chinese_and_in_english(published: dict[str, bytes]) -> None:
    told = about(edition(published), published)
    chinese, english = told["README.md"].decode().split("\n---\n")
    for name in (*published, *told):
        if name != "README.md":
            assert name in chinese and name in english


def test_the_readme_and_the_dictionary_warn_of_adding_up_running_totals(published: dict[str, bytes]) -> None:
    told = about(edition(published), published)
    chinese, english = told["README.md"].decode().split("\n---\n")
    assert "不要再相加" in chinese and "never add them up" in english
    assert "不要再相加" in told["dictionary.csv"].decode() and "do not add them up" in told["dictionary.md"].decode()


def test_the_dictionary_holds_every_column(published: dict[str, bytes]) -> None:
    told = about(edition(published), published)
    rows = told["dictionary.csv"].decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + sum(len(table.columns) for table in TABLES.values())
    for table in TABLES.values():
        for column in table.columns:
            assert f"| `{column.name}` | {column.title} |" in told["dictionary.md"].decode()


def test_the_citation_file_is_what_citing_programs_read(published: dict[str, bytes]) -> None:
    said = yaml.safe_load(about(edition(published), published)["CITATION.cff"])
    assert (said["cff-version"], said["type"], said["version"]) == ("1.2.0", "dataset", release_id_of(published)[:12])
    assert said["authors"] == [{"name": "某县人民政府办公室", "alias": "County office"}]
    assert "license" not in said
