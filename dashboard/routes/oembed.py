"""oEmbed 1.0: from a page's address to the code that embeds it, for editors that take nothing else."""

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from flask import Blueprint, Response, request

from dashboard.answers import Document, respond
from dashboard.errors import UnknownRelease
from dashboard.language import CHINESE, ENGLISH
from dashboard.openapi import Json, ProblemKind, fault
from dashboard.pictures import PRESETS
from dashboard.routes import Look
from dashboard.routes.embed.asking import faults, options_of
from dashboard.routes.problems import Unanswered, opened, refused_as_problems
from dashboard.settings import Settings
from layouts import head
from layouts.embed import code
from layouts.embed.subject import Options, Subject, is_known, provider, shown_on, title
from layouts.view import View

USUAL_WIDTH = 600
LARGEST = 99_999  # pixels, of a limit
CACHE_SECONDS = 3600
"""How long a consumer may keep an answer: its frame stays live, only title and picture grow old."""


NO_URL = ProblemKind(
    "no_url",
    400,
    "缺少url参数",
    "There is no url",
    "请在url参数里写要嵌入的页面地址，例如某项指标的页面。",
    "Give as url the address of the page to embed, an indicator's for example.",
)
ONLY_JSON = ProblemKind(
    "only_json",
    501,
    "只有json格式",
    "There is only JSON",
    "format只能是json，也可以不写。",
    "format is json, or is left out.",
)
BAD_LIMIT = ProblemKind(
    "bad_limit",
    400,
    "宽或高不能用",
    "No size in pixels",
    "maxwidth和maxheight要写1到99999的整数，单位是像素。",
    "maxwidth and maxheight are whole numbers of pixels, 1 to 99999.",
)
NOTHING = ProblemKind(
    "nothing_to_embed",
    404,
    "没有可以嵌入的内容",
    "Nothing to embed there",
    "可以嵌入的有：指标页、行动领域页、老旧小区改造页，以及它们的嵌入地址。",
    "What can be embedded: pages of indicators, of action areas, of the old communities, and their embeds' addresses.",
)


def blueprint(look: Look, settings: Settings) -> Blueprint:
    """`/oembed?url=&format=&maxwidth=&maxheight=`."""
    routes = Blueprint("oembed", __name__)
    refused_as_problems(routes, site="")

    @routes.get("/oembed")
    def oembed() -> Response:
        text = json.dumps(_answer(look, settings), ensure_ascii=False)
        return opened(respond(Document.of(text, kept=False, mimetype="application/json")))

    return routes


def _answer(look: Look, settings: Settings) -> Json:
    """What the page at `url` embeds as. Raises Unanswered."""
    address = request.args.get("url", "")
    if not address:
        raise Unanswered(NO_URL)
    if request.args.get("format", "json") != "json":
        raise Unanswered(ONLY_JSON)
    width, height = _limit("maxwidth"), _limit("maxheight")
    subject, options = _asked(address, settings)
    try:
        view = look(options.lang, subject.page, release=options.release)
    except UnknownRelease as unknown:
        raise Unanswered(NOTHING) from unknown
    if not is_known(subject, view.snapshot):
        raise Unanswered(NOTHING)
    return _rich(view, subject, options, width=width, height=height)


def _rich(view: View, subject: Subject, options: Options, *, width: int | None, height: int | None) -> Json:
    """The answer, within the limits given: a frame too low for the chart holds the card, any other scrolls inside.

    A picture larger than the limits is left out.
    """
    most = height or LARGEST
    if options.view == "chart" and code.height(view, subject, options) > most:
        options = replace(options, view="card")
    wide = min(USUAL_WIDTH, width or USUAL_WIDTH)
    high = min(code.height(view, subject, options), most)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title(view, subject),
        "provider_name": provider(view),
        "provider_url": view.absolute("/"),
        "cache_age": CACHE_SECONDS,
        **_thumbnail(view, width or LARGEST, most),
        "html": code.sized(view, subject, options, width=wide, height=high),
        "width": wide,
        "height": high,
    }


def _thumbnail(view: View, width: int, height: int) -> Json:
    share = PRESETS["share"]
    if share.width > width or share.height > height:
        return {}
    address = view.settings.origin + head.picture(view, "share")
    return {"thumbnail_url": address, "thumbnail_width": share.width, "thumbnail_height": share.height}


def _limit(name: str) -> int | None:
    given = request.args.get(name)
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and 0 < len(given) < 6 and int(given)):
        raise Unanswered(BAD_LIMIT, errors=[fault(name, given, BAD_LIMIT.help, BAD_LIMIT.help_en)])
    return int(given)


def _asked(address: str, settings: Settings) -> tuple[Subject, Options]:
    """What an address of this site is about. Raises Unanswered where it is another site's, or of another page."""
    try:
        parts = urlsplit(address)
    except ValueError as broken:
        raise Unanswered(NOTHING) from broken
    hosts = {request.host, urlsplit(settings.origin).netloc}
    here = parts.scheme in {"http", "https"} and parts.netloc in hosts and parts.path.startswith(settings.url_prefix)
    path = parts.path.removeprefix(settings.url_prefix).rstrip("/")
    english = path.startswith("/en/")
    subject = shown_on(path.removeprefix("/en") if english else path) if here else None
    if subject is None or path.startswith("/en/embed/"):
        raise Unanswered(NOTHING)
    if not path.startswith("/embed/"):
        return subject, Options(lang="en" if english else "zh")
    asked = parse_qs(parts.query, keep_blank_values=True)
    if wrong := list(zip(faults(asked, CHINESE), faults(asked, ENGLISH), strict=True)):
        raise Unanswered(NOTHING, errors=[fault("url", address, *says) for says in wrong])
    return subject, options_of(asked, CHINESE)
