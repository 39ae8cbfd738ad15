"""How wide words are, and where lines break: Chinese between any two characters that may part, Latin between words."""

import re
from dataclasses import dataclass

_REGULAR = (
    "224 323 474 555 555 921 680 278 338 338 467 555 278 347 278 392 555 555 555 555 555 555 555 555 555 555 278 278 "
    "555 555 555 474 946 608 657 638 688 589 552 689 728 293 535 646 543 812 723 742 633 742 635 596 599 721 575 878 "
    "573 531 603 338 392 338 555 559 606 563 618 510 620 554 325 564 607 275 275 552 284 926 610 606 620 620 388 468 "
    "377 607 521 802 498 521 475 338 270 338 555"
)
_BOLD = (
    "227 370 574 590 590 963 740 325 378 378 507 590 325 370 325 387 590 590 590 590 590 590 590 590 590 590 325 325 "
    "590 590 590 514 1007 641 681 656 714 615 585 717 757 330 568 686 578 853 749 770 667 770 682 624 625 748 619 915 "
    "627 580 613 378 387 378 590 567 626 591 644 527 644 581 372 597 640 304 306 604 315 964 641 626 644 644 436 495 "
    "421 637 576 863 562 574 511 378 296 378 590"
)
_WIDTHS = {
    bold: {chr(32 + n): int(each) / 1000 for n, each in enumerate(text.split())}
    for bold, text in ((False, _REGULAR), (True, _BOLD))
}
"""Widths of ASCII in Noto Sans CJK SC, in ems; everything else is at most one em wide."""

MAY_BREAK = "\u200b"
"""Stands where a text may break; a text that has one breaks nowhere else."""

_NEVER_FIRST = "，。、；：？！）》〉」』〕】”’％%…—·,.;:?!)]"
_NEVER_LAST = "（《〈「『〔【“‘(["
_PIECE = re.compile(r"[!-~°²³µ×–—’éü¥£]+(?:[年月日个项户家处所人名米条]| )?|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Setting:
    """A size in pixels, and the lines a text takes at it."""

    size: float
    lines: tuple[str, ...]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels a line of text takes."""
    table = _WIDTHS[bold]
    return size * sum(table.get(character, 1.0) for character in text)


def wrapped(text: str, size: float, room: float, *, bold: bool = False, lines: int = 99) -> tuple[str, ...]:
    """A text in lines no wider than room; what does not go into so many lines is cut, with an ellipsis.

    A last line of one or two characters draws some down from the lines before it.
    """
    made = _broken(text, size, room, bold=bold)
    for less in range(1, 6):
        if len(made) < 2 or width(made[-1], size, bold=bold) >= 3 * size:
            break
        tighter = _broken(text, size, room - less * size, bold=bold)
        made = tighter if len(tighter) == len(made) else made
    if len(made) <= lines:
        return tuple(made)
    return (*made[: lines - 1], _cut(made[lines - 1], size, room, bold=bold))


def _broken(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    made, line = list[str](), ""
    for piece in _pieces(text):
        if line and width((line + piece).rstrip(), size, bold=bold) > room:
            made.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*made, line.rstrip()]


def hanging(text: str, size: float, room: float, *, indent: float, lines: int) -> tuple[str, ...]:
    """A text whose first line begins `indent` pixels in."""
    first = wrapped(text, size, room - indent)[0]
    rest = text[len(first) :].lstrip()
    return (first, *(wrapped(rest, size, room, lines=lines - 1) if rest else ()))


def fitted(text: str, sizes: tuple[int, ...], room: float, *, bold: bool = False, lines: int = 1) -> Setting:
    """A text at the first of the sizes that sets it in so many lines, whole words only; else cut at the last size."""
    for size in sizes:
        made = wrapped(text, size, room, bold=bold)
        if len(made) <= lines and all(width(line, size, bold=bold) <= room for line in made):
            return Setting(size, made)
    return Setting(sizes[-1], wrapped(text, sizes[-1], room, bold=bold, lines=lines))


def _cut(line: str, size: float, room: float, *, bold: bool) -> str:
    while line and width(f"{line}…", size, bold=bold) > room:
        line = line[:-1]
    return f"{line.rstrip('，。、 ')}…"


def _pieces(text: str) -> list[str]:
    """What must stay on one line: a number with its unit, a mark with the character it belongs to."""
    if MAY_BREAK in text:
        return text.split(MAY_BREAK)
    pieces = list[str]()
    for piece in _PIECE.findall(text):
        if pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
