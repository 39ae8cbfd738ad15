"""Charts for other people's pages: `/embed/…` and `/embed.js`, the only pages that may be framed."""

from flask import Blueprint

from dashboard.routes import Look


def blueprint(look: Look) -> Blueprint:
    """The routes of this audience."""
    return Blueprint("embed", __name__)
