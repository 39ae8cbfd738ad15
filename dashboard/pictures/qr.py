"""QR codes as SVG, drawn in whole pixels so that a phone reads them from a recompressed picture."""

import segno

QUIET = 4
"""Modules left white around a code."""


def qr(address: str, *, x: float, y: float, room: int) -> tuple[str, int]:
    """The code of an address at error level M with its quiet zone, at most room pixels wide: (SVG, its width)."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False, boost_error=False).matrix]
    modules = len(rows) + 2 * QUIET
    module = max(room // modules, 1)
    path = "".join(
        f"M{x + (column + QUIET) * module:g} {y + (line + QUIET) * module:g}h{module}v{module}h{-module}z"
        for line, row in enumerate(rows)
        for column, dark in enumerate(row)
        if dark
    )
    side = modules * module
    white = f'<rect x="{x:g}" y="{y:g}" width="{side}" height="{side}" fill="#FFFFFF"/>'
    return f'{white}<path d="{path}" fill="#131C26" shape-rendering="crispEdges"/>', side
