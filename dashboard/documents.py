"""Whole HTML documents: a page between its head and the little that Dash needs to take over."""

import json
from dataclasses import dataclass
from html import escape

from dash.development.base_component import Component

from dashboard.bundle import Bundle
from dashboard.language import Language
from dashboard.rendering import html, mounted
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says of its page.

    kind chooses the government-site meta tags (home, column, detail); path is the page's own address without
    prefix and language; column and column_description name the part of the portal that this site is; published
    is `yyyy-MM-dd HH:mm`; json_ld is schema.org data or None.
    """

    title: str
    description: str
    kind: str
    path: str
    column: str
    column_description: str
    published: str
    indexed: bool = True
    json_ld: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Takeover:
    """What Dash asks its server for at the start, as JSON, so that it need not ask."""

    config: str
    dependencies: str


def document(
    body: Component, head: Head, *, language: Language, settings: Settings, bundle: Bundle, takeover: Takeover
) -> str:
    """The HTML of a page, complete without JavaScript; Dash is named only where the page has something to mount."""
    live = mounted(body)
    static = f"{settings.url_prefix}/static/{bundle.version}"
    script = f' data-dash="{static}/dash.js"' if live else ""
    parts = [
        f'<!doctype html><html lang="{language.tag}" class="no-js"{script}><head><meta charset="utf-8">',
        f"<title>{escape(head.title)}</title>",
        _metas(head, language, settings),
        f'<link rel="icon" type="image/svg+xml" href="{static}/favicon.svg">',
        f"<style>{bundle.style}</style><script>{bundle.script}</script>",
        _script(json.dumps(head.json_ld, ensure_ascii=False), "application/ld+json") if head.json_ld else "",
        f"</head><body>{html(body)}",
        _takeover(live, takeover) if live else "",
        "</body></html>",
    ]
    return "".join(parts)


def address(path: str, language: Language, settings: Settings) -> str:
    """A page's canonical address; relative to the host while BASE_URL is not set."""
    return settings.base_url + settings.url_prefix + ("/en" if language.code == "en" else "") + path


def _metas(head: Head, language: Language, settings: Settings) -> str:
    named = {
        "viewport": "width=device-width,initial-scale=1",
        "description": head.description,
        "theme-color": "#083A78",
        "robots": "" if head.indexed else "noindex",
        **_government(head, settings),
    }
    properties = {"og:title": head.title, "og:description": head.description, "og:type": "website"}
    canonical = address(head.path, language, settings)
    tags = [f'<meta name="{name}" content="{escape(content)}">' for name, content in named.items() if content]
    tags += [f'<meta property="{name}" content="{escape(content)}">' for name, content in properties.items()]
    tags.append(f'<link rel="canonical" href="{escape(canonical)}">')
    for code in ("zh", "en"):
        other = Language("zh" if code == "zh" else "en")
        tags.append(
            f'<link rel="alternate" hreflang="{other.tag}" href="{escape(address(head.path, other, settings))}">'
        )
    return "".join(tags)


def _government(head: Head, settings: Settings) -> dict[str, str]:
    """The meta tags a Chinese government site carries: three everywhere, four for columns, three more for articles."""
    tags = {
        "SiteName": settings.site_name,
        "SiteDomain": settings.site_domain,
        "SiteIDCode": settings.site_id_code,
    }
    if head.kind in {"column", "detail"}:
        tags |= {
            "ColumnName": head.column,
            "ColumnDescription": head.column_description,
            "ColumnKeywords": f"{head.column},执行公开",
            "ColumnType": "执行公开",
        }
    if head.kind == "detail":
        tags |= {"ArticleTitle": head.title, "PubDate": head.published, "ContentSource": settings.organiser}
    return tags


def _takeover(live: list[Component], takeover: Takeover) -> str:
    plain = [node.to_plotly_json() for node in live]  # type: ignore[no-untyped-call]
    children = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    layout = f'{{"namespace":"dash_html_components","type":"Div","props":{{"children":{children}}}}}'
    state = f'{{"layout":{layout},"dependencies":{takeover.dependencies}}}'
    return (
        '<div id="react-entry-point" hidden></div>'
        + _script(takeover.config, "application/json", "_dash-config")
        + _script(state, "application/json", "dash-state")
    )


def _script(json_text: str, kind: str, identifier: str = "") -> str:
    name = f' id="{identifier}"' if identifier else ""
    harmless = json_text.replace("<", "\\u003c")
    return f'<script{name} type="{kind}">{harmless}</script>'
