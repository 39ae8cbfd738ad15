"""Where the parts meet: settings in, a WSGI application out."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from urllib.parse import urlencode, urlsplit

from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask, Response, make_response, request
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from whitenoise import WhiteNoise

import callbacks
from dashboard import bundle as bundles
from dashboard import security
from dashboard.answers import Document, Documents, moved, respond
from dashboard.counts import Counts
from dashboard.documents import NO_TAKEOVER, Takeover, document
from dashboard.errors import DashboardError, UnknownRelease
from dashboard.logs import Requests
from dashboard.periods import day_in_china
from dashboard.pictures import Gallery, ahead
from dashboard.publishing import examine, read_folder
from dashboard.publishing.desk import Desk
from dashboard.publishing.staff import Staff
from dashboard.routes import (
    api,
    arrivals,
    downloads,
    embed,
    feeds,
    health,
    interactions,
    measurements,
    oembed,
    pictures,
    press,
    refusals,
    staff,
)
from dashboard.routes.staff import Checking, Office
from dashboard.serving import Current, method_of
from dashboard.settings import Settings
from dashboard.store import Publication, Store, release_id_of
from layouts.frame import frame
from layouts.head import head
from layouts.pages import page, proper, release_of
from layouts.queries import usable
from layouts.view import View

_log = logging.getLogger(__name__)
_PRIVATE = ("dash_version", "python_version", "plotly_version", "dash_version_url", "ddk_version", "end_id")
_SHARED = frozenset({"embed", "oembed", "pictures", "downloads", "api", "feeds"})
"""The blueprints whose answers other people's pages hold."""


class Site(Dash):
    """Dash, serving this site's own finished documents instead of an empty index."""

    def __init__(self, server: Flask, settings: Settings, bundle: bundles.Bundle) -> None:
        self._stock = settings.stock_index
        super().__init__(
            server=server,  # type: ignore[arg-type]
            routes_pathname_prefix=f"{settings.url_prefix}/",
            requests_pathname_prefix=f"{settings.url_prefix}/",
            assets_folder=str(bundles.ASSETS) if self._stock else str(bundle.root / "none"),
            assets_ignore=r"prologue\.js|plotly-basic|regenerator|embed|staff\.|node_modules",
            assets_path_ignore=["plotly", "vendor", "readme"],
            suppress_callback_exceptions=True,
            update_title="",
        )
        self._bundle = bundle
        self._settings = settings
        self.documents = Documents(megabytes=24)
        self.filtered = Documents(megabytes=8)  # of their own, so that no list of addresses drives the pages out
        self.current: Current
        self.takeover = NO_TAKEOVER

    def _config(self) -> dict[str, object]:
        """What the browser is told of Dash, without the versions that run here."""
        config: dict[str, object] = super()._config()  # type: ignore[no-untyped-call]
        return {name: value for name, value in config.items() if name not in _PRIVATE}

    def index(self, *_args: object, **_kwargs: object) -> Response:
        """Answers every page of the site."""
        code, path = _language_and_path(request.path.removeprefix(self._settings.url_prefix))
        snapshot = self.current.snapshot
        page_path = proper(path, snapshot, self.current.held.changes) or "/"
        query = usable(snapshot, page_path, request.args)
        if path != page_path:
            right = request.path.removesuffix(path) + page_path
            return moved(f"{right}?{urlencode(query)}" if query else right)
        if self._stock:
            return make_response(self._stock_index(), page(self._view(code, path, query)).status)
        held = self.current.held
        key = (held.number, self.current.as_of(held), code, path, *sorted(query.items()))
        shelf = self.filtered if query else self.documents
        return respond(shelf.get(key, lambda: self._document(self._view(code, path, query))))

    def _view(self, code: str, path: str, query: Mapping[str, str]) -> View:
        """What a page is a function of. A release's own page is of that release, and knows what came after it."""
        try:
            view = self.current.view(code, path, query, release=release_of(path))
        except UnknownRelease:
            return self.current.view(code, path, query)
        return replace(view, changes=self.current.held.changes)

    def inline_scripts(self) -> list[str]:
        """The hashes of the scripts that documents carry inline; Dash's own are known from its first request on."""
        return list(self.csp_hashes()) if self._stock else [self._bundle.script_hash]

    def _stock_index(self) -> str:
        text: str = super().index()  # type: ignore[no-untyped-call]
        return text

    def body(self) -> Component:
        """The whole tree of the page that asks, for Dash's stock index, which does not say which page that is."""
        asker = urlsplit(request.referrer or "")
        code, path = _language_and_path(asker.path.removeprefix(self._settings.url_prefix))
        view = self._view(code, path or "/", {})
        return frame(view, page(view))

    def _document(self, view: View) -> Document:
        made = page(view)
        text = document(
            frame(view, made),
            head(view, made),
            language=view.language,
            settings=self._settings,
            bundle=self._bundle,
            takeover=self.takeover,
        )
        return Document.of(text, status=made.status, kept=made.status == 200 and "q" not in view.query)


def _now() -> datetime:
    return datetime.now(UTC)


