"""Sheets as departments lay them out, read into rows of the dataset's tables."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.intake import Book, Cell, Found, Reading, Sheet, open_upload, read
from dashboard.model import Snapshot
from dashboard.publishing import examine, read_folder
from tests import corpus
from tests.builders import community, indicator, milestone, observation, snapshot, source

TODAY = date(2026, 11, 23)
PUBLIC = snapshot(
    indicators=[
        indicator(indicator_id="base_stations", name="5G基站（累计建成开通）", name_en="5G base stations"),
        indicator(indicator_id="green_area", name="新增绿色建筑面积", name_en="Green area", unit="万平方米"),
        indicator(indicator_id="green_share", name="绿色建材应用比例", name_en="Green share", unit="%", kind="level"),
    ],
    observations=[observation(period="2024", value="40")],
    milestones=[milestone(), milestone(milestone_id="port", name="成武港二期")],
    communities=[community(community_id="c01", name="文亭小区")],
)


def sheet(text: str, name: str = "Sheet1") -> Sheet:
    """A sheet from lines of cells separated by strokes."""
    rows = [line.split("|") for line in text.strip("\n").split("\n")]
    return Sheet(name, tuple(tuple(Cell(cell or None, cell) for cell in row) for row in rows))


def reading(
    *sheets: str | Sheet,
    public: Snapshot = PUBLIC,
    answers: Mapping[str, str] | None = None,
    name: str = "上报.csv",
) -> Reading:
    made = tuple(each if isinstance(each, Sheet) else sheet(each) for each in sheets)
    return read(Book(name, "csv", made), snapshot=public, answers=answers or {}, today=TODAY)[0]


def values(found: Found, *names: str) -> tuple[str | None, ...]:
    return tuple(found.values.get(name) for name in names)


def rules(seen: Reading) -> list[tuple[str, str, str]]:
    return [(problem.rule, problem.address, problem.severity) for problem in seen.problems]


def test_a_report_with_titles_totals_and_notes_around_it() -> None:
    seen = reading("""
县住建局季度进展表
单位：见各行
序号|指标名称|单位|完成值|截至时间|填报单位|备注
1|新增绿色建筑面积|万㎡|1,234.5|2025-06-30|县住建局|含在建
2|绿色建材应用比例|%|53％|2025年二季度||
3|5G基站（累计建成开通）|个||2025-06-30||
|合计||1||||
注：以上为快报数""")
    assert (seen.table, seen.header_row, seen.problems, seen.questions) == ("observations", 3, (), ())
    assert [values(found, "indicator_id", "area", "period", "value", "note") for found in seen.rows] == [
        ("green_area", "371723", "2025-06-30", "1234.5", "含在建"),
        ("green_share", "371723", "2025-Q2", "53", None),
    ]
    assert seen.rows[0].places["value"] == "Sheet1!D4" and seen.columns["value"] == "Sheet1!D3"
    assert [(skipped.row, skipped.why) for skipped in seen.skipped] == [
        (1, "表头以上的标题、单位等"),
        (2, "表头以上的标题、单位等"),
        (3, "这些列没有读取：序号"),
        (6, "没有填数，已公布的不变"),
        (7, "合计行"),
        (8, "备注或小标题"),
    ]


def test_all_problems_come_at_once_each_with_its_cell() -> None:
    seen = reading("""
指标名称|单位|完成值|截至时间|填报单位
新增绿色建筑面积|万平方米|约一百八|2025-06-30|
绿色建材应用比例|亩|53|去年|县某局
没有的东西||1|2025-06-30|
5G基站（累计建成开通）|家|5|2025-06-30|
|个|5||""")
    assert seen.rows[0].values["value"] == "5" and len(seen.rows) == 1
    assert rules(seen) == [
        ("bad_number", "C2", "error"),
        ("unknown_department", "E3", "warning"),
        ("bad_moment", "D3", "error"),
        ("unit_mismatch", "C3", "error"),
        ("unknown_indicator", "A4", "error"),
        ("unit_differs", "B5", "warning"),
        ("missing_name", "A6", "error"),
        ("missing_period", "D6", "error"),
    ]
    first = seen.problems[0]
    assert (first.sheet, first.row, first.column, first.found) == ("Sheet1", 2, "完成值", "约一百八")
    assert (first.message, first.suggestion) == ("“约一百八”不能识别为数字。", "180")


def test_columns_of_periods_under_two_heading_rows() -> None:
    seen = reading("""
指标|单位|2024年||2025年||备注
||目标|完成|上半年|1—6月|
5G基站（累计建成开通）|个|700|760|—|1034|
新增绿色建筑面积|平方米||1200000||删除|""")
    assert [(found.delete, *values(found, "indicator_id", "period", "value")) for found in seen.rows] == [
        (False, "base_stations", "2024", "760"),
        (False, "base_stations", "2025-06", "1034"),
        (False, "green_area", "2024", "120"),
        (True, "green_area", "2025-06", None),
    ]
    assert seen.rows[1].places["period"] == "Sheet1!F2" and seen.header_row == 2


def test_a_heading_may_carry_period_and_unit() -> None:
    seen = reading("指标名称|目标值|2025年6月完成情况（平方米）\n新增绿色建筑面积|180|1310000")
    assert values(seen.rows[0], "period", "value", "unit", "note") == ("2025-06", "131", "", "原表写“1310000平方米”。")


def test_a_qualifier_is_kept_in_the_note() -> None:
    seen = reading("指标|完成值|时间|备注\n5G基站（累计建成开通）|约180|2025年6月|快报")
    assert values(seen.rows[0], "value", "note") == ("180", "快报。原表写“约180”。")


def test_a_missing_year_is_asked_once_for_the_sheet_and_the_title_offers_it() -> None:
    text = "2025年进展\n指标|完成值|时间\n5G基站（累计建成开通）|5|6月末\n新增绿色建筑面积|7|一季度"
    seen = reading(text)
    (question,) = seen.questions
    assert seen.rows == () and question.choices == (("2025", "2025年"),)
    answered = reading(text, answers={question.key: "2024"})
    assert [found.values["period"] for found in answered.rows] == ["2024-06", "2024-Q1"]
    assert reading(text, answers={question.key: "next year"}).questions == (question,)


def test_a_near_name_is_confirmed_by_the_clerk() -> None:
    text = "指标|完成值|时间\n5G基站|5|2025年6月"
    (question,) = reading(text).questions
    assert question.choices == (("base_stations", "5G基站（累计建成开通）"), ("none", "不是这些"))
    assert reading(text, answers={question.key: "base_stations"}).rows[0].values["value"] == "5"
    assert rules(reading(text, answers={question.key: "none"})) == [("unknown_indicator", "A2", "error")]


@pytest.mark.parametrize(
    "name",
    [
        "green_area",
        "新增绿色建筑面积",
        "1.新增绿色建筑面积",
        " 新增 绿色建筑面积（万平方米）",
        "“新增绿色建筑面积”",
        "Green area",
    ],
)
def test_a_name_is_known_by_id_words_or_spelling(name: str) -> None:
    assert reading(f"指标|完成值|时间\n{name}|5|2025年6月").rows[0].values["indicator_id"] == "green_area"


def test_fractions_in_a_per_cent_column_are_asked_about() -> None:
    text = "指标|完成值|时间\n绿色建材应用比例|0.535|2025年6月\n绿色建材应用比例|1|2025年7月"
    (question,) = reading(text).questions
    told = {answer: reading(text, answers={question.key: answer}).rows for answer in ("percent", "as_is")}
    assert {answer: [found.values["value"] for found in rows] for answer, rows in told.items()} == {
        "percent": ["53.5", "100"],
        "as_is": ["0.535", "1"],
    }


def test_a_per_cent_cell_of_a_workbook_is_not_asked_about() -> None:
    rows = sheet("指标|完成值|时间\n绿色建材应用比例||2025年6月").rows
    cells = (rows[0], (rows[1][0], Cell(Decimal("0.53"), "53%", "0%"), rows[1][2]))
    assert reading(Sheet("Sheet1", cells)).rows[0].values["value"] == "53"


def test_two_columns_that_could_be_the_value_are_asked_about() -> None:
    text = "指标|本期|累计|时间\n5G基站（累计建成开通）|5|50|2025年6月"
    (question,) = reading(text).questions
    assert question.choices == (("B1", "本期"), ("C1", "累计"))
    assert reading(text, answers={question.key: "C1"}).rows[0].values["value"] == "50"


def test_a_period_may_stand_over_the_table_or_in_its_title() -> None:
    table = "指标|完成值\n5G基站（累计建成开通）|5"
    assert reading(f"截至时间：2025年6月30日\n{table}").rows[0].values["period"] == "2025-06-30"
    (question,) = reading(f"2025年二季度进展\n{table}").questions
    assert question.choices[0] == ("2025-Q2", "2025年二季度")
    answered = reading(f"2025年二季度进展\n{table}", answers={question.key: "2025-Q2"})
    assert answered.rows[0].values["period"] == "2025-Q2"
    assert rules(reading(table)) == [("no_period", "A1", "error")]


def test_year_and_quarter_may_have_a_column_each() -> None:
    seen = reading("年份|季度|指标|完成值\n2025年|二季度|5G基站（累计建成开通）|5")
    assert seen.rows[0].values["period"] == "2025-Q2"


def test_a_source_unit_of_another_place_stays() -> None:
    seen = reading("indicator_id,area,period,value,unit\nbase_stations,371700,2024,1.2,万个".replace(",", "|"))
    assert values(seen.rows[0], "area", "value", "unit") == ("371700", "1.2", "万个")


def test_milestones_by_name() -> None:
    seen = reading("""
节点任务|进展|截至时间|备注
成武港二期|已开工|2025年6月|
环城路通车|基本完成了|2025年6月|
成武港二期|删除||""")
    assert seen.table == "milestones" and rules(seen) == [("bad_state", "B3", "error")]
    assert dict(seen.rows[0].values) == {"milestone_id": "port", "state": "under_way", "as_of": "2025-06-30"}
    assert dict(seen.rows[1].values) == {"milestone_id": "port", "state": "", "as_of": "", "source_id": ""}


def test_projects_with_words_for_progress_are_milestones() -> None:
    assert reading("项目|完成情况|时间\n成武港二期|已完成|2025年6月").table == "milestones"
    assert reading("项目|完成情况|时间\n5G基站（累计建成开通）|5|2025年6月").table == "observations"


def test_communities_known_and_new() -> None:
    text = """
小区名称|所在街道|户数|楼栋|建筑面积（平方米）|进展|开工时间|改造年度
文亭小区|文亭街道|301户|||已完工||
北关家园|永昌街道|120|4|22000|已开工|2024-03-05|2024年"""
    seen = reading(text)
    known, new = seen.rows
    assert (seen.table, seen.problems) == ("communities", ())
    assert dict(known.values) == {
        "community_id": "c01", "town": "文亭街道", "households": "301", "stage": "finished",
    }  # fmt: skip
    assert values(new, "name", "year", "floor_area", "stage", "started") == (
        "北关家园", "2024", "2.2", "started", "2024-03-05",
    )  # fmt: skip
    assert new.values["community_id"] == reading(text).rows[1].values["community_id"]


def test_sheets_that_are_no_table_are_passed_over_with_a_note() -> None:
    table = "指标|完成值|时间\n5G基站（累计建成开通）|5|2025年6月"
    hidden = Sheet("字典", sheet(table).rows, hidden=True)
    seen = reading(sheet("填表说明\n请如实填写", "说明"), sheet(table, "数据"), hidden)
    assert len(seen.rows) == 1
    assert [skipped.sheet for skipped in seen.skipped] == ["说明", "字典"]


def test_a_file_without_any_table_says_what_is_understood() -> None:
    seen = reading("姓名|年龄\n甲|30")
    assert (seen.table, seen.rows) == ("", ()) and rules(seen) == [("no_table", "", "error")]
    assert "指标名称" in seen.problems[0].remedy


def test_the_same_question_of_two_sheets_is_asked_once() -> None:
    text = "指标|完成值|时间\n5G基站|5|2025年6月"
    readings = read(
        Book("a.xlsx", "xlsx", (sheet(text, "甲"), sheet(text, "乙"))), snapshot=PUBLIC, answers={}, today=TODAY
    )
    assert [len(each.questions) for each in readings] == [1, 0]


def test_rows_of_a_simulated_dataset_are_refused() -> None:
    text = "indicator_id|area|period|value|simulated\nbase_stations|371723|2024|5|true"
    assert rules(reading(text)) == [("simulated_rows", "E2", "error")]


def test_the_apostrophe_of_downloads_is_taken_off() -> None:
    seen = reading("indicator_id|area|period|value|note\nbase_stations|371723|2024|-5|'=约数")
    assert values(seen.rows[0], "value", "note") == ("-5", "=约数")


DATA = Path(__file__).parent.parent / "data"


def test_an_indicator_s_own_file_is_known_by_its_name() -> None:
    content = "时期,数值\n2024,40\n".encode()
    (seen,) = read(open_upload("base_stations (1).csv", content), snapshot=PUBLIC, answers={}, today=TODAY)
    assert values(seen.rows[0], "indicator_id", "period", "value") == ("base_stations", "2024", "40")
    (question,) = read(open_upload("上报.csv", content), snapshot=PUBLIC, answers={}, today=TODAY)[0].questions
    assert ("base_stations", "5G基站（累计建成开通）") in question.choices


@pytest.mark.parametrize("content", [corpus.gbk_csv(), corpus.wps_xlsx(), corpus.full_width_comma_text()])
def test_files_as_offices_save_them(content: bytes) -> None:
    public = examine(read_folder(DATA), today=TODAY)
    name = "上报.xlsx" if content[:2] == b"PK" else "上报.csv"
    (seen,) = read(open_upload(name, content), snapshot=public, answers={}, today=TODAY)
    assert [values(found, "indicator_id", "period", "value") for found in seen.rows] == [
        ("green_building_area", "2024-06", "86.5"),
        ("old_community_households", "2024-06", "1280"),
        ("old_communities", "2024-06", "4"),
    ]


def test_a_published_source_is_known_by_its_title() -> None:
    public = snapshot(sources=[source()])
    seen = reading("指标|完成值|时间|数据来源\n5G基站|5|2025年6月|2024年统计公报", public=public)
    assert seen.rows[0].values["source_id"] == "bulletin_2024"
