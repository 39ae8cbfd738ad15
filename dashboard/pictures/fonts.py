"""A font with Chinese letters for the renderer: one named in the settings, or the first found on this host."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
)
_WANTED = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-VF.ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "SourceHanSans-Regular.ttc",
    "SourceHanSans.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
)
"""Fonts under the SIL Open Font Licence first."""

_FAMILY, _ENGLISH, _WINDOWS = 1, 0x409, 3


@dataclass(frozen=True, slots=True)
class Font:
    """A family of that name in these files, the bold one last where there is one."""

    family: str
    files: tuple[Path, ...]


@lru_cache(maxsize=4)
def find(named: str = "") -> Font | None:
    """The font of pictures, or None. named is a font file, whose bold sibling is used too."""
    path = Path(named) if named else _first()
    if path is None or not path.is_file():
        return None
    family = _simplified(_families(path))
    bold = path.with_name(path.name.replace("-Regular", "-Bold"))
    return Font(family, (path, bold) if bold != path and bold.is_file() else (path,)) if family else None


def _first() -> Path | None:
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for path in Path(folder).expanduser().rglob("*.[to]t[fc]"):
            found.setdefault(path.name, path)
    return next((found[name] for name in _WANTED if name in found), None)


def _simplified(families: list[str]) -> str:
    """Of a collection the face for Simplified Chinese, else its first."""
    return next((name for name in families if name.endswith((" SC", " CN"))), families[0] if families else "")


def _families(path: Path) -> list[str]:
    """The family names in a font file, one for each of its faces; none where it is no font."""
    try:
        data = path.read_bytes()
        return [name for face in _faces(data) for name in _names(data, face)]
    except (OSError, struct.error, UnicodeDecodeError, KeyError):
        return []


def _faces(data: bytes) -> tuple[int, ...]:
    if data[:4] != b"ttcf":
        return (0,)
    (count,) = struct.unpack_from(">I", data, 8)
    return struct.unpack_from(f">{count}I", data, 12)


def _names(data: bytes, face: int) -> Iterator[str]:
    """The English family name of a face, from its `name` table."""
    (count,) = struct.unpack_from(">H", data, face + 4)
    tables = dict(struct.unpack_from(">4s4xI", data, face + 12 + 16 * n) for n in range(count))
    table = tables[b"name"]
    rows, texts = struct.unpack_from(">HH", data, table + 2)
    for n in range(rows):
        platform, _, language, kind, length, place = struct.unpack_from(">6H", data, table + 6 + 12 * n)
        if (platform, language, kind) == (_WINDOWS, _ENGLISH, _FAMILY):
            start = table + texts + place
            yield data[start : start + length].decode("utf-16-be")
            return
