"""What can be embedded, with which options, and at which address."""

from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlencode

from dashboard.documents import Link
from dashboard.language import Code
from dashboard.model import Snapshot
from layouts import words
from layouts.view import View

Kind = Literal["indicator", "action", "communities"]
Shape = Literal["chart", "table", "card"]
Theme = Literal["auto", "light", "dark"]

SHAPES: tuple[Shape, ...] = get_args(Shape)
THEMES: tuple[Theme, ...] = get_args(Theme)
_FOLDERS = {"indicator": "/indicators/", "action": "/actions/"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an embed shows. name is the id of an indicator or action area; `communities` for the communities."""

    kind: Kind
    name: str

    @property
    def page(self) -> str:
        """The path of its own page."""
        return _FOLDERS.get(self.kind, "/") + self.name

    @property
    def path(self) -> str:
        """The path of its embed."""
        return f"/embed/actions/{self.name}" if self.kind == "action" else f"/embed/{self.name}"


COMMUNITIES = Subject("communities", "communities")


@dataclass(frozen=True, slots=True)
class Options:
    """How an embed is wanted. release is empty for the release readers see now; static never answers to a pointer."""

    view: Shape = "chart"
    theme: Theme = "auto"
    lang: Code = "zh"
    release: str = ""
    static: bool = False

    @property
    def query(self) -> str:
        """The options as a query string, without those that are what they are anyway."""
        named = {"view": self.view, "theme": self.theme, "lang": self.lang, "release": self.release}
        usual = {"view": "chart", "theme": "auto", "lang": "zh", "release": ""}
        chosen = {name: value for name, value in named.items() if value != usual[name]}
        return urlencode({**chosen, "static": "1"} if self.static else chosen)


def is_known(subject: Subject, snapshot: Snapshot) -> bool:
    """Whether a release has what an embed would show."""
    if subject.kind == "indicator":
        return subject.name in snapshot.indicator_by_id
    return subject.kind == "communities" or subject.name in snapshot.action_by_id


def shown_on(path: str) -> Subject | None:
    """What the page, or the embed, at a path (without prefix and language) is about; None for any other page."""
    if path in (COMMUNITIES.page, COMMUNITIES.path):
        return COMMUNITIES
    folder, _, name = path.rpartition("/")
    kinds: dict[str, Kind] = {
        "/indicators": "indicator",
        "/embed": "indicator",
        "/actions": "action",
        "/embed/actions": "action",
    }
    return Subject(kinds[folder], name) if name and folder in kinds else None


def address(view: View, subject: Subject, options: Options) -> str:
    """Where an embed lies, for use outside this site."""
    query = f"?{options.query}" if options.query else ""
    return view.absolute_file(subject.path) + query


def title(view: View, subject: Subject) -> str:
    """What an embed shows, for a frame's title: 成武县：常住人口城镇化率."""
    language, snapshot = view.language, view.snapshot
    name = language.text("老旧小区改造")
    if subject.kind == "indicator":
        name = language.name(snapshot.indicator_by_id[subject.name])
    if subject.kind == "action":
        name = language.name(snapshot.action_by_id[subject.name])
    told = language.text("{area}：{name}", area=language.name(snapshot.area), name=name)
    return language.text("{heading}（演示数据）", heading=told) if snapshot.plan.simulated else told


def discovery(view: View, subject: Subject) -> Link:
    """Where machines get the code that embeds a page, for the page's head."""
    asked = urlencode({"url": view.absolute(subject.page), "format": "json"})
    href = view.absolute_file(f"/oembed?{asked}")
    return Link("alternate", "application/json+oembed", href, title(view, subject))


def provider(view: View) -> str:
    """Who publishes, for a host page to name."""
    return words.site_title(view.snapshot.area, view.language)
