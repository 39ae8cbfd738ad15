import json
import re
from dataclasses import replace
from decimal import Decimal
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import figures
from dashboard.figures import Figure
from dashboard.figures.frame import frame_of, scale
from dashboard.figures.labels import text_width
from dashboard.figures.template import LETTERS, PALETTE, Annotation, Role, Trace
from dashboard.language import CHINESE
from layouts.charts import subject_of
from tests import builders as b
from tests.charted import CHARTED, charted, of, subject, values
from tests.pictured import seen

ASSETS = Path(__file__).parent.parent / "assets"


def series(figure: Figure, role: Role) -> list[Trace]:
    return [trace for trace in figure["data"] if trace["meta"] == role]


def said(name: str, what: str, *, benchmarks: bool = True) -> str:
    text: str = getattr(figures, what)(subject(CHARTED[name], benchmarks=benchmarks))
    return text


@pytest.mark.parametrize("name", CHARTED)
def test_every_figure_is_plain_json_of_scatters_and_bars(name: str) -> None:
    figure = charted(CHARTED[name])
    assert json.loads(json.dumps(figure))["data"] is not None
    assert {trace["type"] for trace in figure["data"]} <= {"scatter", "bar"}


def test_only_published_values_have_points() -> None:
    main = series(charted(CHARTED["census"]), "main")[0]
    assert (main["x"], main["y"]) == ([2010, 2020], [33.87, 47.47])
    assert all("markers" not in trace["mode"] for trace in series(charted(CHARTED["census"]), "path"))


def test_the_path_joins_the_baseline_and_the_target() -> None:
    path = series(charted(CHARTED["census"]), "path")[0]
    assert (path["x"], path["y"]) == ([2020, 2025], [47.47, 53])
    assert path["line"]["dash"] == "1px,6px"


def test_a_yearly_count_starts_anew_each_year_without_a_point_in_january() -> None:
    main = series(charted(CHARTED["restarting"]), "main")[0]
    assert main["y"][11:14] == [5280, None, 440]
    assert 0 not in main["y"]
    assert len(series(charted(CHARTED["restarting"]), "path")) == 2


def test_one_value_a_year_is_a_bar_with_its_own_target() -> None:
    figure = charted(CHARTED["bars"])
    assert series(figure, "main")[0]["type"] == "bar"
    assert series(figure, "target")[0]["x"] == [2024, 2025]
    assert len([shape for shape in figure["layout"]["shapes"] if shape["name"] == "stem"]) == 1


def test_nothing_published_draws_targets_and_places_but_no_value() -> None:
    figure = charted(CHARTED["nothing yearly"])
    assert [trace["meta"] for trace in figure["data"]] == ["target"]
    assert len(figure["data"][0]["x"]) == 2
    assert "还没有收录到县级数据" in texts(figure)


def test_the_target_line_covers_the_plan_period_only() -> None:
    lines = [shape for shape in charted(CHARTED["census"])["layout"]["shapes"] if shape["name"] == "target-line"]
    assert [(line["x0"], line["x1"]) for line in lines] == [(2023.5, 2025)]


def test_benchmarks_are_drawn_beside_comparable_shares_only() -> None:
    assert len(series(charted(CHARTED["census"]), "bench")) == 2
    assert not series(charted(CHARTED["census"], benchmarks=False), "bench")
    total = of(b.indicator(comparable=False), [b.target()], values({"2024": 40}) + values({"2024": 9000}, area="37"))
    assert not series(charted(total), "bench")


def test_a_value_in_another_unit_is_not_drawn_with_the_rest() -> None:
    mixed = of(b.indicator(), [b.target()], values({"2024": 40}) + values({"2025": "0.01"}, unit="万个"))
    assert series(charted(mixed), "main")[0]["y"] == [40]


def test_a_chart_seen_on_an_earlier_day_leaves_out_what_came_later() -> None:
    snapshot = CHARTED["monthly"]
    then = b.TODAY.replace(year=2024, month=7)
    main = series(figures.chart(subject(snapshot, then)), "main")[0]
    assert len(main["x"]) == 6


def test_a_long_series_can_be_narrowed_where_the_chart_answers() -> None:
    assert "rangeslider" in charted(CHARTED["monthly"], brush=True)["layout"]["xaxis"]
    assert "rangeslider" not in charted(CHARTED["monthly"])["layout"]["xaxis"]
    assert "rangeslider" not in charted(CHARTED["census"], brush=True)["layout"]["xaxis"]


def test_the_last_year_is_named_though_its_words_reach_the_edge() -> None:
    assert charted(CHARTED["monthly"], width="narrow")["layout"]["xaxis"]["ticklabeloverflow"] == "allow"


