"""Pictures of charts: `/charts/…`, PNG and SVG in fixed presets, for articles, lists and shared links."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from flask import Blueprint, Response, request

from dashboard.answers import Document, Documents, respond
from dashboard.errors import PictureError
from dashboard.language import LANGUAGES, Language
from dashboard.pictures import PRESETS, Gallery, Picture
from dashboard.routes import Look
from dashboard.routes.options import Refused, faults, language_asked, own, refused_plainly, seen
from dashboard.shelf import Shelf
from layouts.pictures import picture, title
from layouts.view import View

_PLACES = 4_000
"""Pictures of which a worker remembers where they lie."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "preset": tuple(PRESETS),
    "lang": tuple(LANGUAGES),
    "download": ("1",),
}
"""What each option may be; release, beside these, is the id of a release."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, all of it from the fixed lists."""

    preset: str = "article"
    lang: str = "zh"
    release: str = ""
    download: str = ""


def blueprint(look: Look, gallery: Gallery) -> Blueprint:
    """`/charts/<indicator>`, `/charts/actions/<action>`, `/charts/communities` and `/charts/site`, as .png and .svg."""
    routes = Blueprint("pictures", __name__)
    wall = _Wall(look, gallery)
    install(routes)

    @routes.get("/charts/<path:subject>.png")
    def png(subject: str) -> Response:
        return wall.answer(subject, "png")

    @routes.get("/charts/<path:subject>.svg")
    def svg(subject: str) -> Response:
        return wall.answer(subject, "svg")

    return routes


def install(routes: Blueprint) -> None:
    """Says in plain words why there is no picture; these routes answer with nothing else."""

    refused_plainly(routes)

    @routes.errorhandler(PictureError)
    def undrawn(error: PictureError) -> Response:
        response = Response(f"{error}\n", 503, mimetype="text/plain")
        response.headers.update({"Cache-Control": "no-store", "Retry-After": str(error.retry)})
        return response


class _Wall:
    """Answers with pictures. SVG is kept in memory, PNG on disk."""

    def __init__(self, look: Look, gallery: Gallery) -> None:
        self._look = look
        self._gallery = gallery
        self._drawings = Documents(megabytes=8)
        self._places = Shelf[Path](_PLACES)

    def answer(self, subject: str, form: str) -> Response:
        asked = asked_now()
        view = seen(self._look, LANGUAGES[asked.lang], release=asked.release)
        name = title_of(view, subject)
        key = (*view.state, subject, asked.preset, asked.lang)
        made = self._png(key, view, subject, asked) if form == "png" else self._svg(key, view, subject, asked)
        response = respond(made, fixed=view.frozen)
        kind = "attachment" if asked.download else "inline"
        names = _file_names(view, subject, name, asked, form)
        response.headers.set("Content-Disposition", kind, **names)
        if view.snapshot.plan.simulated:
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _svg(self, key: tuple[object, ...], view: View, subject: str, asked: Asked) -> Document:
        drawn = lambda: Document.of(_drawn(view, subject, asked).svg, mimetype="image/svg+xml")  # noqa: E731
        return self._drawings.get(key, drawn)

    def _png(self, key: tuple[object, ...], view: View, subject: str, asked: Asked) -> Document:
        drawn = cache(lambda: _drawn(view, subject, asked))
        place = self._places.get(key, lambda: self._gallery.path(drawn()))
        content = self._gallery.kept(place) or self._gallery.png(drawn())
        return Document.file(content, mimetype="image/png")


def _drawn(view: View, subject: str, asked: Asked) -> Picture:
    made = picture(view, subject, asked.preset)
    assert made is not None
    return made


def title_of(view: View, subject: str) -> str:
    """What a subject is called. Raises Refused where there is none of that name."""
    if name := title(view, subject):
        return name
    raise Refused(404, _no_subject(view.language, subject))


def asked_now() -> Asked:
    """The options of this request. Raises Refused naming every one that is wrong, and what there is."""
    given = own(request.args.to_dict(flat=False))
    if wrong := faults(given, CHOICES, language_asked()):
        raise Refused(400, *wrong)
    return Asked(**{name: given[name][0] for name in given})


def _no_subject(language: Language, subject: str) -> str:
    return language.text(
        "没有“{name}”的图。可以用指标编号、actions/加行动编号、communities、site；全部编号见“数据下载与说明”页。",
        name=subject[:80],
    )


def _file_names(view: View, subject: str, name: str, asked: Asked, form: str) -> dict[str, str]:
    """The name a saved file gets, in Chinese where the browser takes it; a simulated dataset's says so."""
    preset, day = PRESETS[asked.preset], f"{view.as_of.isoformat()}-{view.release_id[:12]}"
    simulated = view.snapshot.plan.simulated
    plain = f"{'demo-' if simulated else ''}{subject.replace('/', '-')}-{preset.name}-{day}.{form}"
    if asked.lang == "en":
        return {"filename": plain}
    full = f"{'演示数据-' if simulated else ''}{name}-{preset.label}-{day}.{form}"
    return {"filename": plain, "filename*": f"UTF-8''{quote(full, safe='')}"}
