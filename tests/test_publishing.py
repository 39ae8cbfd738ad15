import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import DatasetError
from dashboard.publishing import examine, read_folder
from dashboard.tables import TABLES, datapackage, dataset_files
from tests.builders import TODAY, community, files, observation, snapshot

DATA = Path(__file__).parent.parent / "data"
FOLDERS = [path.parent for path in (DATA / "plan.csv", DATA / "demo" / "plan.csv") if path.exists()]
TODAY_OF_DATA = date(2026, 11, 23)


def test_files_that_keep_every_rule_are_a_snapshot() -> None:
    tables = {"observations": [observation(value="67.0")]}
    assert examine(files(**tables), today=TODAY) == snapshot(**tables)


def test_all_problems_come_at_once_in_the_order_of_files_and_rows() -> None:
    broken = files(
        observations=[observation(source_id="nobody"), observation(period="2026")], communities=[community()]
    )
    broken["actions.csv"] = b"action_id\n"
    del broken["areas.csv"]
    with pytest.raises(DatasetError) as error:
        examine(broken, today=TODAY)
    places = [(problem.file, problem.row, problem.rule) for problem in error.value.problems]
    assert places[0] == ("actions.csv", 1, "missing_column")
    assert places[5:] == [
        ("areas.csv", 0, "missing_file"),
        ("observations.csv", 2, "unknown_reference"),
        ("observations.csv", 3, "in_future"),
        ("communities.csv", 2, "simulated_name"),
    ]


def test_a_row_that_cannot_be_read_causes_no_second_problem_elsewhere() -> None:
    broken = files()
    broken["indicators.csv"] = broken["indicators.csv"].replace(b"cumulative", b"sum")
    broken["sources.csv"] = b""
    with pytest.raises(DatasetError) as error:
        examine(broken, today=TODAY)
    assert [problem.rule for problem in error.value.problems] == ["bad_choice", "empty_file"]


def test_only_the_known_files_of_a_folder_are_read(tmp_path: Path) -> None:
    for name, content in files().items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "notes.csv").write_bytes(b"?")
    (tmp_path / "demo").mkdir()
    assert read_folder(tmp_path) == files()
    assert list(read_folder(tmp_path)) == [table.file for table in TABLES.values()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_project_s_own_datasets_keep_every_rule_and_are_written_as_the_code_writes_them(folder: Path) -> None:
    contents = read_folder(folder)
    assert dataset_files(examine(contents, today=TODAY_OF_DATA)) == contents


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_data_package_beside_a_dataset_is_what_the_contract_says(folder: Path) -> None:
    plan = examine(read_folder(folder), today=TODAY_OF_DATA).plan
    assert json.loads((folder / "datapackage.json").read_bytes()) == datapackage(plan)
