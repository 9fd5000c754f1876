"""The reception's page: for whoever helps people that stand lost in the lobby."""

from typing import Final

from flask import Blueprint, Response

from server.registry import Station
from server.ticket import Role
from server.web.station_page import MESSAGE_SHEET, StationPage

STATION: Final = Station(Role.RECEPTION)
_OVERVIEW: Final = "/staff/page/overview/overview.css"
_PAGE: Final = StationPage(
    "reception",
    "Empfang",
    styles=(_OVERVIEW, *MESSAGE_SHEET, "reception.css", "tasks.css"),
)

pages = Blueprint("reception_page", __name__)
_PAGE.serve_files(pages)


@pages.get("/reception/", strict_slashes=False)
def reception_page() -> Response:
    """Give the page, or the way in (401)."""
    return _PAGE.give(STATION)
