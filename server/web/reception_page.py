"""The reception's page: for whoever helps people that stand lost in the lobby.

It is given only to a browser that has a session of the reception. The page carries its site and
its proofs against foreign pages (`csrf`, and `proof` to sign out) as metas; no script ever sees the
cookie itself.
"""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

from flask import Blueprint, Response

from server.api.auth import Entered, enter, person
from server.api.backend import backend
from server.ledger import Unavailable
from server.registry import Station
from server.ticket import Role
from server.web.assets import asset
from server.web.entry import not_entered, unavailable

FOLDER: Final = Path(__file__).parent / "reception"
STATION: Final = Station(Role.RECEPTION)

pages = Blueprint("reception_page", __name__)


@pages.get("/reception/", strict_slashes=False)
def reception_page() -> Response:
    """Give the reception's page, or say how to sign in (401)."""
    try:
        entered = enter(STATION)
        return not_entered(STATION) if entered is None else _reception(entered)
    except Unavailable:
        return unavailable()


@pages.get("/reception/page/<path:file>")
def reception_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)


def _reception(entered: Entered) -> Response:
    known = person()
    proof = "" if known is None else backend().registry.form_proof(known.secret)
    facts = {"site": entered.caller.site, "csrf": entered.csrf, "proof": proof}
    html = Template((FOLDER / "index.html").read_text(encoding="utf-8"))
    safe = {name: escape(value) for name, value in facts.items()}
    answer = Response(html.substitute(safe), mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer
