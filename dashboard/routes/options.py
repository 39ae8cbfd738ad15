"""What an address asks for: options, each from a fixed list, and a release; what is wrong with them, told in words."""

import re
from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, request

from dashboard.answers import Document, respond
from dashboard.errors import DashboardError, UnknownRelease
from dashboard.language import LANGUAGES, Language
from dashboard.routes import Look
from layouts.view import View

RELEASE = re.compile("[0-9a-f]{12,64}")
"""What names a release: its id, or twelve or more of its first characters."""

ADDED_BY_OTHERS = frozenset(
    [
        *("from", "isappinstalled", "scene", "clicktime", "enterid"),  # WeChat, where a link is passed on
        *("utm_source", "utm_medium", "utm_campaign"),
        *("initialWidth", "childId", "parentTitle", "parentUrl"),  # pym.js, where it frames an embed
    ]
)
"""What an address gains on its way to a reader. It asks for nothing; deploy/nginx.conf keeps no pages of it."""

Choices = Mapping[str, tuple[str, ...]]
"""What each option may be; release, which may always be given, is not among them."""


class Refused(DashboardError):
    """The address asks for what cannot be had; says is a sentence for each thing that is wrong."""

    def __init__(self, status: int, *says: str) -> None:
        super().__init__("\n".join(says))
        self.status, self.says = status, says


def refused_plainly(routes: Blueprint) -> None:
    """Has a blueprint tell in plain text what it refuses."""

    @routes.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        return respond(Document.of(f"{error}\n", status=error.status, kept=False, mimetype="text/plain"))


def language_asked() -> Language:
    """The language of an address that has it among its options; whatever is wrong is told in it."""
    return LANGUAGES["en" if request.args.getlist("lang") == ["en"] else "zh"]


def seen(look: Look, language: Language, path: str = "/", *, release: str) -> View:
    """The release asked for, or the current one. Raises Refused where nobody published it."""
    try:
        return look(language.code, path, release=release)
    except UnknownRelease:
        says = language.text("没有编号为“{name}”的发布版本。版本编号见“更新记录”页。", name=release)
        raise Refused(404, says) from None


def own(query: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """A query, all values by name, without what others added to it."""
    return {name: given for name, given in query.items() if name not in ADDED_BY_OTHERS}


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
