"""When each kiosk was in touch with the server, for what it hands in later.

It is kept longer than a kiosk may be without its server: who is forgotten is believed nothing. It
is kept by the kiosk's name and outlives its token: a kiosk that is let in anew, with yesterday's
numbers still to hand in, would else seem to have given them today. Nothing is kept of any other
device.
"""

import json
from dataclasses import asdict
from typing import Final, cast

from redis.client import Pipeline

from server import keys
from server.contact import KNOWN_DAYS, Contact
from server.registry.beats import Beats

KNOWN_S: Final = KNOWN_DAYS * 24 * 60 * 60
NOTED_EVERY_MS: Final = 10_000
"""No oftener a process notes that a kiosk draws numbers: each note is a write."""


class Contacts(Beats):
    """The contact with the kiosks of the sites in one store."""

    def draws(self, name: str, *, now_ms: int) -> None:
        """Note that this kiosk asks for a number, and so is in touch; at most so much too late."""
        place = (keys.contact_key(self.site_key, name), False)
        noted_ms, _ = self._remembered.get(place, (-NOTED_EVERY_MS, {}))
        if not 0 <= now_ms - noted_ms < NOTED_EVERY_MS:
            self.heard(name, now_ms=now_ms)
            self._remembered[place] = (now_ms, {})

    def heard(self, name: str, *, now_ms: int, age_ms: int | None = None) -> Contact:
        """Note that this kiosk is in touch now, and give the contact as it is since then.

        `age_ms`: it hands in somebody who came so long ago.
        """
        key = keys.contact_key(self.site_key, name)

        def note(pipe: Pipeline) -> Contact:
            kept = cast("bytes | None", pipe.get(key))
            known = Contact(**json.loads(kept)) if kept else Contact.first(now_ms)
            contact = known.heard(now_ms)
            if age_ms is not None:
                contact = known.handing_in(now_ms, age_ms=age_ms)
            is_there = name in self._watched(pipe, [name])
            pipe.multi()
            if is_there:
                pipe.set(key, json.dumps(asdict(contact)), ex=KNOWN_S)
            return contact

        with self._answers():
            return cast("Contact", self._watching(key, note, keys.devices_key(self.site_key)))
