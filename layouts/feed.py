"""Publications as a feed tells them: a title, a sentence, and the whole digest as HTML that stands anywhere."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dash import html

from dashboard import rendering
from layouts import digest, parts, words
from layouts.freshness import moment_of
from layouts.press.released import newsroom_path, short
from layouts.updates import summary
from layouts.view import Change, View

LATEST = 50
"""How many publications a feed tells; all of them are on the page of releases."""

_NAMESPACE = uuid.UUID("6f0d3c1e-6a55-5c7e-9d0b-0b8a1c7c2f41")


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication. identifier is a URN that is the same for ever; published is in the time of the country."""

    identifier: str
    title: str
    summary: str
    content: str
    address: str
    published: datetime
    categories: tuple[str, ...]


def urn(view: View, *names: object) -> str:
    """A name for something of this site that no other site gives and no move to another host changes."""
    simulated = "simulated" if view.snapshot.plan.simulated else ""
    whole = "/".join([view.snapshot.area.area, simulated, view.language.code, *map(str, names)])
    return uuid.uuid5(_NAMESPACE, whole).urn


def title(view: View) -> str:
    """What the feed is called; a simulated dataset says so first."""
    name = view.language.text("{site}：更新记录", site=words.site_title(view.snapshot.area, view.language))
    return parts.marked_simulated(view, name)


def explanation(view: View) -> str:
    """For people who open the feed's address: what it is, and what to do with it."""
    return view.language.text("这是给订阅软件看的地址：把它复制到阅读器里，以后每次发布、更正和撤回都会收到。")


def entries(view: View) -> tuple[Entry, ...]:
    """The latest publications, newest first."""
    return tuple(_entry(view, change) for change in view.changes[:LATEST])


def _entry(view: View, change: Change) -> Entry:
    language = view.language
    day = language.day(change.published)
    heading = language.text("{day}：{what}", day=day, what=_what(view, change))
    return Entry(
        identifier=urn(view, "publication", change.release_id, change.number),
        title=parts.marked_simulated(view, heading),
        summary=parts.marked_simulated(view, _summary(view, change)),
        content=rendering.html(_content(_abroad(view), change)),
        address=view.absolute(newsroom_path(change)),
        published=moment_of(change),
        categories=_categories(view, change),
    )


def _summary(view: View, change: Change) -> str:
    """What a release says of itself; of the first, nothing that its own day alone would say."""
    first = len(view.changes) == 1 and not view.language.of(change, "summary")
    return view.language.text("首次发布。") if first else summary(view, change)


def _what(view: View, change: Change) -> str:
    language = view.language
    if change.kind == "withdrawal":
        return language.text("撤回：恢复到以前的版本")
    if change is view.changes[-1]:
        return language.text("首次发布")
    counted = digest.counted(change.entries, language).rstrip("。.")
    return counted or language.text("数据更新")


def _categories(view: View, change: Change) -> tuple[str, ...]:
    kinds = list(dict.fromkeys(entry.kind for entry in change.entries))
    withdrawn = [view.language.text("撤回")] if change.kind == "withdrawal" else []
    return (*withdrawn, *(digest.kind_word(kind, view.language) for kind in kinds))


def _abroad(view: View) -> View:
    """The same view with addresses that hold outside this site."""
    settings = view.settings
    return replace(view, settings=replace(settings, url_prefix=settings.origin + settings.url_prefix))


def _content(view: View, change: Change) -> Sequence[parts.Node]:
    language = view.language
    told: list[parts.Node] = []
    if view.snapshot.plan.simulated:
        told.append(html.P(html.Strong(language.text("演示数据，不能引用。"))))
    told.append(html.P(parts.marked(_summary(view, change), language)))
    if change.reason:
        told.append(html.P(digest.why(change.reason, language)))
    if listed := digest.digest(view, change.entries, release=change):
        told.append(listed)
    version = language.text("版本{release}", release=short(change.release_id))
    return [*told, html.P(html.A(version, href=view.href(newsroom_path(change))))]
