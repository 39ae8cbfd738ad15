"""The square picture, 1080 by 1080 pixels, for lists and group chats."""

from dashboard.pictures import letters
from dashboard.pictures.article import target
from dashboard.pictures.card import Card
from dashboard.pictures.sheet import Sheet

SIDE = 1080
_QR = 172
_FOOT = 860


def square(card: Card) -> str:
    """The picture as SVG."""
    sheet = Sheet(card.language, SIDE, margin=60)
    sheet.add(f'<rect width="{SIDE}" height="16" fill="var(--mast)"/>')
    sheet.y = 28
    if card.band:
        sheet.band(card.band, y=16, height=56, size=34)
        sheet.y = 76
    sheet.paragraph(card.brand, size=30, colour="ink-2", most=1)
    sheet.heading(card.title, (58, 50, 44), most=2)
    _number(sheet, card)
    _body(sheet, card)
    _foot(sheet, card)
    if card.band:
        sheet.watermark(card.band, x=SIDE / 2, y=690, size=110)
    return sheet.svg(height=SIDE, title=card.title)


def _number(sheet: Sheet, card: Card) -> None:
    """The number at the left, the target at the right."""
    if not (card.number or card.absent):
        return
    size = 110 if card.number and letters.width(card.number, 110, bold=True) < 400 else 76
    sheet.y += 118
    base = sheet.y - 14
    text = card.number or card.absent
    sheet.line(text, x=sheet.margin, y=base, size=size, colour="accent" if card.number else "ink-2", bold=True)
    end = sheet.margin + letters.width(text, size, bold=True) + size * 0.1
    half = sheet.width / 2 - end
    unit = letters.fitted(card.unit, (round(size * 0.42), round(size * 0.3), 24), half, bold=True).size
    sheet.line(card.unit if card.number else "", x=end, y=base, size=unit, colour="accent", bold=True)
    end += letters.width(card.unit, unit, bold=True) + 36
    keep = sheet.y
    sheet.y -= 112
    if card.when:
        found = letters.fitted(card.when[0], (30, 26, 22), sheet.width - sheet.margin - end)
        sheet.lines(found.lines, size=found.size, x=end, colour="ink-2")
    if card.target:
        target(sheet, card.target, size=32, x=end, room=sheet.width - sheet.margin - end)
    sheet.y = max(keep, sheet.y)


def _body(sheet: Sheet, card: Card) -> None:
    """The chart or the rows, as large as the place between head and foot."""
    room = _FOOT - 10 - sheet.y
    if "square" in card.charts:
        wide = min(float(sheet.room), (room - (36 if card.axis else 0)) * 2)
        if room - wide / 2 > (100 if card.axis else 60):
            sheet.paragraph(card.finding, size=36, bold=True, most=1)
        sheet.line(card.axis, x=(SIDE - wide) / 2, y=_FOOT - 14 - wide / 2, size=26, colour="ink-2")
        sheet.chart(card.charts["square"](), x=(SIDE - wide) / 2, y=_FOOT - 6 - wide / 2, width=wide)
        return
    sheet.y += 6
    size = letters.fitted(card.finding, (34, 30, 27, 24), sheet.room, bold=True, lines=2).size
    sheet.paragraph(card.finding, size=size, bold=True, most=2)
    if sheet.y + sheet.tall(card.rows, size=48) + 54 * len(letters.wrapped(card.sentence, 36, sheet.room)) < _FOOT - 40:
        sheet.paragraph(card.sentence, size=36, colour="ink-2")
        sheet.y += 20
    larger = () if any(row.beside for row in card.rows) else (72, 64, 56)
    sheet.rows_within(card.rows, (*larger, 48, 40, 36, 32, 30, 28, 26, 24, 22, 20), room=sheet.room, foot=_FOOT - 10)


def _foot(sheet: Sheet, card: Card) -> None:
    sheet.y = _FOOT
    sheet.rule(colour="line", thick=2)
    side = sheet.code(card, x=SIDE - sheet.margin, y=_FOOT + 18, room=_QR)
    room = sheet.room - side - 30
    sheet.y += 14
    sheet.facts(card.facts, sizes=(28, 26, 24, 22, 20), room=room, tall=SIDE - sheet.y - 24)
