"""The HTML that brings an embed into another page, and the height its frame has where no script sets it."""

from html import escape
from math import ceil

from dashboard.model import Indicator
from layouts import charts
from layouts.embed import figures
from layouts.embed.subject import Options, Subject, address, title
from layouts.view import View

LINE = 20  # pixels of a line of small print
_PHONE = 290  # pixels that a line has at 320


def iframe(view: View, subject: Subject, options: Options) -> str:
    """A bare frame as wide as its place, for any host."""
    return _frame(view, subject, options, 'width="100%"', height(view, subject, options))


def sized(view: View, subject: Subject, options: Options, *, width: int, height: int) -> str:
    """A frame of a size that its host asked for; narrower where its place is."""
    return _frame(view, subject, options, f'width="{width}" style="max-width:100%"', height)


def with_script(view: View, subject: Subject, options: Options) -> str:
    """A frame whose height our script sets."""
    return f'{iframe(view, subject, options)}\n<script src="{escape(view.absolute_file("/embed.js"))}" async></script>'


def height(view: View, subject: Subject, options: Options) -> int:
    """Pixels that hold all of an embed at any width from 320; a frame keeps them where no script sets its height."""
    said = (60 if view.snapshot.plan.simulated else 0) + (100 if options.lang == "en" else 0)
    said += 2 * LINE if options.release else 0
    if subject.kind == "indicator":
        return said + _indicator(view, subject.name, options)
    if subject.kind == "action":
        return said + _action(view, subject.name, options)
    return said + {"chart": 500, "card": 610, "table": 450}[options.view] + _communities(view, options)


def _communities(view: View, options: Options) -> int:
    """Pixels of the stages' names where any is shown, or of the list."""
    listed, english = len(view.snapshot.communities), options.lang == "en"
    if options.view == "table":
        return (64 if english else 48) * listed
    return 220 if listed and english and options.view == "chart" else 0


def _action(view: View, name: str, options: Options) -> int:
    if options.view == "card":
        return 270
    indicators = view.snapshot.indicators_of_action(name)
    if options.view == "chart":
        return 330 + (96 if options.lang == "en" else 80) * len(indicators)
    return 330 + sum(102 if options.lang == "en" or view.current(row).latest else 75 for row in indicators)


def _indicator(view: View, name: str, options: Options) -> int:
    row = view.snapshot.indicator_by_id[name]
    small = LINE * _lines(charts.sources(view, row, charts.listed(view, row)))
    if options.view == "card":
        return (580 if view.current(row).latest else 480) + small
    if options.view == "table":
        return 290 + small + _rows(view, row)
    drawn = 610 if view.snapshot.observations_of(name) else 470
    return drawn + small + LINE * _lines(figures.reading(view, row))


def _rows(view: View, row: Indicator) -> int:
    """Pixels of the rows of an indicator's table, which are higher beside other places' columns, and of its notes."""
    seen, targets = charts.listed(view, row), view.snapshot.targets_of(row.indicator_id)
    high = 32 + 8 * max(len({each.area for each in seen}), 1)
    notes = sum(1 + _lines(note) for note in {view.language.of(each, "note") for each in seen} if note)
    return high * len({each.period for each in seen}) + 70 * len(targets) + LINE * notes


def _lines(text: str) -> int:
    """Lines of small print on a phone: a Chinese sign is as wide as it is high, a Latin one half of that."""
    width = sum(13 if sign > "\u2e80" else 6.8 for sign in text)
    return ceil(width / _PHONE)


def _frame(view: View, subject: Subject, options: Options, size: str, height: int) -> str:
    return (
        f'<iframe src="{escape(address(view, subject, options))}" title="{escape(title(view, subject))}" '
        f'{size} height="{height}" loading="lazy" frameborder="0"></iframe>'
    )
