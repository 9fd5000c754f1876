"""The page of a station, written from its `index.html`: for nobody else, kept by no browser.

Every page carries its facts as metas: its site, its proofs against foreign pages (`csrf` for
commands, `proof` to sign out) and what it needs beside. No script ever sees the cookie itself.
"""

from html import escape
from pathlib import Path
from string import Template

from flask import Response

from server.api.auth import Entered, enter, person
from server.api.backend import backend
from server.ledger import Unavailable
from server.registry import Station
from server.web.entry import not_entered, unavailable


def station_page(station: Station, folder: Path) -> Response:
    """Give the page in this folder to whoever works at this station, or the way in (401)."""
    try:
        entered = enter(station)
        return not_entered(station) if entered is None else written(folder, entered)
    except Unavailable:
        return unavailable()


def written(folder: Path, entered: Entered, **more: str) -> Response:
    """Write the page in this folder for somebody who was let in."""
    known = person()
    proof = "" if known is None else backend().registry.form_proof(known.secret)
    facts = {"site": entered.caller.site, "csrf": entered.csrf, "proof": proof, **more}
    html = Template((folder / "index.html").read_text(encoding="utf-8"))
    safe = {name: escape(value) for name, value in facts.items()}
    answer = Response(html.substitute(safe), mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer
