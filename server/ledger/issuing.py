"""Verbs of the kiosk: a number is issued, delivered or cancelled."""

import json
from collections.abc import Sequence

from server.ledger.answers import Answer, Command
from server.ledger.door import Door
from server.site import Site

_ROUND_THOUSANDS = (1_000, 10_000)
"""After 999 follows 1001, after 9999 follows 10001: a number never looks like a round sum."""


def never_online(site: Site, area: str) -> list[tuple[int, int]]:
    """Give the serials (from, to) that are never given online, lowest first.

    These are the fixed offline ranges of the kiosks, the site's forbidden serials and the first of
    each longer series.
    """
    single = (*site.rules.forbidden_serials, *_ROUND_THOUSANDS)
    return sorted([*site.offline_ranges(area), *((serial, serial) for serial in single)])


def rivals(site: Site, service: str) -> list[str]:
    """Give every service of the counters that could serve this one: their people share a line."""
    able = [counter for counter in site.counters if service in counter.services]
    return sorted({other for counter in able for other in counter.services})


class Issuing(Door):
    """A number that is known to have reached nobody is never called; no other is ever lost."""

    def issue(
        self,
        command: Command,
        *,
        service: str,
        language: str,
        kiosk: str,
        needs: Sequence[str] = (),
        persons: int = 1,
        cases: int = 1,
        phone_hash: str = "",
    ) -> Answer:
        """Give the next number of the service's area; it cannot be called before it is delivered.

        `kiosk` is the name of the issuing device, `phone_hash` the SHA-256 (hex) of a token that
        the server never sees. Raises KeyError for an unknown service, Refused, Unavailable.
        """
        area = self.site.service(service).area
        rules = self.site.rules
        skipped = ",".join(f"{a}-{b}" for a, b in never_online(self.site, area))
        return self._command(
            "issue",
            command,
            self._day(command.now_ms),
            self._day_end_ms(command.now_ms),
            area,
            rules.first_serial,
            skipped,
            service,
            language,
            json.dumps(list(needs)),
            persons,
            cases,
            kiosk,
            phone_hash,
            rules.head_start_ms(needs, appointment=False),
            rules.delivery_timeout_ms,
            *rivals(self.site, service),
        )

    def deliver(self, command: Command, *, ticket: str, kiosk: str, how: str) -> Answer:
        """Say that the number reached its visitor by `how` (paper, screen): it waits from now on.

        Refused: unknown_ticket, not_your_kiosk, wrong_state.
        """
        return self._command("deliver", command, ticket, kiosk, how)

    def cancel(self, command: Command, *, ticket: str, kiosk: str, reason: str) -> Answer:
        """Take back a number that reached nobody (no_paper) or that was given back (left).

        Refused: unknown_ticket, not_your_kiosk, wrong_state (it has been confirmed or called).
        """
        return self._command("cancel", command, ticket, kiosk, reason)
