"""What the head of a document says of its page: to people's tabs, to search engines, to whoever shows a link."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape

from dashboard.language import CHINESE, ENGLISH, Language
from dashboard.pictures import PRESETS
from dashboard.settings import Settings

_LOCALES = {"zh": "zh_CN", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Link:
    """Another form of a page, or of the site, that machines may find from its head. href is absolute."""

    rel: str
    type: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says of its page.

    title is the page's own; full_title names its site too, for where it is told of elsewhere, and is empty where that
    is not known. kind chooses the government-site meta tags (home, column, detail). path is the page's own address
    without prefix and language, or empty where it has none: an error, say. site is the site's name in the page's
    language; column and column_description name the part of the portal that this site is. published is when the page
    last changed, with its zone. picture is the absolute address of its picture for shared links, and square that of a
    square one. links and data (schema.org) are written in their order.
    """

    title: str
    description: str
    kind: str
    path: str
    site: str
    column: str
    column_description: str
    full_title: str = ""
    published: datetime | None = None
    indexed: bool = True
    keywords: tuple[str, ...] = ()
    picture: str = ""
    square: str = ""
    links: tuple[Link, ...] = ()
    data: tuple[Mapping[str, object], ...] = ()


def address(path: str, language: Language, settings: Settings) -> str:
    """A page's canonical address; relative to the host while BASE_URL is not set."""
    return settings.base_url + settings.url_prefix + ("/en" if language.code == "en" else "") + path


def tags(head: Head, language: Language, settings: Settings) -> str:
    """All that the head says, as HTML."""
    named = {
        "viewport": "width=device-width,initial-scale=1",
        "description": head.description,
        "theme-color": "#083A78",
        "robots": "" if head.indexed else "noindex",
        **_government(head, language, settings),
        **_dublin_core(head, language, settings),
    }
    written = [f"<title>{escape(head.full_title or head.title)}</title>", *_metas("name", named)]
    written += _metas("property", _shared(head, language, settings))
    written += _addresses(head, language, settings)
    written += map(_link, head.links)
    return "".join(written)


def data(head: Head) -> str:
    """The page as schema.org data, as HTML."""
    return "".join(script(_compact(each), "application/ld+json") for each in head.data)


def _compact(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def script(json_text: str, kind: str, identifier: str = "") -> str:
    """JSON inside a document: nothing in it can end the element."""
    name = f' id="{identifier}"' if identifier else ""
    harmless = json_text.replace("<", "\\u003c")
    return f'<script{name} type="{kind}">{harmless}</script>'


def _metas(kind: str, named: Mapping[str, str]) -> list[str]:
    return [f'<meta {kind}="{name}" content="{escape(content)}">' for name, content in named.items() if content]


def _link(link: Link) -> str:
    title = f' title="{escape(link.title)}"' if link.title else ""
    return f'<link rel="{escape(link.rel)}" type="{escape(link.type)}" href="{escape(link.href)}"{title}>'


def _outside(head: Head, language: Language, settings: Settings) -> str:
    """The page's address as others write it; empty where it has none."""
    return settings.origin + address(head.path, language, settings).removeprefix(settings.base_url) if head.path else ""


def _addresses(head: Head, language: Language, settings: Settings) -> list[str]:
    """The page's one address, and its address in each language; none for a page that has none."""
    if not head.path:
        return []
    written = [f'<link rel="canonical" href="{escape(address(head.path, language, settings))}">']
    for each in (CHINESE, ENGLISH):
        href = escape(address(head.path, each, settings))
        written.append(f'<link rel="alternate" hreflang="{each.tag}" href="{href}">')
    return written


def _shared(head: Head, language: Language, settings: Settings) -> dict[str, str]:
    """How a link to the page is shown elsewhere (Open Graph)."""
    article = head.kind == "detail" and head.published and head.path
    return {
        "og:title": head.full_title or head.title,
        "og:description": head.description,
        "og:type": "article" if article else "website",
        "og:url": _outside(head, language, settings),
        "og:site_name": head.site,
        "og:locale": _LOCALES[language.code],
        "og:locale:alternate": _LOCALES["en" if language.code == "zh" else "zh"],
        "article:modified_time": head.published.isoformat(timespec="seconds") if article and head.published else "",
        **(_picture(head) if head.picture else {}),
    }


def _picture(head: Head) -> dict[str, str]:
    return {
        "og:image": head.picture,
        "og:image:type": "image/png",
        "og:image:width": str(PRESETS["share"].width),
        "og:image:height": str(PRESETS["share"].height),
        "og:image:alt": head.description,
        "twitter:card": "summary_large_image",
    }


def _government(head: Head, language: Language, settings: Settings) -> dict[str, str]:
    """The meta tags a Chinese government site carries: three everywhere, four for columns, more for articles."""
    named = {
        "SiteName": settings.site_name,
        "SiteDomain": settings.site_domain,
        "SiteIDCode": settings.site_id_code,
    }
    if head.kind in {"column", "detail"}:
        named |= {
            "ColumnName": head.column,
            "ColumnDescription": head.column_description,
            "ColumnKeywords": f"{head.column},执行公开",
            "ColumnType": "执行公开",
        }
    if head.kind == "detail":
        named |= {
            "ArticleTitle": head.title,
            "PubDate": f"{head.published:%Y-%m-%d %H:%M}" if head.published else "",
            "ContentSource": settings.organiser,
            "Keywords": ",".join(head.keywords),
            "Author": settings.organiser,
            "Description": head.description,
            "Image": head.picture,
            "Url": _outside(head, language, settings),
        }
    return named


def _dublin_core(head: Head, language: Language, settings: Settings) -> dict[str, str]:
    """The page as a document in a catalogue."""
    if not head.path:
        return {}
    return {
        "DC.title": head.full_title or head.title,
        "DC.publisher": language.of(settings, "site_name"),
        "DC.date": head.published.isoformat(timespec="seconds") if head.published else "",
        "DC.language": language.tag,
        "DC.identifier": _outside(head, language, settings),
    }
