"""A draft to all that follows from it: rows into the public files, problems at their cells, changes, files."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dashboard.changes import between
from dashboard.drafts import Draft, Examination, warning_key
from dashboard.errors import Problem
from dashboard.intake import Found, Reading
from dashboard.model import Observation, Snapshot
from dashboard.publishing import examine
from dashboard.publishing.applying import altering, applied, filing_source
from dashboard.publishing.examination import examine_draft
from dashboard.tables import TABLES, dataset_files
from tests.builders import (
    TODAY,
    area,
    community,
    department,
    indicator,
    measure,
    milestone,
    observation,
    responsibility,
    snapshot,
    target,
)

SOURCE = "upload_housing_202507"


def found(**values: str) -> Found:
    return Found(values, {name: f"Sheet1!{'ABCDEFGH'[place]}2" for place, name in enumerate(values)})


def reading(*rows: Found, table: str = "observations") -> Reading:
    return Reading(table, "Sheet1", 1, {}, rows)


def figure(value: str, period: str = "2024", **more: str) -> Found:
    return found(indicator_id="base_stations", period=period, value=value, **more)


def after(public: Snapshot, *readings: Reading) -> Snapshot:
    """What is public once the rows are in it."""
    source = filing_source(public, "housing", TODAY)
    return examine(applied(readings, dataset_files(public), public=public, source=source), today=TODAY)


def only(public: Snapshot, *rows: Found) -> Observation:
    (row,) = after(public, reading(*rows)).observations
    return row


PUBLISHED = snapshot(observations=[observation(value="67.0", note="口径")])


# rows into the public files


def test_a_new_figure_is_final_and_comes_from_its_filing() -> None:
    new = after(snapshot(), reading(figure("40", "2025-06")))
    assert new.observations == (observation(period="2025-06", value=40, source_id=SOURCE),)
    filed = new.source_by_id[SOURCE]
    assert (filed.publisher, filed.title) == ("县住房城乡建设局", "县住房城乡建设局报送数据（2025年7月）")
    assert str(filed.published) == "2025-07"


def test_a_source_that_the_sheet_names_is_taken_and_none_is_made_up() -> None:
    new = after(snapshot(), reading(figure("40", source_id="bulletin_2024", status="provisional")))
    assert (new.observations[0].source_id, new.observations[0].status) == ("bulletin_2024", "provisional")
    assert new.sources == snapshot().sources


def test_the_county_s_own_accounts_report_for_the_plan_s_issuer() -> None:
    filed = filing_source(snapshot(), "", date(2025, 7, 1))
    assert (filed.source_id, filed.publisher) == ("upload_county_202507", "某县人民政府")


def test_filings_of_one_month_share_their_source() -> None:
    first = after(snapshot(), reading(figure("40")))
    second = after(first, reading(figure("50", "2025-06")))
    assert [row.source_id for row in second.sources] == ["bulletin_2024", SOURCE]


def test_a_corrected_figure_is_revised_by_its_filing_and_keeps_its_note() -> None:
    row = only(PUBLISHED, figure("68"))
    assert (str(row.value), row.status, row.source_id, row.note) == ("68", "revised", SOURCE, "口径")


@pytest.mark.parametrize(
    ("old", "value", "given", "status"),
    [
        ("final", "68", "", "revised"),
        ("final", "68", "final", "revised"),
        ("final", "68", "provisional", "provisional"),
        ("provisional", "68", "provisional", "provisional"),
        ("provisional", "68", "final", "final"),
        ("provisional", "67", "final", "final"),
        ("provisional", "67", "", "provisional"),
        ("revised", "67", "final", "revised"),
        ("revised", "67", "provisional", "provisional"),
    ],
)
def test_the_status_of_a_figure_that_was_public(old: str, value: str, given: str, status: str) -> None:
    public = snapshot(observations=[observation(value="67.0", status=old)])
    assert only(public, figure(value, **({"status": given} if given else {}))).status == status


def test_a_correction_uploaded_twice_changes_nothing_more() -> None:
    once = after(PUBLISHED, reading(figure("68", status="final")))
    assert after(once, reading(figure("68", status="final"))) == once


def test_an_equal_number_keeps_the_decimals_it_was_published_with() -> None:
    files = dataset_files(PUBLISHED)
    source = filing_source(PUBLISHED, "housing", TODAY)
    assert applied([reading(figure("67"))], files, public=PUBLISHED, source=source) == files


def test_columns_the_sheet_leaves_out_stay() -> None:
    row = only(PUBLISHED, found(indicator_id="base_stations", period="2024", note="新口径"))
    assert (str(row.value), row.status, row.source_id, row.note) == ("67.0", "final", "bulletin_2024", "新口径")


def test_an_empty_period_of_a_template_is_nothing() -> None:
    row = found(indicator_id="base_stations", period="2025-06", note="待填")
    assert after(PUBLISHED, reading(row)) == PUBLISHED


def test_the_indicator_s_own_unit_is_not_written_out() -> None:
    assert only(snapshot(), figure("40", unit="个")).unit == ""
    assert only(snapshot(), figure("1.5", unit="万个")).unit == "万个"


def test_a_row_goes_only_where_the_sheet_says_so() -> None:
    row = figure("67")
    gone = Found({name: text for name, text in row.values.items() if name != "value"}, row.places, delete=True)
    assert after(PUBLISHED, reading(gone)).observations == ()


def test_milestones_and_communities_are_reported_by_their_filing() -> None:
    public = snapshot(milestones=[milestone()], communities=[community(name="东关小区")])
    done = found(milestone_id="bypass", state="done", as_of="2025-06-30")
    stage = found(community_id="c01", stage="finished", finished="2025-05-01")
    new = after(public, reading(done, table="milestones"), reading(stage, table="communities"))
    assert new.milestones == (milestone(state="done", as_of="2025-06-30", source_id=SOURCE),)
    assert new.communities[0].source_id == SOURCE


def test_a_renamed_row_of_another_table_needs_no_source() -> None:
    new = after(snapshot(), reading(found(measure="1", name="改了名"), table="measures"))
    assert (new.measures[0].name, new.measures[0].summary) == ("改了名", "壮大产业集群。")
    assert new.sources == snapshot().sources


def test_only_rows_that_change_something_are_looked_at_further() -> None:
    source = filing_source(PUBLISHED, "housing", TODAY)
    rows = reading(figure("67"), figure("70", "2025-06"))
    (left,) = altering([rows], dataset_files(PUBLISHED), public=PUBLISHED, source=source)
    assert [row.values["period"] for row in left.rows] == ["2025-06"]


def test_a_key_named_twice_is_looked_at_although_one_row_says_nothing_new() -> None:
    source = filing_source(PUBLISHED, "housing", TODAY)
    (left,) = altering([reading(figure("67"), figure("68"))], dataset_files(PUBLISHED), public=PUBLISHED, source=source)
    assert len(left.rows) == 2


# a draft examined


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
