"""The HTML document of an embed: a head of a few lines, its style and script inline, nothing to load."""

from collections.abc import Sequence
from html import escape

from dashboard.bundle import EmbedClothes
from dashboard.documents import address
from dashboard.language import Language
from dashboard.rendering import html
from dashboard.settings import Settings
from layouts.embed.page import embed, refusal
from layouts.embed.subject import Options, Subject, title
from layouts.view import View


class Writer:
    """Writes embeds in their clothes."""

    def __init__(self, clothes: EmbedClothes, settings: Settings) -> None:
        self._clothes = clothes
        self._settings = settings

    def page(self, view: View, subject: Subject, options: Options) -> str:
        """An embed; search engines are sent to the page it is taken from."""
        canonical = escape(address(subject.page, view.language, self._settings))
        link = f'<link rel="canonical" href="{canonical}">'
        kind = "" if options.theme == "auto" else f' class="{options.theme}"'
        root = f'{kind} data-embed="{escape(subject.name)}"'
        body = html(embed(view, subject, options))
        return self._document(view.language, title(view, subject), body, root=root, links=link)

    def refusal(self, heading: str, says: Sequence[str], *, language: Language) -> str:
        """What the frame shows where there is no such embed."""
        return self._document(language, heading, html(refusal(heading, list(says))), root=' data-embed=""')

    def _document(self, language: Language, heading: str, body: str, *, root: str, links: str = "") -> str:
        return (
            f'<!doctype html><html lang="{language.tag}"{root}><head><meta charset="utf-8">'
            f"<title>{escape(heading)}</title>"
            '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
            f'{links}<link rel="icon" href="data:,"><style>{self._clothes.style}</style></head>'
            f"<body>{body}<script>{self._clothes.script}</script></body></html>"
        )