def test_a_point_tells_value_with_unit_time_and_source() -> None:
    last = series(charted(CHARTED["census"]), "main")[0]["hovertext"][-1]
    assert last == "成武县，2020年普查<br>47.47%<br>来源：某县统计局"


def test_names_cannot_slip_markup_into_a_chart() -> None:
    snapshot = CHARTED["census"]
    named = replace(snapshot, areas=(b.area(name="<b>&县"), *snapshot.areas[1:]))
    assert "&lt;b&gt;&amp;县 47.47%" in texts(charted(named))


@pytest.mark.parametrize("name", CHARTED)
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_labels_stay_inside_and_clear_of_each_other(name: str, width: figures.Width) -> None:
    figure = charted(CHARTED[name], width=width)
    boxes = [box(figure, label) for label in figure["layout"]["annotations"]]
    assert all(left >= 0 and right <= figure["layout"]["meta"]["width"] for left, _, right, _ in boxes)
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:index]:
            assert right <= other[0] + 1 or other[2] <= left + 1 or bottom <= other[1] + 1 or other[3] <= top + 1


@pytest.mark.parametrize("width", ["wide", "narrow", "picture", "square"])
@pytest.mark.parametrize("folder", ["data", "data/demo"])
def test_no_place_s_name_stands_nearer_to_another_place_s_point(folder: str, width: figures.Width) -> None:
    view = seen(folder)
    figure = figures.chart(subject_of(view, view.snapshot.indicators[0]), width=width)
    frame = frame_of(figure["layout"])
    points = [
        (frame.across(x), frame.down(y))
        for trace in figure["data"]
        if "markers" in trace.get("mode", "")
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if x is not None and y is not None
    ]
    for label in (one for one in figure["layout"]["annotations"] if one["name"] == "bench"):
        own = min(
            points, key=lambda point: hypot(frame.across(label["x"]) - point[0], frame.down(label["y"]) - point[1])
        )
        same = next(trace for trace in figure["data"] if label["y"] in trace["y"])
        left, top, right, bottom = box(figure, label)
        far = [hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom)) for x, y in points]
        line = {(frame.across(x), frame.down(y)) for x, y in zip(same["x"], same["y"], strict=True) if x and y}
        assert all(
            each > far[points.index(own)] - 1 for each, point in zip(far, points, strict=True) if point not in line
        )


@pytest.mark.parametrize("width", ["wide", "narrow", "picture", "square"])
@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("folder", ["data", "data/demo"])
def test_no_words_lie_on_a_target(folder: str, code: str, width: figures.Width) -> None:
    view = seen(folder, code)
    for row in view.snapshot.indicators:
        figure = figures.chart(subject_of(view, row), width=width)
        frame = frame_of(figure["layout"])
        marks = [
            (frame.across(x), frame.down(y))
            for each in series(figure, "target")
            for x, y in zip(each["x"], each["y"], strict=True)
            if x and y
        ]
        for label in figure["layout"]["annotations"]:
            left, top, right, bottom = box(figure, label)
            over = [hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom)) for x, y in marks]
            assert min(over, default=9) > 8, (row.indicator_id, label["text"])


@pytest.mark.parametrize("width", ["narrow", "picture", "square"])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_words_keep_clear_of_the_headline_chart_s_dashes_and_dots(code: str, width: figures.Width) -> None:
    view = seen("data/demo", code)
    figure = figures.chart(subject_of(view, view.snapshot.indicator_by_id["urbanisation_rate"]), width=width)
    frame = frame_of(figure["layout"])
    dots = series(figure, "path")[0]
    ends = [(frame.across(x or 0), frame.down(y or 0)) for x, y in zip(dots["x"], dots["y"], strict=True)]
    lines = [ends]
    for shape in figure["layout"]["shapes"]:
        if shape["name"] == "target-line":
            lines.append([(frame.across(shape[x]), frame.down(shape["y0"])) for x in ("x0", "x1")])
    for (x0, y0), (x1, y1) in lines:
        for part in range(101):
            x, y = x0 + (x1 - x0) * part / 100, y0 + (y1 - y0) * part / 100
            for label in figure["layout"]["annotations"]:
                left, top, right, bottom = box(figure, label)
                assert not (left < x < right and top < y < bottom), label["text"]


