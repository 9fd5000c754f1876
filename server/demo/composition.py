"""The demo's server process: the server as it is, and the overview beside it. Loopback only."""

import os
import sys
from ipaddress import ip_address
from typing import Final

from flask import Blueprint

from server.api.backend import Backend
from server.app import App, create_app
from server.demo import links
from server.demo.clock import ClockProblem, practice_clock
from server.demo.overview import Screens, overview
from server.demo.practice_hours import PracticeHours
from server.demo.switch import Switch
from server.demo.visitors.staffing import free_counters
from server.duties import EVERY_S
from server.serving import main as serve
from server.settings import Settings, SettingsError, load_settings
from server.site import Site

KIOSK_URL: Final = "WARTEMARKE_DEMO_KIOSK_URL"
DISPLAY_URL: Final = "WARTEMARKE_DEMO_DISPLAY_URL"
VISITORS: Final = "WARTEMARKE_DEMO_VISITORS"
LEAST_PAUSE_S: Final = 0.05
"""Duties fall due faster with the clock, but never in a tighter loop than this."""


def main() -> int:
    """Run the demo's server process; refuse any address but loopback."""
    try:
        host = load_settings().host
        practice_clock(os.environ)
    except (SettingsError, ClockProblem) as error:
        return _fail(str(error))
    if not is_loopback(host):
        return _fail(f"the demo opens counters without a sign-in: it never listens on {host}")
    return serve(_compose)


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach this address."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _compose(settings: Settings, sites: tuple[Site, ...], store_url: str) -> App:
    screens = Screens(
        port=settings.port,
        site=sites[0],
        kiosk=os.environ.get(KIOSK_URL, ""),
        display=os.environ.get(DISPLAY_URL, ""),
        free_counters=free_counters(sites[0]) if os.environ.get(VISITORS) else (),
    )
    clock = practice_clock(os.environ)
    hours = {site.key: PracticeHours(site) for site in sites}
    first = sites[0]
    switch = Switch(hours[first.key], timezone=first.timezone, office_ms=clock)

    def pages(backend: Backend) -> list[Blueprint]:
        return [overview(screens, backend.registry, switch), switch.blueprint(), links.pages]

    return create_app(
        settings,
        sites,
        store_url,
        pages=pages,
        office_ms=clock,
        openings=lambda site: hours[site.key],
        practice="/",
        duties_every_s=max(LEAST_PAUSE_S, EVERY_S / clock.rate),
    )


def _fail(message: str) -> int:
    sys.stderr.write(f"wartemarke demo: {message}\n")
    return 1
