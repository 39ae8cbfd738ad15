"""Charts as plain Plotly dicts, one function for all, one template; and the words around them.

    subject     what a chart is about: values, targets, places in time
    frame       where data lies on the picture, round numbers for the axis
    template    what each role looks like; the dicts Plotly takes
    marks       series, targets, axes
    labels      direct labels kept clear of each other; naming says what they say
    trend       an indicator with published values
    awaiting    an indicator without
    wording     headline, subtitle, caption and text alternative

Everything is a function of a Subject. Both kinds of chart are drawn for each width, wide and narrow for pages, picture
and square for pictures, not scaled.
"""

from dashboard.figures.awaiting import awaiting
from dashboard.figures.subject import Subject
from dashboard.figures.template import Figure, Theme, Width
from dashboard.figures.trend import BRUSH_FROM, trend
from dashboard.figures.wording import alternative, caption, computed, cut, headline, subtitle
from dashboard.language import Language

__all__ = [
    "BRUSH_FROM",
    "Figure",
    "Subject",
    "Theme",
    "Width",
    "alternative",
    "caption",
    "chart",
    "computed",
    "config",
    "cut",
    "headline",
    "subtitle",
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


def chart(subject: Subject, *, width: Width = "wide", theme: Theme = "light", brush: bool = False) -> Figure:
    """An indicator's chart: its course where the county has a value in the indicator's own unit, else what is awaited.

    Markers stand only on published values. brush adds a range slider under a series of BRUSH_FROM points or more.
    """
    if subject.own:
        return trend(subject, width=width, theme=theme, brush=brush)
    return awaiting(subject, width=width, theme=theme)
