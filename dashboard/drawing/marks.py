"""The smallest pieces of a drawing: numbers, text, the target's diamond."""

from html import escape


def number(value: float) -> str:
    """A coordinate, to a tenth of a pixel and without needless zeros."""
    return f"{value:.1f}".removesuffix(".0")


def percent(share: float) -> str:
    """A place along a track, 0 to 1, as SVG writes it: 47.47%."""
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def label(text: str, *, kind: str, x: str, y: float, anchor: str = "") -> str:
    """A line of text; kind is its CSS class, anchor `middle` or `end` where it does not start at x."""
    side = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{kind}" x="{x}" y="{number(y)}"{side}>{escape(text)}</text>'


def diamond(x: float, y: float, half: float) -> str:
    """The outline of the mark that is always the target, half being half its width."""
    out, back = number(half), number(-half)
    return f"M{number(x)} {number(y - half)}l{out} {out} {back} {out} {back} {back}Z"


def placed(share: float, markup: str) -> str:
    """Markup drawn around x = 0, moved to a place along a track that stretches with its page."""
    return f'<svg x="{percent(share)}" y="0" width="1" height="1" overflow="visible">{markup}</svg>'


def stretched(height: int, markup: str, *, attributes: str = 'aria-hidden="true"') -> str:
    """A drawing as wide as its place in the page and `height` pixels high."""
    return f'<svg width="100%" height="{height}" {attributes} focusable="false">{markup}</svg>'
