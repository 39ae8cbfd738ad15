"""The whole public site as a draft would make it: every page and file, all links within the preview.

Pages come without Dash, whose callbacks would answer with what is public; all of it is readable without.
"""

from dataclasses import replace

from flask import Blueprint, Response, abort, request

from dashboard import exports
from dashboard.drafts import Examination
from dashboard.errors import NotAllowed
from dashboard.exports import FORMS, MIMETYPES, Edition
from dashboard.model import Snapshot
from dashboard.progress import assess_all
from dashboard.routes import pictures
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import DRAFTS, open_to
from dashboard.routes.staff.answers import attached, desktop, shown_public
from dashboard.routes.staff.office import office
from dashboard.tables import TABLES, dataset_files
from layouts.editions import edition
from layouts.frame import frame
from layouts.pages import page
from layouts.pictures import picture
from layouts.queries import usable
from layouts.staff.frame import preview_banner
from layouts.view import Change, View

routes = Blueprint("preview", __name__)
pictures.install(routes)
_PICTURES = {"png": "image/png", "svg": "image/svg+xml"}


@routes.get("/drafts/<draft_id>/preview/", defaults={"path": ""})
@routes.get("/drafts/<draft_id>/preview/<path:path>")
@open_to(*DRAFTS)
def public(draft_id: str, path: str) -> Response:
    """A public page of the draft's dataset."""
    code, place = ("en", path[2:]) if path == "en" or path.startswith("en/") else ("zh", f"/{path}")
    view = _view(draft_id, code, place or "/")
    made = page(view)
    body = preview_banner(desktop(), frame(view, made), draft_id=draft_id)
    return shown_public(f"预览：{made.title}", body, language=view.language.tag, status=made.status)


@routes.get("/drafts/<draft_id>/preview/download/<any(tables,indicators):kind>/<name>.<form>")
@open_to(*DRAFTS)
def download(draft_id: str, kind: str, name: str, form: str) -> Response:
    """A table or an indicator as it would be, in any format."""
    told = _edition(draft_id)
    if form not in FORMS or name not in (TABLES if kind == "tables" else told.snapshot.indicator_by_id):
        abort(404)
    tabulation = (exports.table if kind == "tables" else exports.indicator)(told.snapshot, name)
    return attached(exports.made(tabulation, told, form), f"预览-{name}.{form}", MIMETYPES[form])


@routes.get("/drafts/<draft_id>/preview/download/package.zip")
@open_to(*DRAFTS)
def package(draft_id: str) -> Response:
    """The whole dataset as it would be."""
    told = _edition(draft_id)
    content = exports.package(told, dataset_files(told.snapshot))
    return attached(content, "预览-package.zip", MIMETYPES["zip"])


@routes.get("/drafts/<draft_id>/preview/charts/<path:subject>.<any(png,svg):form>")
@open_to(*DRAFTS)
def chart(draft_id: str, subject: str, form: str) -> Response:
    """A picture as it would be, with a band across it that says it is none to use; it is kept nowhere."""
    asked = pictures.asked_now()
    view = _view(draft_id, asked.lang, "/")
    pictures.title_of(view, subject)
    made = picture(view, subject, asked.preset)
    assert made is not None
    content = made.svg.encode() if form == "svg" else office().gallery.draft(made)
    if asked.download:
        return attached(content, f"预览-{subject.replace('/', '-')}-{asked.preset}.{form}", _PICTURES[form])
    return Response(content, mimetype=_PICTURES[form])


def _edition(draft_id: str) -> Edition:
    return edition(replace(_view(draft_id, "zh", "/"), release_id=""))


def _examination(draft_id: str) -> Examination:
    desk = office().desk
    return desk.examination(desk.draft(sessions.account(), draft_id))


def _whole(examination: Examination) -> Snapshot:
    if examination.snapshot is None:
        raise NotAllowed("还有错误或问题没有处理完，暂时不能预览。请先在第2步改好，再打开预览。")
    return examination.snapshot


def _view(draft_id: str, code: str, place: str) -> View:
    behind = office()
    examination = _examination(draft_id)
    snapshot = _whole(examination)
    view = behind.site.view(code, place, usable(snapshot, place, request.args))
    change = Change("", view.as_of, "", "", entries=examination.changes)
    as_of = snapshot.plan.as_of or view.as_of
    return replace(
        view,
        snapshot=snapshot,
        assessments=assess_all(snapshot, as_of, method=view.method),
        as_of=as_of,
        preview=f"{behind.home}/drafts/{draft_id}/preview",
        changes=(change, *view.changes),
    )
