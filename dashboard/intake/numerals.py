"""Numbers in Chinese words, read only to suggest the figure: 一百二十 is 120, and 一百八 means 180."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4}
_DIGITS |= {"伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}

CHARACTERS = "".join((*_DIGITS, *_UNITS, *_GROUPS))
"""Every character such a number is written with."""


def from_words(text: str) -> int | None:
    """The number that Chinese words name, or None. A digit that ends the words counts the next lower unit."""
    if not 0 < len(text) <= 24 or not set(text) <= set(CHARACTERS) or text[0] in _GROUPS:
        return None
    if set(text) <= set(_DIGITS):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, group, digit, last = 0, 0, None, 1
    for character in text:
        if character in _DIGITS:
            digit, last = _DIGITS[character], 1 if character in "零〇" else last
        elif character in _UNITS:
            last = _UNITS[character]
            group, digit = group + (1 if digit is None else digit) * last, None
        else:
            last = _GROUPS[character]
            total, group, digit = (total + group + (digit or 0)) * last, 0, None
    return total + group + (digit or 0) * max(last // 10, 1)
