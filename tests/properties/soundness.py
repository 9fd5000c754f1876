"""What must hold of an office's rows at any moment, whatever was done: told without the model."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Final

from server.site import Site
from tests.places import Places, Rows, places_told, queues_of

ONLY_THERE: Final[Mapping[str, frozenset[str]]] = {
    field: frozenset(states.split())
    for field, states in {
        "counter": "called serving parked missed finished",
        "called_ms": "called serving finished missed",
        "started_ms": "serving finished",
        "park_reason": "parked",
        "return_ms": "parked",
        "missed_ms": "missed",
        "grace_until_ms": "missed",
        "overlong": "serving finished",
        "held_at": "waiting called missed cancelled",
        "triage": "issued waiting called serving parked missed cancelled",
        "note": "waiting called serving parked missed",
        "origin": "waiting called serving parked missed",
    }.items()
}
"""Field → the states in which a row may have it."""
OF_PEOPLE: Final = ("left:", "absent:")
"""What falls due for a counter or a caseworker, not for a ticket."""


def assert_sound(site: Site, places: Places, tickets: Rows, counters: Rows) -> None:
    """Hold the store's sets and rows, read at one moment, against one another."""
    assert_every_ticket_stands_where_its_row_says(places, tickets)
    assert_every_counter_has_its_open_tickets(site, tickets, counters)
    assert_nobody_waits_where_nobody_will_call(site, places, tickets, counters)
    assert_no_row_keeps_what_is_over(tickets)
    open_or_ended = (row for row in tickets.values() if row["state"] != "expired")  # found by none
    numbers = Counter((row["day"], row["number"]) for row in open_or_ended)
    assert set(numbers.values()) <= {1}, "one number is two tickets'"


def assert_every_ticket_stands_where_its_row_says(places: Places, tickets: Rows) -> None:
    """Queues, several, the living and what is due hold this and nothing else."""
    found, told = dict(places), places_told(tickets)
    due = {k: v for k, v in found.pop("due", {}).items() if not k.startswith(OF_PEOPLE)}
    assert due == told.pop("due", {})
    assert found == told


def assert_every_counter_has_its_open_tickets(site: Site, tickets: Rows, counters: Rows) -> None:
    """A counter's tickets are those that it has called or serves; nobody is at two of them."""
    sits: dict[str, set[str]] = {}
    for id_, row in tickets.items():
        if row["state"] in {"called", "serving"}:
            sits.setdefault(row["counter"], set()).add(id_)
    for number, counter in counters.items():
        ids = json.loads(counter.get("tickets", "[]"))
        assert set(ids) == sits.pop(number, set())
        assert len(ids) <= site.rules.open_tickets_per_counter
        assert counter.get("ticket") == (ids[-1] if ids else None)
    assert sits == {}


def assert_nobody_waits_where_nobody_will_call(
    site: Site, places: Places, tickets: Rows, counters: Rows
) -> None:
    """Who is held for somebody is held for one who is there, or expected for a while.

    Of every other queue there is a counter that calls from it, once it is open.
    """
    there = {n: row for n, row in counters.items() if row["state"] in {"open", "paused"}}
    held_at = {f"counter/{number}": number for number in there}
    held_at |= {f"caseworker/{row['caseworker']}": number for number, row in there.items()}
    due = places.get("due", {})
    expected = {f"caseworker/{thing[7:]}" for thing in due if thing.startswith("absent:")}
    called_from = {name for c in site.counters for name in site.queues_of(c.number)}
    waiting = [row for row in tickets.values() if row["state"] == "waiting"]
    for name, row in ((name, each) for each in waiting for name in queues_of(each)):
        if name.startswith(("counter/", "caseworker/")):
            assert name in held_at or name in expected
            assert row["held_at"] == held_at.get(name, row["held_at"])
        else:
            assert name in called_from


def assert_no_row_keeps_what_is_over(tickets: Rows) -> None:
    """A field of a state is gone with the state; a concern is there once, the current first."""
    for row in tickets.values():
        concerns = json.loads(row["services"])
        assert row["service"] == concerns[0]
        assert len(set(concerns)) == len(concerns)
        assert bool(row.get("order")) == (len(concerns) > 1)
        assert ("origin" in row) == ("origin_service" in row) == ("sent_for" in row)
        assert "origin" in row or "origins" not in row
        tie = f"{row['origin']} {row['origin_service']}" if "origin" in row else None
        assert row.get("tied") == tie
        for field, states in ONLY_THERE.items():
            assert field not in row or row["state"] in states, (field, row["state"])
