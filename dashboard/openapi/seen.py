"""What an answer is a function of: a release, a day, and where the site stands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from dashboard.changes import Change
from dashboard.model import Indicator, Snapshot
from dashboard.progress import Assessment


class Publication(Protocol):
    """One publication of a release, as readers are told of it."""

    @property
    def release_id(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def published(self) -> date: ...
    @property
    def moment(self) -> datetime | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def summary_en(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def entries(self) -> Sequence[Change]: ...


class Seen(Protocol):
    """A release on a day. changes are the publications up to it, newest first; frozen: asked for by its id."""

    @property
    def snapshot(self) -> Snapshot: ...
    @property
    def assessments(self) -> Mapping[str, tuple[Assessment, ...]]: ...
    @property
    def as_of(self) -> date: ...
    @property
    def changes(self) -> Sequence[Publication]: ...
    @property
    def release_id(self) -> str: ...
    @property
    def frozen(self) -> bool: ...

    def current(self, indicator: Indicator) -> Assessment:
        """The assessment that stands for an indicator on that day."""

    def absolute_file(self, path: str) -> str:
        """An address of this site for use outside it."""
