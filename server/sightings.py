"""Which devices this process has heard in this minute, for the registry to keep. Pure.

Each request of a device and its live link count. The store is told once a minute of each: who asks
when a device was heard last gets a minute, and no moment.

Promises
--------
* Whoever is noted is given by `take` once in each minute in which it was heard.
* Any number of greenlets may note while one takes: nothing in here waits.
"""

from typing import Final

MINUTE_MS: Final = 60_000


class Sightings:
    """The devices heard since they were last taken."""

    def __init__(self) -> None:
        """Begin with none."""
        self._noted: set[tuple[str, str]] = set()
        self._told: dict[tuple[str, str], int] = {}

    def note(self, site_key: str, name: str) -> None:
        """Note that this device was just heard."""
        self._noted.add((site_key, name))

    def take(self, now_ms: int) -> dict[str, set[str]]:
        """Give the devices heard, by site, without those told in this very minute."""
        noted, self._noted = self._noted, set()
        minute = now_ms // MINUTE_MS
        due = {each for each in noted if self._told.get(each) != minute}
        self._told = dict.fromkeys(due, minute) | {
            each: told for each, told in self._told.items() if told == minute
        }
        found: dict[str, set[str]] = {}
        for site_key, name in due:
            found.setdefault(site_key, set()).add(name)
        return found
