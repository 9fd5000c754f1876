"""The observer's page: who waits where for how long, and nothing to press that changes it."""

from typing import Final

from flask import Blueprint, Response

from server.registry import Station
from server.ticket import Role
from server.web.station_page import StationPage

STATION: Final = Station(Role.OBSERVER)
_OVERVIEW: Final = "/staff/page/overview/overview.css"
_PAGE: Final = StationPage("observer", "Überblick", styles=(_OVERVIEW, "observer.css"))

pages = Blueprint("observer_page", __name__)
_PAGE.serve_files(pages)


@pages.get("/observer/", strict_slashes=False)
def observer_page() -> Response:
    """Give the page, or the way in (401)."""
    return _PAGE.give(STATION)
