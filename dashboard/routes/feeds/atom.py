"""The publications as an Atom feed (RFC 4287)."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from layouts import feed
from layouts.freshness import moment_of
from layouts.head import ATOM
from layouts.view import View

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(view: View) -> str:
    """The feed as a document; what a release says cannot break it."""
    language = view.language
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language.tag})
    _text(root, "id", feed.urn(view, "feed"))
    _text(root, "title", feed.title(view))
    _text(root, "subtitle", feed.explanation(view))
    newest = view.changes[0] if view.changes else None
    _text(root, "updated", moment_of(newest).isoformat() if newest else f"{view.as_of}T00:00:00+08:00")
    SubElement(root, "link", {"rel": "self", "type": ATOM, "href": view.absolute("/feed.xml")})
    page = view.absolute("/updates")
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page, "hreflang": language.tag})
    author = SubElement(root, "author")
    _text(author, "name", language.of(view.settings, "organiser"))
    for entry in feed.entries(view):
        _entry(root, entry)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _entry(root: Element, entry: feed.Entry) -> None:
    node = SubElement(root, "entry")
    _text(node, "id", entry.identifier)
    _text(node, "title", entry.title)
    _text(node, "published", entry.published.isoformat())
    _text(node, "updated", entry.published.isoformat())
    SubElement(node, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
    for category in entry.categories:
        SubElement(node, "category", {"term": category})
    _text(node, "summary", entry.summary)
    _text(node, "content", entry.content, type="html")


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    """An element with text, without the characters that XML cannot hold."""
    SubElement(parent, name, attributes).text = _NOT_XML.sub("", text)
