"""Where the parts meet: settings in, a warm WSGI application out."""

import gzip
import json
import sys
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit
from wsgiref.headers import Headers

from dash import Dash
from dash.development.base_component import Component
from flask import Flask, Response, make_response, redirect, request
from whitenoise import WhiteNoise

import callbacks
from dashboard import bundle as bundles
from dashboard import security
from dashboard.documents import Head, Takeover, document
from dashboard.publishing import examine, read_folder
from dashboard.routes import downloads, health
from dashboard.serving import QUERY_NAMES, Current, Document, Documents
from dashboard.settings import Settings
from dashboard.store import Publication, Store, release_id_of
from layouts.frame import frame
from layouts.page import Page
from layouts.pages import page, paths
from layouts.view import View

_PRIVATE = ("dash_version", "python_version", "plotly_version", "dash_version_url", "ddk_version", "end_id")


class Site(Dash):
    """Dash, serving this site's own finished documents instead of an empty index."""

    def __init__(self, server: Flask, settings: Settings, bundle: bundles.Bundle) -> None:
        self._stock = settings.stock_index
        super().__init__(
            server=server,  # type: ignore[arg-type]
            routes_pathname_prefix=f"{settings.url_prefix}/",
            requests_pathname_prefix=f"{settings.url_prefix}/",
            assets_folder=str(bundles.ASSETS) if self._stock else str(bundle.root / "none"),
            assets_ignore=r"prologue\.js|plotly-basic|regenerator|embed\.js|node_modules",
            assets_path_ignore=["plotly", "vendor", "readme"],
            suppress_callback_exceptions=True,
            update_title="",
        )
        self._bundle = bundle
        self._settings = settings
        self.documents = Documents()
        self.filtered = Documents(100)  # of their own, so that no list of addresses drives the pages out
        self.current: Current
        self.takeover = Takeover("{}", "[]")

    def _config(self) -> dict[str, object]:
        """What the browser is told of Dash, without the versions that run here."""
        config: dict[str, object] = super()._config()  # type: ignore[no-untyped-call]
        return {name: value for name, value in config.items() if name not in _PRIVATE}

    def index(self, *_args: object, **_kwargs: object) -> Response:
        """Answers every page of the site."""
        code, path = _language_and_path(request.path.removeprefix(self._settings.url_prefix))
        if path == "":
            return redirect(f"{request.path}/", 308)  # type: ignore[return-value]
        query = {name: request.args[name][:100] for name in QUERY_NAMES if request.args.get(name)}
        if path.endswith("/") and path.rstrip("/") in paths(self.current.snapshot):
            asked = f"?{urlencode(query)}" if query else ""
            return redirect(request.path.rstrip("/") + asked, 308)  # type: ignore[return-value]
        if self._stock:
            return make_response(self._stock_index(), page(self.current.view(code, path, query)).status)
        held = self.current.held
        key = (held.number, self.current.as_of(held), code, path, *sorted(query.items()))
        shelf = self.filtered if query else self.documents
        return _response(shelf.get(key, lambda: self._document(self.current.view(code, path, query))))

    def _stock_index(self) -> str:
        text: str = super().index()  # type: ignore[no-untyped-call]
        return text

    def body(self) -> Component:
        """The whole tree of the page that asks, for Dash's stock index, which does not say which page that is."""
        asker = urlsplit(request.referrer or "")
        code, path = _language_and_path(asker.path.removeprefix(self._settings.url_prefix))
        view = self.current.view(code, path or "/")
        return frame(view, page(view))

    def _document(self, view: View) -> Document:
        made = page(view)
        text = document(
            frame(view, made),
            _head(view, made),
            language=view.language,
            settings=self._settings,
            bundle=self._bundle,
            takeover=self.takeover,
        )
        return Document.of(text, status=made.status, kept=made.status == 200 and "q" not in view.query)


