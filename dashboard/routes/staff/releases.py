"""What was published, and the way back."""

from flask import Blueprint, Response, request

from dashboard.accounts import Role
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import EVERYONE, open_to
from dashboard.routes.staff.answers import address, desktop, done, shown
from dashboard.routes.staff.office import office
from layouts.staff.releases import releases as releases_page

routes = Blueprint("releases", __name__)


@routes.get("/releases")
@open_to(*EVERYONE)
def releases() -> Response:
    """Every publication, newest first."""
    return shown(releases_page(desktop(), office().store.history(), names=office().names()))


@routes.post("/releases/<int:number>/withdraw")
@open_to(Role.PUBLISHER)
def withdraw(number: int) -> Response:
    """Publishes an earlier release again, with a public reason."""
    behind, reason = office(), request.form.get("reason", "").strip()[:500]
    published = behind.desk.withdraw(sessions.account(), number, reason, address=address())
    behind.site.refresh()
    return done(
        "/releases", f"已经恢复为第{number}次发布的内容（记为第{published.number}次发布），网站上现在就能看到。"
    )
