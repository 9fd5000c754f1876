"""The reception's page: for whoever helps people that stand lost in the lobby.

It is given only to a browser that has a session of the reception. The page carries its site and
its proof against foreign pages (`csrf`) as metas; no script ever sees the cookie itself.
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

FOLDER: Final = Path(__file__).parent / "reception"

pages = Blueprint("reception_page", __name__)


@pages.get("/reception/", strict_slashes=False)
def reception_page() -> Response:
    """Give the reception's page, or say how to sign in (401)."""
    try:
        entered = enter(Station(Role.RECEPTION))
    except Unavailable:
        return unavailable()
    if entered is None:
        return not_entered(Station(Role.RECEPTION))
    return _html("index.html", 200, site=entered.caller.site, csrf=entered.csrf)


@pages.get("/reception/page/<path:file>")
def reception_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)


def _html(name: str, status: int, **facts: str) -> Response:
    page = Template((FOLDER / name).read_text(encoding="utf-8"))
    safe = {fact: escape(value) for fact, value in facts.items()}
    answer = Response(page.substitute(safe), status, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer
