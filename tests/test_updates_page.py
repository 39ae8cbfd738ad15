"""What was published is told from the data: on the updates page, and on the page of the indicator concerned."""

from datetime import date
from typing import Any, get_args

import pytest

from dashboard.changes import Change as Entry
from dashboard.language import CHINESE
from dashboard.model import Status
from dashboard.rendering import html
from dashboard.tables import TABLES
from dashboard.workbooks.template import STATUS
from layouts import words
from layouts.indicator import indicator
from layouts.updates import updates
from layouts.view import Change, View
from tests.builders import community, milestone, observation, snapshot, view

FIRST = Change("a" * 16, date(2025, 1, 6), "", "", kind="first")


def entry(**changes: Any) -> Entry:
    """A correction of the county's figure of 2024, unless told otherwise."""
    default = {
        "kind": "corrected",
        "table": "observations",
        "key": "base_stations|371723|2024",
        "indicator_id": "base_stations",
        "period": "2024",
        "old": "40",
        "new": "48",
        "reason": "漏报两个乡镇",
    }
    return Entry(**{**default, **changes})


def told(*entries: Entry, **changes: Any) -> View:
    rows = snapshot(observations=[observation()], milestones=[milestone()], communities=[community()])
    second = Change("b" * 16, date(2025, 2, 6), **{"summary": "", "summary_en": "", "entries": entries, **changes})
    return view(rows, changes=(second, FIRST))


def page_of(shown: View) -> str:
    return html(updates(shown).body)


def log_of(shown: View) -> str:
    page = indicator(shown, "base_stations")
    assert page
    return html(page.body).partition("更新和更正记录")[2]


def test_a_release_is_counted_and_told_line_by_line() -> None:
    said = page_of(told(entry(), entry(kind="new", key="x|371723|2025", period="2025", old="", new="55", reason="")))
    assert "新增1处，更正1处。" in said
    assert "40个改为48个。" in said
    assert "55个" in said


def test_corrections_come_first_and_say_why() -> None:
    said = page_of(told(entry(kind="updated", key="k", reason="", old="1", new="2"), entry()))
    assert said.index("40个改为48个") < said.index("1个 → 2个")
    assert "原因：漏报两个乡镇" in said


def test_a_final_figure_after_a_provisional_one_is_no_correction() -> None:
    shown = told(entry(kind="finalised", reason=""))
    said = page_of(shown)
    assert "核定1处。" in said and "初步数40个，最终数48个。" in said
    assert "还没有更正过公布的数。" in said
    assert "核定" in log_of(shown) and "已更正" not in log_of(shown)


@pytest.mark.parametrize("given", ["", "2024年年报数据"])
def test_what_a_whole_release_says_is_no_reason_of_one_row(given: str) -> None:
    shown = told(entry(reason=given), summary="2024年年报数据")
    release, _, corrections = page_of(shown).partition('id="corrections"')
    assert "原因：" not in page_of(shown) + log_of(shown)
    assert "本次发布说明：" not in release
    for said in (corrections, log_of(shown)):
        assert "40个改为48个。 本次发布说明：2024年年报数据" in said


def test_a_figure_s_status_is_called_what_the_template_and_the_data_dictionary_call_it() -> None:
    names = dict(zip(get_args(Status), STATUS, strict=True))
    described = next(column.help for column in TABLES["observations"].columns if column.name == "status")
    for status, name in names.items():
        assert f"{status} {name}" in described
        assert f"→ {name}数" in page_of(told(entry(kind="updated", old="0", new=status, reason="")))
        assert words.status_words(observation(status=status), CHINESE) in ("", f"（{name}数）")


def test_a_long_release_is_cut_and_says_so() -> None:
    many = [entry(key=f"base_stations|371723|{number}", kind="new", old="", reason="") for number in range(20)]
    assert "还有8处，见数据文件。" in page_of(told(*many))


def test_corrections_stand_in_a_list_of_their_own() -> None:
    corrections = page_of(told(entry())).partition('id="h-corrections"')[2] or page_of(told(entry()))
    assert "还没有更正过公布的数。" not in corrections
    assert corrections.count("漏报两个乡镇") >= 1


def test_a_withdrawal_is_told_with_its_reason_and_is_no_correction() -> None:
    said = page_of(told(entry(reason=""), kind="withdrawal", reason="数字有误"))
    assert "撤回：恢复到以前的版本。" in said
    assert "原因：数字有误" in said
    assert "还没有更正过公布的数。" in said


def test_another_place_is_named_and_a_target_is_called_one() -> None:
    said = page_of(told(entry(key="base_stations|371700|2024"), entry(table="targets", key="base_stations|2025")))
    assert "5G基站（菏泽市）" in said
    assert "5G基站的目标" in said


def test_milestones_and_communities_are_named_and_their_states_said_in_words() -> None:
    road = entry(
        table="milestones", key="bypass", indicator_id="", period="", old="under_way", new="done", kind="updated"
    )
    place = entry(table="communities", key="c01", indicator_id="", period="", old="started", new="finished")
    said = page_of(told(road, place))
    assert "环城路通车" in said and "进行中 → 已完成" in said
    assert "示例小区1" in said and "施工改为完工" in said


def test_an_indicator_s_log_holds_its_own_changes_with_reason_and_day() -> None:
    said = log_of(told(entry(), entry(indicator_id="other", key="other|371723|2024", new="99")))
    assert "2025-02-06" in said
    assert "2024年 40个改为48个。 原因：漏报两个乡镇" in said
    assert "99" not in said


def test_the_log_begins_with_what_the_first_release_held() -> None:
    later = entry(kind="new", old="", reason="")
    assert "还没有数据" in log_of(told(later))
    assert "1个公布数" in log_of(told())


def test_an_english_page_tells_the_same_and_marks_a_chinese_reason() -> None:
    shown = told(entry())
    said = page_of(view(shown.snapshot, language="en", changes=shown.changes))
    assert "1 corrected." in said
    assert "changed to 48" in said
    assert '<span lang="zh-CN">漏报两个乡镇</span>' in said


def test_what_people_wrote_is_only_text() -> None:
    assert "<script>" not in page_of(told(entry(reason="<script>alert(1)</script>")))
