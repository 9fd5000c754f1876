"""The caseworker's page: given only to a browser that has a session of this very counter.

Beside what every page of a station carries it has its counter, and when and how often a call may be
repeated.
"""

from typing import Final

from flask import Blueprint, Response

from server.api.auth import Entered
from server.api.backend import backend
from server.registry import Station
from server.web.station_page import StationPage

_PAGE: Final = StationPage("counter", "Schalter", styles=("counter.css", "sheets.css"))

pages = Blueprint("counter_page", __name__)
_PAGE.serve_files(pages)


@pages.get("/counter/<number>/", strict_slashes=False)
def counter_page(number: str) -> Response:
    """Give the page of this counter, or say how to sign in (401)."""
    return _PAGE.give(Station.at(number), facts=_facts)


def _facts(entered: Entered) -> dict[str, str]:
    caller = entered.caller
    rules = backend().offices[caller.site].site.rules
    return {
        "counter": caller.counter,
        "recall-gap-ms": str(rules.recall_gap_ms),
        "recall-limit": str(rules.recall_limit),
    }
