"""The supervisor's page: how the devices are, letting them in and letting them go."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response

from server.registry import Station
from server.ticket import Role
from server.web.assets import asset
from server.web.station_page import station_page

FOLDER: Final = Path(__file__).parent / "supervisor"
STATION: Final = Station(Role.SUPERVISOR)

pages = Blueprint("supervisor_page", __name__)


@pages.get("/supervisor/", strict_slashes=False)
def supervisor_page() -> Response:
    """Give the page, or the way in (401)."""
    return station_page(STATION, FOLDER)


@pages.get("/supervisor/page/<path:file>")
def supervisor_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)
