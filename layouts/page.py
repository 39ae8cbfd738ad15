"""What a page function returns."""

from dataclasses import dataclass
from typing import Literal

from dash.development.base_component import Component

from dashboard.documents import Link

PageKind = Literal["home", "column", "detail"]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page: what the head of the document says of it, and its body as Dash components.

    title is for the browser's tab and search engines, description at most 120 characters. kind chooses the
    government-site meta tags. status is the HTTP status. json_ld is schema.org data or None.
    links are other forms of the page that machines may find from its head.
    """

    title: str
    description: str
    body: Component
    kind: PageKind = "detail"
    status: int = 200
    json_ld: dict[str, object] | None = None
    links: tuple[Link, ...] = ()


def shortened(text: str) -> str:
    """A description as search engines show it: at most 120 characters, and never half an English word."""
    if len(text) <= 120:
        return text
    cut = text[:119]
    if text[119].isascii() and text[119].isalnum():
        cut = cut.rpartition(" ")[0] or cut
    return f"{cut.rstrip()}…"
