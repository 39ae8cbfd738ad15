"""Pictures of charts for articles, lists and shared links: SVG first, PNG by a renderer in a process of its own.

card        what a picture tells, in words that layouts made
letters     how wide words are, where lines break
paint       drawings with the stylesheet's colours written into them
sheet       the pieces a picture is set from; article, square, cover and share place them
renderer    the child process that turns SVG into PNG; engine starts it and survives it
gallery     pictures on disk, each drawn once
ahead       all pictures of a release drawn before anybody asks
"""

from dashboard.pictures.card import Card, Row
from dashboard.pictures.engine import available
from dashboard.pictures.gallery import Gallery, Picture
from dashboard.pictures.letters import MAY_BREAK
from dashboard.pictures.presets import PRESETS, Preset

__all__ = [
    "MAY_BREAK",
    "PRESETS",
    "Card",
    "Gallery",
    "Picture",
    "Preset",
    "Row",
    "available",
]