def create_server(settings: Settings | None = None, *, now: Callable[[], datetime] = _now) -> Flask:
    """The site as a WSGI application: its store filled, its files built, Dash set up.

    Reads the environment where no settings are given; now is the clock of everything in it. Raises SettingError or
    DatasetError where it cannot start.
    """
    settings = settings or Settings.from_environment()
    store = Store(settings.store_url)
    _publish_first(store, settings, now())
    bundle = bundles.build(settings.var_dir)
    desk = Desk(store, approvals=settings.approvals, now=now, method=method_of(settings))
    current = Current(store, settings, now=now, due=lambda: _publish_due(desk))
    counts = Counts(settings.url_prefix) if settings.measurements else None
    server = Flask("dashboard", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = 256 * 1024
    server.register_blueprint(health.blueprint(lambda: current), url_prefix=settings.url_prefix or None)
    if counts:
        part = measurements.blueprint(settings, counts, current)
        server.register_blueprint(part, url_prefix=settings.url_prefix or None)
    server.extensions["load"] = lambda: current.held
    gallery = Gallery(settings)
    if settings.public:
        _add_public(server, settings, current, bundle, gallery)
    else:
        _add_headers(server, lambda: [bundle.script_hash], bundle, settings)
    if settings.staff:
        style, script = bundles.staff_clothes(bundle)
        office = Office(
            settings=settings,
            store=store,
            desk=desk,
            staff=Staff(store, now=now),
            checking=Checking(desk),
            site=current,
            now=now,
            gallery=gallery,
            style=style,
            script=script,
            public_style=bundle.style,
            public_script=bundle.script,
        )
        _add_staff(server, office)
    count = counts.add if counts else None
    server.wsgi_app = Requests(  # type: ignore[method-assign]
        arrivals.tidied(server.wsgi_app), settings, release=lambda: current.shown, count=count
    )
    return server


def _add_public(server: Flask, settings: Settings, current: Current, bundle: bundles.Bundle, gallery: Gallery) -> None:
    """The public site: its files, its pages, its interactions."""
    for part in (
        downloads.blueprint(current.view, current.files),
        embed.blueprint(current.view, settings, bundles.embed_clothes()),
        oembed.blueprint(current.view, settings),
        pictures.blueprint(current.view, gallery),
        feeds.blueprint(current.view),
        press.blueprint(current.view),
        api.blueprint(current.view, settings),
    ):
        server.register_blueprint(part, url_prefix=settings.url_prefix or None)
    server.extensions["pictures"] = partial(ahead.watch, settings, lambda: current.held.release_id)
    site = Site(server, settings, bundle)
    site.current, current.documents = current, site.documents
    site.layout = site.body if settings.stock_index else html.Div()  # documents carry what Dash has to mount
    callbacks.register(site, current.view)
    interactions.guard(server, f"{settings.url_prefix}/_dash-update-component", lambda: site.callback_map)
    _add_headers(server, site.inline_scripts, bundle, settings)
    _ready(server, site, settings)
    static = {"Content-Security-Policy": security.FILE_POLICY, **security.headers(https=settings.https, shared=True)}
    server.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        server.wsgi_app,
        root=str(bundle.root),
        prefix=f"{settings.url_prefix}/static/",
        immutable_file_test=lambda path, url: True,
        add_headers_function=lambda headers, _path, _url: [headers.add_header(*each) for each in static.items()],
    )


def _add_staff(server: Flask, office: Office) -> None:
    """The staff area, an application of its own beside the public one."""
    app = staff.create(office)
    server.extensions["staff"] = app
    server.wsgi_app = DispatcherMiddleware(server.wsgi_app, {office.home: app})  # type: ignore[method-assign]


def _publish_due(desk: Desk) -> None:
    """Publishes what is due. A store that is busy or read-only delays it, and stops no page."""
    try:
        desk.publish_due()
    except DashboardError as error:
        _log.warning("a scheduled publication could not be made: %s", error)


def _publish_first(store: Store, settings: Settings, now: datetime) -> None:
    """An empty store gets the dataset of DATA_DIR; where two processes start together, one of them publishes.

    A store that has releases keeps them: a folder that differs from the current one is told of, no more.
    """
    files = read_folder(settings.data_dir)
    current = store.current()
    if current is None:
        examine(files, today=day_in_china(now))
        store.publish(files, at=now, reason="", number=1, kind="first")
    elif files and release_id_of(files) != current.release_id:
        _log.warning("%s", _unpublished(settings, current))


def _unpublished(settings: Settings, current: Publication) -> str:
    folder, release = settings.data_dir, current.release_id[:12]
    command = f'python -m dashboard publish {folder} --reason "改了什么"'
    return f"{folder}：和读者看到的版本{release}不同。要发布，运行 {command}"


def _language_and_path(path: str) -> tuple[str, str]:
    if path == "/en" or path.startswith("/en/"):
        return "en", path.removeprefix("/en")
    return "zh", path


def _add_headers(server: Flask, scripts: Callable[[], list[str]], bundle: bundles.Bundle, settings: Settings) -> None:
    policy = cache(lambda: security.policy(scripts=scripts(), styles=[bundle.style_hash]))

    @server.after_request
    def add(response: Response) -> Response:
        for name, value in security.headers(https=settings.https, shared=request.blueprint in _SHARED).items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", policy())
        return response

    refusals.install(server, settings, bundle)


def _ready(server: Flask, site: Site, settings: Settings) -> None:
    """Makes Dash finish its set-up, which it does at its first request and not safely between threads."""
    with server.test_client() as client:
        dependencies = client.get(f"{settings.url_prefix}/_dash-dependencies").get_data(as_text=True)
        site.takeover = Takeover(json.dumps(site._config(), ensure_ascii=False, separators=(",", ":")), dependencies)
