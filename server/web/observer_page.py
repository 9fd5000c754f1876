"""The observer's page: who waits where for how long, and nothing to press that changes it."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response

from server.registry import Station
from server.ticket import Role
from server.web.assets import asset
from server.web.station_page import station_page

FOLDER: Final = Path(__file__).parent / "observer"
STATION: Final = Station(Role.OBSERVER)

pages = Blueprint("observer_page", __name__)


@pages.get("/observer/", strict_slashes=False)
def observer_page() -> Response:
    """Give the page, or the way in (401)."""
    return station_page(STATION, FOLDER)


@pages.get("/observer/page/<path:file>")
def observer_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)
