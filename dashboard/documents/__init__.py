"""Whole HTML documents: a page between its head and the little that Dash needs to take over."""

import json
from dataclasses import dataclass
from html import escape

from dash.development.base_component import Component

from dashboard.bundle import Bundle
from dashboard.documents.head import Head, Link, address, data, script, tags
from dashboard.language import Language
from dashboard.rendering import html, mounted
from dashboard.settings import Settings

__all__ = ["NO_TAKEOVER", "Head", "Link", "Takeover", "address", "document"]


@dataclass(frozen=True, slots=True)
class Takeover:
    """What Dash asks its server for at the start, as JSON, so that it need not ask."""

    config: str
    dependencies: str


NO_TAKEOVER = Takeover("{}", "[]")
"""For pages that hold nothing for Dash to mount."""


def document(
    body: Component, head: Head, *, language: Language, settings: Settings, bundle: Bundle, takeover: Takeover
) -> str:
    """The HTML of a page, complete without JavaScript; Dash is named only where the page has something to mount."""
    live = mounted(body)
    static = f"{settings.url_prefix}/static/{bundle.version}"
    dash = f' data-dash="{static}/dash.js"' if live else ""
    parts = [
        f'<!doctype html><html lang="{language.tag}" class="no-js"{dash}><head><meta charset="utf-8">',
        tags(head, language, settings),
        f'<link rel="icon" type="image/svg+xml" href="{static}/favicon.svg">',
        f"<style>{bundle.style}</style><script>{bundle.script}</script>",
        data(head),
        f"</head><body>{_square(head)}{html(body)}",
        _takeover(live, takeover) if live else "",
        "</body></html>",
    ]
    return "".join(parts)


def _square(head: Head) -> str:
    """The page's first picture: WeChat takes it for the card of a link that is passed on; nobody else loads it."""
    return f'<img src="{escape(head.square)}" alt="" loading="lazy" hidden>' if head.square else ""


def _takeover(live: list[Component], takeover: Takeover) -> str:
    plain = [node.to_plotly_json() for node in live]  # type: ignore[no-untyped-call]
    children = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    layout = f'{{"namespace":"dash_html_components","type":"Div","props":{{"children":{children}}}}}'
    state = f'{{"layout":{layout},"dependencies":{takeover.dependencies}}}'
    return (
        '<div id="react-entry-point" hidden></div>'
        + script(takeover.config, "application/json", "_dash-config")
        + script(state, "application/json", "dash-state")
    )
