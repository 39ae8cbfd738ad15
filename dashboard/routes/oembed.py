"""oEmbed 1.0: from a page's address to the code that embeds it."""

from flask import Blueprint

from dashboard.routes import Look


def blueprint(look: Look) -> Blueprint:
    """The routes of this audience."""
    return Blueprint("oembed", __name__)
