"""The overview's switch: show the practice office closed, and open it again.

Promises
--------
- It exists in the demo's composition alone, and nothing but the practice hours hangs on it.
- It turns only for the overview itself: a command must be JSON, come from our own origin, and
  carry the token that this start of the office wrote into the page.
"""

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Final
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import BadRequest

from server.api.doors import is_own_origin
from server.demo.practice_hours import PracticeHours
from server.problems import Problem

HEADER: Final = "X-Practice-Token"
PATH: Final = "/overview/office"
_WEEKDAYS: Final = (
    *("Montag", "Dienstag", "Mittwoch", "Donnerstag"),
    *("Freitag", "Samstag", "Sonntag"),
)


class Switch:
    """Shows and sets whether the office is open; `token` is new with every start."""

    def __init__(
        self, hours: PracticeHours, *, timezone: str, office_ms: Callable[[], int]
    ) -> None:
        """Take the hours that it sets, and the clock by which it says when the office opens."""
        self.token = secrets.token_urlsafe(24)
        self._hours = hours
        self._zone = ZoneInfo(timezone)
        self._office_ms = office_ms

    @property
    def is_open(self) -> bool:
        """Whether the office gives numbers now."""
        return self._hours.is_open

    @property
    def opens(self) -> str:
        """When a closed office opens next, in German: ``"Montag, 08:00 Uhr"``, or by date."""
        now_ms = self._office_ms()
        now, opens = self._local(now_ms), self._local(self._hours.next_ms(now_ms))
        soon = (opens.date() - now.date()).days < len(_WEEKDAYS)
        day = _WEEKDAYS[opens.weekday()] if soon else f"{opens:%d.%m.}"
        return f"{day}, {opens:%H:%M} Uhr"

    def _local(self, moment_ms: int) -> dt.datetime:
        return dt.datetime.fromtimestamp(moment_ms / 1000, self._zone)

    def blueprint(self) -> Blueprint:
        """Make the route that sets it."""
        pages = Blueprint("office-switch", __name__)

        @pages.post(PATH)
        def turn() -> Response:
            """Open the office or show it closed; say how it is now."""
            self._hours.is_open = self._wanted()
            answer = jsonify(open=self.is_open, opens=self.opens)
            answer.headers["Cache-Control"] = "no-store"
            return answer

        return pages

    def _wanted(self) -> bool:
        """Give what the overview wants; raise Problem for whatever else asks."""
        if not is_own_origin(request.environ):
            raise Problem("foreign_origin")
        given = request.headers.get(HEADER, "").encode()
        if not secrets.compare_digest(given, self.token.encode()):
            raise Problem("missing_csrf")
        match _body():
            case {"open": bool(wanted), **others} if not others:
                return wanted
        raise Problem("invalid_body")


def _body() -> object:
    try:
        return request.get_json()  # anything but application/json is 415 by itself
    except (BadRequest, ValueError, RecursionError):
        raise Problem("malformed_json") from None
