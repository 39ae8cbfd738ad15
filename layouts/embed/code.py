"""The HTML that brings an embed into another page, and the height its frame has where no script sets it."""

from html import escape
from math import ceil

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
    listed = len(view.snapshot.communities) if options.view == "table" else 0
    stages = 220 if (options.view, options.lang) == ("chart", "en") else 0
    return said + stages + {"chart": 500, "card": 610, "table": 450}[options.view] + 64 * listed


def _action(view: View, name: str, options: Options) -> int:
    count = 0 if options.view == "card" else len(view.snapshot.indicators_of_action(name))
    return 330 + (102 if options.view == "table" else 96) * count


def _indicator(view: View, name: str, options: Options) -> int:
    row = view.snapshot.indicator_by_id[name]
    small = LINE * _lines(charts.sources(view, row, charts.listed(view, row)))
    if options.view == "card":
        return 580 + small
    if options.view == "table":
        return 360 + small + 50 * _rows(view, name)
    drawn = 610 if view.snapshot.observations_of(name) else 470
    return drawn + small + LINE * _lines(figures.reading(view, row))


def _rows(view: View, name: str) -> int:
    """Rows of an indicator's table, and the notes under it."""
    snapshot = view.snapshot
    areas = (snapshot.area, *snapshot.areas_observed(name))
    seen = [each for area in areas for each in snapshot.observations_of(name, area.area)]
    notes = {each.note for each in seen if each.note}
    return len({each.period for each in seen}) + len(snapshot.targets_of(name)) + len(notes)


def _lines(text: str) -> int:
    """Lines of small print on a phone: a Chinese sign is as wide as it is high, a Latin one half of that."""
    width = sum(13 if sign > "\u2e80" else 6.8 for sign in text)
    return ceil(width / _PHONE)


def _frame(view: View, subject: Subject, options: Options, size: str, height: int) -> str:
    return (
        f'<iframe src="{escape(address(view, subject, options))}" title="{escape(title(view, subject))}" '
        f'{size} height="{height}" loading="lazy" frameborder="0"></iframe>'
    )
