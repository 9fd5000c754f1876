"""The supervisor's page: how the devices are, letting them in and out; messages on the boards."""

from typing import Final

from flask import Blueprint, Response

from server.registry import Station
from server.ticket import Role
from server.web.station_page import MESSAGE_SHEET, StationPage

STATION: Final = Station(Role.SUPERVISOR)
_OVERVIEW: Final = "/staff/page/overview/overview.css"
_PAGE: Final = StationPage(
    "supervisor", "Leitung", styles=(_OVERVIEW, *MESSAGE_SHEET, "supervisor.css")
)

pages = Blueprint("supervisor_page", __name__)
_PAGE.serve_files(pages)


@pages.get("/supervisor/", strict_slashes=False)
def supervisor_page() -> Response:
    """Give the page, or the way in (401)."""
    return _PAGE.give(STATION)
