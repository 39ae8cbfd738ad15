"""The site's own drawing of a figure and Plotly's, side by side in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from dashboard.drawing import svg
from dashboard.figures import Figure, Theme, Width, config
from dashboard.language import CHINESE
from tests.charted import CHARTED, charted

BUNDLE = Path(__file__).parents[2] / "assets" / "plotly" / "plotly-basic.min.js"
PIXELS = 2.0

DRAW = """async ({figure, drawing, config}) => {
  const {width, height} = figure.layout.meta
  const [ours, theirs] = ['ours', 'theirs'].map(id => document.getElementById(id))
  ours.style.width = theirs.style.width = width + 'px'
  theirs.style.height = height + 'px'
  ours.innerHTML = drawing
  await Plotly.newPlot(theirs, figure.data, figure.layout, config)
}"""
DRAWN = """async ({figure, config}) => {
  const place = document.getElementById('place')
  let chance = 1
  Math.random = () => (chance = chance * 16807 % 2147483647) / 2147483647  // for names that both make by chance
  await Plotly.newPlot(place, figure.data, figure.layout, config)
  Plotly.Fx.hover(place, [{curveNumber: 0, pointNumber: 0}])
  const drawn = [place.innerHTML]
  await Plotly.react(place, figure.data, {...figure.layout, height: 2 * figure.layout.meta.height}, config)
  return [...drawn, place.innerHTML]
}"""
BOXES = """([id, selector]) => {
  const root = document.getElementById(id), origin = root.getBoundingClientRect()
  return [...root.querySelectorAll(selector)].map(mark => {
    const box = mark.getBoundingClientRect()
    return [box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top]
  })
}"""
SAME = {
    "a point": (".g-main-pt, .g-b-pt, .g-tgt", ".scatterlayer .point"),
    "a line": (".g-main, .g-b, .g-path", ".scatterlayer .js-line"),
    "a bar": (".trk-val", ".barlayer .point path"),
    "a shape": (".g-plan, .g-tl, .trk-none", ".shapelayer path"),
    "a grid line": (".g-grid", ".ygrid"),
}
"""Selectors for what must lie in the same place in both drawings."""

UNDER = """() => ['ours', 'theirs'].filter(id => {
  const [grids, ruled] = ['.g-grid, .ygrid', '.g-tl, .shapelayer path[style*=dasharray]'].map(
    selector => [...document.getElementById(id).querySelectorAll(selector)])
  return grids.some(grid => ruled.some(line => line.compareDocumentPosition(grid) & Node.DOCUMENT_POSITION_FOLLOWING))
})"""
"""Which of the two drawings has a grid line over a target's."""

STROKES = """body{margin:0}svg{display:block}
.g-main,.g-main-pt{stroke-width:3}.g-path,.g-tgt{stroke-width:2}.g-b{stroke-width:1.75}
.g-b-pt,.g-tl,.trk-none{stroke-width:1.5}"""
"""Boxes are measured with their strokes, so these are the stylesheet's."""

MIDDLES = """marks => marks.map(mark => {
  const box = mark.getBoundingClientRect(), origin = mark.closest('#ours, #theirs').getBoundingClientRect()
  return [mark.textContent, box.top + box.height / 2 - origin.top]
})"""

Box = list[float]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_content(f"<style>{STROKES}</style><div id=ours></div><div id=theirs></div>")
    page.add_script_tag(path=BUNDLE)
    yield page
    page.close()


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("name", CHARTED)
def test_both_drawings_put_every_mark_in_the_same_place(page: Page, name: str, width: Width) -> None:
    figure = charted(CHARTED[name], width=width)
    _draw(page, figure, width)
    for what, (ours, theirs) in SAME.items():
        left, right = _boxes(page, "ours", ours), _boxes(page, "theirs", theirs)
        assert len(left) == len(right), f"{what}: {len(left)} against {len(right)}"
        for mine, its in zip(left, right, strict=True):
            assert all(abs(a - b) <= PIXELS for a, b in zip(mine, its, strict=True)), f"{what}: {mine} against {its}"


@pytest.mark.parametrize("name", CHARTED)
def test_both_drawings_set_labels_at_the_same_height(page: Page, name: str) -> None:
    figure = charted(CHARTED[name])
    _draw(page, figure, "wide")
    ours = dict(_texts(page, "#ours .g-l"))
    theirs = dict(_texts(page, "#theirs .annotation-text"))
    assert ours.keys() == theirs.keys() - {"方案期"}
    for text, place in ours.items():
        assert abs(place - theirs[text]) <= 2 * PIXELS, text


@pytest.mark.parametrize("name", CHARTED)
def test_no_grid_line_crosses_out_a_target(page: Page, name: str) -> None:
    _draw(page, charted(CHARTED[name]), "wide")
    assert page.evaluate(UNDER) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_shows_neither_tools_nor_logo(page: Page, theme: Theme) -> None:
    _draw(page, charted(CHARTED["census"], theme=theme), "wide")
    assert page.locator(".modebar-btn, .modebar").count() == 0


def test_the_part_of_plotly_draws_what_the_whole_does(browser: Browser) -> None:
    part, whole = (_drawn_by(browser, script) for script in (BUNDLE.read_text(encoding="utf-8"), get_plotlyjs()))
    assert part == whole


def test_the_bundle_asks_to_be_compiled_while_it_comes() -> None:
    assert BUNDLE.read_text(encoding="utf-8").startswith("//# allFunctionsCalledOnLoad\n")


def test_the_bundle_is_the_installed_plotlys_version(page: Page) -> None:
    assert page.evaluate("Plotly.version") == get_plotlyjs_version()


def _draw(page: Page, figure: Figure, width: Width) -> None:
    page.evaluate(DRAW, {"figure": figure, "drawing": svg(figure, size=width), "config": config(CHINESE)})


def _drawn_by(browser: Browser, script: str) -> list[list[str]]:
    """Every chart in both widths, with its brush, pointed at, and drawn again in another size."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_content("<div id=place></div>")
    page.add_script_tag(content=script)
    widths: tuple[Width, ...] = ("wide", "narrow")
    figures = [charted(subject, width=width, brush=True) for subject in CHARTED.values() for width in widths]
    drawings = [page.evaluate(DRAWN, {"figure": figure, "config": config(CHINESE)}) for figure in figures]
    page.close()
    return drawings


def _boxes(page: Page, root: str, selector: str) -> list[Box]:
    boxes: list[Box] = page.evaluate(BOXES, [root, selector])
    return sorted(boxes)


def _texts(page: Page, selector: str) -> list[tuple[str, float]]:
    texts: list[tuple[str, float]] = page.eval_on_selector_all(selector, MIDDLES)
    return texts
