"""Files that leave the staff area are written into the audit log."""

from dashboard.routes.staff import sessions
from dashboard.routes.staff.answers import address
from dashboard.routes.staff.office import office


def exported(subject: str) -> None:
    """Notes that this account took a file."""
    behind = office()
    behind.store.append_audit(behind.now(), sessions.account().username, "export", subject, "done", address(), "")
