"""The cover of an article: 900 by 383 at twice the pixels, its message inside the square in the middle.

Lists and shares show that square alone, so the sides hold only what the square can do without.
"""

from collections.abc import Sequence

from dashboard.pictures import letters
from dashboard.pictures.card import Card
from dashboard.pictures.paint import COVER
from dashboard.pictures.qr import qr
from dashboard.pictures.sheet import Sheet

WIDTH, HEIGHT = 900, 383
CENTRE = (WIDTH - HEIGHT) // 2
_PAD = 24
_ROOM = HEIGHT - 2 * _PAD
_SIDE = 24
_QR = 156
_BRAND = HEIGHT - 42
"""Where the site's name begins, under all else."""


def cover(card: Card) -> str:
    """The picture as SVG."""
    sheet = Sheet(card.language, WIDTH, margin=CENTRE + _PAD, colours=COVER)
    sheet.y = 20
    if card.band:
        sheet.band(card.band, y=0, height=42, size=24)
        sheet.y = 44
    sheet.heading(card.title, (36, 32, 28, 25), most=2)
    _number(sheet, card)
    _scale(sheet, card)
    _brand(sheet, card)
    _left(sheet, card)
    _right(sheet, card)
    return sheet.svg(height=HEIGHT, title=card.title, zoom=2)


def _number(sheet: Sheet, card: Card) -> None:
    text = card.number or card.absent
    if not card.number:
        found = letters.fitted(text, (54, 46, 40, 34, 30, 26), _ROOM, bold=True)
        sheet.lines(found.lines, size=found.size, bold=True, leading=1.4)
        return
    unit = letters.fitted(card.unit, (36, 30, 26, 22, 18, 15), _ROOM / 2, bold=True).size
    room = _ROOM - letters.width(card.unit, unit, bold=True) - 8
    size = letters.fitted(text, (84, 72, 60, 48), room, bold=True).size
    sheet.y += size * 1.05
    sheet.line(text, x=sheet.margin, y=sheet.y - size * 0.1, size=size, bold=True)
    after = sheet.margin + letters.width(text, size, bold=True) + 8
    sheet.line(card.unit, x=after, y=sheet.y - size * 0.1, size=unit, bold=True)
    if card.when:
        made = letters.fitted(card.when[0], (22, 20, 18), _ROOM)
        sheet.lines(made.lines, size=made.size, colour="ink-2")


def _scale(sheet: Sheet, card: Card) -> None:
    """The progress track, and the target under it; rows of cells where there are many indicators."""
    sheet.y += 8
    if card.track:
        place = f'x="{sheet.margin}" y="{sheet.y:g}" width="{_ROOM}" height="32" viewBox="0 0 {_ROOM * 20 / 32:g} 20"'
        track = card.track.replace("<svg", '<svg overflow="visible"', 1)
        sheet.add(f'<svg overflow="visible" {place}>{track}</svg>')
        sheet.y += 32
    if card.target:
        lines = 2 if sheet.y + 2 * 22 * 1.35 < _BRAND else 1
        made = letters.fitted(f"◆ {card.target}", (22, 20, 18, 16, 14), _ROOM, bold=True, lines=lines)
        sheet.lines(made.lines, size=made.size, bold=True, leading=1.35)
    if not card.track:
        _squares(sheet, card)


def _squares(sheet: Sheet, card: Card) -> None:
    """How many stand where, in words and as cells that fill what is left above the site's name."""
    made = letters.fitted(card.finding, (22, 20, 18, 16), _ROOM, lines=4)
    if sheet.y + len(made.lines) * made.size * 1.35 < HEIGHT - 60:
        sheet.lines(made.lines, size=made.size, leading=1.35)
    cells = [cell for row in card.rows for cell in row.cells]
    left = HEIGHT - 50 - sheet.y
    fits = (side for side in (26, 22, 18, 15, 12) if -(-len(cells) // int(_ROOM // (side * 1.35))) * side * 1.35 < left)
    if cells and (found := next(fits, 0)):
        sheet.cells(cells, x=sheet.margin, y=sheet.y + 6, side=found, room=_ROOM)


def _brand(sheet: Sheet, card: Card) -> None:
    made = letters.fitted(card.brand, (22, 20, 18, 16, 14, 13), _ROOM)
    sheet.line(made.lines[0], x=sheet.margin, y=HEIGHT - 20, size=made.size, colour="ink-2")


def _left(sheet: Sheet, card: Card) -> None:
    """As-of day, source and document beside the middle square, as large as all of them stand whole."""
    facts, room = sorted(card.facts, key=lambda fact: len(fact[1])), CENTRE - 2 * _SIDE
    size = next((size for size in (19, 17, 15) if _tall(facts, size, room) <= HEIGHT - 48 - 16), 15)
    sheet.y = 48
    for term, text in facts:
        left = int((HEIGHT - 16 - sheet.y - size * 1.3) // (size * 1.35))
        if left > 0:
            sheet.lines([term], size=size, x=_SIDE, bold=True, leading=1.3)
            made = letters.wrapped(text, size, room, lines=left)
            sheet.lines(made, size=size, x=_SIDE, colour="ink-2", leading=1.35)
            sheet.y += 8


def _tall(facts: Sequence[tuple[str, str]], size: int, room: float) -> float:
    lines = sum(len(letters.wrapped(text, size, room)) for _, text in facts)
    return len(facts) * (size * 1.3 + 8) + lines * size * 1.35


def _right(sheet: Sheet, card: Card) -> None:
    middle = WIDTH - CENTRE / 2
    _, side = qr(card.address, x=0, y=0, room=_QR)
    sheet.code(card, x=middle + side / 2, y=84, room=_QR)
    for n, line in enumerate(letters.wrapped(card.scan, 19, CENTRE - 2 * _SIDE, lines=3)):
        sheet.line(line, x=middle, y=84 + side + 30 + 26 * n, size=19, colour="ink-2", anchor="middle")
