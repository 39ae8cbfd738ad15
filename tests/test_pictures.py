"""What pictures show: everything a reader needs where no page goes with them, in letters a phone can show."""

import re
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxingcpp import read_barcodes

from dashboard.figures import Width
from dashboard.pictures import PRESETS, Card, Row, letters
from dashboard.pictures.cover import CENTRE
from dashboard.pictures.engine import png
from dashboard.pictures.paint import CLASSES
from dashboard.settings import Settings
from layouts.pictures import card, picture, subjects
from tests.browser.live import ROOT
from tests.pictured import Text, posted, seen, size_of, texts

FOLDERS, CODES = ("data", "data/demo"), ("zh", "en")
SUBJECTS = subjects(seen().snapshot)
SLACK = 1.02  # the fonts of other hosts are a little wider


@cache
def told(folder: str, code: str, subject: str, *, charted: bool = True) -> Card:
    found = card(seen(folder, code), subject, charted=charted)
    assert found
    return found


def drawn(subject: str, preset: str, *, folder: str = "data", code: str = "zh") -> str:
    return PRESETS[preset].draw(told(folder, code, subject, charted=preset != "cover"))


def ends(text: Text) -> tuple[float, float]:
    """Where a line of text begins and ends, in pixels."""
    width = letters.width(text.words, text.size, bold=text.bold) * SLACK
    left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
    return left, left + width


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_text_leaves_its_picture(folder: str, code: str, preset: str) -> None:
    for subject in SUBJECTS:
        svg = drawn(subject, preset, folder=folder, code=code)
        box = [float(part) for part in ElementTree.fromstring(svg).get("viewBox", "").split()]
        for text in texts(svg):
            left, right = ends(text)
            assert left >= 0 and right <= box[2], (subject, text)
            assert text.size <= text.y <= box[3] - 2, (subject, text)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_shared_picture_says_a_sentence_whole_or_not_at_all(folder: str, code: str) -> None:
    for subject in SUBJECTS:
        card_ = told(folder, code, subject)
        said = [text.words for text in texts(drawn(subject, "share", folder=folder, code=code))]
        cut = [words for words in said if words.endswith("…") and len(words) > 5]
        assert not [words for words in cut if words[:-1] in card_.sentence or words[:-1] in card_.finding], subject


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_source_is_named_whole(folder: str, code: str, preset: str) -> None:
    for subject in SUBJECTS:
        facts = "".join(text for _, text in told(folder, code, subject).facts)
        said = [text.words for text in texts(drawn(subject, preset, folder=folder, code=code))]
        assert not [words for words in said if words.endswith("…") and words[-6:-1] in facts], subject


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_words_are_written_over_others(folder: str, code: str, preset: str) -> None:
    for subject in SUBJECTS:
        said = [text for text in texts(drawn(subject, preset, folder=folder, code=code)) if text.words]
        for one, other in combinations(said, 2):
            (left, right), (first, last) = ends(one), ends(other)
            beside = right <= first + 2 or last <= left + 2
            assert beside or one.y <= other.y - 0.7 * other.size or other.y <= one.y - 0.7 * one.size, (one, other)


@pytest.mark.parametrize("code", CODES)
def test_a_name_in_a_row_is_set_smaller_before_it_is_cut(code: str) -> None:
    words = [text.words for text in texts(drawn("actions/goal", "share", code=code))]
    assert not [each for each in words if each.endswith("…")]


@pytest.mark.parametrize("preset", ["square", "cover"])
@pytest.mark.parametrize("code", CODES)
def test_how_many_stand_at_each_verdict_is_said_whole(code: str, preset: str) -> None:
    for subject in ("site", "actions/urban_renewal"):
        words = [text.words for text in texts(drawn(subject, preset, folder="data/demo", code=code))]
        assert not [each for each in words if each.endswith("…")], subject


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_name_without_room_beside_its_value_stands_whole_above_it(folder: str, code: str) -> None:
    for subject in SUBJECTS:
        words = [text.words for text in texts(drawn(subject, "article", folder=folder, code=code))]
        assert not [each for each in words if each.endswith("…")], subject


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_target_is_set_smaller_before_its_date_is_cut(folder: str, preset: str) -> None:
    for subject in SUBJECTS:
        aim = told(folder, "en", subject).target
        said = [text.words for text in texts(drawn(subject, preset, folder=folder, code="en"))]
        assert not [words for words in said if words.endswith("…") and words[:-1] in aim], subject


@pytest.mark.parametrize("preset", ["article", "square", "share"])
@pytest.mark.parametrize("code", CODES)
def test_a_watermark_is_whole(code: str, preset: str) -> None:
    svg = drawn("urban_jobs", preset, folder="data/demo", code=code)
    mark = next(each for each in ElementTree.fromstring(svg).iter() if each.get("fill-opacity") == ".13")
    half = letters.width(mark.text or "", float(mark.get("font-size", 0)), bold=True) / 2 * 0.96  # turned
    width = float(ElementTree.fromstring(svg).get("viewBox", "").split()[2])
    assert half <= float(mark.get("x", 0)) <= width - half


def test_what_stands_below_a_number_keeps_clear_of_its_comma() -> None:
    found = texts(drawn("urban_jobs", "article", folder="data/demo", code="en"))
    number = next(text for text in found if text.words == "2,441")
    below = next(text for text in found if text.words.startswith("January–June 2025 (provisional)"))
    assert below.y - 0.8 * below.size >= number.y + 0.14 * number.size


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_letters_inside_an_article_are_28_pixels_or_larger(folder: str, code: str) -> None:
    for subject in SUBJECTS:
        assert min(text.size for text in texts(drawn(subject, "article", folder=folder, code=code))) >= 28


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_cover_says_what_it_says_inside_its_middle_square(folder: str, code: str) -> None:
    for subject in SUBJECTS:
        says, svg = told(folder, code, subject), drawn(subject, "cover", folder=folder, code=code)
        middle = [text for text in texts(svg) if CENTRE <= ends(text)[0] < CENTRE + 383]
        assert all(ends(text)[1] <= CENTRE + 383 for text in middle), subject
        words = "".join(text.words for text in middle)
        assert (says.number or says.absent) in words and says.band in words


@pytest.mark.parametrize("preset", PRESETS)
def test_a_picture_carries_source_document_day_and_site(preset: str) -> None:
    says = "".join(text.words for text in texts(drawn("urbanisation_rate", preset)))
    for words in (
        "常住人口城镇化率",
        "47.47",
        "%",
        "2026年11月23日",
        "国家统计局",
        "成政发〔2024〕3号",
        "成武县新型城镇化建设进展",
    ):
        assert words in says, words


@pytest.mark.parametrize("preset", PRESETS)
def test_a_target_without_a_figure_keeps_its_place_in_the_picture(preset: str) -> None:
    says = "".join(text.words for text in texts(drawn("green_building_area", preset)))
    assert "尚未公布" in says and "180万平方米以上" in says


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("subject", ["site", "urban_jobs", "communities", "actions/safeguards"])
def test_demonstration_pictures_say_so_and_others_do_not(subject: str, preset: str) -> None:
    assert "演示数据 不得引用" in drawn(subject, preset, folder="data/demo")
    assert "Simulated data" in drawn(subject, preset, folder="data/demo", code="en")
    assert "不得引用" not in drawn(subject, preset)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_picture_of_a_draft_says_that_it_is_not_published(preset: str) -> None:
    found = card(replace(seen(), preview="/staff/preview"), "urban_jobs")
    assert found and "预览 尚未发布" in PRESETS[preset].draw(found)


@pytest.mark.parametrize("preset", PRESETS)
def test_pictures_need_nothing_beside_them(preset: str) -> None:
    svg = drawn("urbanisation_rate", preset)
    assert not re.search(r"class=|style=|var\(|href|<image|<script|<style", svg)


def test_pictures_are_painted_as_the_stylesheet_paints_pages() -> None:
    rules = (
        rule for rule in "".join(path.read_text() for path in (ROOT / "assets").glob("*.css")).split("}") if "{" in rule
    )
    said = dict[str, str]()
    for rule in rules:
        selector, _, body = rule.rpartition("{")
        if found := re.fullmatch(r"\s*\.(g-[a-z-]+)", selector):
            said.setdefault(found[1], body)
    for name in (name for name in CLASSES if name.startswith("g-")):
        body = said[name].replace("var(--w-bold)", "600").replace("px", "")
        wanted = dict(part.split(":", 1) for part in body.split(";") if part)
        assert wanted == dict(CLASSES[name]), name


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80), st.integers(2, 30))
def test_wrapped_lines_keep_to_their_room_and_lose_no_word(text: str, ems: int) -> None:
    size, room = 20, 20 * ems
    lines = letters.wrapped(text, size, room)
    assert "".join("".join(lines).split()) == "".join(text.replace(letters.MAY_BREAK, "").split())
    assert all(letters.width(line, size) <= room or len(line.split()) <= 1 or len(line) < 5 for line in lines)