def create_server(settings: Settings | None = None) -> Flask:
    """The site as a WSGI application, warm: its store filled, its files built, its first page made.

    Reads the environment where no settings are given. Raises SettingError or DatasetError where it cannot start.
    """
    settings = settings or Settings.from_environment()
    store = Store(settings.store_url)
    _publish_first(store, settings)
    bundle = bundles.build(settings.var_dir)
    server = Flask("dashboard", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = 256 * 1024
    current = Current(store, settings, now=_now)
    _add_routes(server, settings, current)
    site = Site(server, settings, bundle)
    site.current = current
    site.layout = site.body
    callbacks.register(site, current.view)
    _add_headers(server, site, bundle)
    _warm(server, site, settings)
    server.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        server.wsgi_app,
        root=str(bundle.root),
        prefix=f"{settings.url_prefix}/static/",
        immutable_file_test=lambda path, url: True,
        add_headers_function=_add_static_headers,
    )
    return server


def _add_static_headers(headers: Headers, _path: str, _url: str) -> None:
    for name, value in security.HEADERS.items():
        headers[name] = value


def _now() -> datetime:
    return datetime.now(UTC)


def _publish_first(store: Store, settings: Settings) -> None:
    """An empty store gets the dataset of DATA_DIR; where two processes start together, one of them publishes.

    A store that has releases keeps them: a folder that differs from the current one is told of, no more.
    """
    files = read_folder(settings.data_dir)
    current = store.current()
    if current is None:
        examine(files, today=_now().date())
        store.publish(files, at=_now(), reason="", number=1)
    elif files and release_id_of(files) != current.release_id:
        print(_unpublished(settings, current), file=sys.stderr)


def _unpublished(settings: Settings, current: Publication) -> str:
    folder, release = settings.data_dir, current.release_id[:12]
    command = f'python -m dashboard publish {folder} --reason "改了什么"'
    return f"{folder}：和读者看到的版本{release}不同。要发布，运行 {command}"


def _add_routes(server: Flask, settings: Settings, current: Current) -> None:
    for blueprint in (downloads.blueprint(lambda: current.held), health.blueprint(lambda: current.held)):
        server.register_blueprint(blueprint, url_prefix=settings.url_prefix or None)


def _language_and_path(path: str) -> tuple[str, str]:
    if path == "/en" or path.startswith("/en/"):
        return "en", path.removeprefix("/en")
    return "zh", path


def _head(view: View, made: Page) -> Head:
    plan = view.snapshot.plan
    published = view.changes[0].published if view.changes else view.as_of
    return Head(
        title=made.title,
        description=made.description,
        kind=made.kind,
        path=view.path,
        column=f"{view.snapshot.area.name}新型城镇化建设进展",
        column_description=plan.title,
        published=f"{published.isoformat()} 00:00",
        indexed=made.status == 200 and not plan.simulated,
        json_ld=made.json_ld,
    )


def _response(made: Document) -> Response:
    accepted = request.accept_encodings
    if accepted.quality("br"):
        response = Response(made.brotli, made.status, mimetype="text/html")
        response.headers["Content-Encoding"] = "br"
    elif accepted.quality("gzip"):
        response = Response(made.gzip, made.status, mimetype="text/html")
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = Response(gzip.decompress(made.gzip), made.status, mimetype="text/html")
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=0, s-maxage=20, stale-while-revalidate=20"
    if made.status == 200:
        response.set_etag(f"{made.etag}-{response.headers.get('Content-Encoding', 'plain')}")
        response.make_conditional(request)
    return response


def _add_headers(server: Flask, site: Site, bundle: bundles.Bundle) -> None:
    policies: dict[bool, str] = {}

    def content_policy() -> str:
        if site._stock not in policies:
            scripts = site.csp_hashes() if site._stock else [bundle.script_hash]
            policies[site._stock] = security.policy(scripts=scripts, styles=[bundle.style_hash])
        return policies[site._stock]

    @server.after_request
    def add(response: Response) -> Response:
        for name, value in security.HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", content_policy())
        return response


def _warm(server: Flask, site: Site, settings: Settings) -> None:
    """Makes Dash finish its set-up, which it does at its first request and not safely between threads."""
    with server.test_client() as client:
        dependencies = client.get(f"{settings.url_prefix}/_dash-dependencies").get_data(as_text=True)
        site.takeover = Takeover(json.dumps(site._config(), ensure_ascii=False, separators=(",", ":")), dependencies)
        for path in ("/", "/en/"):
            client.get(settings.url_prefix + path)
