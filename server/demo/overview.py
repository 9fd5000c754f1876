"""The overview: kiosk, paper, counter and board side by side and live, for whoever came to look.

Each request makes fresh one-time links of the counters and the reception, unless this browser has a
session there already. That is the demo's alone: nobody had to sign in to read this page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from server.api.auth import cookie_name
from server.demo.switch import HEADER, PATH, Switch
from server.registry import Registry, Station
from server.site import Site
from server.ticket import Role
from server.web.assets import asset

FOLDER: Final = Path(__file__).parent / "page"
HOST: Final = "127.0.0.1"
RECEPTION: Final = Station(Role.RECEPTION)
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self' {frames}; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)


@dataclass(frozen=True)
class Screens:
    """What the overview shows; an empty address means that the screen was not started."""

    port: int
    site: Site
    kiosk: str
    display: str
    free_counters: tuple[str, ...] = ()
    """With simulated people: the counters that are left to whoever came."""

    @property
    def address(self) -> str:
        """Where the overview and the counters are."""
        return f"http://{HOST}:{self.port}"


@dataclass(frozen=True)
class CounterKey:
    """One counter to choose: where this browser gets in, and where its page stays."""

    number: str
    area: str
    way_in: str
    page: str


def overview(screens: Screens, registry: Registry, switch: Switch) -> Blueprint:
    """Make the overview's pages."""
    pages = Blueprint("overview", __name__, template_folder=str(FOLDER))

    @pages.get("/")
    def page() -> AnyResponse:
        """Show the whole office; by the one name that the screens know it by."""
        if request.host != f"{HOST}:{screens.port}":
            return redirect(screens.address)
        return _page(screens, registry, switch)

    @pages.get("/overview/<path:file>")
    def overview_asset(file: str) -> Response:
        """Give the overview's script or style."""
        return asset(FOLDER, file)

    return pages


def _counter_keys(site: Site, registry: Registry) -> Iterator[CounterKey]:
    for counter in site.counters:
        station = Station.at(counter.number)
        way_in = _way_in(station, registry)
        yield CounterKey(counter.number, counter.area, way_in, station.page)


def _way_in(station: Station, registry: Registry) -> str:
    """Give where this browser gets in: the page itself, or a link that opens once."""
    session = request.cookies.get(cookie_name(station), "")
    signed_in = registry.caller_of_session(session, station) is not None
    return station.page if signed_in else f"/open/{registry.create_link(station)}"


def _first(site: Site) -> str:
    """Name the counter to begin with: one that can call most of what the kiosk offers."""
    offered = {service.key for service in site.services if service.kiosk is not None}
    return max(site.counters, key=lambda counter: len(offered & set(counter.services))).number


def _page(screens: Screens, registry: Registry, switch: Switch) -> Response:
    first, keys = _first(screens.site), tuple(_counter_keys(screens.site, registry))
    html = render_template(
        "overview.html",
        screens=screens,
        areas=[area.letter for area in screens.site.areas],
        keys=keys,
        switch=switch,
        reception={"way_in": _way_in(RECEPTION, registry), "page": RECEPTION.page},
        way={"path": PATH, "header": HEADER},
        first=next(key for key in keys if key.number == first),
    )
    answer = make_response(html)
    answer.headers["Cache-Control"] = "no-store"
    frames = " ".join(filter(None, (screens.kiosk, screens.display)))
    answer.headers["Content-Security-Policy"] = _POLICY.format(frames=frames)
    return answer
