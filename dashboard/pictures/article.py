"""The picture inside an article: 1080 pixels wide, as tall as it needs, no letter under 28 pixels."""

from dashboard.pictures import letters
from dashboard.pictures.card import Card
from dashboard.pictures.sheet import Sheet

WIDTH = 1080
_QR = 230
_FACTS = 30
_SMALLER = (0.88, 0.76, 0.68)


def article(card: Card) -> str:
    """The picture as SVG."""
    sheet = Sheet(card.language, WIDTH, margin=60)
    _top(sheet, card)
    sheet.y += 26
    sheet.paragraph(card.brand, size=34, colour="ink-2")
    sheet.heading(card.title, (68, 60, 54), most=3)
    _number(sheet, card)
    if card.sentence:
        sheet.y += 16
        sheet.paragraph(card.sentence, size=40, leading=1.6)
    sheet.y += 36
    sheet.rule(colour="ink", thick=3)
    _body(sheet, card)
    _foot(sheet, card)
    if card.band:
        sheet.watermark(card.band, x=WIDTH / 2, y=sheet.y * 0.62, size=110)
    return sheet.svg(height=sheet.y + 50, title=card.title)


def _top(sheet: Sheet, card: Card) -> None:
    sheet.add(f'<rect width="{WIDTH}" height="16" fill="var(--mast)"/>')
    sheet.y = 16
    if card.band:
        sheet.band(card.band, y=16, height=76, size=42)
        sheet.y = 92


def _number(sheet: Sheet, card: Card) -> None:
    """The number or the words in its place, what it is for beside it, and the target below."""
    if card.number or card.absent:
        right = _large(sheet, card)
        _when(sheet, card, right + 40)
    if card.target:
        sheet.y += 14
        target(sheet, card.target, size=42)


def _large(sheet: Sheet, card: Card) -> float:
    """Sets the number; returns where it ends."""
    if not card.number:
        sheet.y += 130
        sheet.line(card.absent, x=sheet.margin, y=sheet.y - 14, size=96, colour="ink-2", bold=True)
        return sheet.margin + letters.width(card.absent, 96, bold=True)
    size = next(size for size in (184, 150, 120, 96, 72) if _spread(card, size) < sheet.room or size == 72)
    sheet.y += size * 1.02
    number = letters.width(card.number, size, bold=True)
    base = sheet.y - size * 0.06
    sheet.line(card.number, x=sheet.margin, y=base, size=size, colour="accent", bold=True)
    beside = sheet.margin + number + size * 0.08
    sheet.line(card.unit, x=beside, y=base, size=size * 0.42, colour="accent", bold=True)
    return beside + letters.width(card.unit, size * 0.42, bold=True)


def _spread(card: Card, size: float) -> float:
    unit = letters.width(card.unit, size * 0.42, bold=True)
    return letters.width(card.number, size, bold=True) + size * 0.08 + unit


def _when(sheet: Sheet, card: Card, x: float) -> None:
    """Beside the number where there is room, else below it."""
    room = sheet.width - sheet.margin - x
    whole = [letters.wrapped(text, 34, room, bold=not n) for n, text in enumerate(card.when)]
    told = [(line, not n) for n, made in enumerate(whole) if len(made) <= 2 for line in made]
    if room >= 34 * 6 and 0 < len(told) <= 3:
        y = sheet.y - 18 - 48 * (len(told) - 1)
        for line, bold in told:
            sheet.line(line, x=x, y=y, size=34, colour="ink" if bold else "ink-2", bold=bold)
            y += 48
        return
    sheet.y += 24  # a comma in the number reaches below its line
    for n, text in enumerate(card.when):
        sheet.paragraph(text, size=34, bold=not n, colour="ink-2" if n else "ink", most=2)


def target(
    sheet: Sheet, text: str, *, size: int, x: float | None = None, room: float | None = None, lines: int = 2
) -> None:
    """The diamond that is always the target, and what is wanted by when, in so many lines where it can be."""
    left = sheet.margin if x is None else x
    half = size * 0.36
    narrow = (room or sheet.room) - size * 1.1
    found = letters.fitted(text, (size, *(round(size * part) for part in _SMALLER)), narrow, bold=True, lines=lines)
    if found.lines[-1].endswith("…"):
        found = letters.fitted(text, (round(found.size),), narrow, bold=True, lines=4)
    middle = sheet.y + size * 0.75
    sheet.add(f'<path d="M{left + half:g} {middle - half:g}l{half:g} {half:g} {-half:g} {half:g} {-half:g} {-half:g}Z"'
              ' fill="var(--ink)"/>')  # fmt: skip
    sheet.lines(found.lines, size=found.size, x=left + size * 1.1, bold=True)


def _body(sheet: Sheet, card: Card) -> None:
    """The finding, how to read what follows, and the chart or the rows."""
    sheet.y += 24
    sheet.paragraph(card.finding, size=42, bold=True)
    sheet.paragraph(card.note, size=30, colour="ink-2")
    if "picture" in card.charts:
        sheet.y += 20
        sheet.y += sheet.chart(card.charts["picture"](), x=sheet.margin, y=sheet.y, width=sheet.room)
    else:
        sheet.y += 10
        sheet.rows(card.rows, size=36, room=sheet.room)
    sheet.y += 30


def _foot(sheet: Sheet, card: Card) -> None:
    """As-of day, status, source and document beside the code that leads to the live page."""
    sheet.rule(colour="line", thick=2)
    sheet.y += 24
    top = sheet.y
    side = sheet.code(card, x=sheet.width - sheet.margin, y=top, room=_QR)
    room = sheet.room - side - 30
    for term, text in card.facts:
        _fact(sheet, term, text, room)
    sheet.y += 10
    sheet.lines(letters.wrapped(card.scan, _FACTS, room, bold=True, lines=2), size=_FACTS, colour="accent", bold=True)
    sheet.y = max(sheet.y, top + side)


def _fact(sheet: Sheet, term: str, text: str, room: float) -> None:
    """A term in bold and its text after it, which goes on under the term."""
    lead = f"{term}　" if sheet.zh else f"{term}  "
    indent = letters.width(lead, _FACTS, bold=True)
    first, *rest = letters.hanging(text, _FACTS, room, indent=indent, lines=5)
    y = sheet.y + _FACTS * 1.2
    sheet.line(term, x=sheet.margin, y=y, size=_FACTS, bold=True)
    sheet.line(first, x=sheet.margin + indent, y=y, size=_FACTS, colour="ink-2")
    sheet.y += _FACTS * 1.55
    sheet.lines(rest, size=_FACTS, leading=1.55, colour="ink-2")
