"""What each audience may see of a row: lists of fields, empty by default. Pure.

A field that stands in none of these lists leaves the server for nobody. Which audience sees which
rows, and when a field of them is held back all the same, stands in `views`.
"""

from typing import Final

BOARD_FIELDS: Final = (
    "id",
    "number",
    "area",
    "state",
    "counter",
    "called_ms",
    "recalls",
    "language",
)
"""What a waiting room may see of a ticket: no concern, no needs, no times but the call's."""

GONE_FIELDS: Final = ("id", "number", "area", "state")
"""What is left of a ticket for somebody who had seen it and may see it no more."""

COUNTER_FIELDS: Final = (
    *("id", "number", "area", "service", "services", "order"),
    *("state", "language", "needs", "persons", "cases", "arrived_ms"),
    *("counted_ms", "rank", "slot_ms", "waits_in", "held_for", "held_at"),
    *("triage", "origin", "counter", "called_ms", "recalls", "started_ms"),
    *("overlong", "park_reason", "return_ms", "missed_ms", "grace_until_ms", "uncertain"),
    *("readmitted",),
)
"""What a caseworker may see of a ticket of the own queues."""

MISSED_FIELDS: Final = (
    *("id", "number", "area", "service", "state"),
    *("language", "needs", "persons", "cases", "counted_ms"),
)
"""What a counter may see of one that another counter has missed and it could call: not where."""

_ENDS: Final = ("return_ms", "grace_until_ms")
OFFICE_FIELDS: Final = tuple(
    name
    for name in (*COUNTER_FIELDS, "day", "issued_ms", "kiosk", "ordered", "copy_at", "paperless")
    if name not in {"called_ms", "started_ms", "missed_ms", "overlong"} | {*_ENDS}
)
"""What reception and supervisor may see: every ticket, and not how long somebody takes for one, nor
when a pause or a grace ends: with the site's minutes that is when it began. Its `counter` only
while it is there."""

KIOSK_FIELDS: Final = (
    *("id", "number", "area", "service", "services", "order"),
    *("state", "language", "needs", "persons", "cases", "day"),
    *("issued_ms", "arrived_ms", "counted_ms", "rank", "slot_ms", "waits_in"),
    *("triage", "counter", "uncertain", "readmitted", "kiosk", "ordered", "copy_at", "copy_ms"),
)
"""What a kiosk may see of a ticket that it prints; its `counter` only while it is there."""

HOLDER_FIELDS: Final = (
    *("id", "number", "area", "service", "state", "language", "issued_ms", "counted_ms"),
    *("slot_ms", "waits_in", "counter"),
)
"""What a screen or a new paper says to whoever holds the number; its `counter` only while it is
there. Not what was said of needs and people, nor anything of the work with it."""

PAPER_MEMBERS: Final = ("ahead", "hold_ms")
"""What a paper says beside its ticket: people before it, and the H of the day."""

OWN_COUNTER_FIELDS: Final = (
    *("number", "state", "ticket", "tickets", "opened_ms", "caseworker", "alarm"),
    *("pause_reason",),
)
OTHER_COUNTER_FIELDS: Final = ("number", "state", "caseworker")
"""What one counter may know of another: whom a visitor may be sent to."""
NEIGHBOUR_FIELDS: Final = (*OTHER_COUNTER_FIELDS, "alarm")
"""What a counter may know of one of its own area: also whether somebody there needs help."""
OFFICE_COUNTER_FIELDS: Final = (
    *("number", "state", "ticket", "tickets", "caseworker", "alarm"),
    *("pause_reason",),
)
"""What reception and supervisor may know of a counter; they plan who goes where, so also why it
pauses, if it said so."""

MESSAGE_FIELDS: Final = ("id", "kind", "areas", "text", "since_ms", "until_ms")
"""What the boards that it is for, reception and supervisor are told of a message."""

OBSERVED_FIELDS: Final = (
    *("id", "number", "area", "service", "services", "state"),
    *("waits_in", "held_for", "counted_ms", "rank", "uncertain"),
)
"""What somebody who only looks on may see of a ticket: who waits where since when. `held_for` only
where it is an area, so never of a caseworker or an emergency."""
OBSERVED_COUNTER_FIELDS: Final = ("number", "state")
"""What may be known of a counter by somebody who looks on and cannot help: not who is there."""
