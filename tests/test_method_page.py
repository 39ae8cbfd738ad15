"""The method page prints the rules that judge, not a memory of them."""

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from dashboard.language import CHINESE
from dashboard.model import Comparator, PaceMethod
from dashboard.progress import STANDARD, Verdict
from dashboard.rendering import html
from layouts import words
from layouts.method import method
from layouts.method_examples import worked_assessment, zero_start
from layouts.method_rules import comparator_rules, pace_rules, verdict_rules
from layouts.parts import SHAPES
from layouts.view import View
from tests.builders import indicator, observation, snapshot, target, view

STRICT = replace(STANDARD, ahead=Decimal("1.20"), on_pace=Decimal("0.90"), slightly=Decimal("0.50"))


def text(shown: View) -> str:
    return html(method(shown).body)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_stands_with_its_word_shape_meaning_rule_and_code(verdict: Verdict) -> None:
    said = text(view())
    assert words.verdict_word(verdict, CHINESE) in said
    assert f'href="#i-{SHAPES[verdict]}"' in said
    assert words.verdict_meaning(verdict, CHINESE) in said
    assert verdict_rules(STANDARD, CHINESE)[verdict] in said
    assert f"<code>{verdict.value}</code>" in said


@pytest.mark.parametrize("way", get_args(PaceMethod))
def test_every_way_of_drawing_the_value_due_is_explained(way: PaceMethod) -> None:
    name, rule = pace_rules(CHINESE)[way]
    assert name in text(view())
    assert rule in text(view())


@pytest.mark.parametrize("comparator", get_args(Comparator))
def test_every_comparator_is_explained(comparator: Comparator) -> None:
    _, rule = comparator_rules(STANDARD, CHINESE)[comparator]
    assert rule.replace("<", "&lt;") in text(view())


def test_thresholds_are_those_in_force() -> None:
    said = text(view(method=STRICT))
    assert "R≥1.20。" in said
    assert "0.90≤R＜1.20" in said
    assert "R≥0.50是略慢" in said
    assert "1.05" not in said


def test_the_band_of_about_and_the_days_of_grace_are_those_in_force() -> None:
    said = text(view(method=replace(STANDARD, about_band=Decimal("0.025"), grace_days_monthly=40)))
    assert "±2.5%" in said
    assert "不超过yT的2.5%" in said
    assert "按月的留40天" in said


def test_the_example_is_worked_by_the_code_that_judges() -> None:
    judged = worked_assessment(view())
    assert (judged.verdict, judged.due_by_now) == (Verdict.BEHIND, Decimal(55))
    said = text(view())
    assert "R = (53 − 40) ÷ (55 − 40) = 0.87" in said
    assert "(60 − 53) ÷ 6 = 1.17" in said


def test_the_example_follows_the_thresholds_in_force() -> None:
    assert worked_assessment(view(method=replace(STANDARD, on_pace=Decimal("0.80")))).verdict is Verdict.ON_PACE


def test_growth_rates_flatter_a_zero_start_and_the_schedule_does_not() -> None:
    line, rate = zero_start()
    assert line == Decimal("0.025")
    assert round(rate.ratio, 1) == Decimal("3.4")
    assert "完成比是0.025" in text(view())
    assert "得3.4，" in text(view())


def test_the_sites_own_figures_are_cross_checked_where_both_ratios_are_defined() -> None:
    rows = snapshot(
        indicators=[indicator(kind="level", name="覆盖率")],
        targets=[target(baseline_period="2023", baseline_value="50")],
        observations=[observation(period="2024", value="80")],
    )
    said = text(view(rows))
    assert 'href="/indicators/base_stations">覆盖率</a>' in said
    assert "进展显著" in said[said.index("覆盖率</a>") :]


def test_figures_that_start_from_zero_are_left_out_of_the_cross_check() -> None:
    said = text(view(snapshot(observations=[observation(period="2024", value="80")])))
    assert 'href="/indicators/base_stations"' not in said


def test_there_is_no_composite_score() -> None:
    assert "不打总分，不求平均，不排名次" in text(view())
