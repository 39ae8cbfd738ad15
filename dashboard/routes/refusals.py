"""Errors as pages: what no route answered itself is told in words, kept by nobody, and shows nothing of the inside."""

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard.bundle import Bundle
from dashboard.documents import NO_TAKEOVER, Head, document
from dashboard.errors import StoreError
from dashboard.language import LANGUAGES
from dashboard.logs import request_number
from dashboard.routes import later
from dashboard.settings import Settings
from layouts.refusal import refusal


def install(server: Flask, settings: Settings, bundle: Bundle) -> None:
    """Answers the errors of a server's routes. Machine routes answer their own before these are asked."""

    def page(status: int) -> Response:
        path = request.path.removeprefix(settings.url_prefix)
        english = path == "/en" or path.startswith("/en/") or request.args.get("lang") == "en"
        language = LANGUAGES["en" if english else "zh"]
        made = refusal(language, settings, status, request=request_number())
        site = language.of(settings, "site_name")
        head = Head(made.title, made.description, "home", "", site, "", "", indexed=False)
        text = document(made.body, head, language=language, settings=settings, bundle=bundle, takeover=NO_TAKEOVER)
        response = Response(text, status, mimetype="text/html")
        response.headers["Cache-Control"] = "no-store"
        return response

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        response = page(error.code or 500)
        for name, value in error.get_headers():
            if name in {"Allow", "Retry-After"}:
                response.headers[name] = value
        return response

    @server.errorhandler(DependencyException)
    def unknown(_error: DependencyException) -> Response:
        """Dash is asked for a file of a package that it does not have."""
        return page(404)

    server.register_error_handler(StoreError, lambda error: later(page(503), error))
