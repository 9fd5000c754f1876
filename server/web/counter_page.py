"""The caseworker's page: given only to a browser that has a session of this very counter.

The page carries a few facts as metas: its site, its counter, its proof against foreign pages
(`csrf`, and `proof` to sign out), when and how often a call may be repeated. No script ever sees
the cookie itself.
"""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

from flask import Blueprint, Response

from server.api.auth import enter, person
from server.api.backend import backend
from server.ledger import Unavailable
from server.registry import Caller, Station
from server.web.assets import asset
from server.web.entry import not_entered, unavailable

FOLDER: Final = Path(__file__).parent / "counter"

pages = Blueprint("counter_page", __name__)


@pages.get("/counter/<number>/", strict_slashes=False)
def counter_page(number: str) -> Response:
    """Give the page of this counter, or say how to sign in (401)."""
    try:
        entered = enter(Station.at(number))
        if entered is None:
            return not_entered(Station.at(number))
        return _counter(entered.caller, entered.csrf)
    except Unavailable:
        return unavailable()


@pages.get("/counter/page/<path:file>")
def counter_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)


def _counter(caller: Caller, csrf: str) -> Response:
    rules = backend().offices[caller.site].site.rules
    known = person()
    proof = "" if known is None else backend().registry.form_proof(known.secret)
    facts = {"site": caller.site, "counter": caller.counter, "csrf": csrf, "proof": proof}
    recalls = {"recall_gap_ms": str(rules.recall_gap_ms), "recall_limit": str(rules.recall_limit)}
    return _html("index.html", 200, **facts, **recalls)


def _html(name: str, status: int, **facts: str) -> Response:
    page = Template((FOLDER / name).read_text(encoding="utf-8"))
    safe = {fact: escape(value) for fact, value in facts.items()}
    answer = Response(page.substitute(safe), status, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer
