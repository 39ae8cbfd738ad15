"""Charts for other people's pages: `/embed/…`, the only pages that may be framed, and `/embed.js` for their hosts."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, request

from dashboard.answers import Document, Documents, respond
from dashboard.bundle import EmbedClothes, csp_hash
from dashboard.errors import UnknownRelease
from dashboard.language import LANGUAGES
from dashboard.routes import Look
from dashboard.routes.embed.asking import Unusable, options_of
from dashboard.routes.embed.document import Writer
from dashboard.security import embed_policy
from dashboard.settings import Settings
from layouts.embed.subject import COMMUNITIES, Options, Subject, is_known
from layouts.view import View

HOST_SCRIPT_CACHE = "public, max-age=300"
"""The script in host pages may be five minutes old; it changes with the site's code, never with its data."""


def blueprint(look: Look, settings: Settings, clothes: EmbedClothes) -> Blueprint:
    """`/embed/<indicator>`, `/embed/actions/<action>`, `/embed/communities`, `/embed.js`."""
    routes = Blueprint("embed", __name__)
    frame = _Frame(look, Writer(clothes, settings))
    routes.after_request(_headers(settings, clothes))

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
        asked = request.args.to_dict(flat=False)
        language = LANGUAGES["en" if asked.get("lang") == ["en"] else "zh"]
        try:
            options = options_of(asked, language)
        except Unusable as wrong:
            title = language.text("嵌入地址里有不能用的参数")
            return self._refuse(400, title, wrong.says, code=language.code)
        return self._found(subject, options)

    def _found(self, subject: Subject, options: Options) -> Response:
        text = LANGUAGES[options.lang].text
        try:
            view = self._look(options.lang, subject.page, release=options.release)
        except UnknownRelease:
            says = [text("没有编号为“{name}”的发布版本。版本编号见“更新记录”页。", name=options.release)]
            return self._refuse(404, text("没有这个版本"), says, code=options.lang)
        if not is_known(subject, view.snapshot):
            says = [text("这个版本里没有编号为“{name}”的内容。全部编号见“数据下载与说明”页。", name=subject.name)]
            return self._refuse(404, text("没有可以嵌入的内容"), says, code=options.lang)
        return respond(self._documents.get(_key(view, subject, options), lambda: self._made(view, subject, options)))

    def _made(self, view: View, subject: Subject, options: Options) -> Document:
        return Document.of(self._writer.page(view, subject, options))

    def _refuse(self, status: int, title: str, says: Sequence[str], *, code: str) -> Response:
        text = self._writer.refusal(title, says, language=LANGUAGES[code])
        return respond(Document.of(text, status=status, kept=False))


def _key(view: View, subject: Subject, options: Options) -> tuple[object, ...]:
    """A release has one name, however many of its characters an address gives."""
    number = view.changes[0].number
    return (number, view.as_of, view.frozen, subject, options.view, options.theme, options.lang, options.static)


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
