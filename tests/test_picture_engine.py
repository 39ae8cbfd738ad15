"""The renderer may die, hang or be missing; whoever asks gets a picture or is told why not, and no worker dies."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, Semaphore

import pytest

from dashboard.errors import PictureError
from dashboard.pictures import Gallery, Picture, available, engine, fonts
from dashboard.pictures.gallery import AT_ONCE, KEPT
from dashboard.pictures.locks import Busy, free, locked
from dashboard.settings import Settings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n"
SLOW = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><filter id="noise" x="0" y="0" width="1" '
    'height="1"><feTurbulence baseFrequency="0.1" numOctaves="99"/></filter>'
    '<rect width="400" height="400" filter="url(#noise)"/></svg>'
)
"""A picture so laborious that whoever looks for its renderer, on a machine however busy, finds it drawing."""


def settings(folder: Path, **changes: object) -> Settings:
    return replace(Settings(var_dir=folder), **changes)  # type: ignore[arg-type]


def picture(subject: str = "site", *, release: str = "a" * 64, day: int = 1, svg: str = SVG) -> Picture:
    return Picture(release, date(2026, 1, day), subject, "article", "zh", svg)


def command(code: str) -> list[str]:
    """A renderer that does as the test says: n is how many have begun, in the file named first."""
    head = "import sys, os, time; log = sys.argv[1]; open(log, 'a').write('x'); n = os.path.getsize(log); "
    return [sys.executable, "-c", head + code]


def test_a_picture_that_finds_no_room_on_disk_is_shown_all_the_same(tmp_path: Path) -> None:
    gallery = Gallery(settings(tmp_path), draw=lambda svg, _settings: PNG)
    gallery.root.mkdir()
    gallery.path(picture()).parent.write_bytes(b"a file where the folder should be")
    assert gallery.png(picture()) == PNG
    assert gallery.kept(gallery.path(picture())) == b""


def test_svg_becomes_png(tmp_path: Path) -> None:
    assert engine.png(SVG, settings(tmp_path)).startswith(PNG)


def test_a_renderer_that_is_killed_while_drawing_is_replaced_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"n == 1 and os.kill(os.getpid(), 9); sys.stdout.buffer.write({PNG!r})"
    assert engine.png(SVG, settings(tmp_path), command=[*command(code), str(log)]) == PNG
    assert log.stat().st_size == 2


def test_a_real_renderer_that_is_killed_from_outside_leaves_a_picture(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(engine.png, SLOW, settings(tmp_path))
        assert _kill_child() and made.result(30).startswith(PNG)


def _kill_child() -> bool:
    whole_lines = ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(os.getpid())]
    for _ in range(500):
        for line in subprocess.run(whole_lines, capture_output=True, text=True).stdout.splitlines():
            if "renderer.py" in line:
                os.kill(int(line.split()[0]), signal.SIGKILL)
                return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("code", ["sys.exit(3)", "print('no picture')", "os.kill(os.getpid(), 11)", "time.sleep(60)"])
def test_two_failures_are_told_and_tried_again_later(tmp_path: Path, code: str) -> None:
    log = tmp_path / "log"
    with pytest.raises(PictureError, match="没有画成") as told:
        engine.png(SVG, settings(tmp_path), command=[*command(code), str(log)], seconds=3)
    assert (log.stat().st_size, told.value.retry) == (2, 60)


def test_a_host_without_a_font_says_what_is_missing(tmp_path: Path) -> None:
    nowhere = settings(tmp_path, picture_font="/nowhere/font.ttf")
    assert "/nowhere/font.ttf不是可用的字体文件" in available(nowhere)
    with pytest.raises(PictureError, match="字体"):
        engine.png(SVG, nowhere)


def test_a_file_that_is_no_font_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "font.ttf").write_bytes(b"not a font at all")
    assert fonts.find(str(tmp_path / "font.ttf")) is None


def test_a_font_under_the_open_font_licence_is_found_with_its_bold_face() -> None:
    found = fonts.find()
    assert found and found.family == "Noto Sans CJK SC"
    assert [path.name for path in found.files] == ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"]
    assert available(Settings()) == ""


@pytest.mark.parametrize("most", [1, 2])
def test_no_more_renderers_run_at_a_time_than_the_settings_allow(tmp_path: Path, most: int) -> None:
    log, here = tmp_path / "log", tmp_path / "here"
    here.mkdir()
    code = (
        "mark = os.path.join(os.path.dirname(log), 'here', str(os.getpid())); open(mark, 'w').close(); time.sleep(.1); "
        "open(log + str(os.getpid()), 'w').write(str(len(os.listdir(os.path.dirname(mark))))); os.unlink(mark); "
        f"sys.stdout.buffer.write({PNG!r})"
    )
    allowed = settings(tmp_path, picture_renderers=most)
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: engine.png(SVG, allowed, command=[*command(code), str(log)]), range(6)))
    assert made == [PNG] * 6
    assert max(int(path.read_text()) for path in tmp_path.glob("log[0-9]*")) == most


def test_a_renderer_holds_its_place_even_when_the_worker_that_started_it_is_gone(tmp_path: Path) -> None:
    lock = tmp_path / "renderer-0.lock"
    with locked([lock], seconds=0) as slot:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"], pass_fds=(slot,))
    try:
        assert not free(lock)
    finally:
        child.kill()
        child.wait()
    assert free(lock)


def test_a_lock_that_stays_held_is_given_up(tmp_path: Path) -> None:
    with locked([tmp_path / "a"], seconds=0), pytest.raises(Busy), locked([tmp_path / "a"], seconds=0.1):
        pass


def test_ten_who_ask_at_once_have_one_picture_drawn(tmp_path: Path) -> None:
    begun = list[str]()

    def draw(svg: str, _settings: Settings) -> bytes:
        begun.append(svg)
        time.sleep(0.2)
        return PNG

    galleries = [Gallery(settings(tmp_path), draw=draw) for _ in range(10)]  # as ten workers would have
    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(lambda gallery: gallery.png(picture()), galleries)) == [PNG] * 10
    assert len(begun) == 1


def test_pages_keep_a_thread_while_many_pictures_are_asked_for(tmp_path: Path) -> None:
    begun, over = Semaphore(0), Event()

    def slow(_svg: str, _settings: Settings) -> bytes:
        begun.release()
        over.wait(30)
        return PNG

    gallery = Gallery(settings(tmp_path), draw=slow)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        under_way = [pool.submit(gallery.png, picture(f"p{n}", svg=f"{n}{SVG}")) for n in range(AT_ONCE)]
        assert all(begun.acquire(timeout=30) for _ in range(AT_ONCE))
        with pytest.raises(PictureError, match="太多") as told:
            gallery.png(picture("another"))
        over.set()
        assert told.value.retry <= 5
        assert [made.result() for made in under_way] == [PNG] * AT_ONCE


def test_pictures_are_kept_by_release_and_day_and_old_ones_forgotten(tmp_path: Path) -> None:
    gallery = Gallery(settings(tmp_path))
    for day in range(1, KEPT + 3):
        gallery.png(picture(day=day))
        os.utime(gallery.path(picture(day=day)).parent, (day, day))
    assert not gallery.kept(gallery.path(picture(day=1)))
    last = gallery.path(picture(day=KEPT + 2))
    assert last.is_file() and last.parent.name == f"{'a' * 12}-2026-01-{KEPT + 2:02}"
    assert not list(gallery.root.rglob("*.part"))
