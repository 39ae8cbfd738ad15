"""The head of a page: what it says of itself, its picture, and where machines can follow the site."""

from dashboard.documents import Head, Link
from layouts import duedates, feed, words
from layouts.embed.subject import discovery, shown_on
from layouts.freshness import changed
from layouts.page import Page, shortened
from layouts.parts import marked_simulated
from layouts.press import illustrations
from layouts.structured import breadcrumbs, structured
from layouts.view import View

ATOM, JSON_FEED, CALENDAR = "application/atom+xml", "application/feed+json", "text/calendar"


def head(view: View, made: Page) -> Head:
    """What the head of a page's document says. A page that is not there has no address of its own."""
    plan, site = view.snapshot.plan, words.site_title(view.snapshot.area, view.language)
    there, home = made.status == 200, made.title == site
    full_title = made.title if home else view.language.text("{title}｜{site}", title=made.title, site=site)
    return Head(
        title=made.title,
        full_title=marked_simulated(view, full_title),
        description=shortened(marked_simulated(view, made.description)),
        kind=made.kind,
        path=view.path if there else "",
        site=marked_simulated(view, site),
        column=f"{view.snapshot.area.name}新型城镇化建设进展",
        column_description=plan.title,
        published=changed(view, view.path) if there else None,
        indexed=there and not plan.simulated,
        keywords=_keywords(view, made),
        picture=view.settings.origin + picture(view, "share") if there else "",
        square=view.settings.base_url + picture(view, "square") if there else "",
        links=(*feeds(view), *_embedding(view, there), *made.links),
        data=structured(view, made) if there else (),
    )


def feeds(view: View) -> tuple[Link, ...]:
    """The site's feeds and its calendar, for programs that look for them in a page."""
    updates = feed.title(view)
    return (
        Link("alternate", ATOM, view.absolute("/feed.xml"), updates),
        Link("alternate", JSON_FEED, view.absolute("/feed.json"), updates),
        Link("alternate", CALENDAR, view.absolute("/calendar.ics"), duedates.title(view)),
    )


def _embedding(view: View, there: bool) -> tuple[Link, ...]:
    """Where editors get the code that embeds the page, if it can be embedded."""
    subject = shown_on(view.path) if there else None
    return (discovery(view, subject),) if subject else ()


def picture(view: View, preset: str) -> str:
    """Where on this host the picture of the page at view.path is: its chart's, else the one of the whole site."""
    return illustrations.address(view, shown_on(view.path.removesuffix("/press")), preset)


def _keywords(view: View, made: Page) -> tuple[str, ...]:
    """The page, what it belongs to, the place and the subject."""
    trail = breadcrumbs(view, made.body) or {}
    items = trail.get("itemListElement", ())
    above = [str(item["name"]) for item in items] if isinstance(items, list) else []
    area = view.language.name(view.snapshot.area)
    return tuple(dict.fromkeys([made.title, *reversed(above), area]))
