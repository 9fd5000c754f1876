"""The supervisor's page: how the devices are, letting them in and letting them go.

The page carries its site and its proof against foreign pages (`csrf`) as metas; no script ever sees
the cookie itself.
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
from server.web.entry import not_entered, unavailable

FOLDER: Final = Path(__file__).parent / "supervisor"
_STATION: Final = Station(Role.SUPERVISOR)

pages = Blueprint("supervisor_page", __name__)


@pages.get("/supervisor/", strict_slashes=False)
def supervisor_page() -> Response:
    """Give the page, or the way in (401)."""
    try:
        entered = enter(_STATION)
    except Unavailable:
        return unavailable()
    if entered is None:
        return not_entered(_STATION)
    page = Template((FOLDER / "index.html").read_text(encoding="utf-8"))
    facts = {"site": escape(entered.caller.site), "csrf": escape(entered.csrf)}
    answer = Response(page.substitute(facts), mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/supervisor/page/<path:file>")
def supervisor_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)
