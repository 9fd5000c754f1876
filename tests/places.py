"""Where tickets stand in the store, as its sorted sets have them and as their rows say."""

import json
from typing import Any, Final

from server.store import Store
from tests.office import Event

PREFIX: Final = "wm:{maschstrasse}"
Places = dict[str, dict[str, float]]
"""sorted set → member → score."""
Rows = dict[str, Event]
"""id or number → row as it is stored, without the undo step."""

_SETS: Final = ("queue", "counted", "several", "together", "live", "due", "forget")
_ROWS: Final = ("ticket", "counter")

_DUE: Final = {
    "issued": ("deliver", "deliver_by_ms"),
    "parked": ("return", "return_ms"),
    "missed": ("grace", "grace_until_ms"),
    "serving": ("overlong", "overlong_at_ms"),
}
_ENDED: Final = ("finished", "cancelled", "expired")


def everything(store: Store) -> tuple[Places, Rows, Rows]:
    """All that a verb may change but the stream: places, tickets, counters, at one moment."""
    redis: Any = store.redis  # its answers are typed for every protocol at once
    keys = [key.decode().removeprefix(f"{PREFIX}:") for key in redis.keys(f"{PREFIX}:*")]
    sets = [key for key in keys if key.partition(":")[0] in _SETS]
    rows = [key for key in keys if key.partition(":")[0] in _ROWS]
    with redis.pipeline() as pipe:
        for key in sets:
            pipe.zrange(f"{PREFIX}:{key}", 0, -1, withscores=True)
        for key in rows:
            pipe.hgetall(f"{PREFIX}:{key}")
        answers = pipe.execute()
    found = {
        key: {member.decode(): score for member, score in members}
        for key, members in zip(sets, answers, strict=False)
    }
    tickets: Rows = {}
    counters: Rows = {}
    for key, fields in zip(rows, answers[len(sets) :], strict=True):
        kind, _, name = key.partition(":")
        row = {field.decode(): value.decode() for field, value in fields.items()}
        row.pop("undo", None)
        (tickets if kind == "ticket" else counters)[name] = row
    return found, tickets, counters


def places(store: Store) -> Places:
    """Every sorted set of tickets: queues by both times, several, the living and what is due."""
    return everything(store)[0]


def places_told(tickets: Rows) -> Places:
    """The sorted sets as the rows of the tickets alone say that they should be."""
    told: Places = {}
    for id_, row in tickets.items():
        for name, member, score in _places_of(id_, row):
            told.setdefault(name, {})[member] = float(score)
    return told


def take_due(found: Places) -> dict[str, float]:
    """Take out of both its sets what falls due, by kind and id."""
    forget = {f"forget:{id_}": at for id_, at in found.pop("forget", {}).items()}
    return found.pop("due", {}) | forget


def stream(store: Store) -> list[Event]:
    """Everything that happened."""
    redis: Any = store.redis
    return [json.loads(fields[b"e"]) for _, fields in redis.xrange(f"{PREFIX}:events")]


def _places_of(id_: str, row: Event) -> list[tuple[str, str, str]]:
    state, found = row["state"], []
    if state not in _ENDED:
        found.append(("live", id_, id_))
    if state == "waiting":
        queues = queues_of(row)
        found += [(f"queue:{queue}", id_, row["rank"]) for queue in queues]
        found += [(f"counted:{queue}", id_, row["counted_ms"]) for queue in queues]
        if len(queues) > 1:
            found.append(("several", id_, row["rank"]))
            found.append(("together", f"{'+'.join(sorted(queues))}|{row['rank']}|{id_}", "0"))
    what, when = _DUE.get(state, ("", ""))
    if when in row:
        found.append(("due", f"{what}:{id_}", row[when]))
    if "forget_ms" in row:
        found.append(("forget", id_, row["forget_ms"]))
    return found


def queues_of(row: Event) -> list[str]:
    """The queues in which a waiting ticket stands, as its stored row says."""
    if "held_for" in row:
        return [row["held_for"]]
    if "triage" in row:
        return [f"triage/{row['triage']}"]
    services: list[str] = json.loads(row["services"])
    return services if row.get("order") == "any" else services[:1]
