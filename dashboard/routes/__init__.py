"""Flask blueprints, one per audience. They alone turn errors into statuses."""

from collections.abc import Mapping
from typing import Protocol

from layouts.view import View


class Look(Protocol):
    """What a route may see: the current release, or a published one by its id. Raises UnknownRelease."""

    def __call__(
        self, language: str, path: str = ..., query: Mapping[str, str] = ..., *, release: str = ""
    ) -> View: ...
