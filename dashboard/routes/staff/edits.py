"""What the clerk says about a draft: answers, mended cells, explanations, reasons, another file.

Each form names the version it was made from; where somebody was quicker, nothing is overwritten.
"""

from collections.abc import Iterable, Mapping

from flask import Blueprint, Response, request

from dashboard.accounts import Role
from dashboard.errors import NotAllowed
from dashboard.intake.values import visible
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import open_to
from dashboard.routes.staff.answers import address
from dashboard.routes.staff.drafts import to_draft, uploaded
from dashboard.routes.staff.guard import limiter
from dashboard.routes.staff.office import office

routes = Blueprint("edits", __name__)


@routes.post("/drafts/<draft_id>/file")
@open_to(Role.EDITOR)
@limiter.limit("30 per minute")
def replace(draft_id: str) -> Response:
    """Another file for the same draft."""
    name, content = uploaded()
    office().desk.replace_file(sessions.account(), draft_id, version(), name, content, address=address())
    return to_draft(draft_id)


@routes.post("/drafts/<draft_id>/answers")
@open_to(Role.EDITOR)
def answers(draft_id: str) -> Response:
    """Answers to the questions of the check."""
    office().desk.answer(sessions.account(), draft_id, version(), fields("answer"), address=address())
    return to_draft(draft_id, "#s2")


@routes.post("/drafts/<draft_id>/mends")
@open_to(Role.EDITOR)
def mends(draft_id: str) -> Response:
    """Cells mended in the page, suggestions taken, mends taken back."""
    held = office().desk.draft(sessions.account(), draft_id)
    _save(draft_id, mends=_mended(held.mends), explanations=_explained(held.explanations))
    return to_draft(draft_id, "#s2")


@routes.post("/drafts/<draft_id>/explanations")
@open_to(Role.EDITOR)
def explanations(draft_id: str) -> Response:
    """A line on each warning that stands."""
    held = office().desk.draft(sessions.account(), draft_id)
    _save(draft_id, mends=_typed(), explanations=_explained(held.explanations))
    return to_draft(draft_id, "#s2")


@routes.post("/drafts/<draft_id>/reasons")
@open_to(Role.EDITOR)
def reasons(draft_id: str) -> Response:
    """Public reasons of corrections."""
    office().desk.give_reasons(sessions.account(), draft_id, version(), fields("reason"), address=address())
    return to_draft(draft_id, "#s3")


@routes.post("/drafts/<draft_id>/rebase")
@open_to(Role.EDITOR)
def rebase(draft_id: str) -> Response:
    """Compares the draft with what is public by now."""
    office().desk.rebase(sessions.account(), draft_id, version=version(), address=address())
    return to_draft(draft_id, "#s3", "已经和现在公开的数据重新对比。")


def version() -> int:
    """The version of the draft that the form was made from."""
    return number("version")


def number(name: str) -> int:
    """A number the form itself carries."""
    text = request.form.get(name, "")
    if not text.isdecimal() or len(text) > 9:
        raise NotAllowed("这个表单不完整，没有执行。请回到草稿，刷新页面后再做一次。")
    return int(text)


def fields(kind: str) -> dict[str, str]:
    """The repeated fields of a kind by their key: `reason:targets|x` is x of kind reason."""
    return {name.partition(":")[2]: _shown(text) for name, text in request.form.items() if name.startswith(f"{kind}:")}


def sentence(name: str) -> str:
    """What was typed into a field for others to read, its first 500 characters."""
    return _shown(request.form.get(name, ""))[:500]


def _shown(text: str) -> str:
    return " ".join(visible(text).split())


def _save(draft_id: str, *, mends: Mapping[str, str | None], explanations: Mapping[str, str]) -> None:
    """Mends and explanations stand in one form: whichever button was pressed, nothing that was typed is lost."""
    desk, account, at = office().desk, sessions.account(), version()
    if mends or not explanations:
        at = desk.mend(account, draft_id, at, mends, address=address()).version
    if explanations:
        desk.explain(account, draft_id, at, explanations, address=address())


def _explained(before: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in fields("explanation").items() if text != before.get(key, "")}


def _mended(before: Iterable[str]) -> dict[str, str | None]:
    """What this form mends and what it takes back; a suggestion that is taken leaves the other typed mends in place."""
    if undone := request.form.get("undo"):
        return dict.fromkeys(before if undone == "*" else [undone])
    used = request.form.get("use")
    return _typed() | ({used: request.form.get(f"suggestion:{used}", "")} if used else {})


def _typed() -> dict[str, str | None]:
    """A cell counts as mended where something else was typed in it."""
    was = fields("was")
    return {place: text for place, text in fields("mend").items() if text != was.get(place)}
