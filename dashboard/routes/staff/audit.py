"""The audit log, for the auditor to read and to take along."""

from flask import Blueprint, Response, request

from dashboard.accounts import Role
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import open_to
from dashboard.routes.staff.answers import address, attached, desktop, shown
from dashboard.routes.staff.office import office
from layouts.staff.audit import audit as audit_page

routes = Blueprint("audit", __name__)
PAGE = 100
"""Entries on one page."""


@routes.get("/audit")
@open_to(Role.AUDITOR)
def audit() -> Response:
    """The log, newest first, and whether its chain holds."""
    behind, asked, before = office(), _asked(), request.args.get("before", "")
    above = int(before) if before.isdecimal() and len(before) < 10 else None
    logged = behind.staff.audit_rows(sessions.account(), limit=PAGE, before=above, **asked)
    return shown(audit_page(desktop(), logged, broken=behind.store.verify_audit(), query=asked))


@routes.get("/audit.csv")
@open_to(Role.AUDITOR)
def export() -> Response:
    """The log as a file, each line with its hash."""
    content = office().staff.audit_csv(sessions.account(), address=address(), **_asked())
    return attached(content, "操作日志.csv", "text/csv")


def _asked() -> dict[str, str]:
    asked = {name: request.args.get(name, "")[:40] for name in ("username", "action", "outcome")}
    return asked if asked["outcome"] in {"done", "refused"} else {**asked, "outcome": ""}
