"""The audit log, for the auditor to read and to take along."""

import csv
import io
from dataclasses import astuple, fields

from flask import Blueprint, Response, request

from dashboard.accounts import Entry, Role
from dashboard.intake.characters import escaped
from dashboard.routes.staff.access import open_to
from dashboard.routes.staff.answers import attached, desktop, shown
from dashboard.routes.staff.exports import exported
from dashboard.routes.staff.office import office
from layouts.staff.audit import audit as audit_page

routes = Blueprint("audit", __name__)
PAGE = 100
"""Entries on one page."""


@routes.get("/audit")
@open_to(Role.AUDITOR)
def audit() -> Response:
    """The log, newest first; and whether its chain holds, where that is asked: it takes every entry there is."""
    before = request.args.get("before", "")
    found = _entries(limit=PAGE, before=int(before) if before.isdecimal() and len(before) < 10 else None)
    checked = request.args.get("check") == "1"
    broken = office().store.verify_audit() if checked else None
    return shown(audit_page(desktop(), found, checked=checked, broken=broken, query=_asked()))


@routes.get("/audit.csv")
@open_to(Role.AUDITOR)
def export() -> Response:
    """The log as a file, oldest first, each line with its hash."""
    exported("audit.csv")
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([field.name for field in fields(Entry)])
    for entry in reversed(_entries()):
        writer.writerow([escaped(str(value)) for value in astuple(entry)])
    return attached(text.getvalue().encode("utf-8-sig"), "操作日志.csv", "text/csv")


def _asked() -> dict[str, str]:
    asked = {name: request.args.get(name, "")[:40] for name in ("username", "action", "outcome")}
    return asked if asked["outcome"] in {"done", "refused"} else {**asked, "outcome": ""}


def _entries(*, limit: int | None = None, before: int | None = None) -> tuple[Entry, ...]:
    with office().store.reading() as tables:
        return tables.audit.entries(limit=limit, before=before, **_asked())
