"""Pictures of charts: how large they are by preset, and what one costs beside the page it is taken from.

`python -m bench.cards` prints its section of results.md.
"""

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import TypeVar

from bench.effort import QUICK, say
from bench.report import at_most, table
from dashboard.answers import Document
from dashboard.language import LANGUAGES
from dashboard.pictures import PRESETS
from dashboard.pictures.engine import png
from dashboard.progress import STANDARD, assess_all
from dashboard.publishing import examine, read_folder
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.frame import frame
from layouts.pages import page
from layouts.pictures import picture
from layouts.view import View
from tests.browser.live import data_dir

_Made = TypeVar("_Made")
FEW = 3  # indicators of a quick run
MOST = 500 * 1000
"""Bytes that a picture may have: editors take more, readers on a phone pay for it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture: its bytes, and the milliseconds of its SVG and of the PNG, process and all."""

    size: int
    written: float
    rendered: float


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        view = _view(Settings(var_dir=Path(folder)))
        names = [row.indicator_id for row in view.snapshot.indicators][: FEW if QUICK else None]
        _drawn(view, names[0], "article")  # fonts are found, modules loaded
        pages = [_page(view, name) for name in names]
        drawn = {preset: [_drawn(view, name, preset) for name in names] for preset in PRESETS}
    print(_section(pages, drawn))


def _view(settings: Settings) -> View:
    day = date.today()
    snapshot = examine(read_folder(data_dir("official")), today=day)
    return View(
        snapshot=snapshot,
        assessments=assess_all(snapshot, day),
        language=LANGUAGES["zh"],
        as_of=day,
        settings=settings,
        method=STANDARD,
        changes=(),
        release_id="0" * 64,
    )


def _page(view: View, name: str) -> float:
    """Milliseconds of an indicator's page that nobody has asked for before."""
    own = replace(view, path=f"/indicators/{name}")
    return _timed(lambda: Document.of(html(frame(own, page(own)))))[1]


def _drawn(view: View, name: str, preset: str) -> Drawn:
    say(f"{name} {preset}")
    made, written = _timed(lambda: picture(view, name, preset))
    assert made is not None
    content, rendered = _timed(lambda: png(made.svg, view.settings))
    return Drawn(len(content), written, rendered)


def _timed(make: Callable[[], _Made]) -> tuple[_Made, float]:
    """What was made, and in how many milliseconds."""
    began = time.perf_counter()
    made = make()
    return made, (time.perf_counter() - began) * 1000


def _section(pages: Sequence[float], drawn: Mapping[str, Sequence[Drawn]]) -> str:
    """The section of results.md on pictures."""
    largest = max(one.size for made in drawn.values() for one in made)
    document = median(pages)
    head = ["preset", "KB, least", "median", "most", "SVG, ms", "PNG, ms", "both, against the page"]
    return "\n\n".join(
        [
            "## Pictures",
            f"Each of {len(pages)} indicators in every preset, one after another, each PNG by a process of its own; "
            f"the median of their pages, never asked for before, takes {document:.0f} ms to make and to compress.",
            table(
                ["", "aim", "measured", ""],
                [at_most("largest picture, KB", MOST / 1000, largest / 1000, "{:.0f}")],
            ),
            table(head, [_row(preset, made, document) for preset, made in drawn.items()]),
        ]
    )


def _row(preset: str, made: Sequence[Drawn], document: float) -> list[str]:
    sizes = [one.size / 1000 for one in made]
    written, rendered = median(one.written for one in made), median(one.rendered for one in made)
    numbers = [f"{size:.0f}" for size in (min(sizes), median(sizes), max(sizes))]
    times = [f"{written:.0f}", f"{rendered:.0f}", f"{(written + rendered) / document:.1f} x"]
    return [preset, *numbers, *times]


if __name__ == "__main__":
    main()
