"""What a picture tells, in words and small drawings; the presets only place it, and draw the chart they place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.figures import Width
from dashboard.language import Language


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a picture without a chart: its name, 16-pixel cells drawn as SVG, and what it comes to.

    beside sets the cells before the name, else they stand below it.
    """

    label: str
    says: str
    cells: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What one subject's pictures tell, whatever their preset.

    brand is the site's name. number with its unit is the latest value; where there is none, absent stands in its
    place. when says what the number is for, target what is wanted by when. finding is one sentence, sentence the
    plain words beside it, note how to read the chart. charts draw the subject's figure as SVG, by width; axis says
    where its vertical axis starts if not at zero; track is its progress track; a subject of many indicators has rows
    instead. facts are terms with their text, the first of them the as-of day. scan says what the QR code leads to:
    address. band, where there is one, says across the picture that it must not be used.
    """

    language: Language
    brand: str
    title: str
    finding: str
    address: str
    scan: str
    facts: tuple[tuple[str, str], ...]
    number: str = ""
    unit: str = ""
    absent: str = ""
    when: tuple[str, ...] = ()
    target: str = ""
    sentence: str = ""
    note: str = ""
    charts: Mapping[Width, Callable[[], str]] = field(default_factory=dict)
    axis: str = ""
    track: str = ""
    rows: tuple[Row, ...] = ()
    band: str = ""
