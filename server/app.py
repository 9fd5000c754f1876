"""The composition root: the only file that knows every other.

`create_app` puts one server process together: the sites with their ledgers in one store, the
registry, the feed with its relay, the API, the pages, the duties. It starts nothing and connects
to nothing; `App.start` does. The demo composes its own pages in through `pages`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

import gevent
from flask import Blueprint, Flask
from flask_openapi3 import OpenAPI
from redis.exceptions import RedisError

from server.api import counter, counter_session, display, kiosk, system
from server.api.admission import LONGEST_BODY, admit
from server.api.backend import EXTENSION, Backend, Office, clock_ms
from server.api.doors import Doors
from server.api.failures import answer_failures, refuse_form
from server.api.headers import page_headers
from server.api.live import Live, live_server
from server.api.openapi import INFO, SECURITY_SCHEMES
from server.duties import Duties
from server.feed import Feed
from server.ledger import Ledger
from server.registry import Registry
from server.settings import Settings
from server.site import Site
from server.store import Store
from server.web import assets, counter_page

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

CLOCKS_AGREE_MS: Final = 2_000
READY_WITHIN_S: Final = 2.0

__all__ = ["App", "StoreAway", "create_app"]


class StoreAway(Exception):
    """The store cannot be reached or used; the message is one clear line."""


@dataclass(frozen=True)
class App:
    """One server process: what it serves, and what runs beside."""

    wsgi: "WSGIApplication"
    flask: Flask
    backend: Backend
    live: Live
    duties: Duties
    host_names: tuple[str, ...]
    _greenlets: list[gevent.Greenlet] = field(default_factory=list)

    def reach_store(self) -> None:
        """Load our library into the store and begin its epoch, or raise StoreAway."""
        try:
            self.backend.store.begin()
        except RedisError as error:
            raise StoreAway(f"cannot use the store: {error}") from None

    def start(self) -> None:
        """Start the relay and the duties."""
        self.live.start()
        self._greenlets.append(gevent.spawn(self.duties.run))

    def stop(self) -> None:
        """Cut the live sockets and end what runs beside."""
        self.live.stop()
        self.duties.stop()
        gevent.killall(self._greenlets, block=False)


def create_app(
    settings: Settings,
    sites: Iterable[Site],
    store_url: str,
    *,
    pages: Callable[[Backend], Sequence[Blueprint]] = lambda _: (),
) -> App:
    """Put a server process together; nothing is connected or started yet."""
    backend = _backend(settings, tuple(sites), store_url)
    flask = _flask(settings, backend)
    for blueprint in pages(backend):
        flask.register_blueprint(blueprint)
    wsgi_pages = flask.wsgi_app
    sockets = live_server()
    sockets.init_app(flask)
    doors = Doors(
        pages=wsgi_pages, live=cast("WSGIApplication", flask), allowed_hosts=settings.allowed_hosts
    )
    duties = Duties(
        (office.ledger for office in backend.offices.values()), clock_ms=backend.clock_ms
    )
    return App(doors, flask, backend, Live(sockets, backend), duties, settings.allowed_hosts)


def _backend(settings: Settings, sites: Sequence[Site], store_url: str) -> Backend:
    store = Store(store_url, [site.key for site in sites])
    ledgers = {site.key: Ledger(store, site) for site in sites}
    return Backend(
        offices={site.key: Office(site, ledgers[site.key]) for site in sites},
        registry=Registry(store),
        feed=Feed(store, ledgers),
        trouble=lambda: trouble_with(store, clock_ms),
        store=store,
        https=settings.https,
    )


def _flask(settings: Settings, backend: Backend) -> OpenAPI:
    app = OpenAPI(
        __name__,
        info=INFO,
        security_schemes=SECURITY_SCHEMES,
        validation_error_callback=refuse_form,
        doc_ui=False,
        static_folder=None,
    )
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.extensions[EXTENSION] = backend
    app.before_request(admit)
    app.after_request(backend.metrics.count_request)
    app.after_request(page_headers(settings.frame_ancestors))
    answer_failures(app)
    for api in (kiosk.api, counter.api, display.api):
        app.register_api(api)
    app.register_blueprint(system.pages)
    for pages in (counter_session.pages, counter_page.pages, assets.pages):
        app.register_blueprint(pages)
    return app


def trouble_with(store: Store, clock_ms: Callable[[], int]) -> str:
    """Say in one sentence why this process is not ready, or nothing."""
    try:
        with gevent.Timeout(READY_WITHIN_S):
            if not store.library_is_loaded():
                return "The store does not hold our function library."
            apart_ms = abs(store.time_ms() - clock_ms())
    except (RedisError, gevent.Timeout):
        return "The store does not answer."
    if apart_ms > CLOCKS_AGREE_MS:
        return f"Our clock is {apart_ms} ms off the store's."
    return ""
