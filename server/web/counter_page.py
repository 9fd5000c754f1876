"""The caseworker's page: given only to a browser that has a session of this very counter.

Beside what every page of a station carries it has its counter, and when and how often a call may be
repeated.
"""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response

from server.api.auth import Entered, enter
from server.api.backend import backend
from server.ledger import Unavailable
from server.registry import Station
from server.web.assets import asset
from server.web.entry import not_entered, unavailable
from server.web.station_page import written

FOLDER: Final = Path(__file__).parent / "counter"

pages = Blueprint("counter_page", __name__)


@pages.get("/counter/<number>/", strict_slashes=False)
def counter_page(number: str) -> Response:
    """Give the page of this counter, or say how to sign in (401)."""
    try:
        entered = enter(Station.at(number))
        if entered is None:
            return not_entered(Station.at(number))
        return _counter(entered)
    except Unavailable:
        return unavailable()


@pages.get("/counter/page/<path:file>")
def counter_asset(file: str) -> Response:
    """Give a script, the style or the words of the page."""
    return asset(FOLDER, file)


def _counter(entered: Entered) -> Response:
    caller = entered.caller
    rules = backend().offices[caller.site].site.rules
    recalls = {"recall_gap_ms": str(rules.recall_gap_ms), "recall_limit": str(rules.recall_limit)}
    return written(FOLDER, entered, counter=caller.counter, **recalls)
