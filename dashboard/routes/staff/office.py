"""What the staff routes work with, and how one of them reaches it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, cast

from flask import current_app

from dashboard.pictures import Gallery
from dashboard.publishing.desk import Desk
from dashboard.publishing.staff import Staff
from dashboard.routes.staff.checking import Checking
from dashboard.settings import Settings
from dashboard.store import Store
from layouts.view import View


class Site(Protocol):
    """What the staff area asks of the public site of this process."""

    def refresh(self) -> None:
        """Makes this worker look for a newer publication at its next page."""

    def view(self, language: str, path: str = "/", query: Mapping[str, str] = ...) -> View:
        """All that a page may know, of the release readers see."""


@dataclass(frozen=True)
class Office:
    """Everything behind the staff routes.

    style and script are what staff pages carry inline, public_style and public_script what previews do.
    """

    settings: Settings
    store: Store
    desk: Desk
    staff: Staff
    checking: Checking
    site: Site
    now: Callable[[], datetime]
    gallery: Gallery
    style: str
    script: str
    public_style: str
    public_script: str

    @property
    def home(self) -> str:
        """The address of the staff area, without a slash at its end."""
        return f"{self.settings.url_prefix}/staff"

    def names(self) -> dict[str, str]:
        """People's names by user name."""
        return {account.username: account.name for account in self.staff.accounts()}


def office() -> Office:
    """The office of the application that answers this request."""
    return cast(Office, current_app.extensions["office"])
