"""The query of an embed's address: every option from a fixed list, anything else refused and told."""

from collections.abc import Mapping, Sequence
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

ADDED_BY_HOSTS = frozenset({"initialWidth", "childId", "parentTitle", "parentUrl"})
"""What pym.js adds to every address that it frames; the embed's script reads childId."""


def options_of(asked: Mapping[str, Sequence[str]], language: Language) -> Options:
    """The options of a query given as lists of values by name. Raises Refused with everything that is wrong."""
    if wrong := faults(asked, language):
        raise options.Refused(400, *wrong)
    chosen = {name: given[0] for name, given in asked.items() if name not in ADDED_BY_HOSTS}
    static = chosen.pop("static", "") == "1"
    return Options(**chosen, static=static)  # type: ignore[arg-type]  # each is one of its choices, checked above


def faults(asked: Mapping[str, Sequence[str]], language: Language) -> list[str]:
    """A sentence for every option that cannot be taken."""
    ours = {name: given for name, given in asked.items() if name not in ADDED_BY_HOSTS}
    return options.faults(ours, CHOICES, language)
