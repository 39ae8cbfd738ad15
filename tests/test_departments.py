"""The departments: what each answers for."""

from datetime import date

import pytest

from dashboard.rendering import html
from layouts.departments import department, departments
from tests import builders as b

LATER = date(2026, 11, 23)


def test_every_department_is_listed_with_its_counts() -> None:
    drawn = html(departments(b.view()).body)
    row = '<a href="/departments/housing">县住房城乡建设局</a></th><td>1</td><td>1</td><td>0</td><td>1</td>'
    assert row in drawn


def test_a_department_has_its_targets_measures_and_works() -> None:
    page = department(b.view(b.snapshot(milestones=[b.milestone()])), "housing")
    assert page is not None
    drawn = html(page.body)
    assert 'data-id="base_stations"' in drawn
    assert 'href="/measures/1"' in drawn
    assert "环城路通车" in drawn


def test_what_is_past_due_and_unpublished_is_awaited_not_late() -> None:
    page = department(b.view(as_of=LATER), "housing")
    assert page is not None
    assert "期限已到，结果待公布" in html(page.body)
    assert "到期未完成" not in html(page.body)


def test_what_is_still_to_come_is_listed_by_its_due_date() -> None:
    page = department(b.view(), "housing")
    assert page is not None
    assert "还没有到期，也还没有完成" in html(page.body)


@pytest.mark.parametrize("as_of", [date(2026, 3, 1), LATER])
def test_each_target_stands_under_one_heading_of_the_due_dates(as_of: date) -> None:
    row = b.indicator(kind="level", frequency="yearly")
    for due in ("2025", "2026"):
        rows = b.snapshot(indicators=[row], targets=[b.target(period=due)], observations=[b.observation()])
        page = department(b.view(rows, as_of=as_of), "housing")
        assert page is not None
        dates = html(page.body).partition('id="dates"')[2].partition("</section>")[0]
        assert dates.count("1项") == 1


def test_a_department_of_measures_without_numbers_still_has_a_page() -> None:
    dataset = b.snapshot(indicators=[], targets=[])
    page = department(b.view(dataset), "housing")
    assert page is not None
    assert "1条举措、0项目标" in html(page.body)


def test_a_name_the_dataset_lacks_has_no_page() -> None:
    assert department(b.view(), "moon") is None
