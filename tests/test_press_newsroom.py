"""A release's page for the newsroom: as it was on its day, and honest about what came after it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest

from dashboard.changes import Change as Entry
from dashboard.rendering import html
from layouts.freshness import changed
from layouts.page import Page
from layouts.pages import page, proper, release_of
from layouts.view import Change, View
from tests.builders import indicator, observation, plan, snapshot, view

NEW_YEAR = datetime(2025, 1, 6, 1, 30, tzinfo=UTC)
FIRST = Change("a" * 64, date(2025, 1, 6), "", "", kind="first", number=1, moment=NEW_YEAR)
CORRECTED = Entry("corrected", "observations", "base_stations|371723|2024", "base_stations", "2024", "40", "48", "漏报")
SECOND = Change(
    "b" * 64, date(2025, 2, 6), "", "", entries=(CORRECTED,), number=2, moment=datetime(2025, 2, 6, tzinfo=UTC)
)
ROWS = snapshot(observations=[observation(value=48)])


def of(change: Change, *later: Change, **changes: Any) -> View:
    """The view of a release, with what came after it, newest first."""
    before = (FIRST,) if change is not FIRST else ()
    usual = {"changes": (*later, change, *before), "release_id": change.release_id, "frozen": True}
    return view(changes.pop("rows", ROWS), path=f"/updates/{change.release_id[:12]}", **{**usual, **changes})


def told(shown: View) -> str:
    made: Page = page(shown)
    assert made.status == 200
    return unescape(html(made.body))


def test_a_correction_is_told_with_old_and_new_value_and_reason() -> None:
    said = told(of(SECOND))
    assert (
        "更正：成武县5G基站（2024年）原为40个，现更正为48个。原因：漏报。"
        "发布稿：2025年2月6日 http://127.0.0.1:8050/updates/bbbbbbbbbbbb<" in said
    )
    assert 'data-copy="correction-1"' in said


@pytest.mark.parametrize("given", ["", "年报数据。"])
def test_a_correction_without_a_reason_of_its_own_is_told_in_the_words_of_its_release(given: str) -> None:
    said = told(of(replace(SECOND, summary="年报数据。", entries=(replace(CORRECTED, reason=given),))))
    assert "现更正为48个。本次发布说明：年报数据。发布稿：" in said
    assert "原因：" not in said


def test_an_english_correction_writes_multiples_out() -> None:
    area = snapshot(indicators=[indicator(unit="万平方米", unit_en="×10,000 m²")], observations=[observation(value=48)])
    said = told(of(SECOND, rows=area, language="en"))
    assert "400,000 m²" in said and "480,000 m²" in said


def test_a_final_figure_after_a_provisional_one_is_no_correction_to_print() -> None:
    said = told(of(replace(SECOND, entries=(replace(CORRECTED, kind="finalised", reason=""),))))
    assert "初步数40个，最终数48个。" in said and "更正：" not in said
    assert 'data-copy="sentence-base_stations"' in said


def test_changed_indicators_come_with_sentence_picture_and_files_of_that_release() -> None:
    said = told(of(SECOND))
    assert "截至2024年底，成武县5G基站累计48个" in said
    assert f"/charts/base_stations.png?preset=article&release={SECOND.release_id}" in said
    assert f'href="/download/releases/{SECOND.release_id}/package.zip"' in said


def test_another_place_s_figure_is_listed_but_makes_no_sentence() -> None:
    elsewhere = replace(CORRECTED, key="base_stations|371700|2024")
    said = told(of(replace(SECOND, entries=(elsewhere,))))
    assert "5G基站（菏泽市）" in said
    assert "累计48个" not in said


def test_a_first_release_is_introduced_by_counting() -> None:
    said = told(of(FIRST, changes=(FIRST,)))
    assert "首次发布：收录方案的1条举措、1项指标、1个目标值" in said
    assert "更正" not in said.partition("这次发布了什么")[2].partition("引用这次发布")[0]


def test_the_release_in_force_says_that_it_is() -> None:
    assert "这是现在公布的版本。" in told(of(SECOND))


def test_an_older_release_leads_to_the_one_in_force() -> None:
    said = told(of(FIRST, SECOND))
    assert "引用前请看现在的版本：" in said
    assert f'href="/updates/{"b" * 12}"' in said


def test_a_withdrawn_release_says_so_with_the_reason() -> None:
    back = replace(FIRST, number=3, kind="withdrawal", reason="数字有误", published=date(2025, 3, 1))
    said = told(of(SECOND, back))
    assert "这个版本已于2025年3月1日撤回，不要再引用。" in said
    assert "数字有误" in said
    again = of(FIRST, back, SECOND)
    assert "这是现在公布的版本，2025年3月1日恢复。" in told(again)


def test_it_is_dated_by_its_own_release() -> None:
    shown = of(FIRST, SECOND)
    moment = changed(shown, shown.path)
    assert moment and f"{moment:%Y-%m-%d %H:%M}" == "2025-01-06 09:30"
    assert "2025-01-06 09:30" in told(shown)
    assert page(shown).kind == "detail"


def test_the_whole_release_can_be_cited() -> None:
    cited = "2025年2月6日发布的数据：成武县新型城镇化建设进展（版本bbbbbbbbbbbb）[EB/OL]. (2025-02-06)"
    assert cited in told(of(SECOND))


def test_simulated_data_say_so_in_corrections_too() -> None:
    rows = snapshot(observations=[observation(value=48)], plan=plan(simulated=True))
    assert "【演示数据，不得引用】更正：" in told(of(SECOND, rows=rows))


def test_an_unknown_release_has_no_page() -> None:
    assert page(view(path="/updates/000000000000")).status == 404
    assert page(replace(of(SECOND), path="/updates/bbbb")).status == 404
    assert page(replace(of(SECOND), frozen=False)).status == 404


@pytest.mark.parametrize("asked", [SECOND.release_id, SECOND.release_id[:20], f"{SECOND.release_id[:12]}/"])
def test_a_release_s_whole_id_leads_to_its_page(asked: str) -> None:
    assert proper(f"/updates/{asked}", ROWS, (SECOND, FIRST)) == f"/updates/{'b' * 12}"


@pytest.mark.parametrize("path", ["/updates/" + "c" * 64, "/updates/" + "c" * 12 + "/", "/updates/bbbb"])
def test_what_names_no_release_leads_nowhere(path: str) -> None:
    assert proper(path, ROWS, (SECOND, FIRST)) == path


def test_only_twelve_characters_are_asked_for() -> None:
    assert release_of("/updates/0123456789ab") == "0123456789ab"
    assert [release_of(path) for path in ("/updates", "/updates/abc", "/indicators/0123456789ab")] == ["", "", ""]


def test_the_list_of_releases_leads_to_each() -> None:
    said = html(page(view(ROWS, path="/updates", changes=(SECOND, FIRST))).body)
    assert f'href="/updates/{"a" * 12}"' in said and f'href="/updates/{"b" * 12}"' in said


def test_it_speaks_english() -> None:
    said = told(of(SECOND, language="en"))
    assert "Correction: 5G base stations in Chengwu County (2024) was given as 40" in said
