"""The administrator's page: people and their accounts, the devices, and who has changed what.

Whoever has only followed a link is told to sign in: here acts are written down.
"""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response

from server.api.auth import enter
from server.ledger import Unavailable
from server.registry import Station
from server.ticket import Role
from server.web.assets import asset
from server.web.entry import not_entered, sign_in_first, unavailable
from server.web.station_page import written

FOLDER: Final = Path(__file__).parent / "admin"
_STATION: Final = Station(Role.ADMINISTRATOR)

pages = Blueprint("admin_page", __name__)


@pages.get("/administrator/", strict_slashes=False)
def admin_page() -> Response:
    """Give the page, or the way in (401)."""
    try:
        entered = enter(_STATION)
        if entered is None:
            return not_entered(_STATION)
        is_link = not entered.caller.account
        return sign_in_first(_STATION.page) if is_link else written(FOLDER, entered)
    except Unavailable:
        return unavailable()


@pages.get("/administrator/page/<path:file>")
def admin_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)
