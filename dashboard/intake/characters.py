"""Characters as staff type them, full-width or half, in one form for comparing and reading; never for keeping."""

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣~～〜"), "-")
_QUOTES = dict.fromkeys(map(ord, "'\"“”‘’「」『』《》〈〉`´"), None)
_BRACKETS = dict.fromkeys(map(ord, "()[]{}【】〔〕<>"), None)
_STOPS = dict.fromkeys(map(ord, ",.;:·•、。，；：!?-_/|*"), None)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def half_width(text: str) -> str:
    """A text with compatibility forms and dashes made plain: `１，２３４％` to `1,234%`, a long dash to `-`.

    Circled, Roman and raised digits (①, Ⅱ, ²) are left as they are, since they do not stand for those digits.
    """
    if text.isascii():
        return text.strip().replace("~", "-")
    plain = "".join(c if unicodedata.category(c) in {"No", "Nl"} else unicodedata.normalize("NFKC", c) for c in text)
    return plain.translate(_DASHES).strip()


def solid(text: str) -> str:
    """half_width without any white space."""
    return re.sub(r"\s+", "", half_width(text))


def comparable(text: str) -> str:
    """What two spellings of one name have in common: no spaces, quotes, brackets or punctuation, and lower case."""
    return solid(text).translate(_QUOTES).translate(_BRACKETS).translate(_STOPS).casefold()


def escaped(text: str) -> str:
    """A text as a cell of CSV: what a spreadsheet would take for a formula is led by an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def unescaped(text: str) -> str:
    """A cell's text without the apostrophe of escaped."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def shown(text: str) -> str:
    """A cell's text for a message: one line, at most 40 characters."""
    line = re.sub(r"\s+", " ", "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text)).strip()
    return line[:40] + ("…" if len(line) > 40 else "")
