"""Who may reach which staff route. A route that says nothing is open to nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dashboard.accounts import Role

View = TypeVar("View", bound=Callable[..., object])
EVERYONE = frozenset(Role)
DRAFTS = frozenset({Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, Role.AUDITOR})
"""Who works with drafts or reads them; the desk says which ones."""


@dataclass(frozen=True, slots=True)
class Access:
    """strangers: without signing in. early: before a first password has been changed. idle: does not count as
    activity, so that a page that asks by itself keeps no session alive."""

    roles: frozenset[Role] = frozenset()
    strangers: bool = False
    early: bool = False
    idle: bool = False


_ACCESS = "access_of_route"


def open_to(*roles: Role, strangers: bool = False, early: bool = False, idle: bool = False) -> Callable[[View], View]:
    """Opens a route to accounts that hold one of these roles."""

    def mark(view: View) -> View:
        setattr(view, _ACCESS, Access(frozenset(roles), strangers, early, idle))
        return view

    return mark


def access_of(view: Callable[..., object] | None) -> Access:
    """What a route says of itself; nobody may where it says nothing."""
    found = getattr(view, _ACCESS, Access())
    assert isinstance(found, Access)
    return found
