"""The staff area, an application of its own under /staff: nothing of it can leak onto a public page, and no route of
the public site, Dash's among them, runs behind its sessions or stands outside its guard by accident.

access     who may reach which route; a route that says nothing is open to nobody
guard      what every request passes first
sessions   who is signed in
answers    pages, redirects and files, with headers that keep them private
refusals   errors as pages that say what to do
"""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.routes.staff import (
    accounts,
    answers,
    audit,
    decisions,
    doors,
    drafts,
    edits,
    guard,
    preview,
    refusals,
    releases,
    sessions,
    templates,
)
from dashboard.routes.staff.checking import Checking
from dashboard.routes.staff.office import Office, Site

__all__ = ["Checking", "Office", "Site", "create"]
SMALL = 256 * 1024
"""The largest form that is not an upload, in bytes."""


def create(office: Office) -> Flask:
    """The staff application; it expects to be mounted at /staff under the site's prefix."""
    app = Flask("dashboard.staff", static_folder=None)
    app.extensions["office"] = office
    app.config.update(MAX_CONTENT_LENGTH=SMALL, WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    sessions.install(app, office.settings)
    refusals.install(app)
    app.before_request(guard.check)
    guard.limiter.init_app(app)
    guard.csrf.init_app(app)
    app.before_request(guard.check_text)
    app.after_request(answers.keep_private)
    for module in (doors, drafts, edits, decisions, preview, releases, accounts, audit, templates):
        app.register_blueprint(module.routes)
    if proxies := office.settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    return app
