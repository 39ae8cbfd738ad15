"""The renderer: SVG in, PNG out. Runs as a program of its own, so that whatever it does, no worker dies of it.

Reads one JSON object from standard input (svg, fonts, family) and writes the PNG to standard output.
"""

import json
import resource
import sys

MEMORY = 1 << 30
"""Bytes a renderer may take; pictures of this size need a tenth of it."""


def main() -> int:
    """Draws one picture."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    import resvg_py

    asked = json.load(sys.stdin)
    png = resvg_py.svg_to_bytes(
        svg_string=asked["svg"],
        skip_system_fonts=True,
        font_files=asked["fonts"],
        sans_serif_family=asked["family"],
        font_family=asked["family"],
    )
    sys.stdout.buffer.write(bytes(png))
    return 0


if __name__ == "__main__":
    sys.exit(main())
