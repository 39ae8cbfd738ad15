"""What a paragraph for the press adds to a sentence, and how English words targets and numbers."""

from typing import Any

import pytest

from layouts.press.citing import caption
from layouts.press.magnitudes import written_out
from tests import builders as b
from tests.test_press_sentences import all_of, rows, share, told


@pytest.mark.parametrize("seen", [[], [b.observation()]])
def test_an_inferred_date_is_explained_and_the_target_s_note_comes_late(seen: list[Any]) -> None:
    aim = b.target(due_inferred=True, note="按全县计。", note_en="Counted for the county.")
    made = told(rows(b.indicator(), [aim], seen)).paragraph
    assert made.count("方案没有写明期限，按方案期末算。") == 1
    assert made.index("（推定）") < made.index("方案没有写明期限") < made.index("关于这个目标：按全县计。")
    english = told(rows(b.indicator(), [aim], seen), language="en").paragraph
    assert "The plan names no date; the end of the plan period is taken." in english
    assert "没有写明期限" not in told(rows(b.indicator(), [b.target()], seen)).paragraph


@pytest.mark.parametrize("seen", [[], [b.observation()]])
def test_the_paragraph_alone_names_the_plan_by_title_and_number_once(seen: list[Any]) -> None:
    made = told(rows(b.indicator(), [b.target()], seen))
    title = "《某县城镇化行动方案（2024—2025年）》"
    assert made.paragraph.count(title) == made.paragraph.count("某政发〔2024〕1号") == 1
    assert title not in made.headline + made.sentence
    english = told(rows(b.indicator(), [b.target()], seen), language="en").paragraph
    assert english.count("Urbanisation action plan 2024–2025") == 1


@pytest.mark.parametrize(
    ("number", "role", "says"),
    [
        (1, "lead", "责任部门是第0局。"),
        (2, "joint", "第1条的责任部门（按职责分工）是第0局、第1局。"),
        (4, "joint", ""),
    ],
)
def test_departments_are_all_named_and_those_of_a_measure_are_no_indicator_s(number: int, role: str, says: str) -> None:
    bureaus = [b.department(department_id=f"d{n}", name=f"第{n}局") for n in range(number)]
    duties = [b.responsibility(department_id=f"d{n}", order=n + 1, role=role) for n in range(number)]
    dataset = rows(b.indicator(lead_department=""), [b.target()], [], departments=bureaus, responsibilities=duties)
    made = told(dataset).paragraph
    assert says in made and made.count("部门") == (1 if says else 0)


def test_an_english_aspiration_reads_as_one() -> None:
    aim = b.target(comparator="about", value=3600, stretch=True)
    made = told(rows(b.indicator(unit="人", unit_en="people"), [aim], [b.observation()]), language="en")
    assert made.headline.endswith("target about 3,600 people (aspiration)")
    assert "aiming" not in "".join(all_of(made))


def test_english_sentences_write_multiples_out_exactly() -> None:
    row = b.indicator(unit="万平方米", unit_en="×10,000 m²", decimals=1)
    made = told(rows(row, [b.target(value=180)], [b.observation(value="62.5")]), language="en")
    assert "625,000 m²" in made.sentence and "1.8 million m² or more" in made.sentence
    assert "×" not in "".join(all_of(made))


def test_an_english_caption_writes_its_target_out_too() -> None:
    row = b.indicator(unit="万千瓦", unit_en="×10 MW", decimals=1)
    said = caption(b.view(rows(row, [b.target(value=40)], [b.observation(value="36.2")]), language="en"), row)
    assert "Target: 400 MW or more by end of 2025" in said


def test_an_english_unit_that_the_name_ends_with_is_not_said_again() -> None:
    places = {"unit": "个", "unit_en": "per 1,000 people", "decimals": 2, "kind": "level"}
    named, other = (b.indicator(name_en=name, **places) for name in ("Places per 1,000 people", "Places"))
    aims, seen = [b.target(value="4.8", comparator="reach")], [b.observation(value="4.31")]
    made = told(rows(named, aims, seen), language="en")
    assert "stood at 4.31 (2024), 0.49 below the target of 4.8 by end of 2025" in made.sentence
    assert "".join(all_of(made)).count("per 1,000 people") == 3
    assert "4.31 per 1,000 people" in told(rows(other, aims, seen), language="en").sentence


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("36.2 ×10 MW", "362 MW"),
        ("40 ×10 MW", "400 MW"),
        ("0 ×10 MW", "0 MW"),
        ("30.15 ×10,000 terminals", "301,500 terminals"),
        ("120.0 ×10,000 m²", "1.200 million m²"),
        ("1,234 ×10,000 m²", "12.34 million m²"),
        ("1 ×10,000 terminals", "10,000 terminals"),
        ("25 ×100 million yuan", "2,500 million yuan"),
    ],
)
def test_only_the_decimal_point_moves(source: str, written: str) -> None:
    assert written_out(source) == written


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (110, "此前，2024年为110个，达到当期目标100个以上。"),
        (90, "此前，2024年为90个，没有达到当期目标100个以上，到期未完成。"),
    ],
)
@pytest.mark.parametrize("part", [[], [b.observation(period="2025-06", value=20)]])
def test_last_year_s_result_is_told_with_its_verdict(value: int, says: str, part: list[Any]) -> None:
    aims = [b.target(period="2024"), b.target(period="2025")]
    made = told(rows(b.indicator(kind="annual"), aims, [b.observation(value=value), *part]))
    assert says in made.paragraph and "不是这个目标的结果" not in made.paragraph


def test_last_year_s_target_without_a_result_is_not_told() -> None:
    aims = [b.target(period="2024"), b.target(period="2025")]
    seen = [b.observation(period="2024-06"), b.observation(period="2025-06")]
    assert "此前" not in told(rows(b.indicator(kind="annual"), aims, seen)).paragraph


def test_pace_is_told_in_the_paragraph_alone() -> None:
    made = told(rows(b.indicator(), [b.target()], [b.observation()]))
    assert "按时间进度" in made.paragraph and "按时间进度" not in made.sentence


def test_a_paragraph_names_the_source_of_every_figure_it_compares() -> None:
    city = b.area(area="371700", name="菏泽市", role="benchmark")
    sources = [b.source(), b.source(source_id="city", publisher="某市统计局", title="某市《年鉴》摘编")]
    seen = [b.observation(value="50.10"), b.observation(area="371700", value="52", source_id="city")]
    made = told(rows(share(comparable=True), [b.target(value=50)], seen, areas=[b.area(), city], sources=sources))
    assert made.paragraph.endswith(
        "来源：某县统计局《2024年统计公报》；某市统计局《某市〈年鉴〉摘编》；差额由本栏目算出；数据截至2025年1月6日。"
    )
    assert "某市统计局" not in made.sentence and "差额" not in made.sentence
