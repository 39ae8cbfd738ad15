"""`/api/v1`: the data as JSON, described by OpenAPI."""

from flask import Blueprint

from dashboard.routes import Look


def blueprint(look: Look) -> Blueprint:
    """The routes of this audience."""
    return Blueprint("api", __name__)
