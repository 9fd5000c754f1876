"""What everybody who waits is told by hand: messages on the boards."""

import json
from collections.abc import Collection, Mapping

from server.ledger.answers import Answer, Command
from server.ledger.door import Door
from server.message import MINUTE_MS, MOST, ONE_AT_A_TIME, Kind


class Telling(Door):
    """A message stands until it is withdrawn, its time is up or the day closes."""

    def show_message(
        self,
        command: Command,
        *,
        kind: Kind,
        text: Mapping[str, str],
        areas: Collection[str] = (),
        minutes: int | None = None,
    ) -> Answer:
        """Tell everybody who waits, or those in these areas; an evacuation outlasts the day.

        `text` is by language. A second one of a kind that stands alone takes the place, and the id,
        of the one for the same areas. Refused: too_many_messages.
        """
        return self._command(
            "show_message",
            command,
            kind,
            json.dumps(sorted(set(areas)), separators=(",", ":"), ensure_ascii=False),
            json.dumps(dict(text), separators=(",", ":"), ensure_ascii=False),
            "" if minutes is None else minutes * MINUTE_MS,
            MOST,
            "1" if kind in ONE_AT_A_TIME else "",
        )

    def withdraw_message(self, command: Command, *, message: str) -> Answer:
        """Tell it no more. Refused: unknown_message."""
        return self._command("withdraw_message", command, message)
