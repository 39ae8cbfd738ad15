"""Pictures of charts: `/charts/…`, PNG and SVG in fixed presets."""

from flask import Blueprint

from dashboard.routes import Look


def blueprint(look: Look) -> Blueprint:
    """The routes of this audience."""
    return Blueprint("pictures", __name__)
