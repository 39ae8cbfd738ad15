"""Options in an address, each from a fixed list: what is wrong with those that are given, told in words."""

import re
from collections.abc import Mapping, Sequence

from dashboard.language import Language

RELEASE = re.compile("[0-9a-f]{12,64}")
"""What names a release: its id, or twelve or more of its first characters."""

Choices = Mapping[str, tuple[str, ...]]
"""What each option may be; release, which may always be given, is not among them."""


def faults(asked: Mapping[str, Sequence[str]], choices: Choices, language: Language) -> list[str]:
    """A sentence for every option that cannot be taken, naming what can. asked holds all values by name."""
    return [says for name, given in asked.items() if (says := _wrong(name, given, choices, language))]


def _wrong(name: str, given: Sequence[str], choices: Choices, language: Language) -> str:
    """What is wrong with one option; empty where nothing is."""
    if name not in choices and name != "release":
        allowed = language.text("、").join([*choices, "release"])
        return language.text("没有“{name}”这个参数。可以用：{allowed}。", name=name[:40], allowed=allowed)
    if len(given) != 1:
        return language.text("参数{name}只能写一次。", name=name)
    if name == "release":
        fits = RELEASE.fullmatch(given[0])
        return "" if fits else language.text("release要写发布版本的编号：12到64位的数字和小写字母a到f。")
    if given[0] in choices[name]:
        return ""
    allowed = language.text("、").join(choices[name])
    return language.text("{name}不能是“{value}”。可以是：{allowed}。", name=name, value=given[0][:40], allowed=allowed)
