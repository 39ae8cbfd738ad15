"""What every page is a function of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.changes import Change as Entry
from dashboard.language import Language
from dashboard.model import Indicator, Snapshot
from dashboard.progress import Assessment, Method, current
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class Change:
    """One publication of a release, for the updates page and the overview's list.

    number counts publications from 1; moment is when, in UTC, and published that day in China. kind is `first`,
    `update` or `withdrawal`; entries are the rows it changed; reason is why an earlier release was published again.
    """

    release_id: str
    published: date
    summary: str
    summary_en: str
    kind: str = "update"
    entries: tuple[Entry, ...] = ()
    reason: str = ""
    number: int = 0
    moment: datetime | None = None


@dataclass(frozen=True)
class View:
    """All a page may know: the data, the day, the language, the address and the site's own facts.

    as_of is the day verdicts are judged on; for a release asked for by its id, the day that was first published.
    assessments holds, per indicator, one Assessment per target by due date. query is the page's own query
    string, first value per name. path is the address without prefix and language. changes are the publications up to
    this release, newest first. frozen: asked for by its release, not as the current one. preview: the address below
    which the pages of a draft lie, which nobody has published; empty for all that readers see.
    """

    snapshot: Snapshot
    assessments: Mapping[str, tuple[Assessment, ...]]
    language: Language
    as_of: date
    settings: Settings
    method: Method
    changes: tuple[Change, ...]
    release_id: str
    frozen: bool = False
    path: str = "/"
    query: Mapping[str, str] = field(default_factory=dict)
    preview: str = ""

    @property
    def data_as_of(self) -> date:
        """The day in China on which what is shown was last published; a simulated dataset's and a draft's: as_of."""
        if self.frozen or self.snapshot.plan.as_of or not self.changes:
            return self.as_of
        return self.changes[0].published

    @property
    def state(self) -> tuple[object, ...]:
        """What the data, the day and all that is told of releases are a function of: the key of whatever is kept."""
        return self.release_id, self.changes[0].number if self.changes else 0, self.as_of, self.frozen

    def href(self, path: str) -> str:
        """The address of a page of this site, in this view's language and under the site's prefix."""
        return self.file(self._spoken(path))

    def file(self, path: str) -> str:
        """The address of something that has no language: a download, a feed."""
        return (self.preview or self.settings.url_prefix) + path

    def absolute(self, path: str) -> str:
        """A page's address for use outside this site; of a draft's, the one that it will have."""
        return self.absolute_file(self._spoken(path))

    def absolute_file(self, path: str) -> str:
        """The address of something without a language, for use outside this site."""
        return self.settings.origin + self.settings.url_prefix + path

    def _spoken(self, path: str) -> str:
        return ("/en" if self.language.code == "en" else "") + path

    def current(self, indicator: Indicator) -> Assessment:
        """The assessment that stands for an indicator today: of its next target due, else of its last."""
        return current(self.assessments[indicator.indicator_id], self.as_of)
