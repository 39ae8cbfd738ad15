"""A published release can be looked at for ever, as it was on the day it was first published."""

from datetime import UTC, datetime

import pytest

from dashboard.errors import DatasetError, Problem, UnknownRelease
from dashboard.publishing import dataset, examine, read_folder
from dashboard.publishing.desk import Desk
from dashboard.serving import Current
from dashboard.settings import Settings
from dashboard.store import Store
from tests.browser.live import data_dir
from tests.builders import TODAY, files, observation
from tests.desk import LI, MA, START, uploaded

FIRST, SECOND = datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 9, 1, tzinfo=UTC)


@pytest.fixture
def current(store_url: str) -> Current:
    store = Store(store_url)
    files = read_folder(data_dir("official"))
    store.publish(files, at=FIRST, reason="", kind="first")
    store.publish({**files, "plan.csv": files["plan.csv"] + b"\r\n"}, at=SECOND, reason="改了文件")
    return Current(store, Settings(), now=lambda: datetime(2026, 1, 1, tzinfo=UTC))


def test_a_past_release_is_seen_on_the_day_it_was_published(current: Current) -> None:
    first = current.held.changes[-1]
    view = current.view("zh", release=first.release_id[:12])
    assert (view.release_id, view.as_of, view.frozen) == (first.release_id, FIRST.date(), True)
    assert view.changes == (first,)


def test_the_current_release_can_be_frozen_too(current: Current) -> None:
    view = current.view("zh", release=current.held.release_id)
    assert (view.as_of, len(view.changes)) == (SECOND.date(), 2)
    assert not current.view("zh").frozen


def test_the_data_are_of_the_day_they_were_last_published(store_url: str) -> None:
    store, (third, fourth) = Store(store_url), (datetime(2025, 11, day, tzinfo=UTC) for day in (1, 20))
    old = store.publish(files(), at=FIRST, reason="", kind="first")
    store.publish(files(observations=[observation()]), at=SECOND, reason="")
    current = Current(store, Settings(), now=lambda: fourth)
    before = current.view("zh")
    assert (before.data_as_of, before.as_of) == (SECOND.date(), fourth.date())
    store.publish(files(), at=third, reason="撤回", kind="withdrawal")
    current.refresh()
    again, kept = current.view("zh"), current.view("zh", release=old.release_id)
    assert (again.release_id, again.data_as_of) == (old.release_id, third.date())
    assert (kept.data_as_of, kept.as_of) == (FIRST.date(), FIRST.date())
    assert len({before.state, again.state, kept.state}) == 3


def test_a_rule_made_later_takes_no_release_away(current: Current, monkeypatch: pytest.MonkeyPatch) -> None:
    first = current.held.changes[-1].release_id
    monkeypatch.setattr(dataset, "check", lambda _: (Problem("plan.csv", 2, "", "new_rule", "", ""),))
    assert current.view("zh", release=first).release_id == first


def test_nor_does_it_keep_staff_from_working_on_it_or_going_back_to_it(store_url: str) -> None:
    refused, store = files(observations=[observation(period="2030")]), Store(store_url)
    with pytest.raises(DatasetError):
        examine(refused, today=TODAY)
    desk = Desk(store, now=lambda: START)
    broken = store.publish(refused, at=START, reason="")
    assert desk.examination(uploaded(desk, LI)).readings
    store.publish(files(), at=START, reason="")
    assert desk.withdraw(MA, 1, "恢复").release_id == broken.release_id


def test_whoever_reads_through_many_releases_has_each_read_once(store_url: str) -> None:
    store = Store(store_url)
    for n in range(12):
        store.publish(files(observations=[observation(value=str(n))]), at=START, reason="")
    current = Current(store, Settings(), now=lambda: START)
    first, again = ([current.view("zh", release=each.release_id) for each in current.held.changes] for _ in range(2))
    assert all(one.snapshot is other.snapshot for one, other in zip(first, again, strict=True))


@pytest.mark.parametrize("release", ["0" * 64, "abc", "x"])
def test_a_release_that_was_never_published_is_unknown(current: Current, release: str) -> None:
    with pytest.raises(UnknownRelease):
        current.view("zh", release=release)


def test_a_short_name_is_no_name(current: Current) -> None:
    with pytest.raises(UnknownRelease):
        current.view("zh", release=current.held.release_id[:11])
