"""Pages as schema.org data: where a page stands, and the catalogue that the datasets are in."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.language import Language
from dashboard.rendering import walk
from layouts import words
from layouts.page import Page
from layouts.view import View

CONTEXT = "https://schema.org"


def structured(view: View, page: Page) -> tuple[Mapping[str, object], ...]:
    """All schema.org data of a page."""
    crumbs = breadcrumbs(view, page.body)
    return (*([page.json_ld] if page.json_ld else []), *([crumbs] if crumbs else []))


def breadcrumbs(view: View, body: Component) -> Mapping[str, object] | None:
    """The breadcrumbs that a page shows, told to machines; None where it shows none."""
    found = next((node for node in walk(body) if getattr(node, "className", "") == "crumbs"), None)
    if found is None:
        return None
    trail = [_crumb(view, item.children) for item in walk(found) if isinstance(item, html.Li)]
    places = [{"@type": "ListItem", "position": n, **crumb} for n, crumb in enumerate(trail, 1)]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": places}


def _crumb(view: View, shown: Component | str) -> dict[str, str]:
    """A place of the trail; the last one, the page itself, is no link."""
    if not isinstance(shown, html.A):
        return {"name": str(shown)}
    href = str(shown.href)  # type: ignore[attr-defined]
    return {"name": str(shown.children), "item": view.settings.origin + href if href.startswith("/") else href}


def publisher(view: View) -> Mapping[str, object]:
    """Who publishes everything here."""
    home = view.settings.portal_url or view.absolute("/")
    return {"@type": "GovernmentOrganization", "name": view.language.of(view.settings, "site_name"), "url": home}


def catalogue(view: View, *, whole: bool = True) -> dict[str, object]:
    """The catalogue of all datasets here, for the page of downloads; not whole: as a dataset refers to it."""
    language = view.language
    named: dict[str, object] = {
        "@type": "DataCatalog",
        "@id": f"{view.absolute('/data')}#catalogue",
        "name": _catalogue_name(view, language),
        "url": view.absolute("/data"),
    }
    if not whole:
        return named
    return {
        "@context": CONTEXT,
        **named,
        "description": language.text(
            "{plan}的目标、分工和已公布的数：{indicators}项指标各是一个数据集，每个数都写明出处。",
            plan=language.of(view.snapshot.plan, "title"),
            indicators=len(view.snapshot.indicators),
        ),
        "inLanguage": language.tag,
        "isAccessibleForFree": True,
        "publisher": publisher(view),
        "dataset": [
            {
                "@type": "Dataset",
                "@id": f"{view.absolute(f'/indicators/{row.indicator_id}')}#dataset",
                "name": language.name(row),
                "url": view.absolute(f"/indicators/{row.indicator_id}"),
            }
            for row in view.snapshot.indicators
        ],
    }


def _catalogue_name(view: View, language: Language) -> str:
    return language.text("{site}：全部数据", site=words.site_title(view.snapshot.area, language))
