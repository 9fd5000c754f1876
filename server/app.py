"""The composition root: the only file that knows every other.

`create_app` puts one server process together: the sites with their ledgers in one store, the
registry, the feed with its relay, the API, the pages, the duties. It starts nothing and connects
to nothing; `App.start` does. The demo composes its own pages in through `pages`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

import gevent
import structlog
from flask import Blueprint, Flask
from flask_openapi3 import OpenAPI
from redis.exceptions import RedisError

from server.addresses import Proxies
from server.api import (
    admin,
    counter,
    devices,
    display,
    kiosk,
    people,
    reception,
    system,
    telling,
)
from server.api.admission import admit
from server.api.backend import EXTENSION, Backend, Office, clock_ms
from server.api.doors import Doors
from server.api.failures import answer_failures, refuse_form
from server.api.headers import page_headers
from server.api.live import Live, live_server
from server.api.openapi import INFO, SECURITY_SCHEMES
from server.api.provider import Provider, Registered
from server.api.strict_json import StrictJson
from server.api.throttle import Rates, Throttle
from server.connections import Limits
from server.duties import EVERY_S, Duties
from server.feed import Feed
from server.hours import OpeningHours, Openings
from server.ledger import CannotWrite, DayOfAnother, Ledger, Unavailable, hold_clock
from server.registry import ROLE_NAMES, Registry
from server.registry import Limits as SessionLimits
from server.registry.listeners import Listeners
from server.request import LONGEST_BODY
from server.settings import Settings
from server.site import Site
from server.store import ClockOff, Store
from server.told_ranges import tell_of_ranges
from server.waiting import Waiting
from server.web import (
    admin_page,
    assets,
    counter_page,
    observer_page,
    reception_page,
    sign_in_pages,
    staff_pages,
    supervisor_page,
)

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

READY_WITHIN_S: Final = 2.0

log = structlog.get_logger()

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
    limits: Limits
    _greenlets: list[gevent.Greenlet] = field(default_factory=list)

    def reach_store(self) -> None:
        """Load our library into the store and begin its epoch and day, or raise StoreAway.

        A store that takes no writes now will do, if what it holds can be read. One in which an
        older version has begun a day that we cannot go on with will not, and is left as it is; nor
        does anything begin while our clock is off the store's.
        Libraries older than the previous one go when we are ready, not before.
        """
        try:
            why = self.backend.store.begin_or_read() or self._begin_days()
            if why:
                log.warning("the server starts, and can only read", why=why)
            elif dropped := self.backend.store.drop_older_libraries():
                log.info("older libraries are taken out of the store", names=dropped)
            for office in self.backend.offices.values():
                tell_of_ranges(self.backend.store, office.ledger.site)
        except DayOfAnother as error:
            raise StoreAway(str(error)) from None
        except (RedisError, Unavailable) as error:
            raise StoreAway(f"cannot use the store: {error}") from None

    def _begin_days(self) -> str:
        """Close what business days are over; give why nothing can be written, or ""."""
        try:
            for office in self.backend.offices.values():
                office.ledger.close_day(self.backend.clock_ms())
        except DayOfAnother:
            raise
        except CannotWrite as error:
            return str(error)
        return ""

    def lacks_administrator(self) -> tuple[str, ...]:
        """Give the sites in which nobody can administrate and no provider lets anybody in."""
        if self.backend.provider or self.backend.practice:
            return ()
        registry, sites = self.backend.registry, tuple(self.backend.offices)
        try:
            return tuple(site for site in sites if not registry.at(site).has_administrator())
        except Unavailable:
            return ()

    def start(self) -> None:
        """Start the relay, the duties and the forecasts."""
        self.live.start()
        for run in (self.duties.run, self.backend.waiting.run):
            self._greenlets.append(gevent.spawn(run))

    def stop(self) -> None:
        """Cut the live sockets and end what runs beside."""
        self.live.stop()
        self.duties.stop()
        self.backend.waiting.stop()
        gevent.killall(self._greenlets, block=False)


def create_app(
    settings: Settings,
    sites: Iterable[Site],
    store_url: str,
    *,
    pages: Callable[[Backend], Sequence[Blueprint]] = lambda _: (),
    office_ms: Callable[[], int] = clock_ms,
    machine_ms: Callable[[], int] = clock_ms,
    openings: Callable[[Site], OpeningHours] = lambda site: Openings(site.hours, site.timezone),
    duties_every_s: float = EVERY_S,
    practice: str = "",
) -> App:
    """Put a server process together; nothing is connected or started yet.

    `office_ms` is the office's time, by which its rules go: the machine's own, but in practice.
    `machine_ms` is the machine's in practice, too: two machines' clocks are compared.
    `openings` says when a site gives numbers: as its file has it, but in practice.
    `practice` is where somebody gets in without a sign-in: nowhere, but in practice.
    """
    sites = tuple(sites)
    keys = [site.key for site in sites]
    store = Store(store_url, keys, clock_ms=office_ms, machine_ms=machine_ms)
    backend = replace(_backend(settings, sites, store, office_ms, openings), practice=practice)
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
        (office.ledger for office in backend.offices.values()),
        presence=backend.presence,
        clock_ms=backend.clock_ms,
        hold_clock=lambda: hold_clock(store),
        forget=lambda site: backend.registry.at(site).forget_acts(),
        every_s=duties_every_s,
    )
    live = Live(sockets, backend)
    limits = _limits(settings)
    return App(doors, flask, backend, live, duties, settings.allowed_hosts, limits)


def _limits(settings: Settings) -> Limits:
    return Limits(
        connections=settings.connections,
        per_address=settings.connections_per_address,
        client_s=settings.client_seconds,
        idle_s=settings.idle_seconds,
        proxies=Proxies(settings.proxies),
    )


def _throttle(settings: Settings) -> Throttle:
    rates = Rates(
        failures_per_minute=settings.failures_per_minute,
        commands_per_second=settings.commands_per_second,
        pace_s=settings.pace_seconds,
    )
    return Throttle(rates, Proxies(settings.proxies))


def _provider(settings: Settings) -> Provider | None:
    """Give the identity provider that the settings name, if they name one."""
    if settings.oidc_issuer is None:
        return None
    roles = {
        group: tuple(ROLE_NAMES[name] for name in names)
        for group, names in settings.oidc_roles.items()
    }
    return Provider(
        Registered(
            issuer=settings.oidc_issuer,
            client_id=settings.oidc_client_id,
            client_secret=settings.read_oidc_secret(),
            scope=settings.oidc_scope,
            groups_claim=settings.oidc_groups_claim,
            roles=roles,
            title=settings.oidc_title,
        )
    )


def _backend(
    settings: Settings,
    sites: Sequence[Site],
    store: Store,
    office_ms: Callable[[], int],
    openings: Callable[[Site], OpeningHours],
) -> Backend:
    ledgers = {site.key: Ledger(store, site, openings=openings(site)) for site in sites}
    return Backend(
        offices={site.key: Office(site, ledgers[site.key]) for site in sites},
        registry=Registry(
            store,
            audit_days={site.key: site.rules.audit_days for site in sites},
            limits=SessionLimits(settings.idle_minutes * 60, settings.session_hours * 3600),
        ),
        listeners=Listeners(store),
        provider=_provider(settings),
        feed=Feed(store, ledgers),
        waiting=Waiting(ledgers.values(), clock_ms=office_ms),
        trouble=lambda: trouble_with(store, ledgers.values(), office_ms),
        store=store,
        throttle=_throttle(settings),
        https=settings.https,
        clock_ms=office_ms,
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
    app.config["FRAME_ANCESTORS"] = settings.frame_ancestors
    app.json = StrictJson(app)
    app.extensions[EXTENSION] = backend
    app.before_request(admit)
    app.after_request(backend.metrics.count_request)
    app.after_request(page_headers(settings.frame_ancestors, https=settings.https))
    answer_failures(app)
    for api in (
        kiosk.api,
        counter.api,
        reception.api,
        telling.api,
        display.api,
        devices.api,
        admin.api,
        people.api,
    ):
        app.register_api(api)
    app.register_blueprint(system.pages)
    if not backend.practice:
        app.register_blueprint(staff_pages.front_door)
    for pages in (
        sign_in_pages.pages,
        staff_pages.pages,
        counter_page.pages,
        reception_page.pages,
        supervisor_page.pages,
        observer_page.pages,
        admin_page.pages,
        assets.pages,
    ):
        app.register_blueprint(pages)
    return app


def trouble_with(store: Store, ledgers: Iterable[Ledger], office_ms: Callable[[], int]) -> str:
    """Say in one sentence why this process is not ready, or nothing.

    The clock comes first: what is asked of a ledger may close a day that is over by it.
    """
    try:
        with gevent.Timeout(READY_WITHIN_S):
            if off := store.hold_clock():
                return off
            if not store.library_is_loaded():
                return "The store does not hold our function library."
            for ledger in ledgers:
                ledger.due(office_ms(), at_once=0)
    except (CannotWrite, ClockOff) as error:
        return str(error)
    except (RedisError, Unavailable, gevent.Timeout):
        return "The store does not answer."
    return ""
