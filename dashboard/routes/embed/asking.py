"""The query of an embed's address: every option from a fixed list, anything else refused and told."""

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from dashboard.errors import DashboardError
from dashboard.language import Code, Language
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

RELEASE = re.compile("[0-9a-f]{12,64}")


class Unusable(DashboardError):
    """Options that are not on the lists; says is a sentence for each."""

    def __init__(self, says: Sequence[str]) -> None:
        super().__init__("; ".join(says))
        self.says = tuple(says)


def options_of(asked: Mapping[str, Sequence[str]], language: Language) -> Options:
    """The options of a query given as lists of values by name. Raises Unusable with everything that is wrong."""
    if wrong := faults(asked, language):
        raise Unusable(wrong)
    chosen = {name: given[0] for name, given in asked.items() if name not in ADDED_BY_HOSTS}
    static = chosen.pop("static", "") == "1"
    return Options(**chosen, static=static)  # type: ignore[arg-type]  # each is one of its choices, checked above


def faults(asked: Mapping[str, Sequence[str]], language: Language) -> list[str]:
    """A sentence for every option that cannot be taken."""
    return [says for name, given in asked.items() if (says := _wrong(name, given, language))]


def _wrong(name: str, given: Sequence[str], language: Language) -> str:
    """What is wrong with one option; empty where nothing is."""
    if name in ADDED_BY_HOSTS:
        return ""
    if name not in CHOICES and name != "release":
        allowed = language.text("、").join([*CHOICES, "release"])
        return language.text("没有“{name}”这个参数。可以用：{allowed}。", name=name[:40], allowed=allowed)
    if len(given) != 1:
        return language.text("参数{name}只能写一次。", name=name)
    if name == "release":
        fits = RELEASE.fullmatch(given[0])
        return "" if fits else language.text("release要写发布版本的编号：12到64位的数字和小写字母a到f。")
    if given[0] in CHOICES[name]:
        return ""
    allowed = language.text("、").join(CHOICES[name])
    return language.text("{name}不能是“{value}”。可以是：{allowed}。", name=name, value=given[0][:40], allowed=allowed)