@pytest.mark.parametrize("width", ["narrow", "picture", "square"])
@pytest.mark.parametrize("name", ["iot_terminals", "green_building_area", "old_community_households"])
def test_a_long_name_and_value_take_two_lines_before_they_lie_on_points(name: str, width: figures.Width) -> None:
    view = seen("data/demo", "en")
    figure = figures.chart(subject_of(view, view.snapshot.indicator_by_id[name]), width=width)
    frame = frame_of(figure["layout"])
    points = [
        (frame.across(x), frame.down(y))
        for trace in series(figure, "main")
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if x is not None and y is not None
    ]
    for label in (one for one in figure["layout"]["annotations"] if one["name"] == "main"):
        left, top, right, bottom = box(figure, label)
        assert not [(x, y) for x, y in points if left < x < right and top < y < bottom], label["text"]


def test_nothing_is_ever_sent_anywhere_from_a_chart() -> None:
    assert figures.config(CHINESE)["showSendToCloud"] is False
    assert figures.config(CHINESE)["displaylogo"] is False


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_template_uses_the_stylesheets_own_colours(theme: figures.Theme) -> None:
    sheet = (ASSETS / "tokens.css").read_text("utf-8")
    block = sheet.split(":root.dark{")[1 if theme == "dark" else 0]
    for token, colour in PALETTE[theme].items():
        found = re.search(rf"--{token}:\s*(#\w+)", block)
        assert found and found[1].upper() == colour, token


def test_the_headline_states_the_finding() -> None:
    assert said("census", "headline") == "2010年到2020年，提高13.6个百分点"
    assert said("restarting", "headline") == "截至2025年7月底，当年累计3080人"
    assert said("nothing", "headline") == "目标已定，进展待公布"


def test_what_adds_up_is_told_by_its_total() -> None:
    assert said("monthly", "headline") == "截至2025年7月底，累计884个"


def test_a_met_target_is_the_headline() -> None:
    met = of(b.indicator(), [b.target()], values({"2024": 40, "2025": 104}))
    assert figures.headline(subject(met)) == "2025年达到104个，已完成目标"


def test_the_subtitle_tells_of_a_cut_axis() -> None:
    assert said("census", "subtitle") == "常住人口城镇化率，%，纵轴从30%起"
    assert said("monthly", "subtitle") == "5G基站，个"


def test_the_caption_says_what_is_no_published_figure() -> None:
    assert said("census", "caption") == (
        "本栏目收录到的成武县公布数只有普查年份的，连线表示两次普查之间的变化。"
        "圆点虚线是由2020年连到2025年目标的参考路径，不是公布数据。"
    )
    assert said("zero", "caption") == ""


def test_the_alternative_tells_what_the_chart_shows_and_what_is_missing() -> None:
    assert said("census", "alternative") == (
        "折线图。成武县常住人口城镇化率：2010年33.87%，2020年47.47%。方案目标：2025年53%左右。"
        "对照：山东省2023年65.53%，全国2024年67.0%。本栏目还没有收录到成武县2020年以后的数。"
    )
    assert "对照" not in said("census", "alternative", benchmarks=False)
    assert said("nothing", "alternative").startswith("成武县累计建成5G基站：图上只有目标")


def test_a_simulated_dataset_is_named_as_one() -> None:
    snapshot = CHARTED["nothing"]
    simulated = replace(snapshot, plan=b.plan(simulated=True))
    assert figures.subtitle(subject(simulated)).endswith("演示数据")
    assert figures.alternative(subject(simulated)).startswith("演示数据。")


@given(st.lists(st.decimals("0.01", "1e7", places=2), min_size=1, max_size=6), st.booleans())
def test_every_value_lies_on_the_axis(numbers: list[Decimal], from_zero: bool) -> None:
    axis = scale(numbers, share=False, from_zero=from_zero, whole=False)
    foot, top = axis.range
    assert foot <= min(numbers) and max(numbers) <= top
    assert 2 <= len(axis.ticks) <= 8
    assert axis.cut is False or not from_zero


def test_a_share_s_axis_ends_at_a_hundred() -> None:
    axis = scale([Decimal(100)], share=True, from_zero=True, whole=True)
    assert axis.ticks[-1] == axis.top == 100


def texts(figure: Figure) -> list[str]:
    return [annotation["text"] for annotation in figure["layout"]["annotations"]]


def box(figure: Figure, label: Annotation) -> tuple[float, float, float, float]:
    frame, width = frame_of(figure["layout"]), text_width(label["text"], label["name"])
    x = frame.across(label["x"]) + label["xshift"] - {"left": 0, "center": width / 2, "right": width}[label["xanchor"]]
    y, half = frame.down(label["y"]) - label["yshift"], LETTERS[label["name"]][0] / 2
    return x, y - half, x + width, y + half
