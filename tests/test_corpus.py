"""The whole corpus of uploads comes to what it should, from the bytes to what would be published."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from dashboard.drafts import Draft, Examination
from dashboard.publishing import examine
from dashboard.publishing.examination import examine_draft
from tests.uploads import TODAY, Upload, bad_cells, good_files, refused_files

DATA = Path(__file__).parents[1] / "data"
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


@cache
def public_files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in DATA.glob("*.csv")}


def examined(upload: Upload) -> Examination:
    files = public_files()
    public = examine(files, today=TODAY)
    draft = Draft("d1", "clerk", upload.department_id, "open", upload.file, "", 1, NOON, NOON)
    return examine_draft(draft, upload.content, public=public, public_files=files, today=TODAY, as_of=TODAY)


def found(examination: Examination) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (row.values["indicator_id"], row.values["period"], row.values["value"])
        for reading in examination.readings
        for row in reading.rows
    )


@pytest.mark.parametrize("upload", list(good_files()), ids=str)
def test_a_good_file_of_any_shape_is_read_and_may_be_published(upload: Upload) -> None:
    examination = examined(upload)
    assert found(examination) == upload.rows
    assert (examination.errors, examination.questions) == ((), ())
    assert examination.files is not None


@pytest.mark.parametrize("upload", list(refused_files()), ids=str)
def test_a_file_that_cannot_be_taken_is_one_error_with_a_remedy(upload: Upload) -> None:
    (problem,) = examined(upload).problems
    assert upload.refusal in problem.message and problem.remedy


@pytest.mark.parametrize("upload", list(bad_cells()), ids=str)
def test_a_bad_cell_is_found_by_its_rule_alone_and_named(upload: Upload) -> None:
    examination = examined(upload)
    assert {problem.rule for problem in examination.problems} == upload.rules
    assert bool(examination.questions) == upload.asks
    assert all(problem.sheet and problem.address and problem.remedy for problem in examination.problems)


def test_the_corpus_has_thirty_kinds_of_bad_cells() -> None:
    assert len({upload.name for upload in bad_cells()}) >= 30
