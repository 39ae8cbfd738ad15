"""The fixed list of picture shapes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.pictures.article import article
from dashboard.pictures.card import Card
from dashboard.pictures.cover import cover
from dashboard.pictures.share import share
from dashboard.pictures.square import square


@dataclass(frozen=True, slots=True)
class Preset:
    """A shape of picture: its name in addresses, its name for people, its size in pixels (height 0: as needed)."""

    name: str
    label: str
    width: int
    height: int
    draw: Callable[[Card], str]


PRESETS: Mapping[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset("article", "正文图", 1080, 0, article),
        Preset("square", "方图", 1080, 1080, square),
        Preset("cover", "封面图", 1800, 766, cover),
        Preset("share", "分享图", 1200, 630, share),
    )
}
