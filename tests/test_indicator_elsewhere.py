"""Other places' figures on an indicator's page are told as far as a page can hold them."""

from dashboard.rendering import html
from layouts.indicator.values import MOST_ELSEWHERE, elsewhere
from tests.builders import area, indicator, observation, snapshot, view


def shown(places: int, years: int) -> str:
    """The table of so many other places with so many yearly figures each."""
    codes = [f"3702{number:02}" for number in range(places)]
    areas = [area(), *(area(area=code, role="peer", name=f"某县{code}") for code in codes)]
    values = [observation(area=code, period=str(2000 + year)) for code in codes for year in range(years)]
    looked = view(snapshot(areas=areas, observations=values))
    return html(elsewhere(looked, looked.snapshot.indicator_by_id[indicator().indicator_id]))


def rows(table: str) -> int:
    return table.count("<tr>") - 1


def test_a_few_figures_are_all_shown() -> None:
    table = shown(2, 3)
    assert rows(table) == 6
    assert "下载的文件" not in table


def test_of_many_the_latest_of_each_place_are_shown_and_the_others_counted() -> None:
    table = shown(40, 5)
    assert rows(table) == MOST_ELSEWHERE
    assert "较早的另外140个数在下载的文件里" in table
    assert table.count("2004年") == 40
    assert table.count("2003年") == MOST_ELSEWHERE - 40
