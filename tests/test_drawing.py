import re
from datetime import date
from xml.etree import ElementTree

import pytest

from dashboard import figures
from dashboard.drawing import due_axis, stage_dots, svg, track
from dashboard.language import CHINESE
from dashboard.model import Snapshot
from dashboard.pictures.paint import painted
from layouts.charts import subject_of
from tests import builders as b
from tests.charted import AFTER, CHARTED, charted, judged, of, values
from tests.pictured import seen


def row(snapshot: Snapshot, as_of: date = AFTER) -> str:
    return track(snapshot, judged(snapshot, as_of), language=CHINESE)


@pytest.mark.parametrize("name", CHARTED)
def test_a_drawing_is_well_formed_and_coloured_by_classes_alone(name: str) -> None:
    drawn = svg(charted(CHARTED[name]), size="wide")
    ElementTree.fromstring(drawn)
    assert drawn.startswith('<svg class="w-wide" viewBox="0 0 768 ')
    assert not re.search(r"style=|#[0-9a-fA-F]{6}|fill=", drawn)
    assert not re.search(r"\d\.\d\d", re.sub(r">[^<]*<", "><", drawn))


def test_a_drawing_leaves_its_meaning_to_the_element_around_it() -> None:
    assert 'aria-hidden="true" focusable="false"' in svg(charted(CHARTED["census"], width="narrow"), size="narrow")


def test_text_from_the_data_is_escaped_once() -> None:
    snapshot = of(b.indicator(unit='<i>&"'), [b.target()], values({"2024": 40}))
    drawn = svg(charted(snapshot), size="wide")
    assert "40&lt;i&gt;&amp;&quot;" in drawn and "&amp;lt;" not in drawn


def test_every_year_of_a_restarting_count_is_a_line_of_its_own() -> None:
    drawn = svg(charted(CHARTED["restarting"]), size="wide")
    assert drawn.count('class="g-main"') == 2
    assert drawn.count('class="g-main-pt"') == 19


def test_a_track_without_a_value_is_dotted() -> None:
    drawn = row(CHARTED["nothing"])
    assert "trk-none" in drawn and "trk-base" not in drawn
    assert 'x="80%"' in drawn and 'height="14"' in drawn


def test_a_value_from_before_the_plan_is_hatched() -> None:
    drawn = row(CHARTED["census"])
    assert 'class="trk-pre" y="4" height="6" width="47.47%"' in drawn and 'x="53%"' in drawn


def test_a_value_of_the_plan_period_is_solid() -> None:
    assert 'class="trk-val" y="4" height="6" width="64.29%"' in row(CHARTED["monthly"])


def test_the_triangle_stands_at_the_value_due_by_now() -> None:
    snapshot = of(b.indicator(), [b.target()], values({"2024-12": 40}))
    drawn = row(snapshot, date(2025, 1, 20))
    assert "trk-pace" in drawn and 'x="40%"' in drawn and 'height="20"' in drawn


def test_a_value_beyond_the_end_fills_the_track() -> None:
    assert 'width="100%"/><svg' in row(of(b.indicator(), [b.target()], values({"2025": 500})))


def test_a_target_of_zero_stands_at_the_start() -> None:
    falling = of(
        b.indicator(direction="down", kind="level"),
        [b.target(value=0, comparator="at_most", method="none")],
        values({"2024": 4}),
    )
    assert 'x="0%"' in row(falling) and 'width="80%"' in row(falling)
    assert 'x="0%"' in row(CHARTED["zero"])


def test_the_lead_track_names_first_and_newest_value_target_and_ends() -> None:
    snapshot = CHARTED["census"]
    drawn = track(snapshot, judged(snapshot), language=CHINESE, form="lead")
    texts = re.findall(r">([^<]+)</text>", drawn)
    assert texts == ["2010年 33.87%", "2020年 47.47%", "目标 53%左右", "0", "100%"]


def test_a_long_label_turns_inwards_before_it_leaves_a_narrow_track() -> None:
    long = of(b.indicator(unit="个基站（累计建成开通并且验收）"), [b.target(value=1100)], [])
    drawn = track(long, judged(long), language=CHINESE, form="lead")
    assert 'text-anchor="end"' in re.findall(r"<text[^>]*>目标 1100", drawn)[0]


def test_stage_dots_show_the_way_gone() -> None:
    assert stage_dots("planned").count("s-on") == 0
    assert stage_dots("finished").count('class="s-on"') == 2 and stage_dots("finished").count("s-now") == 1
    assert stage_dots("accepted").count('class="s-on"') == 4


def test_the_axis_of_due_dates_marks_each_date_once_and_today() -> None:
    targets = [b.target(), b.target(value=200), b.target(period="2024")]
    drawn = due_axis(b.snapshot(targets=targets), as_of=AFTER, language=CHINESE)
    assert drawn.count("trk-tgt") == 2
    assert 'aria-label="时间轴：2024年1月起，2024年底、2025年底到期，今天是2026年11月23日"' in drawn


def test_places_are_told_apart_by_dashes_and_markers_though_they_touch() -> None:
    view = seen()
    drawn = svg(figures.chart(subject_of(view, view.snapshot.indicator_by_id["urbanisation_rate"])), size="wide")
    looks = [
        painted(mark) for kind in ("g-b", "g-b-pt") for mark in set(re.findall(rf'<\w+ class="{kind} [^"]*"', drawn))
    ]
    assert len(looks) == 6
    dashes = [re.findall(r'stroke-dasharray="([^"]*)"', look) for look in looks[:3]]
    assert sorted(dashes) == [[], ["2 3"], ["7 3"]]
    assert sum('fill="#FFFFFF"' in look for look in looks[3:]) == 1
