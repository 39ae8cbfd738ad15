"""oEmbed 1.0: from a page's address to the code that embeds it, for editors that take nothing else."""

import json
from urllib.parse import parse_qs, urlsplit

from flask import Blueprint, Response, request

from dashboard.answers import Document, respond
from dashboard.documents.head import SHARE_HEIGHT, SHARE_WIDTH
from dashboard.errors import DashboardError, UnknownRelease
from dashboard.language import CHINESE
from dashboard.routes import Look
from dashboard.routes.embed.asking import Unusable, options_of
from dashboard.settings import Settings
from layouts import head
from layouts.embed import code
from layouts.embed.subject import Options, Subject, is_known, provider, shown_on, title
from layouts.view import View

USUAL_WIDTH = 600
LARGEST = 99_999  # pixels, of a limit
CACHE_SECONDS = 3600
"""How long a consumer may keep an answer: its frame stays live, only title and picture grow old."""


class _Refused(DashboardError):
    """A request without an answer: status and title as sent, the message says what would do."""

    def __init__(self, status: int, heading: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.heading = status, heading


def blueprint(look: Look, settings: Settings) -> Blueprint:
    """`/oembed?url=&format=&maxwidth=&maxheight=`."""
    routes = Blueprint("oembed", __name__)

    @routes.get("/oembed")
    def oembed() -> Response:
        try:
            answer = _answer(look, settings)
        except _Refused as refused:
            return _problem(refused)
        text = json.dumps(answer, ensure_ascii=False)
        response = respond(Document.of(text, kept=False, mimetype="application/json"))
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return routes


def _answer(look: Look, settings: Settings) -> dict[str, object]:
    """What the page at `url` embeds as. Raises _Refused."""
    address = request.args.get("url", "")
    if not address:
        raise _Refused(400, "缺少url参数", "请在url参数里写要嵌入的页面地址，例如某项指标的页面。")
    if request.args.get("format", "json") != "json":
        raise _Refused(501, "只有json格式", "format只能是json，也可以不写。")
    width, height = _limit("maxwidth"), _limit("maxheight")
    subject, options = _asked(address, settings)
    try:
        view = look(options.lang, subject.page, release=options.release)
    except UnknownRelease as unknown:
        raise _nothing() from unknown
    if not is_known(subject, view.snapshot):
        raise _nothing()
    return _rich(view, subject, options, width=width, height=height)


def _rich(
    view: View, subject: Subject, options: Options, *, width: int | None, height: int | None
) -> dict[str, object]:
    """The answer; the frame keeps within the limits given, and scrolls inside where they are too small for it."""
    wide = min(USUAL_WIDTH, width or USUAL_WIDTH)
    high = min(code.height(view, subject, options), height or LARGEST)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title(view, subject),
        "provider_name": provider(view),
        "provider_url": view.absolute("/"),
        "cache_age": CACHE_SECONDS,
        "thumbnail_url": view.settings.origin + head.picture(view, "share"),
        "thumbnail_width": SHARE_WIDTH,
        "thumbnail_height": SHARE_HEIGHT,
        "html": code.sized(view, subject, options, width=wide, height=high),
        "width": wide,
        "height": high,
    }


def _limit(name: str) -> int | None:
    given = request.args.get(name)
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and 0 < len(given) < 6 and int(given)):
        raise _Refused(400, f"{name}不能用", f"{name}要写1到99999的整数，单位是像素。")
    return int(given)


def _asked(address: str, settings: Settings) -> tuple[Subject, Options]:
    """What an address of this site is about. Raises _Refused where it is another site's, or of another page."""
    try:
        parts = urlsplit(address)
    except ValueError as broken:
        raise _nothing() from broken
    hosts = {request.host, urlsplit(settings.origin).netloc}
    here = parts.scheme in {"http", "https"} and parts.netloc in hosts and parts.path.startswith(settings.url_prefix)
    path = parts.path.removeprefix(settings.url_prefix).rstrip("/")
    english = path.startswith("/en/")
    subject = shown_on(path.removeprefix("/en") if english else path) if here else None
    if subject is None or path.startswith("/en/embed/"):
        raise _nothing()
    if not path.startswith("/embed/"):
        return subject, Options(lang="en" if english else "zh")
    try:
        return subject, options_of(parse_qs(parts.query, keep_blank_values=True), CHINESE)
    except Unusable as wrong:
        raise _Refused(404, "没有可以嵌入的内容", "".join(wrong.says)) from wrong


def _nothing() -> _Refused:
    says = "可以嵌入的有：指标页、行动领域页、老旧小区改造页，以及它们的嵌入地址。"
    return _Refused(404, "没有可以嵌入的内容", says)


def _problem(refused: _Refused) -> Response:
    """An error in the shape that all machines get here (RFC 9457)."""
    told = {"type": "about:blank", "title": refused.heading, "status": refused.status, "detail": str(refused)}
    response = Response(json.dumps(told, ensure_ascii=False), refused.status, mimetype="application/problem+json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
