"""Pictures on disk: each is drawn once on this host, kept by release and day, and forgotten with them."""

import hashlib
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Semaphore

from dashboard.errors import PictureError
from dashboard.pictures import engine
from dashboard.pictures.locks import Busy, locked
from dashboard.settings import Settings

KEPT = 4
"""Folders of pictures that stay on disk, the last used ones."""

AT_ONCE = 8
"""Requests of one worker that may draw a picture or wait for one; the rest of its threads are for pages."""

_log = logging.getLogger(__name__)
_DRAWERS = 64  # lock files for pictures, shared by their names' hashes


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: which release, on which day, of what, in which preset and language, and its drawing."""

    release_id: str
    as_of: date
    subject: str
    preset: str
    code: str
    svg: str

    @property
    def digest(self) -> str:
        """What the drawing hashes to: the same picture has the same, and another has another."""
        return hashlib.sha256(self.svg.encode()).hexdigest()[:20]


class Gallery:
    """The pictures of one site, below VAR_DIR/pictures. draw makes the PNG of an SVG, or raises PictureError."""

    def __init__(self, settings: Settings, *, draw: Callable[[str, Settings], bytes] = engine.png) -> None:
        self._settings = settings
        self._draw = draw
        self.root = settings.var_dir / "pictures"
        self._places = Semaphore(AT_ONCE)

    def path(self, picture: Picture) -> Path:
        """Where a picture is, or will be."""
        folder = self.root / f"{picture.release_id[:12]}-{picture.as_of.isoformat()}"
        subject = picture.subject.replace("/", "-")
        return folder / f"{subject}.{picture.preset}.{picture.code}.{picture.digest}.png"

    def kept(self, path: Path) -> bytes:
        """A picture that is there already; empty where it is not, or cannot be read."""
        try:
            content = path.read_bytes()
            os.utime(path.parent)
        except OSError:
            return b""
        return content

    def png(self, picture: Picture) -> bytes:
        """A picture as PNG, drawn if nobody has yet. Raises PictureError."""
        path = self.path(picture)
        if content := self.kept(path):
            return content
        with self._place():
            return self._drawn(path, picture)

    def draft(self, picture: Picture) -> bytes:
        """A picture as PNG, of which nothing is kept. Raises PictureError."""
        with self._place():
            return self._draw(picture.svg, self._settings)

    def _drawn(self, path: Path, picture: Picture) -> bytes:
        """Draws under a lock: whoever asked for the same picture meanwhile waits and finds it."""
        lock = self.root / "locks" / f"{int(picture.digest, 16) % _DRAWERS}.lock"
        try:
            with locked([lock], seconds=engine.WAIT):
                if content := self.kept(path):
                    return content
                content = self._draw(picture.svg, self._settings)
                self._keep(path, content)
                return content
        except Busy:
            raise PictureError("正在画的图太多，请过几秒再试。", retry=5) from None

    def _keep(self, path: Path, content: bytes) -> None:
        """Puts a picture on disk. Where there is no room it is shown all the same, and drawn again the next time."""
        try:
            self._put(path, content)
        except OSError as error:
            _log.warning("a picture was not kept: %s", error)

    def _put(self, path: Path, content: bytes) -> None:
        new = not path.parent.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.part")
        unfinished.write_bytes(content)
        unfinished.replace(path)
        if new:
            self._prune()

    def _prune(self) -> None:
        """Forgets the folders used longest ago; every picture in them can be drawn again."""
        folders = [path for path in self.root.iterdir() if path.is_dir() and path.name != "locks"]
        for old in sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)

    @contextmanager
    def _place(self) -> Iterator[None]:
        """Room for one request; those beyond it are sent away at once, to come again."""
        if not self._places.acquire(blocking=False):
            raise PictureError("正在画的图太多，请过几秒再试。", retry=2)
        try:
            yield
        finally:
            self._places.release()
