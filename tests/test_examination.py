"""A draft to all that follows from it: problems at their cells, changes, files."""

from datetime import UTC, datetime
from typing import Any

from dashboard.changes import between
from dashboard.drafts import Draft, Examination, warning_key
from dashboard.errors import Problem
from dashboard.model import Snapshot
from dashboard.publishing import examine
from dashboard.publishing.examination import examine_draft
from dashboard.tables import TABLES, dataset_files
from tests.builders import (
    TODAY,
    area,
    community,
    department,
    indicator,
    measure,
    observation,
    responsibility,
    snapshot,
    target,
)

PUBLIC = snapshot(
    areas=[area()],
    departments=[department(), department(department_id="roads", name="县交通运输局")],
    measures=[measure(), measure(measure=2)],
    responsibilities=[responsibility(), responsibility(measure=2, department_id="roads")],
    indicators=[indicator(), indicator(indicator_id="roads", measure=2, name="新建道路", lead_department="roads")],
    targets=[target(), target(indicator_id="roads")],
    observations=[observation(value=40), observation(indicator_id="roads", value=10)],
)


def draft(**said: Any) -> Draft:
    moment = datetime(2025, 7, 15, 1, 0, tzinfo=UTC)
    fixed: dict[str, Any] = {"state": "open", "file_name": "二季度.csv", "file_sha256": "", "base_number": 1}
    given = {"department_id": "housing", "draft_id": "d1", "author": "li", **fixed, **said}
    return Draft(created=moment, updated=moment, **given)


def examined(*lines: str, public: Snapshot = PUBLIC, **said: Any) -> Examination:
    text = "\r\n".join(["指标名称,时期,数值,备注", *lines])
    return examine_draft(
        draft(**said),
        text.encode("gb18030"),
        public=public,
        public_files=dataset_files(public),
        today=TODAY,
        as_of=TODAY,
    )


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.address) for problem in problems]


def test_a_file_without_mistakes_is_ready_to_publish() -> None:
    result = examined("5G基站,2025年6月,60,")
    assert (result.problems, result.questions) == ((), ())
    assert [(change.table, change.kind, change.old, change.new) for change in result.changes] == [
        ("observations", "updated", "40", "60"),
        ("sources", "new", "", "县住房城乡建设局报送数据（2025年7月）"),
    ]
    assert result.files is not None and result.snapshot == examine(result.files, today=TODAY)
    assert result.changes == between(PUBLIC, result.snapshot, as_of=TODAY)


def test_all_problems_come_at_once_each_at_its_cell_in_the_clerk_s_words() -> None:
    result = examined(
        "5G基站,2025年6月,约一百八,", "5G基站,2025年9月,60,", "新建道路,2025年6月,20,", "5G基站,2025年3月,39,"
    )
    assert told(result.problems) == [
        (result.problems[0].rule, "C2"),
        ("in_future", "B3"),
        ("not_own_indicator", "A4"),
        ("falls", "C5"),
    ]
    future = result.problems[1]
    assert (future.file, future.column, future.found, future.row) == ("二季度.csv", "时期", "2025年9月", 3)
    assert future.message == "到2025年7月15日，2025年9月还没有结束。"
    assert (result.files, result.snapshot) == (None, None)


def test_rows_without_an_error_show_what_they_change_while_others_have_one() -> None:
    result = examined("5G基站,2025年6月,60,", "5G基站,2025年9月,70,")
    assert [(change.period, change.new) for change in result.changes if change.table == "observations"] == [
        ("2025-06", "60")
    ]
    assert result.files is None


def test_a_correction_waits_for_its_reason_and_the_reason_is_public() -> None:
    waiting = examined("5G基站,2024年,42,")
    assert told(waiting.errors) == [("reason_missing", "C2")]
    assert waiting.files is None
    key = "observations|base_stations|371723|2024"
    ready = examined("5G基站,2024年,42,", reasons={key: "复核后更正"})
    assert ready.errors == () and ready.files is not None
    assert [change.reason for change in ready.changes if change.kind == "corrected"] == ["复核后更正"]


def test_a_warning_is_settled_by_a_word_and_does_not_block() -> None:
    result = examined("5G基站,2025年6月,39,")
    (warning,) = result.warnings
    assert warning_key(warning) == f"falls|{warning.sheet}!C2"
    assert result.files is not None
    assert result.open_warnings(draft()) == (warning,)
    assert result.open_warnings(draft(explanations={warning_key(warning): " "})) == (warning,)
    assert result.open_warnings(draft(explanations={warning_key(warning): "拆除三个基站"})) == ()


def test_a_cell_mended_in_the_page_is_read_instead() -> None:
    sheet = examined("5G基站,2025年6月,约一百八,").problems[0].sheet
    assert examined("5G基站,2025年6月,约一百八,", mends={f"{sheet}!C2": "60"}).errors == ()


def test_what_only_the_clerk_knows_is_asked_and_keeps_the_files_back() -> None:
    asked = examined("5G基站,6月,60,")
    (question,) = asked.questions
    assert asked.files is None
    answered = examined("5G基站,6月,60,", answers={question.key: "2025"})
    assert answered.questions == () and answered.files is not None


def test_a_phone_number_is_refused() -> None:
    result = examined("5G基站,2025年6月,60,联系人13812345678")
    assert told(result.errors) == [("personal_data", "D2")]
    assert "13812345678" not in str(result.problems)


def test_a_file_that_is_no_table_is_one_problem_with_what_to_do_instead() -> None:
    pdf = examine_draft(
        draft(file_name="a.xlsx"),
        b"%PDF-1.7",
        public=PUBLIC,
        public_files=dataset_files(PUBLIC),
        today=TODAY,
        as_of=TODAY,
    )
    (problem,) = pdf.problems
    assert (problem.rule, problem.severity, problem.file) == ("upload_refused", "error", "a.xlsx")
    assert problem.remedy and pdf.files is None and pdf.readings == ()


def test_a_file_that_says_what_is_public_changes_nothing() -> None:
    result = examined("5G基站,2024年,40,")
    assert (result.problems, result.changes) == ((), ())
    assert result.files == dataset_files(PUBLIC)


def test_a_problem_of_the_whole_list_names_its_sheet() -> None:
    public = snapshot(
        indicators=[indicator(indicator_id="old_communities", name="老旧小区改造")],
        targets=[target(indicator_id="old_communities", period="2024", value=1)],
        communities=[community(name="东关小区")],
    )
    header = ",".join(TABLES["communities"].header)
    result = examine_draft(
        draft(),
        f"{header}\r\nc02,西关小区,文亭街道,2024,200,,,planned,,,\r\n".encode(),
        public=public,
        public_files=dataset_files(public),
        today=TODAY,
        as_of=TODAY,
    )
    (problem,) = result.problems
    assert (problem.rule, problem.address, problem.severity) == ("communities_total", "", "error")
    assert problem.sheet


def test_a_long_examination_tells_how_far_it_is() -> None:
    steps: list[tuple[int, int, str]] = []
    examine_draft(
        draft(),
        "指标名称,时期,数值\r\n5G基站,2025年6月,60\r\n".encode(),
        public=PUBLIC,
        public_files=dataset_files(PUBLIC),
        today=TODAY,
        as_of=TODAY,
        report=lambda done, total, what: steps.append((done, total, what)),
    )
    assert [done for done, _, _ in steps] == [0, 1, 2, 3]
    assert {total for _, total, _ in steps} == {4} and all(what for _, _, what in steps)
