"""What machines follow: feeds of releases, the calendar of due dates, the map of addresses."""

from flask import Blueprint

from dashboard.routes import Look


def blueprint(look: Look) -> Blueprint:
    """The routes of this audience."""
    return Blueprint("feeds", __name__)
