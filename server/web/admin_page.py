"""The administrator's page: people and their accounts, the devices, and who has changed what.

The page carries its site and its proof against foreign pages (`csrf`) as metas; no script ever sees
the cookie itself. Whoever has only followed a link is told to sign in: here acts are written down.
"""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

from flask import Blueprint, Response

from server.api.auth import enter
from server.ledger import Unavailable
from server.registry import Station
from server.ticket import Role
from server.web.assets import asset
from server.web.entry import not_entered, sign_in_first, unavailable

FOLDER: Final = Path(__file__).parent / "admin"
_STATION: Final = Station(Role.ADMINISTRATOR)

pages = Blueprint("admin_page", __name__)


@pages.get("/administrator/", strict_slashes=False)
def admin_page() -> Response:
    """Give the page, or the way in (401)."""
    try:
        entered = enter(_STATION)
    except Unavailable:
        return unavailable()
    if entered is None:
        return not_entered(_STATION)
    if not entered.caller.account:
        return sign_in_first(_STATION.page)
    page = Template((FOLDER / "index.html").read_text(encoding="utf-8"))
    facts = {"site": escape(entered.caller.site), "csrf": escape(entered.csrf)}
    answer = Response(page.substitute(facts), mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/administrator/page/<path:file>")
def admin_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)
