"""Flask blueprints, one per audience. They alone turn errors into statuses."""

from typing import Protocol

from dashboard.model import Snapshot


class Published(Protocol):
    """What a route needs to know of the site at this moment: the release readers see."""

    @property
    def snapshot(self) -> Snapshot: ...

    @property
    def release_id(self) -> str: ...
