"""The reception's page: for whoever helps people that stand lost in the lobby."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response

from server.registry import Station
from server.ticket import Role
from server.web.assets import asset
from server.web.station_page import station_page

FOLDER: Final = Path(__file__).parent / "reception"
STATION: Final = Station(Role.RECEPTION)

pages = Blueprint("reception_page", __name__)


@pages.get("/reception/", strict_slashes=False)
def reception_page() -> Response:
    """Give the page, or the way in (401)."""
    return station_page(STATION, FOLDER)


@pages.get("/reception/page/<path:file>")
def reception_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)
