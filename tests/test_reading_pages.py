"""The plan, the releases and the statements say what is so, and nothing more."""

import re
from datetime import date
from pathlib import Path

from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.about import about
from layouts.statements import accessibility, privacy
from layouts.updates import updates
from layouts.view import Change, View
from tests.builders import measure, observation, plan, snapshot, target, view

ROOT = Path(__file__).parents[1]
FIRST = Change("aaaaaaaaaaaaaaaa", date(2025, 1, 6), "", "")
SECOND = Change("bbbbbbbbbbbbbbbb", date(2025, 2, 6), "", "")


def about_text(shown: View) -> str:
    return html(about(shown).body)


def updates_text(shown: View) -> str:
    return html(updates(shown).body)


def test_the_document_is_told_in_full() -> None:
    said = about_text(view())
    for fact in ("某县城镇化行动方案（2024—2025年）", "某政发〔2024〕1号", "000000/2024-00001", "某县人民政府", "有效"):
        assert fact in said
    assert "<dt>印发机关</dt><dd>某县人民政府</dd>" in said
    assert "2024年1月1日至2025年12月31日" in said


def test_the_document_is_linked_only_where_its_address_is_known() -> None:
    assert "plan.html" not in about_text(view())
    shown = view(settings=Settings(plan_url="https://www.example.gov.cn/plan.html"))
    assert '<a href="https://www.example.gov.cn/plan.html">某县城镇化行动方案' in about_text(shown)


def test_every_measure_is_linked_under_its_action() -> None:
    rows = snapshot(measures=[measure(), measure(measure=2, name="加快项目建设")])
    said = about_text(view(rows))
    assert 'href="/actions/industry"' in said
    assert 'href="/measures/2">加快项目建设</a>' in said
    assert "2条举措，1项指标" in said


def test_inferred_due_dates_are_counted() -> None:
    rows = snapshot(targets=[target(due_inferred=True), target(period="2024")])
    assert "其中1个目标值方案没有单写期限" in about_text(view(rows))


def test_what_the_county_has_not_filled_in_is_left_open() -> None:
    assert "待填写" in about_text(view())
    assert "向政府提问" not in about_text(view())
    shown = view(settings=Settings(operator="县大数据局", phone="0530-0000000", site_id_code="3717230000"))
    assert "待填写" not in about_text(shown)


def test_every_release_has_its_day_newest_first() -> None:
    said = updates_text(view(changes=(SECOND, FIRST)))
    assert said.index("2025-02-06") < said.index("2025-01-06")
    assert "版本bbbbbbbbbbbb" in said


def test_the_first_release_is_told_from_the_data() -> None:
    rows = snapshot(observations=[observation(), observation(area="371700")])
    assert "1条举措、1项指标、1个目标值" in updates_text(view(rows, changes=(FIRST,)))
    assert "本县已公布的数1个，其他地方的数1个" in updates_text(view(rows, changes=(FIRST,)))


def test_the_first_release_is_not_told_from_data_that_came_later() -> None:
    assert "本县已公布的数" not in updates_text(view(changes=(SECOND, FIRST)))


def test_a_release_says_what_its_publisher_said() -> None:
    change = Change("cccc", date(2025, 3, 1), "补充5G基站2024年底数。", "")
    assert "补充5G基站2024年底数。" in updates_text(view(changes=(change,)))


def test_no_correction_is_said_to_be_none() -> None:
    assert "还没有更正过公布的数。" in updates_text(view(snapshot(observations=[observation()])))


def test_a_revised_value_is_listed_with_its_reason() -> None:
    rows = snapshot(observations=[observation(status="revised", value="41", note="补报一处。")])
    said = updates_text(view(rows))
    assert "修订为41个。补报一处。" in said
    assert "还没有更正过" not in said


def test_simulated_data_is_marked_in_every_heading() -> None:
    shown = view(snapshot(plan=plan(simulated=True)))
    assert "更新记录（演示数据）</h1>" in updates_text(shown)


def test_statements_name_whom_to_turn_to() -> None:
    shown = view(settings=Settings(phone="0530-0000000", ask_url="https://www.example.gov.cn/ask"))
    for page in (privacy(shown), accessibility(shown)):
        assert "0530-0000000" in html(page.body)
        assert 'href="https://www.example.gov.cn/ask"' in html(page.body)


def test_the_privacy_statement_says_what_the_access_logs_of_nginx_hold() -> None:
    nginx = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    readers, addresses = re.findall(r"log_format (?:chengwu_readers|chengwu_addresses) .*\n(.*\n.*);", nginx)
    said = html(privacy(view()).body)
    assert "$reader_network" in readers and "$remote_addr" not in readers and "IP地址只留网络的部分" in said
    assert "$remote_addr" in addresses and "要求留存完整IP地址的，由主办单位公告" in said
    for kept in (readers, addresses):
        assert "$http_user_agent" not in kept and "不记浏览器类型" in said
        assert "$uri" in kept and "$request_uri" not in kept and "不记网址问号后面" in said


def test_the_privacy_statement_says_what_stays_on_the_device() -> None:
    said = html(privacy(view()).body)
    assert "公开页面不设cookie。" in said
    assert "长者模式、字号或深浅色" in said
