"""Uploaded rows into the public files."""

from datetime import date

import pytest

from dashboard.intake import Found, Reading
from dashboard.model import Observation, Snapshot
from dashboard.publishing import examine
from dashboard.publishing.applying import altering, applied, filing_source
from dashboard.tables import dataset_files
from tests.builders import (
    TODAY,
    community,
    milestone,
    observation,
    snapshot,
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


def test_a_figure_in_the_indicator_s_own_unit_takes_the_place_of_one_in_another() -> None:
    public = snapshot(observations=[observation(value="1.5", unit="万个")])
    row = only(public, figure("15200", unit=""))
    assert (str(row.value), row.unit, row.status) == ("15200", "", "revised")


def test_what_a_sheet_empties_is_empty() -> None:
    assert only(PUBLISHED, figure("67", note="")).note == ""
    reported = milestone(state="done", as_of="2025-06-30", source_id="bulletin_2024")
    withdrawn = reading(found(milestone_id="bypass", state="", as_of="", source_id=""), table="milestones")
    assert after(snapshot(milestones=[reported]), withdrawn).milestones == (milestone(),)


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
