"""What people decide about a draft: submit, approve, send back, publish, discard."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from dashboard.accounts import Role
from dashboard.errors import NotAllowed
from dashboard.periods import BEIJING
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import open_to
from dashboard.routes.staff.answers import address, done
from dashboard.routes.staff.drafts import to_draft
from dashboard.routes.staff.edits import number, sentence, version
from dashboard.routes.staff.office import office
from layouts.staff.steps import CONFIRMATIONS

routes = Blueprint("decisions", __name__)


@routes.post("/drafts/<draft_id>/submit")
@open_to(Role.EDITOR)
def submit(draft_id: str) -> Response:
    """The clerk is done; others decide."""
    _check_confirmations()
    office().desk.submit(sessions.account(), draft_id, version(), address=address())
    return to_draft(draft_id, "#s4", "已经提交。")


@routes.post("/drafts/<draft_id>/approve")
@open_to(Role.REVIEWER)
def approve(draft_id: str) -> Response:
    """One approval by somebody else."""
    office().desk.approve(sessions.account(), draft_id, sentence("opinion"), version=version(), address=address())
    return to_draft(draft_id, "#s4", "已经通过。")


@routes.post("/drafts/<draft_id>/return")
@open_to(Role.REVIEWER, Role.PUBLISHER)
def send_back(draft_id: str) -> Response:
    """Back to the clerk, with a word on why."""
    office().desk.send_back(sessions.account(), draft_id, sentence("opinion"), version=version(), address=address())
    return to_draft(draft_id, "#s4", "已经退回。")


@routes.post("/drafts/<draft_id>/publish")
@open_to(Role.PUBLISHER)
def publish(draft_id: str) -> Response:
    """In front of readers, now or at a time."""
    behind = office()
    if behind.desk.draft(sessions.account(), draft_id).state == "open":
        _check_confirmations()
    published = behind.desk.publish(
        sessions.account(), draft_id, version(), at=_moment(), confirmed_base=number("base"), address=address()
    )
    if published is None:
        return to_draft(draft_id, "#s4", f"已经定好{request.form.get('at', '').replace('T', ' ')}发布，到时自动公开。")
    behind.site.refresh()
    return done("/releases", f"第{published.number}次发布已经公开，网站上现在就能看到。")


@routes.post("/drafts/<draft_id>/discard")
@open_to(Role.EDITOR)
def discard(draft_id: str) -> Response:
    """The draft will not be published."""
    office().desk.discard(sessions.account(), draft_id, version=version(), address=address())
    return done("/", "草稿已经放弃，公开的数据没有变化。")


def _check_confirmations() -> None:
    if len(set(request.form.getlist("confirm"))) < len(CONFIRMATIONS):
        raise NotAllowed("提交前的确认没有全部勾选，没有执行。请回到草稿，逐项确认后再做一次。")


def _moment() -> datetime | None:
    """The time given for later, in Beijing; None for now."""
    if request.form.get("when", "now") != "later":
        return None
    try:
        moment = datetime.fromisoformat(request.form.get("at", ""))
        return (moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NotAllowed("定时发布要写明日期和时刻，如2026-11-23 09:00。没有执行，请回到草稿再做一次。") from None
