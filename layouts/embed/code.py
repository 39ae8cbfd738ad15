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
    if subject.kind == "indicator":
        return _indicator(view, subject.name, options)
    row = 130 if options.view == "table" and options.lang == "en" else 110
    if subject.kind == "action":
        count = len(view.snapshot.indicators_of_action(subject.name))
        return 330 if options.view == "card" or not count else 340 + row * count
    listed = len(view.snapshot.communities) if options.view == "table" else 0
    return {"chart": 640, "card": 640, "table": 560}[options.view] + 60 * listed


def _indicator(view: View, name: str, options: Options) -> int:
    row = view.snapshot.indicator_by_id[name]
    own = len(view.snapshot.observations_of(name))
    small = LINE * _lines(charts.sources(view, row))
    if options.view == "card":
        return 520 + small
    if options.view == "table":
        return 330 + small + 56 * (own + len(view.snapshot.targets_of(name)))
    return (570 if own else 440) + small + LINE * _lines(figures.reading(view, row))


def _lines(text: str) -> int:
    """Lines of small print on a phone: a Chinese sign is as wide as it is high, a Latin one half of that."""
    width = sum(13 if sign > "\u2e80" else 6.8 for sign in text)
    return ceil(width / _PHONE)


def _frame(view: View, subject: Subject, options: Options, size: str, height: int) -> str:
    return (
        f'<iframe src="{escape(address(view, subject, options))}" title="{escape(title(view, subject))}" '
        f'{size} height="{height}" loading="lazy" frameborder="0"></iframe>'
    )
