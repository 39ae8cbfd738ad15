"""All pictures of a release, drawn before anybody asks: one process per host, which a crash does no harm.

What is drawn stays drawn, so whoever starts again goes on where the last one ended. How far it is stands in
VAR_DIR/pictures/progress.json.
"""

import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Thread

from dashboard.errors import DashboardError, PictureError
from dashboard.pictures.engine import available
from dashboard.pictures.gallery import Gallery, Picture
from dashboard.pictures.locks import Busy, free, locked
from dashboard.settings import Settings

EVERY = 5.0
"""Seconds between two looks for a new release."""

TRIES = 3
"""How often a release is begun on its own, and how often a wish of staff's."""

LOOKS = 0.5
"""Seconds by which whoever only looked at the lock has let go of it; who still holds it is drawing."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to draw: its name for people, and how to make its SVG."""

    name: str
    make: Callable[[], Picture]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the pictures of a release are. reason is why none can be drawn, in Chinese; failed names the missing."""

    release_id: str
    total: int
    done: int = 0
    failed: tuple[str, ...] = ()
    finished: bool = False
    reason: str = ""


def read(settings: Settings) -> Progress | None:
    """The progress as last written; None before the first."""
    try:
        told = json.loads(_file(settings).read_text())
        return Progress(**{**told, "failed": tuple(told["failed"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def running(settings: Settings) -> bool:
    """Whether a process is drawing now, or about to."""
    return bool(_wish(settings)) or not free(_lock(settings))


def ask(settings: Settings) -> None:
    """Has what is missing drawn: the worker that watches starts it within seconds."""
    _wanted(settings).parent.mkdir(parents=True, exist_ok=True)
    _wanted(settings).touch()


def run(
    settings: Settings, release: Callable[[], str], jobs: Callable[[], Sequence[Job]], *, gallery: Gallery
) -> Progress | None:
    """Draws what the gallery misses of the current release, and of a newer one that is published meanwhile.

    It ends where release gives no id any more. None where another process is at it already. A wish that it takes is
    still there if it dies of it; one that is made meanwhile is for the next.
    """
    try:
        with locked([_lock(settings)], seconds=LOOKS):
            with suppress(FileNotFoundError):
                _wanted(settings).replace(_taken(settings))
            made = None
            while began := release():
                made = _draw(settings, gallery, began, jobs(), release)
                if release() == began:
                    _taken(settings).unlink(missing_ok=True)
                    break
            return made
    except Busy:
        return None


def _draw(
    settings: Settings, gallery: Gallery, release_id: str, jobs: Sequence[Job], current: Callable[[], str]
) -> Progress:
    progress = Progress(release_id, len(jobs), reason=available(settings))
    _write(settings, progress)
    for job in jobs if not progress.reason else ():
        if current() != release_id:
            return progress
        drawn = _one(gallery, job)
        failed = progress.failed if drawn else (*progress.failed, job.name)
        progress = replace(progress, done=progress.done + drawn, failed=failed)
        _write(settings, progress)
    progress = replace(progress, finished=True)
    _write(settings, progress)
    return progress


def _one(gallery: Gallery, job: Job) -> bool:
    """Draws one picture; where readers keep the renderers busy it lets them go first."""
    for _ in range(5):
        try:
            gallery.png(job.make())
            return True
        except PictureError as error:
            if error.retry > 5:
                _log.warning("%s: %s", job.name, error)
                return False
            time.sleep(error.retry)
    return False


def start(settings: Settings) -> None:
    """Starts a process that draws what is missing, and does not wait for it."""
    folders = {"VAR_DIR": str(settings.var_dir.resolve()), "DATA_DIR": str(settings.data_dir.resolve())}
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "pictures", "--for", str(os.getpid())],
        cwd=Path(__file__).parents[2],
        env={**os.environ, **folders},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    Thread(target=process.wait, daemon=True).start()


def watch(settings: Settings, release: Callable[[], str]) -> None:
    """Starts a thread that has each new release drawn, unless the settings say otherwise, and whatever staff ask for.

    Of all workers on a host, one at a time does so.
    """
    Thread(target=_watch, args=(settings, release), name="pictures", daemon=True).start()


def _watch(settings: Settings, release: Callable[[], str]) -> None:
    with locked([_folder(settings) / "watch.lock"], seconds=float("inf"), pause=EVERY):
        begun: dict[str, int] = {}
        while True:
            try:
                begun = begin(settings, release(), begun)
            except (DashboardError, OSError) as error:
                _log.warning("pictures are not drawn ahead: %s", error)
            time.sleep(EVERY)


def begin(
    settings: Settings, release_id: str, begun: Mapping[str, int], *, start: Callable[[Settings], None] = start
) -> dict[str, int]:
    """Starts drawing where staff ask for it, or a release is new; how often each was begun without being done."""
    if not free(_lock(settings)):
        return dict(begun)
    wish = _wish(settings)
    begun = {name: times for name, times in begun.items() if name in {wish, release_id}}
    times = begun.get(wish or release_id, 0)
    if times < TRIES and (wish or (settings.pictures_ahead and not _settled(settings, release_id))):
        start(settings)
        return {**begun, wish or release_id: times + 1}
    if wish:
        _wanted(settings).unlink(missing_ok=True)
        _taken(settings).unlink(missing_ok=True)
    return begun


def _wish(settings: Settings) -> str:
    """The last thing staff asked for and have not got, told apart from others by its moment; empty where they have."""
    moments = [_modified(each) for each in (_wanted(settings), _taken(settings))]
    return str(max(moments)) if any(moments) else ""


def _modified(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _settled(settings: Settings, release_id: str) -> bool:
    told = read(settings)
    return told is not None and told.release_id == release_id and told.finished


def _folder(settings: Settings) -> Path:
    return settings.var_dir / "pictures"


def _lock(settings: Settings) -> Path:
    return _folder(settings) / "ahead.lock"


def _wanted(settings: Settings) -> Path:
    """What staff ask for, until a process takes it from there."""
    return _folder(settings) / "wanted"


def _taken(settings: Settings) -> Path:
    """What a process has taken, until it is done."""
    return _folder(settings) / "taken"


def _file(settings: Settings) -> Path:
    return _folder(settings) / "progress.json"


def _write(settings: Settings, progress: Progress) -> None:
    unfinished = _file(settings).with_suffix(".part")
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    unfinished.write_text(json.dumps(asdict(progress), ensure_ascii=False))
    unfinished.replace(_file(settings))
