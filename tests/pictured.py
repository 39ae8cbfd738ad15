"""Views of both datasets, pictures of everything in them, and a PNG reader for tests."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from dashboard.language import LANGUAGES
from dashboard.model import Snapshot
from dashboard.progress import STANDARD, assess_all
from dashboard.publishing import examine, read_folder
from dashboard.settings import Settings
from layouts.view import View

TODAY = date(2026, 11, 23)
RELEASE = "ab12" * 16
_SVG = "{http://www.w3.org/2000/svg}"


@cache
def rows(folder: str) -> Snapshot:
    """A dataset of this repository: data or data/demo."""
    return examine(read_folder(Path(folder)), today=TODAY)


@cache
def seen(folder: str = "data", code: str = "zh") -> View:
    """A dataset as its pages see it."""
    snapshot = rows(folder)
    as_of = snapshot.plan.as_of or TODAY
    return View(
        snapshot=snapshot,
        assessments=assess_all(snapshot, as_of),
        language=LANGUAGES[code],
        as_of=as_of,
        settings=Settings(base_url="https://www.example.gov.cn", url_prefix="/czh"),
        method=STANDARD,
        changes=(),
        release_id=RELEASE,
    )


@dataclass(frozen=True)
class Text:
    """A line of text as it stands in a picture, in the picture's own pixels."""

    words: str
    x: float
    y: float
    size: float
    bold: bool
    anchor: str


def texts(svg: str) -> list[Text]:
    """Every line of text but the turned watermark, charts among them enlarged as they are drawn."""
    return list(_texts(ElementTree.fromstring(svg), 0, 0, 1))


def _texts(node: ElementTree.Element, x: float, y: float, scale: float) -> Iterator[Text]:
    for child in node:
        if child.tag == f"{_SVG}svg" and child.get("viewBox"):
            box = [float(part) for part in child.get("viewBox", "").split()]
            more = float(child.get("width", "")) / box[2]
            yield from _texts(child, x + float(child.get("x", "")) * scale, y + float(child.get("y", "")), scale * more)
        elif child.tag == f"{_SVG}text" and "rotate" not in child.get("transform", ""):
            place = (x + float(child.get("x", "")) * scale, y + float(child.get("y", "")) * scale)
            size = float(child.get("font-size", "")) * scale
            bold, anchor = child.get("font-weight") == "600", child.get("text-anchor", "start")
            yield Text(child.text or "", *place, size, bold, anchor)
        else:
            yield from _texts(child, x, y, scale)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height, from a PNG's head."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def dark(png: bytes) -> list[list[bool]]:
    """Whether each pixel is dark, for a small RGBA picture."""
    width, height = size_of(png)
    data = b"".join(re_chunk for kind, re_chunk in _chunks(png) if kind == b"IDAT")
    raw, stride = zlib.decompress(data), width * 4
    before, found = bytearray(stride), []
    for line in range(height):
        start = line * (stride + 1)
        row = bytearray(raw[start + 1 : start + 1 + stride])
        for n in range(stride):
            row[n] = (row[n] + _predicted(raw[start], row, before, n)) & 255
        found.append([row[4 * n] < 128 for n in range(width)])
        before = row
    return found


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length


def _predicted(kind: int, row: bytearray, before: bytearray, n: int) -> int:
    """What a PNG filter expects of a byte, from its neighbours."""
    left, up, corner = (row[n - 4] if n > 3 else 0), before[n], (before[n - 4] if n > 3 else 0)
    if kind == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda value: abs(guess - value))
    return (0, left, up, (left + up) // 2)[kind]


def height_of(svg: str) -> int:
    """The height an SVG says it has."""
    found = re.search(r'height="(\d+)"', svg)
    assert found
    return int(found[1])
