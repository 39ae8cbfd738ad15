"""A picture while it is being put together, from its head to its foot."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from dashboard.language import Language
from dashboard.pictures import letters
from dashboard.pictures.card import Card, Row
from dashboard.pictures.paint import FAMILIES, HATCH, LIGHT, painted
from dashboard.pictures.qr import qr

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="100%"')
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
STRIPE = 45
"""How far apart the stripes of a warning band stand, in pixels."""


class Sheet:
    """What has been set so far. y is the foot of it, in pixels."""

    def __init__(self, language: Language, width: int, *, margin: int, colours: Mapping[str, str] = LIGHT) -> None:
        self.width, self.margin, self.colours = width, margin, colours
        self.room = width - 2 * margin
        self.y = 0.0
        self.parts: list[str] = []
        self._language = language

    @property
    def zh(self) -> bool:
        return self._language.code == "zh"

    def facts(self, facts: Sequence[tuple[str, str]], *, sizes: tuple[int, ...], room: float, tall: float) -> None:
        """Terms with their text, as large as all of them stand whole; only at the last of the sizes one is cut."""
        said = [self.fact(term, text) for term, text in facts]
        most = {size: int(tall / (size * 1.45)) for size in sizes}
        taken = {size: sum(len(letters.wrapped(text, size, room)) for text in said) for size in sizes}
        size = next((size for size in sizes if taken[size] <= most[size]), sizes[-1])
        spare = most[size] - len(said)
        for text in said:
            made = letters.wrapped(text, size, room, lines=1 + max(spare, 0))
            spare -= len(made) - 1
            self.lines(made, size=size, leading=1.45, colour="ink-2")

    def fact(self, term: str, text: str) -> str:
        """A term and its text in one line."""
        return f"{term}　{text}" if self.zh else f"{term}: {text}"

    def add(self, markup: str) -> None:
        """Markup that has its place already."""
        self.parts.append(markup)

    def line(
        self, text: str, *, x: float, y: float, size: float, colour: str = "ink", bold: bool = False, anchor: str = ""
    ) -> None:
        """One line of text, its letters standing on y. A Chinese font's curly quotes are too wide in English."""
        said = (text if self.zh else text.translate(_STRAIGHT)).replace(letters.MAY_BREAK, "")
        weight = ' font-weight="600"' if bold else ""
        side = f' text-anchor="{anchor}"' if anchor else ""
        place = f'x="{x:g}" y="{y:g}" font-size="{size:g}"{weight}{side} fill="var(--{colour})"'
        self.parts.append(f"<text {place}>{escape(said)}</text>")

    def lines(
        self,
        made: Sequence[str],
        *,
        size: float,
        x: float | None = None,
        leading: float = 1.5,
        colour: str = "ink",
        bold: bool = False,
    ) -> None:
        """Lines below what was set so far."""
        for text in made:
            self.y += size * leading
            y = self.y - size * (leading - 1) / 2 - size * 0.12
            self.line(text, x=self.margin if x is None else x, y=y, size=size, colour=colour, bold=bold)

    def paragraph(
        self, text: str, *, size: float, leading: float = 1.5, colour: str = "ink", bold: bool = False, most: int = 99
    ) -> None:
        """A text over the whole width; nothing where it is empty."""
        if text:
            made = letters.wrapped(text, size, self.room, bold=bold, lines=most)
            self.lines(made, size=size, leading=leading, colour=colour, bold=bold)

    def heading(self, text: str, sizes: tuple[int, ...], *, most: int, room: float | None = None) -> None:
        """The title, as large as it may be; a long one has a line more, in smaller letters, before any is cut."""
        found = letters.fitted(text, sizes, room or self.room, bold=True, lines=most)
        if found.lines[-1].endswith("…"):
            found = letters.fitted(text, (sizes[-1], sizes[-1] - 4), room or self.room, bold=True, lines=most + 1)
        self.lines(found.lines, size=found.size, leading=1.3, bold=True)

    def rule(self, *, colour: str, thick: int) -> None:
        """A line across."""
        y = self.y + thick / 2
        ends = f'x1="{self.margin}" x2="{self.width - self.margin}" y1="{y:g}" y2="{y:g}"'
        self.parts.append(f'<line {ends} stroke="var(--{colour})" stroke-width="{thick}"/>')
        self.y += thick

    def chart(self, markup: str, *, x: float, y: float, width: float) -> float:
        """A chart enlarged to a width, letters and all; returns its height."""
        found = _SIZE.search(markup)
        if found is None:
            return 0
        height = width * float(found[2]) / float(found[1])
        place = f'viewBox="0 0 {found[1]} {found[2]}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        place = f'{place} overflow="visible"'
        self.parts.append(_SIZE.sub(place, markup, count=1))
        return height

    def rows(self, rows: Sequence[Row], *, size: float, room: float, x: float | None = None) -> None:
        """Rows without a chart: a name, its cells under it, and at the right what it comes to."""
        left = float(self.margin) if x is None else x
        for row in rows:
            indent, (made, beside) = _indent(row, size), _label(row, size, room)
            top = self.y = self.y + size * 0.3
            self.lines(made, size=size, leading=1.4, x=left + indent)
            self.y += 0 if beside else size * 1.4
            base = top + size * 1.08 if beside else self.y - size * 0.32
            self.line(row.says, x=left + room, y=base, size=size, bold=True, anchor="end")
            below = self.y
            if row.beside:
                self.cells(row.cells, x=left, y=top + size * 0.25, side=size * 0.95, room=room)
                self.y = below
            elif row.cells:
                self.cells(row.cells, x=left, y=self.y + size * 0.15, side=size * 0.9, room=room)

    def rows_within(
        self, rows: Sequence[Row], sizes: tuple[int, ...], *, room: float, foot: float, x: float | None = None
    ) -> None:
        """Rows as large as foot and their names allow.

        At the last of the sizes rows may be left out, and it is said how many.
        """
        fitting = [size for size in sizes if self.tall(rows, size=size, room=room) <= foot - self.y] or [sizes[-1]]
        size = next((size for size in fitting if all(_label(row, size, room)[1] for row in rows)), fitting[0])
        kept = len(rows)
        while kept and self.tall(rows[:kept], size=size, room=room) > foot - self.y - (kept < len(rows)) * size * 1.7:
            kept -= 1
        self.rows(rows[:kept], size=size, room=room, x=x)
        if kept < len(rows):
            said = self._language.text("另有{n}项，见页面", n=len(rows) - kept)
            self.line(said, x=self.margin if x is None else x, y=self.y + size * 1.35, size=size, colour="ink-2")

    def tall(self, rows: Sequence[Row], *, size: float, room: float | None = None) -> float:
        """How tall rows would be."""
        trial = Sheet(self._language, self.width, margin=self.margin)
        trial.rows(rows, size=size, room=room or self.room)
        return trial.y

    def cells(self, cells: Sequence[str], *, x: float, y: float, side: float, room: float) -> None:
        """Small squares side by side, in as many lines as they need."""
        across = max(int(room // (side * 1.35)), 1)
        for n, cell in enumerate(cells):
            place = f"translate({x + n % across * side * 1.35:g} {y + n // across * side * 1.35:g})"
            self.parts.append(f'<g transform="{place} scale({side / 16:g})">{cell}</g>')
        self.y = y + -(-len(cells) // across) * side * 1.35

    def code(self, card: Card, *, x: float, y: float, room: int) -> int:
        """The QR code to the live page, its right side at x; returns its width."""
        _, side = qr(card.address, x=0, y=0, room=room)
        self.parts.append(qr(card.address, x=round(x - side), y=round(y), room=room)[0])
        return side

    def band(self, text: str, *, y: float, height: float, size: float) -> None:
        """The words that a picture must not be used, on stripes from side to side."""
        stripes = "".join(
            f"M{a} {y + height:g}L{b} {y:g}" for a, b in pairwise(range(-STRIPE, self.width + 2 * STRIPE, STRIPE))
        )
        width = letters.width(text, size, bold=True) + size
        left = (self.width - width) / 2
        self.add(f'<rect x="0" y="{y:g}" width="{self.width}" height="{height:g}" fill="#FDF0D9"/>')
        self.add(f'<path d="{stripes}" stroke="#E3B35C" stroke-width="10" fill="none"/>')
        self.add(f'<rect x="{left:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="#FDF0D9"/>')
        middle = self.width / 2
        place = f'x="{middle:g}" y="{y + height / 2 + size * 0.36:g}" font-size="{size:g}" text-anchor="middle"'
        self.add(f'<text {place} font-weight="600" fill="#6B3A00">{escape(text)}</text>')

    def watermark(self, text: str, *, x: float, y: float, size: float) -> None:
        """The same words across the picture, so that no cut-out of it is without them."""
        turn = f'transform="rotate(-18 {x:g} {y:g})" text-anchor="middle" font-weight="600"'
        fits = min(size, 2 * min(x, self.width - x) / letters.width(text, 1, bold=True))
        place = f'x="{x:g}" y="{y:g}" font-size="{fits:g}"'
        self.add(f'<text {place} {turn} fill="#8A4B00" fill-opacity=".13">{escape(text)}</text>')

    def svg(self, *, height: float, title: str, zoom: float = 1) -> str:
        """The finished picture, which needs nothing beside it."""
        tall = round(height)
        box = f'width="{self.width * zoom:g}" height="{tall * zoom:g}" viewBox="0 0 {self.width} {tall}"'
        ground = f'<rect width="{self.width}" height="{tall}" fill="var(--paper)"/>'
        body = painted(f"{HATCH}{ground}{''.join(self.parts)}", self.colours)
        tag = self._language.tag
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-family="{FAMILIES}" role="img" xml:lang="{tag}">'
        named = escape(title.replace(letters.MAY_BREAK, ""))
        return f"{head}<title>{named}</title>{body}</svg>"


def _indent(row: Row, size: float) -> float:
    return size * 1.4 if row.beside else 0


def _label(row: Row, size: float, room: float) -> tuple[tuple[str, ...], bool]:
    """A row's name in two lines at most, and whether what it comes to has room beside it, or stands below."""
    whole = room - _indent(row, size)
    narrow = whole - letters.width(row.says, size, bold=True) - size * 0.8
    made = letters.wrapped(row.label, size, narrow, lines=2)
    if not made[-1].endswith("…") and max(letters.width(line, size) for line in made) <= narrow:
        return made, True
    return letters.wrapped(row.label, size, whole, lines=2), False
