"""The query of an embed's address: every option from a fixed list, anything else refused and told."""

from collections.abc import Mapping
from typing import get_args

from dashboard.language import Code, Language
from dashboard.routes import options
from layouts.embed.subject import SHAPES, THEMES, Options

CHOICES: Mapping[str, tuple[str, ...]] = {
    "view": SHAPES,
    "theme": THEMES,
    "lang": get_args(Code),
    "static": ("1",),
}
"""What each option may be; release, beside these, is the id of a release."""


def options_of(asked: Mapping[str, list[str]], language: Language) -> Options:
    """The options of a query given as lists of values by name. Raises Refused with everything that is wrong."""
    if wrong := faults(asked, language):
        raise options.Refused(400, *wrong)
    chosen = {name: given[0] for name, given in options.own(asked).items()}
    static = chosen.pop("static", "") == "1"
    return Options(**chosen, static=static)  # type: ignore[arg-type]  # each is one of its choices, checked above


def faults(asked: Mapping[str, list[str]], language: Language) -> list[str]:
    """A sentence for every option that cannot be taken."""
    return options.faults(options.own(asked), CHOICES, language)
