"""Which picture stands for which page, as a function of the address alone."""

import re

SHARE_WIDTH, SHARE_HEIGHT = 1200, 630
"""Pixels of the picture at a share_path."""

_OWN = re.compile(r"/(indicators|actions)/([a-z0-9_]+)(?:/press)?")


def share_path(path: str, language: str = "zh") -> str:
    """The address of the picture shown with a shared link to a page; path is without prefix and language.

    An indicator, an action area and the communities have their own; every other page has the overall state.
    """
    subject = "site"
    if path == "/communities":
        subject = "communities"
    elif found := _OWN.fullmatch(path):
        subject = found[2] if found[1] == "indicators" else f"actions/{found[2]}"
    spoken = "&lang=en" if language == "en" else ""
    return f"/charts/{subject}.png?preset=share{spoken}"
