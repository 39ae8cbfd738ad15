"""Interactions: a pure function and its Dash binding side by side, one module per interaction."""

from collections.abc import Callable

from dash import Dash

from callbacks import charts, filters, pace
from layouts.view import View

Viewer = Callable[[str], View]
"""From a language code to the view of the current release and day."""


def register(app: Dash, viewer: Viewer) -> None:
    """Binds every interaction to this app, and to no other in the process."""
    for module in (charts, filters, pace):
        module.register(app, viewer)
