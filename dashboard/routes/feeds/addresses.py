"""The addresses of this site for crawlers: all of them, and those they are asked to leave alone."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from dashboard.language import LANGUAGES
from layouts.freshness import changed
from layouts.press.released import newsroom_path
from layouts.sitemap import paths
from layouts.view import View

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PRIVATE = ("/staff", "/_dash")


def sitemap(view: View) -> str:
    """Every page in each language, with its other forms and when a release last changed it."""
    root = Element("urlset", {"xmlns": _NAMESPACE, "xmlns:xhtml": "http://www.w3.org/1999/xhtml"})
    for path in (*paths(view.snapshot), *_releases(view)):
        addresses = {each.tag: _address(view, each.code, path) for each in LANGUAGES.values()}
        moment = changed(view, path)
        for address in addresses.values():
            node = SubElement(root, "url")
            SubElement(node, "loc").text = address
            if moment:
                SubElement(node, "lastmod").text = moment.isoformat(timespec="seconds")
            for tag, other in addresses.items():
                SubElement(node, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": other})
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _releases(view: View) -> tuple[str, ...]:
    """The page of each release, the latest first; one that was published again has one page."""
    return tuple(dict.fromkeys(newsroom_path(change) for change in view.changes))


def _address(view: View, code: str, path: str) -> str:
    return view.absolute_file(("/en" if code == "en" else "") + path)


def robots(view: View) -> str:
    """Everything public may be read; of a simulated dataset, nothing is to be found.

    Embedded charts stay open to crawlers, which have to read there that they are not to be listed.
    """
    if view.snapshot.plan.simulated:
        return "User-agent: *\nDisallow: /\n"
    closed = "".join(f"Disallow: {view.file(path)}\n" for path in _PRIVATE)
    return f"User-agent: *\n{closed}Allow: /\n\nSitemap: {view.absolute_file('/sitemap.xml')}\n"
