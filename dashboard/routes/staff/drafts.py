"""A draft from its file to its page: upload, progress, what it comes to, files about it."""

from itertools import chain

from flask import Blueprint, Response, jsonify, request

from dashboard import workbooks
from dashboard.accounts import Role
from dashboard.changes import from_json
from dashboard.drafts import Draft, Examination
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import DRAFTS, EVERYONE, open_to
from dashboard.routes.staff.answers import XLSX, address, attached, desktop, done, shown
from dashboard.routes.staff.exports import exported
from dashboard.routes.staff.guard import limiter
from dashboard.routes.staff.office import office
from layouts.staff.case import Case
from layouts.staff.draft import checking
from layouts.staff.draft import draft as draft_page
from layouts.staff.home import home
from layouts.staff.review import review as review_page

routes = Blueprint("drafts", __name__)
REFRESH = 2
"""Seconds until a browser without JavaScript asks again whether a check is done."""


@routes.get("/")
@open_to(*EVERYONE)
def workbench() -> Response:
    """The first page after signing in."""
    desk, account = office().desk, sessions.account()
    drafts = desk.drafts(account)
    judged = {one.draft_id for one in drafts if one.state == "submitted" and not desk.barred(account, one)}
    return shown(home(desktop(), drafts, names=office().names(), judged=judged))


@routes.post("/upload")
@open_to(Role.EDITOR)
@limiter.limit("30 per minute")
def upload() -> Response:
    """A new draft from a file."""
    name, content = uploaded()
    draft = office().desk.upload(sessions.account(), name, content, address=address())
    return to_draft(draft.draft_id)


@routes.get("/drafts/<draft_id>")
@open_to(*DRAFTS)
def draft(draft_id: str) -> Response:
    """The draft in its steps, or how far its check has come."""
    found = office().desk.draft(sessions.account(), draft_id)
    examination = office().checking.examination(found)
    if examination is None:
        finished, total, what = _progress(draft_id)
        return shown(checking(desktop(), found, done=finished, total=total, what=what), refresh=REFRESH)
    return shown(draft_page(desktop(), case(found, examination)))


@routes.get("/drafts/<draft_id>/progress")
@open_to(*DRAFTS, idle=True)
def progress(draft_id: str) -> Response:
    """How far the check has come; asking does not keep the session alive."""
    found = office().desk.draft(sessions.account(), draft_id)
    ready = office().checking.examination(found, patience=0.1) is not None
    finished, total, what = (1, 1, "") if ready else _progress(draft_id)
    return jsonify(done=finished, total=total, what=what)


@routes.get("/drafts/<draft_id>/marked.xlsx")
@open_to(*DRAFTS)
def marked(draft_id: str) -> Response:
    """The uploaded file again, its problem cells marked and commented."""
    found = office().desk.draft(sessions.account(), draft_id)
    examination = office().desk.examination(found)
    content = workbooks.marked(examination.book, examination.problems)
    exported(f"drafts/{draft_id}/marked.xlsx")
    return attached(content, f"{found.file_name.rpartition('.')[0] or found.file_name}-标注.xlsx", XLSX)


@routes.get("/drafts/<draft_id>/review")
@open_to(*DRAFTS)
def review(draft_id: str) -> Response:
    """The 审核表, for printing and signing."""
    found = office().desk.draft(sessions.account(), draft_id)
    return shown(review_page(desktop(), case(found, office().desk.examination(found))))


def _progress(draft_id: str) -> tuple[int, int, str]:
    """How far a check is that is not done: never all of it, also while it has not said anything yet."""
    finished, total, what = office().desk.progress(draft_id)
    return (finished, total, what) if finished < total else (0, 1, what or "正在打开文件")


def case(found: Draft, examination: Examination) -> Case:
    """A draft with all that its page shows."""
    behind = office()
    history = behind.store.history()
    since = [from_json(row.changes) for row in history if row.number > found.base_number]
    return Case(
        draft=found,
        examination=examination,
        current_number=history[0].number,
        decisions=behind.desk.decisions(found.draft_id),
        since=tuple(chain.from_iterable(reversed(since))),
        names=behind.names(),
        barred=behind.desk.barred(sessions.account(), found),
    )


def uploaded() -> tuple[str, bytes]:
    """The name and bytes of the file a form brought."""
    file = request.files.get("file")
    return (file.filename or "", file.read()) if file else ("", b"")


def to_draft(draft_id: str, step: str = "", text: str = "") -> Response:
    """On to a draft's page, at one of its steps."""
    return done(f"/drafts/{draft_id}{step}", text)
