"""Numbers that a kiosk has given by itself, while it had no server."""

import json
from collections.abc import Sequence
from typing import Literal, Required, TypedDict, Unpack

from device.texts import GERMAN
from server.hours import day_begin_ms
from server.ledger.answers import Answer, Command
from server.ledger.door import Door

Came = Literal["paper", "screen", "unsure", "unconfirmed"]
"""How a number reached its visitor; "unsure": nobody knows whether it did; "unconfirmed": it stood
on the screen, without paper, and nobody has said that they have it."""


class GivenAlone(TypedDict, total=False):
    """A number that a kiosk has given without a server, and to whom.

    `age_ms`: how long ago the visitor came, as the kiosk says; `not_before_ms`: when that was at
    the earliest, `in_order_ms`: when at the earliest by the order in which the kiosk gave its
    numbers (ms since 1970). `code_hash` is the SHA-256 of an appointment's code, `hash_before`
    what the version before knew it by.
    """

    ticket: Required[str]
    number: Required[str]
    service: Required[str]
    language: Required[str]
    age_ms: Required[int]
    not_before_ms: Required[int]
    in_order_ms: int
    how: Required[Came]
    needs: Sequence[str]
    persons: int
    cases: int
    phone_hash: str
    code_hash: str
    hash_before: str


class HandingIn(Door):
    """A number that a visitor holds is never lost, and passes nobody whom it did not precede."""

    def hand_in(self, command: Command, *, kiosk: str, **given: Unpack[GivenAlone]) -> Answer:
        """Take over a number that this kiosk has given by itself: it waits, or it has expired.

        Its visitor came `age_ms` ago, but not before `not_before_ms`; if that was on an earlier
        business day, the number is written down as expired, else they did not come before
        `in_order_ms` either. What the site does not know any more
        costs nobody the place: an unknown service becomes the first of the number's area and
        an unknown language German; nor does a range that the kiosk does not have any more, as long
        as it is remembered. An appointment that is to be checked
        in today is, at that time; else its code means nothing. Refused: not_your_number,
        number_given.
        """
        now_ms, number = command.now_ms, given["number"]
        came_ms = max(now_ms - given["age_ms"], given["not_before_ms"])
        came_ms = min(now_ms, came_ms)
        return self._command(
            "hand_in",
            command,
            given["ticket"],
            number if given["ticket"][3:] == ticket_tail(number[:1], int(number[1:])) else "",
            number[:1],
            given["age_ms"],
            given["not_before_ms"],
            day_begin_ms(now_ms, self.site.timezone, self.site.rules.day_close),
            self._day(came_ms),
            self._known_service(given["service"], number[:1]),
            given["language"] if given["language"] in self.site.languages else GERMAN,
            json.dumps(list(given.get("needs", ()))),
            given.get("persons", 1),
            given.get("cases", 1),
            kiosk,
            given.get("phone_hash", ""),
            given["how"],
            given.get("code_hash", ""),
            self.site.rules.max_lateness_ms,
            self._plan.services,
            "1" if self._is_of_its_range(kiosk, number) else "",
            given.get("in_order_ms", 0),
            given.get("hash_before", ""),
        )

    def _is_of_its_range(self, kiosk: str, number: str) -> bool:
        """Say whether the number lies in the range that the kiosk has now; not: that it had."""
        letter, serial = number[:1], int(number[1:])
        offline = next((each.offline for each in self.site.kiosks if each.name == kiosk), {})
        first, last = offline.get(letter, (1, 0))
        return first <= serial <= last

    def _known_service(self, service: str, letter: str) -> str:
        services = self.site.services
        if any(each.key == service for each in services):
            return service
        of_area = (each.key for each in services if each.area == letter)
        return next(of_area, services[0].key)


def ticket_tail(letter: str, serial: int) -> str:
    """Give the end of the id of a ticket that a kiosk gives by itself.

    In whole it is a 9, the day of the year (its last two digits), the letter's place in the
    alphabet and the serial: `9 29 11 00801`. The server's own ids begin with a 0 for as long as it
    has not given a thousand million numbers.
    """
    return f"{ord(letter) - ord('A') + 1:02}{serial:05}"
