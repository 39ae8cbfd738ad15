"""All pictures of a release are drawn before anybody asks, by one process, which goes on where a crash left it."""

import fcntl
import json
import os
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.accounts import Role
from dashboard.errors import PictureError, StoreError
from dashboard.pictures import Gallery, Picture, ahead
from dashboard.pictures.ahead import Job, Progress
from dashboard.pictures.locks import locked
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.pictures import jobs, subjects
from layouts.staff.pictures import pictures_card
from tests.pictured import seen
from tests.staff_builders import desktop

PNG = b"\x89PNG\r\n\x1a\n"
RELEASE = "a" * 64


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=tmp_path)


class Renderer:
    """Draws nothing but notes what it is asked for; fails where the test says."""

    def __init__(self, fails: str = "") -> None:
        self.drew = list[str]()
        self.fails = fails

    def __call__(self, svg: str, _settings: Settings) -> bytes:
        if svg == self.fails:
            raise PictureError("没有画成", retry=60)
        self.drew.append(svg)
        return PNG


def three() -> list[Job]:
    return [Job(name, lambda name=name: _picture(name)) for name in ("一", "二", "三")]  # type: ignore[misc]


def _picture(name: str) -> Picture:
    return Picture(RELEASE, date(2026, 1, 1), name, "article", "zh", name)


def test_every_picture_is_drawn_and_the_progress_told(settings: Settings) -> None:
    drew = Renderer()
    made = ahead.run(settings, lambda: RELEASE, three, gallery=Gallery(settings, draw=drew))
    assert made == ahead.read(settings) == Progress(RELEASE, 3, done=3, finished=True)
    assert drew.drew == ["一", "二", "三"]


def test_after_a_crash_only_the_rest_is_drawn(settings: Settings) -> None:
    drew = Renderer()
    Gallery(settings, draw=drew).png(_picture("一"))
    (settings.var_dir / "pictures" / "progress.json").write_text('{"release_id": "cut off')
    assert ahead.read(settings) is None
    made = ahead.run(settings, lambda: RELEASE, three, gallery=Gallery(settings, draw=drew))
    assert made and made.done == 3 and drew.drew == ["一", "二", "三"]


def test_what_fails_is_named_and_the_others_are_drawn(settings: Settings) -> None:
    drew = Renderer(fails="二")
    made = ahead.run(settings, lambda: RELEASE, three, gallery=Gallery(settings, draw=drew))
    assert made == Progress(RELEASE, 3, done=2, failed=("二",), finished=True)


def test_a_newer_release_is_drawn_instead(settings: Settings) -> None:
    drew = Renderer()
    made = ahead.run(settings, lambda: "b" * 64 if drew.drew else RELEASE, three, gallery=Gallery(settings, draw=drew))
    assert made and (made.release_id, made.done) == ("b" * 64, 3)


def test_only_one_process_draws(settings: Settings) -> None:
    drew = Renderer()
    with locked([settings.var_dir / "pictures" / "ahead.lock"], seconds=0):
        assert ahead.run(settings, lambda: RELEASE, three, gallery=Gallery(settings, draw=drew)) is None
        assert ahead.running(settings)
    assert not ahead.running(settings)


def test_a_host_that_cannot_draw_says_why_and_stops(settings: Settings) -> None:
    drew = Renderer()
    made = ahead.run(
        replace(settings, picture_font="/nowhere.ttf"), lambda: RELEASE, three, gallery=Gallery(settings, draw=drew)
    )
    assert made and made.finished and made.done == 0 and "字体" in made.reason


def test_a_new_release_is_begun_and_a_finished_one_left_alone(settings: Settings) -> None:
    begun = list[Settings]()
    times = ahead.begin(settings, RELEASE, {}, start=begun.append)
    assert len(begun) == 1 and times == {RELEASE: 1}
    assert (
        ahead.begin(replace(settings, pictures_ahead=False), RELEASE, {}, start=begun.append) == {} and len(begun) == 1
    )
    ahead.begin(settings, RELEASE, {RELEASE: ahead.TRIES}, start=begun.append)
    assert len(begun) == 1
    drew = Renderer()
    ahead.run(settings, lambda: RELEASE, three, gallery=Gallery(settings, draw=drew))
    ahead.begin(settings, RELEASE, {}, start=begun.append)
    assert len(begun) == 1


def test_staff_have_the_missing_drawn_whatever_the_setting(settings: Settings) -> None:
    begun = list[Settings]()
    quiet = replace(settings, pictures_ahead=False)
    ahead.ask(quiet)
    assert ahead.running(quiet)
    times = ahead.begin(quiet, RELEASE, {}, start=begun.append)
    assert len(begun) == 1 and ahead.running(quiet)
    drew = Renderer()
    ahead.run(quiet, lambda: RELEASE, three, gallery=Gallery(quiet, draw=drew))
    assert not ahead.running(quiet) and ahead.begin(quiet, RELEASE, times, start=begun.append) == {}


