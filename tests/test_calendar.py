"""The calendar of due dates: valid line by line, read back whole, the same events for ever."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Component

from dashboard.language import Code
from dashboard.publishing import examine, read_folder
from dashboard.routes.feeds.calendar import calendar
from dashboard.settings import Settings
from layouts.view import Change, View
from tests.builders import department, milestone, plan, snapshot, target, view

ROOT = Path(__file__).parents[1]
SITE = Settings(base_url="https://www.example.gov.cn", url_prefix="/czh")
PUBLISHED = Change("r1", date(2025, 3, 1), "", "", moment=datetime(2025, 3, 1, 2, 30, 15, 99, tzinfo=UTC))
LINE = re.compile(r"[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\"]*\"|[^\";:,]*))*:.*")


def shown(*, language: Code = "zh", as_of: date = PUBLISHED.published, **tables: Any) -> View:
    tables = {"milestones": [milestone()], **tables}
    return view(snapshot(**tables), changes=(PUBLISHED,), settings=SITE, language=language, as_of=as_of)


def events(of: View) -> list[Component]:
    return Calendar.from_ical(calendar(of)).walk("VEVENT")


def said(event: Component, name: str) -> str:
    return str(event[name])


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize("folder", ["data", "data/demo"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_keeps_the_rules(folder: str, language: Code) -> None:
    rows = examine(read_folder(ROOT / folder), today=date(2026, 11, 23))
    text = calendar(view(rows, language=language, as_of=date(2026, 11, 23)))
    raw = text.encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no letter is cut in two
    lines = unfolded(text)
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert len(events(view(rows))) == len(rows.targets) + sum(1 for row in rows.milestones if row.due)


def test_each_event_has_what_it_must_and_nothing_twice() -> None:
    text = calendar(shown())
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL):
        names = [re.split("[;:]", line)[0] for line in unfolded(block)]
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(names)
        assert len(names) == len(set(names))
    assert {"PRODID", "VERSION", "METHOD", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL"} <= {
        re.split("[;:]", line)[0] for line in unfolded(text)
    }


def test_a_target_is_a_whole_day_that_takes_nobodys_time() -> None:
    (event,) = events(shown(milestones=[]))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 12, 31), date(2026, 1, 1))
    assert said(event, "transp") == "TRANSPARENT"
    assert event.decoded("dtstamp") == datetime(2025, 3, 1, 2, 30, 15, tzinfo=UTC)
    assert said(event, "summary") == "目标期限：5G基站，100个以上"
    assert "县住房城乡建设局" in said(event, "description")
    assert said(event, "description").splitlines()[-1] == said(event, "url")
    assert said(event, "url") == "https://www.example.gov.cn/czh/indicators/base_stations"
    assert vars(event["categories"])["cats"] == ["目标", "产城融合"]


def test_what_an_event_says_is_as_new_as_the_day_it_speaks_of() -> None:
    (event,) = events(shown(milestones=[], as_of=date(2025, 7, 15)))
    assert "进展：待公布（按2025年7月15日计算）" in said(event, "description")
    assert event.decoded("dtstamp") == event.decoded("last-modified") == datetime(2025, 7, 14, 16, tzinfo=UTC)


def test_a_dated_commitment_is_due_on_the_last_day_of_its_period() -> None:
    first, _ = events(shown())
    assert said(first, "summary") == "任务期限：环城路通车"
    assert first.decoded("dtstart") == date(2025, 6, 30)


def test_a_commitment_without_a_date_has_no_day() -> None:
    assert len(events(shown(milestones=[milestone(due=None)]))) == 1


def test_an_inferred_date_says_so() -> None:
    inferred, named = (events(shown(milestones=[], targets=[target(due_inferred=each)]))[0] for each in (True, False))
    assert "（推定）" in said(inferred, "summary") and "推定：" in said(inferred, "description")
    assert (said(inferred, "status"), said(named, "status")) == ("TENTATIVE", "CONFIRMED")
    assert "推定" not in said(named, "summary")


def test_an_event_keeps_its_name_when_the_site_moves_and_the_target_changes() -> None:
    before = {said(event, "uid") for event in events(shown())}
    rows = snapshot(milestones=[milestone(name="环路通车")], targets=[target(value="120", due_inferred=True)])
    assert {said(event, "uid") for event in events(view(rows, settings=Settings()))} == before
    assert before.isdisjoint(said(event, "uid") for event in events(shown(language="en")))


def test_simulated_data_is_called_so_in_every_event() -> None:
    of = shown(plan=plan(simulated=True))
    assert all(said(event, "summary").startswith("演示数据：") for event in events(of))
    assert "\r\nX-WR-CALNAME:演示数据：" in calendar(of)


@pytest.mark.parametrize("name", ["县,住;建\\局", "第一行\n第二行", "长" * 200, "a:b;c=d"])
def test_any_text_comes_back_as_it_went_in(name: str) -> None:
    of = shown(departments=[department(name=name)])
    assert all(f"责任部门：{name}" in said(event, "description") for event in events(of))


def test_english_events_speak_english() -> None:
    for event in events(shown(language="en")):
        assert not re.search(r"[\u3400-\u9fff]", said(event, "summary").replace("个", ""))
        assert "/en/" in said(event, "url")
