"""Starts renderers: never more at a time on this host than the settings allow, each for one picture."""

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from dashboard.errors import PictureError
from dashboard.pictures import fonts
from dashboard.pictures.locks import Busy, locked
from dashboard.settings import Settings

SECONDS = 20.0
"""How long a renderer may take for one picture; the largest takes well under one second."""

WAIT = 10.0
"""How long a picture may wait for a renderer to come free."""

COMMAND: Sequence[str] = (sys.executable, str(Path(__file__).with_name("renderer.py")))

_PNG = b"\x89PNG\r\n\x1a\n"
_log = logging.getLogger(__name__)


def available(settings: Settings) -> str:
    """Empty where PNG pictures can be drawn here; else what is missing, as a Chinese sentence for staff."""
    if find_spec("resvg_py") is None:
        return "没有安装画图组件resvg-py，运行 pip install resvg-py 以后重启。"
    if fonts.find(settings.picture_font) is None:
        if settings.picture_font:
            return f"PICTURE_FONT指的{settings.picture_font}不是可用的字体文件。"
        return "没有找到中文字体，安装fonts-noto-cjk（或用PICTURE_FONT指定字体文件）以后重启。"
    return ""


def png(svg: str, settings: Settings, *, command: Sequence[str] = COMMAND, seconds: float = SECONDS) -> bytes:
    """A picture as PNG. Raises PictureError: nothing to draw with, all renderers busy, or two of them failed."""
    font = fonts.find(settings.picture_font)
    if missing := available(settings):
        raise PictureError(missing, retry=3600)
    assert font is not None
    asked = json.dumps({"svg": svg, "fonts": [str(path) for path in font.files], "family": font.family}).encode()
    slots = [settings.var_dir / "pictures" / f"renderer-{n}.lock" for n in range(settings.picture_renderers)]
    try:
        with locked(slots, seconds=WAIT) as slot:
            for _ in range(2):  # a second, fresh process where the first one dies
                if made := _render(asked, command, seconds, slot):
                    return made
    except Busy:
        raise PictureError("正在画的图太多，请过几秒再试。", retry=5) from None
    raise PictureError("这张图没有画成，请稍后再试；总是这样，请联系本站。", retry=60)


def _render(asked: bytes, command: Sequence[str], seconds: float, slot: int) -> bytes:
    """One try; empty where the renderer died or took too long. It holds the slot itself, should this process die."""
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=seconds, pass_fds=(slot,), check=False)
    except (subprocess.TimeoutExpired, OSError) as error:
        _log.warning("a picture's renderer failed: %s", error)
        return b""
    if done.returncode or not done.stdout.startswith(_PNG):
        _log.warning("a picture's renderer ended with %s: %s", done.returncode, done.stderr[-500:])
        return b""
    return done.stdout
