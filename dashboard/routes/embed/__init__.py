"""Charts for other people's pages: `/embed/…`, the only pages that may be framed, and `/embed.js` for their hosts."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, request
from werkzeug.exceptions import InternalServerError

from dashboard.answers import Document, Documents, respond
from dashboard.bundle import EmbedClothes, csp_hash
from dashboard.errors import StoreError
from dashboard.routes import Look, later
from dashboard.routes.embed.asking import options_of
from dashboard.routes.embed.document import Writer
from dashboard.routes.options import Refused, language_asked, seen
from dashboard.security import embed_policy
from dashboard.settings import Settings
from layouts.embed.subject import COMMUNITIES, Options, Subject, is_known
from layouts.refusal import refused
from layouts.view import View

HOST_SCRIPT_CACHE = "public, max-age=300"
"""The script in host pages may be five minutes old; it changes with the site's code, never with its data."""


def blueprint(look: Look, settings: Settings, clothes: EmbedClothes) -> Blueprint:
    """`/embed/<indicator>`, `/embed/actions/<action>`, `/embed/communities`, `/embed.js`."""
    routes = Blueprint("embed", __name__)
    frame = _Frame(look, Writer(clothes, settings))
    routes.after_request(_headers(settings, clothes))
    routes.register_error_handler(Refused, frame.refuse)
    routes.register_error_handler(StoreError, frame.wait)
    routes.register_error_handler(InternalServerError, frame.fail)

    @routes.get("/embed/<name>")
    def indicator(name: str) -> Response:
        return frame.answer(COMMUNITIES if name == COMMUNITIES.name else Subject("indicator", name))

    @routes.get("/embed/actions/<name>")
    def action(name: str) -> Response:
        return frame.answer(Subject("action", name))

    script = Document.of(clothes.parent, mimetype="text/javascript")

    @routes.get("/embed.js")
    def host_script() -> Response:
        response = respond(script)
        response.headers["Cache-Control"] = HOST_SCRIPT_CACHE
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return routes


class _Frame:
    """Answers for embeds: kept by release, day and options, so that a publication shows with the next load."""

    def __init__(self, look: Look, writer: Writer) -> None:
        self._look = look
        self._writer = writer
        self._documents = Documents(megabytes=8)

    def answer(self, subject: Subject) -> Response:
        language = language_asked()
        options = options_of(request.args.to_dict(flat=False), language)
        view = seen(self._look, language, subject.page, release=options.release)
        if not is_known(subject, view.snapshot):
            says = language.text(
                "这个版本里没有编号为“{name}”的内容。全部编号见“数据下载与说明”页。", name=subject.name
            )
            raise Refused(404, says)
        key = (*view.state, subject, replace(options, release=""))  # a release has one state and many spellings
        return respond(self._documents.get(key, lambda: self._made(view, subject, options)))

    def _made(self, view: View, subject: Subject, options: Options) -> Document:
        return Document.of(self._writer.page(view, subject, options))

    def refuse(self, error: Refused) -> Response:
        """What the frame shows where there is no such embed."""
        language = language_asked()
        unusable, missing = language.text("嵌入地址里有不能用的参数"), language.text("没有可以嵌入的内容")
        return self._told(unusable if error.status == 400 else missing, *error.says, status=error.status)

    def wait(self, error: StoreError) -> Response:
        """What the frame shows while the store does not answer."""
        return later(self._broken(503), error)

    def fail(self, _error: InternalServerError) -> Response:
        """What the frame shows after a fault of ours, which is in the log already."""
        return self._broken(500)

    def _broken(self, status: int) -> Response:
        response = self._told(*refused(language_asked(), status), status=status)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _told(self, heading: str, *says: str, status: int) -> Response:
        text = self._writer.refusal(heading, says, language=language_asked())
        return respond(Document.of(text, status=status, kept=False))


def _headers(settings: Settings, clothes: EmbedClothes) -> Callable[[Response], Response]:
    """Whoever may frame an embed may also ask for isolated frames: it loads nothing and may be loaded from anywhere."""
    policy = embed_policy(script=csp_hash(clothes.script), style=csp_hash(clothes.style), hosts=settings.embed_hosts)
    given = {
        "Content-Security-Policy": policy,
        "Cross-Origin-Embedder-Policy": "require-corp",
        "X-Robots-Tag": "noindex",
    }

    def add(response: Response) -> Response:
        response.headers.update(given)
        return response

    return add
