"""What happened, from the store's own stream, and all that must never be found in it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from server.keys import events_key
from server.store import Store
from tests.kills.crowd import Act
from tests.running import SITE_KEY

Json = Mapping[str, Any]
AT_A_COUNTER = frozenset({"called", "serving"})
BEGINS = frozenset({"called", "undone"})
"""Events that may bring a ticket to a counter; whatever else happens there, happens to one that is
there already."""


@dataclass
class Book:
    """Every event once more, in order; adding one fails where the queue's promises are broken."""

    events: dict[str, Json] = field(default_factory=dict)
    """Position → event."""
    issued: dict[str, Json] = field(default_factory=dict)
    """Ticket → the event that issued it."""
    rows: dict[str, Json] = field(default_factory=dict)
    """Ticket → its row after its last event."""
    standing: dict[str, str] = field(default_factory=dict)
    """Ticket → the one counter at which it is."""
    _numbers: set[tuple[str, str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, store: Store) -> Self:
        """Read the whole stream."""
        book = cls()
        entries: Any = store.redis.xrange(events_key(SITE_KEY))
        for entry, fields in entries:
            book._add(entry.decode(), json.loads(fields[b"e"]))
        return book

    def of_kiosk(self, kiosk: str) -> list[Json]:
        """The events that issued this kiosk's tickets, in order."""
        return [event for event in self.issued.values() if event["ticket"]["kiosk"] == kiosk]

    def ever(self, kind: str) -> set[str]:
        """The tickets to which this ever happened."""
        return {event["ticket"]["id"] for event in self.events.values() if event["type"] == kind}

    def assert_holds(self, acts: Iterable[Act]) -> None:
        """Each acceptance that somebody was told stands here, word for word, and is one thing."""
        places = []
        for act in acts:
            if act.accepted:
                told = act.reply.json()
                place = "{epoch}-{seq}".format_map(told.pop("position"))
                assert self.events.get(place) == told, (place, act)
                places.append(place)
        assert len(places) == len(set(places)), "two commands were told the same event"

    def _add(self, place: str, event: Json) -> None:
        self.events[place] = event
        row = event.get("ticket")
        if row is None:
            return
        if event["type"] in {"issued", "handed_in"}:
            self._issue(event, row)
        if event["type"] == "called":
            assert row["id"] not in self.standing, f"called by two counters: {row}"
        if row["state"] not in AT_A_COUNTER:
            self.standing.pop(row["id"], None)
        elif row["id"] in self.standing or event["type"] not in BEGINS:
            assert self.standing.get(row["id"]) == row["counter"], f"elsewhere: {event}"
        else:
            assert row["counter"] not in self.standing.values(), f"two at one counter: {row}"
            self.standing[row["id"]] = row["counter"]
        self.rows[row["id"]] = row

    def _issue(self, event: Json, row: Json) -> None:
        number = (row["day"], row["area"], row["number"])
        assert row["id"] not in self.issued, f"issued twice: {row}"
        assert number not in self._numbers, f"the number of two tickets: {row}"
        self.issued[row["id"]] = event
        self._numbers.add(number)
