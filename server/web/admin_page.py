"""The administrator's page: people and their accounts, the devices, and who has changed what.

Whoever has only followed a link is told to sign in: here acts are written down.
"""

from typing import Final

from flask import Blueprint, Response

from server.registry import Station
from server.ticket import Role
from server.web.station_page import StationPage

STATION: Final = Station(Role.ADMINISTRATOR)
_PAGE: Final = StationPage(
    "administrator",
    "Verwaltung",
    folder="admin",
    styles=("/supervisor/page/supervisor.css", "admin.css"),
)

pages = Blueprint("admin_page", __name__)
_PAGE.serve_files(pages)


@pages.get("/administrator/", strict_slashes=False)
def admin_page() -> Response:
    """Give the page, or the way in (401)."""
    return _PAGE.give(STATION, named=True)
