"""Charts as plain Plotly dicts, one function per chart type, one template; and the words around them.

    subject     what a chart is about: values, targets, places in time
    frame       where data lies on the picture, round numbers for the axis
    template    what each role looks like; the dicts Plotly takes
    marks       series, targets, axes
    labels      direct labels kept clear of each other; naming says what they say
    trend       an indicator with published values
    awaiting    an indicator without
    wording     headline, subtitle, caption and text alternative

Both chart types are drawn for each width, wide and narrow for pages, picture and square for pictures, not scaled.
"""

from datetime import date

from dashboard.figures.awaiting import awaiting_of
from dashboard.figures.subject import Subject
from dashboard.figures.template import Figure, Theme, Width
from dashboard.figures.trend import BRUSH_FROM, trend_of
from dashboard.figures.wording import alternative_of, caption_of, headline_of, subtitle_of
from dashboard.language import Language
from dashboard.model import Snapshot
from dashboard.progress import Assessment

__all__ = [
    "BRUSH_FROM",
    "Figure",
    "Theme",
    "Width",
    "alternative",
    "awaiting",
    "caption",
    "chart",
    "config",
    "headline",
    "subtitle",
    "trend",
]


def config(language: Language) -> dict[str, object]:
    """The configuration of every dcc.Graph. Nothing of a chart is ever sent to another host."""
    return {
        "showSendToCloud": False,
        "displaylogo": False,
        "displayModeBar": False,
        "scrollZoom": False,
        "doubleClick": False,
        "responsive": True,
        "locale": language.tag,
    }


def trend(
    snapshot: Snapshot,
    indicator_id: str,
    *,
    assessment: Assessment,
    language: Language,
    as_of: date,
    width: Width = "wide",
    theme: Theme = "light",
    benchmarks: bool = True,
    brush: bool = False,
) -> Figure:
    """The chart of an indicator with at least one published county value.

    Markers stand only on published values. brush adds a range slider under a series of BRUSH_FROM points or more.
    """
    subject = Subject(snapshot, snapshot.indicator_by_id[indicator_id], assessment, language, as_of, benchmarks)
    return trend_of(subject, width=width, theme=theme, brush=brush)


def awaiting(
    snapshot: Snapshot,
    indicator_id: str,
    *,
    assessment: Assessment,
    language: Language,
    as_of: date,
    width: Width = "wide",
    theme: Theme = "light",
) -> Figure:
    """The chart of an indicator nobody has published yet: targets, and dotted places for the values to come."""
    subject = Subject(snapshot, snapshot.indicator_by_id[indicator_id], assessment, language, as_of)
    return awaiting_of(subject, width=width, theme=theme)


def chart(
    snapshot: Snapshot,
    indicator_id: str,
    *,
    assessment: Assessment,
    language: Language,
    as_of: date,
    width: Width = "wide",
    theme: Theme = "light",
    benchmarks: bool = True,
    brush: bool = False,
) -> Figure:
    """An indicator's chart: `trend` where the county has a value in the indicator's own unit, else `awaiting`."""
    subject = Subject(snapshot, snapshot.indicator_by_id[indicator_id], assessment, language, as_of, benchmarks)
    if subject.own:
        return trend_of(subject, width=width, theme=theme, brush=brush)
    return awaiting_of(subject, width=width, theme=theme)


def headline(
    snapshot: Snapshot,
    indicator_id: str,
    *,
    assessment: Assessment,
    language: Language,
    as_of: date,
) -> str:
    """The finding in one sentence, to stand over the chart."""
    return headline_of(Subject(snapshot, snapshot.indicator_by_id[indicator_id], assessment, language, as_of))


def subtitle(
    snapshot: Snapshot,
    indicator_id: str,
    *,
    assessment: Assessment,
    language: Language,
    as_of: date,
    lead: str = "",
) -> str:
    """What is measured, in what unit, and whether the vertical axis is cut. lead stands for the indicator's name."""
    subject = Subject(snapshot, snapshot.indicator_by_id[indicator_id], assessment, language, as_of)
    return subtitle_of(subject, lead=lead)


def caption(
    snapshot: Snapshot,
    indicator_id: str,
    *,
    assessment: Assessment,
    language: Language,
    as_of: date,
) -> str:
    """How to read the chart; empty where nothing needs saying."""
    return caption_of(Subject(snapshot, snapshot.indicator_by_id[indicator_id], assessment, language, as_of))


def alternative(
    snapshot: Snapshot,
    indicator_id: str,
    *,
    assessment: Assessment,
    language: Language,
    as_of: date,
    benchmarks: bool = True,
) -> str:
    """The chart in words, for its `aria-label`: series, targets, what is not published."""
    return alternative_of(
        Subject(snapshot, snapshot.indicator_by_id[indicator_id], assessment, language, as_of, benchmarks)
    )
