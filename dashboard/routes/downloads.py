"""Files for re-users: every table, every indicator and the whole release.

`/download/…` is the release readers see, and changes with it; `/download/releases/<release>/…`, or `?release=`, is a
named release, and never changes. What the files hold is dashboard.exports' business. Each is made once per release and
worker, on demand.
"""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import quote

from flask import Blueprint, Response, request

from dashboard import exports
from dashboard.answers import Document, Documents, respond
from dashboard.exports import FORMS, MIMETYPES, ROWS_OF_A_WORKBOOK, Edition
from dashboard.language import Language
from dashboard.model import Snapshot
from dashboard.routes import Look
from dashboard.routes.options import Refused, faults, language_asked, refused_plainly, seen
from dashboard.tables import TABLES
from layouts.editions import edition
from layouts.view import View

Files = Callable[[str], Mapping[str, bytes]]
"""The bytes of a published release, by file name."""


def blueprint(look: Look, files: Files) -> Blueprint:
    """`/download/{tables,indicators}/<name>.{csv,xlsx,json}` and `/download/package.zip`, latest and by release."""
    routes = Blueprint("downloads", __name__)
    refused_plainly(routes)
    kept = Documents(megabytes=32)

    def rows(kind: str, name: str, form: str, release: str = "") -> Response:
        view = _seen(look, release)
        _require(kind, name, form, view.snapshot)
        told, title = edition(view), _title(kind, name, view.snapshot)
        made = kept.get((view.release_id, kind, name, form), lambda: _document(told, kind, name, form))
        return _attached(made, told, name, title, form, fixed=view.frozen)

    def package(release: str = "") -> Response:
        view = _seen(look, release)
        told = edition(view)
        made = kept.get((view.release_id, "package"), lambda: _package(told, files(view.release_id)))
        return _attached(made, told, "package", language_asked().text("数据包"), "zip", fixed=view.frozen)

    for base in ("/download", "/download/releases/<release>"):
        routes.add_url_rule(f"{base}/<any(tables,indicators):kind>/<name>.<form>", view_func=rows)
        routes.add_url_rule(f"{base}/package.zip", view_func=package)
    return routes


def _seen(look: Look, release: str) -> View:
    """The release that the path or the query names, which may do so once; else the current one."""
    language = language_asked()
    asked = [*([release] if release else []), *request.args.getlist("release")]
    if asked and (wrong := faults({"release": asked}, {}, language)):
        raise Refused(400, *wrong)
    return seen(look, language, release="".join(asked))


def _require(kind: str, name: str, form: str, snapshot: Snapshot) -> None:
    """Raises Refused where there is no such file, naming what there is."""
    language, known = language_asked(), tuple(TABLES if kind == "tables" else snapshot.indicator_by_id)
    if name not in known:
        kind_words = language.text("数据表") if kind == "tables" else language.text("指标")
        said = language.text("没有编号为“{name}”的{kind}。", name=name[:80], kind=kind_words)
        raise Refused(404, said + _near(name, known, language))
    if form not in FORMS:
        forms = language.text("、").join(FORMS)
        said = language.text("没有“{form}”格式。可以下载的格式：{forms}。", form=form[:80], forms=forms)
        raise Refused(404, said)
    if form == "xlsx" and kind == "tables" and _length(name, snapshot) > ROWS_OF_A_WORKBOOK:
        raise Refused(404, language.text("这张表太长，不做Excel工作簿。请下载csv，或按指标下载。"))


def _length(name: str, snapshot: Snapshot) -> int:
    return 1 if TABLES[name].pairs else len(getattr(snapshot, name))


def _near(name: str, known: Sequence[str], language: Language) -> str:
    close = language.text("、").join(get_close_matches(name[:80], known, n=3))
    hint = language.text("相近的有：{names}。", names=close) if close else ""
    return hint + language.text("全部编号见“数据下载与说明”页。")


def _title(kind: str, name: str, snapshot: Snapshot) -> str:
    return TABLES[name].title if kind == "tables" else snapshot.indicator_by_id[name].name


def _document(told: Edition, kind: str, name: str, form: str) -> Document:
    tabulation = (exports.table if kind == "tables" else exports.indicator)(told.snapshot, name)
    content, mimetype = exports.made(tabulation, told, form), MIMETYPES[form]
    if form == "xlsx":
        return Document.file(content, mimetype=mimetype)
    return Document.of(content.decode(), mimetype=mimetype)


def _package(told: Edition, files: Mapping[str, bytes]) -> Document:
    return Document.file(exports.package(told, files), mimetype=MIMETYPES["zip"])


def _attached(made: Document, told: Edition, name: str, title: str, form: str, *, fixed: bool) -> Response:
    """A file to save under its own name, dated and with its release; pages of any host may read it."""
    response = respond(made, fixed=fixed)
    response.headers.set("Content-Disposition", "attachment", **_saved_as(told, name, title, form))
    response.headers["Access-Control-Allow-Origin"] = "*"
    if told.simulated:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _saved_as(told: Edition, name: str, title: str, form: str) -> dict[str, str]:
    """A file's name in a Content-Disposition: in ASCII, and in Chinese for browsers that take RFC 5987."""
    chinese = quote(told.file_name_in_chinese(title, form), safe="-_.")
    return {"filename": told.file_name(name, form), "filename*": f"UTF-8''{chinese}"}
