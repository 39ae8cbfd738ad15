"""Numbers with their units read as people write them, in both languages."""

import pytest

from dashboard.language import CHINESE, ENGLISH
from dashboard.periods import parse_period
from dashboard.phrases import computed_words, difference_words, end_words, span_words, target_words, value_words
from tests.builders import indicator, observation, target

STATIONS = indicator(unit="个", unit_en="stations")


@pytest.mark.parametrize(
    ("value", "unit", "chinese", "english"),
    [
        ("40", "", "40个", "40 stations"),
        ("1", "", "1个", "1 station"),
        ("1100", "", "1100个", "1,100 stations"),
        ("22.4", "万个", "22.4万个", "22.4 ×10,000 stations"),
        ("3", "座", "3座", "3 座"),
    ],
)
def test_a_value_keeps_the_unit_its_source_gave_it(value: str, unit: str, chinese: str, english: str) -> None:
    seen = observation(value=value, unit=unit)
    assert (value_words(seen, STATIONS, CHINESE), value_words(seen, STATIONS, ENGLISH)) == (chinese, english)


@pytest.mark.parametrize(
    ("plural", "singular"), [("towns", "town"), ("water bodies", "water body"), ("people", "person"), ("m²", "m²")]
)
def test_english_has_a_singular(plural: str, singular: str) -> None:
    row = indicator(unit_en=plural)
    assert value_words(observation(value="1"), row, ENGLISH) == f"1 {singular}"


@pytest.mark.parametrize(
    ("comparator", "stretch", "value", "chinese", "english"),
    [
        ("at_least", False, "100", "100个以上", "100 stations or more"),
        ("more_than", False, "35", "突破35个", "more than 35 stations"),
        ("about", True, "1", "力争1个左右", "about 1 station (aspiration)"),
        ("at_most", False, "0", "降到0个", "0 stations"),
        ("reach", False, "100", "100个", "100 stations"),
    ],
)
def test_a_target_is_worded_as_the_plan_words_it(
    comparator: str, stretch: bool, value: str, chinese: str, english: str
) -> None:
    row = target(comparator=comparator, stretch=stretch, value=value)
    assert (str(target_words(row, STATIONS, CHINESE)), str(target_words(row, STATIONS, ENGLISH))) == (chinese, english)


def test_a_floor_to_be_kept_is_no_goal_to_be_reached() -> None:
    floor = target(comparator="at_least", method="threshold", value="30")
    assert (str(target_words(floor, STATIONS, CHINESE)), str(target_words(floor, STATIONS, ENGLISH))) == (
        "不低于30个",
        "at least 30 stations",
    )


def test_what_is_worked_out_is_singular_by_the_number_that_is_told() -> None:
    gap = observation(value="0.99").value
    assert computed_words(gap, STATIONS, ENGLISH) == difference_words(-gap, STATIONS, ENGLISH) == "1 station"


def test_shares_differ_in_percentage_points() -> None:
    share = indicator(unit="%", unit_en="%")
    gap = observation(value="1.5").value
    assert difference_words(gap, share, CHINESE) == "1.5个百分点"
    assert difference_words(-gap, share, ENGLISH) == "1.5 percentage points"


@pytest.mark.parametrize(
    ("kind", "period", "chinese", "english"),
    [
        ("annual", "2025-06", "2025年1—6月", "January–June 2025"),
        ("annual", "2025-Q2", "2025年1—6月", "January–June 2025"),
        ("annual", "2025-H1", "2025年1—6月", "January–June 2025"),
        ("annual", "2025-01", "2025年1月", "January 2025"),
        ("annual", "2025", "2025年", "2025"),
        ("level", "2025-Q2", "2025年二季度", "Q2 2025"),
    ],
)
def test_what_adds_up_from_january_is_told_with_all_its_months(
    kind: str, period: str, chinese: str, english: str
) -> None:
    row, when = indicator(kind=kind), parse_period(period)
    assert (span_words(when, row, CHINESE), span_words(when, row, ENGLISH)) == (chinese, english)


@pytest.mark.parametrize(
    ("period", "says"),
    [
        ("2024", "2024年底"),
        ("2024-Q4", "2024年底"),
        ("2024-12", "2024年底"),
        ("2025-Q2", "2025年6月底"),
        ("2024-12-31", "2024年12月31日"),
    ],
)
def test_the_end_of_a_period_is_a_month_s_or_a_year_s(period: str, says: str) -> None:
    assert end_words(parse_period(period), CHINESE) == says
