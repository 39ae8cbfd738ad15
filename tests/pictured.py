"""Views of both datasets, and pictures as tests look at them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

from dashboard.language import LANGUAGES
from dashboard.model import Snapshot
from dashboard.progress import STANDARD, assess_all
from dashboard.publishing import examine, read_folder
from dashboard.settings import Settings
from layouts.view import Change, View
from tests.browser.live import ROOT

TODAY = date(2026, 11, 23)
RELEASE = "ab12" * 16
_SVG = "{http://www.w3.org/2000/svg}"


@cache
def rows(folder: str) -> Snapshot:
    """A dataset of this repository: data or data/demo."""
    return examine(read_folder(ROOT / folder), today=TODAY)


@cache
def seen(folder: str = "data", code: str = "zh") -> View:
    """A dataset as its pages see it, months after it was published."""
    snapshot = rows(folder)
    as_of = snapshot.plan.as_of or TODAY
    return View(
        snapshot=snapshot,
        assessments=assess_all(snapshot, as_of),
        language=LANGUAGES[code],
        as_of=as_of,
        settings=Settings(base_url="https://www.example.gov.cn", url_prefix="/czh"),
        method=STANDARD,
        changes=(Change(RELEASE, date(2026, 3, 2), "", ""),),
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


def opened(png: bytes) -> Image.Image:
    """A picture that is a PNG."""
    return Image.open(BytesIO(png), formats=["PNG"])


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height."""
    return opened(png).size


def posted(png: bytes, *, width: int) -> Image.Image:
    """A picture after an editor made it smaller and a poor JPEG of it."""
    picture, made = opened(png).convert("RGB"), BytesIO()
    picture.resize((width, picture.height * width // picture.width)).save(made, "JPEG", quality=50)
    return Image.open(made)


def height_of(svg: str) -> int:
    """The height an SVG says it has."""
    found = re.search(r'height="(\d+)"', svg)
    assert found
    return int(found[1])