def test_a_wish_that_no_process_can_fulfil_is_given_up(settings: Settings) -> None:
    begun, times = list[Settings](), dict[str, int]()
    ahead.ask(settings)
    for _ in range(ahead.TRIES + 1):
        times = ahead.begin(replace(settings, pictures_ahead=False), RELEASE, times, start=begun.append)
    assert len(begun) == ahead.TRIES and not ahead.running(settings)


def test_a_wish_outlives_the_process_that_took_it_and_died(settings: Settings) -> None:
    begun, quiet = list[Settings](), replace(settings, pictures_ahead=False)
    ahead.ask(quiet)
    with pytest.raises(StoreError):
        ahead.run(quiet, lambda: RELEASE, _unreadable, gallery=Gallery(quiet, draw=Renderer()))
    assert ahead.running(quiet)
    ahead.begin(quiet, RELEASE, {}, start=begun.append)
    ahead.run(quiet, lambda: RELEASE, three, gallery=Gallery(quiet, draw=Renderer()))
    assert begun == [quiet] and not ahead.running(quiet)


def _unreadable() -> list[Job]:
    raise StoreError("the store does not answer")


def test_a_wish_made_while_another_is_fulfilled_is_a_wish_of_its_own(settings: Settings) -> None:
    begun, times = list[Settings](), dict[str, int]()
    quiet = replace(settings, pictures_ahead=False)

    def asked_meanwhile() -> list[Job]:
        ahead.ask(quiet)
        os.utime(settings.var_dir / "pictures" / "wanted", (len(begun), len(begun)))
        return three()

    ahead.ask(quiet)
    for _ in range(ahead.TRIES + 2):
        times = ahead.begin(quiet, RELEASE, times, start=begun.append)
        ahead.run(quiet, lambda: RELEASE, asked_meanwhile, gallery=Gallery(quiet, draw=Renderer()))
    assert len(begun) == ahead.TRIES + 2 and ahead.running(quiet)


def test_who_only_looks_whether_it_draws_keeps_nobody_from_drawing(settings: Settings) -> None:
    lock = settings.var_dir / "pictures" / "ahead.lock"
    lock.parent.mkdir()
    with lock.open("w") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        assert not ahead.running(settings)
        threading.Timer(ahead.LOOKS / 5, fcntl.flock, (looking, fcntl.LOCK_UN)).start()
        made = ahead.run(settings, lambda: RELEASE, three, gallery=Gallery(settings, draw=Renderer()))
    assert made and made.finished


def test_a_site_that_only_was_made_and_does_not_serve_draws_nothing(settings: Settings) -> None:
    assert not [thread for thread in threading.enumerate() if thread.name == "pictures"]


def test_there_is_a_job_for_each_subject_preset_and_language() -> None:
    found = jobs(lambda code: seen("data", code))
    assert len(found) == len(subjects(seen().snapshot)) * 4 * 2
    assert found[0].make().subject == "site"
    assert len({job.name for job in found}) == len(found) and found[-1].name.endswith("分享图（英文）")


@pytest.mark.parametrize(
    ("progress", "running", "missing", "says", "button"),
    [
        (None, False, "", "还没有预先画好", True),
        (Progress(RELEASE, 408, done=12), True, "", "正在画：12/408", False),
        (Progress(RELEASE, 408, done=12), False, "", "停在12/408", True),
        (Progress(RELEASE, 408, done=406, failed=("5G基站封面图",) * 2, finished=True), False, "", "2张没画成", True),
        (Progress(RELEASE, 408, done=408, finished=True), False, "", "全部画好了，共408张", False),
        (None, False, "没有中文字体。", "没有中文字体", False),
    ],
)
def test_staff_see_how_far_the_pictures_are(
    progress: Progress | None, running: bool, missing: str, says: str, button: bool
) -> None:
    card = html(pictures_card(desktop(Role.PUBLISHER), progress, running=running, missing=missing))
    assert says in card and ("<form" in card) is button
    assert ("data-progress" in card) is running
    assert "<form" not in html(pictures_card(desktop(Role.AUDITOR), progress, running=running, missing=missing))


def test_progress_is_plain_json(settings: Settings) -> None:
    drew = Renderer()
    ahead.run(settings, lambda: RELEASE, three, gallery=Gallery(settings, draw=drew))
    told = json.loads((settings.var_dir / "pictures" / "progress.json").read_text())
    assert (told["done"], told["total"], told["finished"]) == (3, 3, True)
