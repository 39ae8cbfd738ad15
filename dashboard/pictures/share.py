"""The picture that goes with a shared link, 1200 by 630 pixels: words at the left, the chart at the right."""

from dashboard.pictures import letters
from dashboard.pictures.article import target
from dashboard.pictures.card import Card
from dashboard.pictures.sheet import Sheet

WIDTH, HEIGHT = 1200, 630
_WORDS = 470
_CHART = 590
_FOOT = 486
_QR = 126


def share(card: Card) -> str:
    """The picture as SVG."""
    sheet = Sheet(card.language, WIDTH, margin=48)
    sheet.add(f'<rect width="{WIDTH}" height="12" fill="var(--mast)"/>')
    sheet.y = 26
    if card.band:
        sheet.band(card.band, y=12, height=48, size=30)
        sheet.y = 66
    top = sheet.y
    brand = letters.fitted(card.brand, (26, 23, 20), _WORDS)
    sheet.lines(brand.lines, size=brand.size, colour="ink-2")
    sheet.heading(card.title, (48, 42, 36, 32), most=3, room=_WORDS)
    _number(sheet, card)
    _body(sheet, card, top)
    _foot(sheet, card)
    if card.band:
        sheet.watermark(card.band, x=WIDTH * 0.72, y=330, size=84)
    return sheet.svg(height=HEIGHT, title=card.title)


def _number(sheet: Sheet, card: Card) -> None:
    text = card.number or card.absent
    colour = "accent" if card.number else "ink-2"
    unit = letters.fitted(card.unit, (44, 36, 28), _WORDS / 2, bold=True).size
    room = _WORDS - letters.width(card.unit, unit, bold=True) - 10
    size = letters.fitted(text, (110, 92, 76, 60) if card.number else (64,), room, bold=True).size
    sheet.y += size * 1.12
    base = sheet.y - size * 0.12
    sheet.line(text, x=sheet.margin, y=base, size=size, colour=colour, bold=True)
    after = sheet.margin + letters.width(text, size, bold=True) + 10
    sheet.line(card.unit if card.number else "", x=after, y=base, size=unit, colour=colour, bold=True)
    if card.when:
        sheet.lines(letters.wrapped(card.when[0], 26, _WORDS, lines=1), size=26, colour="ink-2")
    if card.target:
        target(sheet, card.target, size=30, room=_WORDS, lines=2 if sheet.y + 2 * 30 * 1.5 < _FOOT else 1)
    _said(sheet, card.sentence if card.charts else card.finding)


def _said(sheet: Sheet, text: str) -> None:
    """Plain words under the number where there is room for all of them: half of them may say something else."""
    sheet.y += 8
    for size in (26, 24, 22):
        made = letters.wrapped(text, size, _WORDS)
        if len(made) * size * 1.45 <= _FOOT - 8 - sheet.y:
            return sheet.lines(made, size=size, leading=1.45, colour="ink-2")


def _body(sheet: Sheet, card: Card, top: float) -> None:
    left = WIDTH - sheet.margin - _CHART
    if "picture" in card.charts:
        top += 28 if card.axis else 8
        width = min(float(_CHART), (_FOOT - top - 8) * 440 / 320)
        sheet.line(card.axis, x=WIDTH - sheet.margin - width, y=top - 8, size=20, colour="ink-2")
        sheet.chart(card.charts["picture"](), x=WIDTH - sheet.margin - width, y=top, width=width)
        return
    sheet.y = top
    sheet.rows_within(card.rows, (44, 36, 30, 28, 26, 24, 22, 20), room=_CHART, foot=_FOOT - 10, x=left)


def _foot(sheet: Sheet, card: Card) -> None:
    sheet.y = _FOOT
    sheet.rule(colour="line", thick=2)
    side = sheet.code(card, x=WIDTH - sheet.margin, y=_FOOT + 8, room=_QR)
    room = sheet.room - side - 30
    sheet.y += 8
    sheet.facts(card.facts, sizes=(21, 19, 17), room=room, tall=HEIGHT - sheet.y - 8)
