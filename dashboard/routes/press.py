"""`/indicators/<id>/press/table`: the table for WeChat's editor as a document of its own, shown in the press page.

It is made of style attributes, which no other page may have; its policy allows exactly the ones that a table may have.
"""

from flask import Blueprint, Response, abort

from dashboard.answers import Document, Documents, respond
from dashboard.bundle import csp_hash
from dashboard.routes import Look
from dashboard.security import attribute_policy
from layouts.press import pasting
from layouts.view import View


def blueprint(look: Look) -> Blueprint:
    """The table in both languages."""
    routes = Blueprint("press", __name__)
    documents = Documents(megabytes=4)
    policy = attribute_policy([csp_hash(style) for style in pasting.STYLES])

    def answer(view: View, indicator_id: str) -> Response:
        row = view.snapshot.indicator_by_id.get(indicator_id)
        if row is None:
            abort(404)
        key = (*view.state, view.language.code, indicator_id)
        response = respond(documents.get(key, lambda: Document.of(pasting.document(view, row))))
        response.headers["Content-Security-Policy"] = policy
        return response

    @routes.get("/indicators/<indicator_id>/press/table")
    def chinese(indicator_id: str) -> Response:
        return answer(look("zh"), indicator_id)

    @routes.get("/en/indicators/<indicator_id>/press/table")
    def english(indicator_id: str) -> Response:
        return answer(look("en"), indicator_id)

    return routes
