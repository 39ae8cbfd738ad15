"""Drawings made for the stylesheet, with its colours written into them: a picture has no stylesheet beside it."""

import re
from collections.abc import Mapping
from html import escape

from dashboard.figures.template import PALETTE

LIGHT: Mapping[str, str] = {
    **PALETTE["light"],
    "ink-2": "#3F4B58",
    "paper-3": "#E3E8ED",
    "mast": "#083A78",
    "good": "#17693A",
    "on-good": "#FFFFFF",
    "slow": "#8A4B00",
    "late": "#9C3814",
    "on-late": "#FFFFFF",
    "stage-2": "#A9C6EA",
    "stage-3": "#5E97DA",
    "stage-4": "#1F63B5",
}
"""The stylesheet's light tokens that pictures use."""

COVER: Mapping[str, str] = {
    **LIGHT,
    "paper": "#083A78",
    "paper-2": "#083A78",
    "paper-3": "#2A5793",
    "ink": "#FFFFFF",
    "ink-2": "#CFE0F5",
    "ink-3": "#CFE0F5",
    "accent": "#FFFFFF",
    "line-ui": "#9DBCE3",
}
"""The same for a cover, which is light on dark."""

FAMILIES = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, sans-serif"

_HALO = {"paint-order": "stroke", "stroke-linejoin": "round", "stroke": "var(--paper)"}
CLASSES: Mapping[str, Mapping[str, str]] = {
    "g-grid": {"stroke": "var(--line)", "stroke-width": "1"},
    "g-base": {"stroke": "var(--ink-3)", "stroke-width": "1"},
    "g-plan": {"fill": "var(--paper-2)"},
    "g-ax": {"fill": "var(--ink-3)", "font-size": "13"},
    "g-main": {
        "fill": "none",
        "stroke": "var(--accent)",
        "stroke-width": "3",
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
    },
    "g-main-pt": {"fill": "var(--paper)", "stroke": "var(--accent)", "stroke-width": "3"},
    "g-path": {
        "fill": "none",
        "stroke": "var(--accent)",
        "stroke-width": "2",
        "stroke-dasharray": "1 6",
        "stroke-linecap": "round",
    },
    "g-b": {"fill": "none", "stroke": "var(--bench)", "stroke-width": "1.75", "stroke-linejoin": "round"},
    "g-b--square": {"stroke-dasharray": "7 3"},
    "g-b--triangle-up": {"stroke-dasharray": "2 3"},
    "g-b-pt": {"fill": "var(--bench)", "stroke": "var(--paper)", "stroke-width": "1.5"},
    "g-b-pt--triangle-up": {"fill": "var(--paper)", "stroke": "var(--bench)"},
    "g-tl": {"stroke": "var(--ink)", "stroke-width": "1.5", "stroke-dasharray": "6 4"},
    "g-tgt": {"fill": "var(--ink)", "stroke": "var(--paper)", "stroke-width": "2", "paint-order": "stroke"},
    "g-l": {"font-size": "13", "fill": "var(--bench)", "stroke-width": "4", **_HALO},
    "g-l--main": {"fill": "var(--accent)", "font-weight": "600", "font-size": "15"},
    "g-l--ink": {"fill": "var(--ink)", "font-weight": "600", "font-size": "14"},
    "g-l--note": {"fill": "var(--ink-3)"},
    "trk-base": {"fill": "var(--paper-3)"},
    "trk-val": {"fill": "var(--accent)"},
    "trk-pre": {"fill": "url(#hatch)", "stroke": "var(--accent)", "stroke-width": "1"},
    "trk-none": {
        "stroke": "var(--line-ui)",
        "stroke-width": "1.5",
        "stroke-dasharray": "2 4",
        "stroke-linecap": "round",
    },
    "trk-tgt": {"fill": "var(--ink)", "stroke": "var(--paper-2)", "stroke-width": "2", "paint-order": "stroke"},
    "trk-pace": {"fill": "none", "stroke": "var(--ink)", "stroke-width": "1.5", "stroke-linejoin": "round"},
}
"""The stylesheet's rules for drawings, as attributes."""

HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="var(--paper)"/><path d="M1 0v6" stroke="var(--accent)" stroke-width="2"/>'
    "</pattern></defs>"
)

_CLASS = re.compile(r' class="([^"]*)"')
_TOKEN = re.compile(r'(?<==")var\(--([a-z0-9-]+)\)(?=")')
"""A colour as the whole of an attribute; the same words in a text, which has no bare quotes, stay words."""


def painted(markup: str, colours: Mapping[str, str] = LIGHT) -> str:
    """Markup with every class turned into the attributes it stands for, and every token into its colour."""
    plain = _CLASS.sub(lambda found: _attributes(found[1]), markup)
    return _TOKEN.sub(lambda found: colours[found[1]], plain)


def _attributes(classes: str) -> str:
    """The attributes of an element's classes, later classes before earlier ones."""
    merged: dict[str, str] = {}
    for name in classes.split():
        merged |= CLASSES.get(name, {})
    return "".join(f' {name}="{escape(value)}"' for name, value in merged.items())