@pytest.mark.parametrize(
    ("preset", "widths"), [("article", ["picture"]), ("square", ["square"]), ("share", ["picture"]), ("cover", [])]
)
def test_a_picture_draws_the_one_chart_that_it_places(preset: str, widths: list[str]) -> None:
    whole, asked = told("data", "zh", "urbanisation_rate"), list[str]()

    def noted(width: Width) -> str:
        asked.append(width)
        return whole.charts[width]()

    PRESETS[preset].draw(replace(whole, charts={width: partial(noted, width) for width in whole.charts}))
    assert asked == widths


def test_lines_begin_with_no_closing_mark_and_numbers_keep_their_unit() -> None:
    lines = letters.wrapped("方案提出到2025年，达到53%左右（推定）。", 20, 130)
    assert not any(line[0] in "，。）%年" for line in lines)
    assert any("2025年" in line for line in lines)


def long_card(title: str, number: str, rows: tuple[Row, ...]) -> Card:
    short = told("data", "zh", "urbanisation_rate")
    return replace(short, title=title, number=number, rows=rows, charts={} if rows else short.charts)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(
    ("title", "number", "rows"),
    [
        ("建设" * 40, "1234567.89", ()),
        ("Very long words everywhere " * 6, "3.1", ()),
        ("短", "1", (Row("很长的名称" * 6, "98.4%，达序时"),) * 30),
    ],
)
def test_words_that_are_too_long_are_cut_and_leave_no_picture(
    preset: str, title: str, number: str, rows: tuple[Row, ...]
) -> None:
    svg = PRESETS[preset].draw(long_card(title, number, rows))
    box = [float(part) for part in ElementTree.fromstring(svg).get("viewBox", "").split()]
    assert all(ends(text)[0] >= 0 and ends(text)[1] <= box[2] and text.y <= box[3] for text in texts(svg))


@pytest.mark.parametrize("subject", ["urbanisation_rate", "actions/goal", "communities", "site"])
@pytest.mark.parametrize("preset", PRESETS)
def test_a_phone_reads_the_code_of_a_picture_that_an_editor_made_small_and_poor(preset: str, subject: str) -> None:
    picture = posted(png(drawn(subject, preset), Settings()), width=PRESETS[preset].width * 2 // 3)
    assert [code.text for code in read_barcodes(picture)] == [told("data", "zh", subject).address]


@pytest.mark.parametrize(
    ("preset", "width", "height"),
    [("article", 1080, 0), ("square", 1080, 1080), ("cover", 1800, 766), ("share", 1200, 630)],
)
def test_pictures_have_the_size_of_their_preset_and_few_bytes(preset: str, width: int, height: int) -> None:
    made = png(drawn("urbanisation_rate", preset, folder="data/demo"), Settings())
    assert size_of(made)[0] == width == PRESETS[preset].width
    assert height in (0, size_of(made)[1])
    assert width * size_of(made)[1] < 6_000_000 and len(made) < 500_000


def test_a_picture_speaks_of_its_own_day() -> None:
    found = card(replace(seen(), as_of=date(2025, 3, 1)), "urban_jobs")
    assert found and "2025年3月1日" in PRESETS["article"].draw(found)


def test_a_picture_names_who_published_what_it_shows_and_nobody_else() -> None:
    def said(subject: str, preset: str) -> str:
        made = picture(seen(), subject, preset)
        assert made
        return "".join(text.words for text in texts(made.svg))

    assert "首尾两个数的差由本栏目算出" in said("urbanisation_rate", "article")
    assert "住房和城乡建设部" in said("urbanisation_rate", "article")
    assert "住房和城乡建设部" not in said("urbanisation_rate", "cover")
    assert "国家卫生健康委" not in said("childcare_places", "article")
