"""Flask blueprints, one per audience. They alone turn errors into statuses."""

from collections.abc import Mapping
from typing import Protocol

from dashboard.model import Snapshot
from layouts.view import View


class Look(Protocol):
    """What a route may see: the current release, or a published one by its id. Raises UnknownRelease."""

    def __call__(
        self, language: str, path: str = ..., query: Mapping[str, str] = ..., *, release: str = ""
    ) -> View: ...


class Published(Protocol):
    """What a route needs to know of the site at this moment: the release readers see."""

    @property
    def snapshot(self) -> Snapshot: ...

    @property
    def release_id(self) -> str: ...
