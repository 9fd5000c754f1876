"""What happened, in order: catch-up for one client, and the relay to everybody who listens.

Theory of operation
-------------------
The site's stream is the truth. A client knows the position up to which it has been told everything.
`Feed.since` answers it with exactly one of: the events after its position, nothing new, or a
snapshot. The proof of continuity is simple: the stream is append-only and trimmed from its head
only, and a crash that loses its tail begins a new epoch. So if the entry *at* the client's position
is still in the stream, everything after it is there too, without a gap; else nothing is proven.
An audience that may have no history (see `views`) gets the snapshot in place of events. Whoever may
have it is told why a counter pauses of a pause that still lasts, and of none that is over: somebody
else may sit there by now.

`Relay` reads the streams of all sites and tells rooms. A room hears only what its audience may, so
each message carries `after`: the position up to which the room had been told everything before. A
client at p takes a message iff after ≤ p < position; a larger `after` tells it that it missed
something, and it asks. Every two seconds a beat carries the same pair, which proves that nothing
came. Beats follow a read that the store has answered: without the store there are none, and the
boards say so. A beat tells boards beside how many wait in their areas; see `waiting`.

Every server process reads the streams itself. A client may be connected to any process, and may
come back to another one.

Promises
--------
* No client is told an event twice without being able to notice, and none misses one unnoticed.
* Where a business day begins everybody asks anew, whatever they have heard of the last one's end.
* A client that is told nothing for longer than a beat knows that it knows nothing.
* A view that fails for one event cuts off nobody: the room is told to ask (its `after` moves on).
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

import structlog
from redis.exceptions import RedisError

from server.boards import BoardAudience
from server.keys import events_key
from server.ledger import Ledger, Unavailable
from server.position import START, Position
from server.snapshots import Snapshots
from server.store import FEED_BLOCK_MS, Store
from server.views import Audience, counter_in
from server.waiting import Figures

CATCH_UP_LIMIT: Final = 10_000
"""Events that one catch-up serves at the most; whoever is further behind gets the snapshot."""
BEAT_S: Final = 2.0
PAUSE_AFTER_ERROR_S: Final = 0.05
_ENTRIES_AT_ONCE: Final = 1_000
_READER: Final = json.JSONDecoder()
"""Reads an event: the store has one encoding, and need not be asked which 10,000 times."""

Event = Mapping[str, object]
_Entry = tuple[bytes, Mapping[bytes, bytes]]

log = structlog.get_logger()


@dataclass(frozen=True)
class CatchUp:
    """The answer to `since`: messages (perhaps none) or a snapshot, and the position after it."""

    position: Position
    messages: tuple[dict[str, object], ...] = ()
    snapshot: dict[str, object] | None = None

    def as_json(self, now_ms: int) -> dict[str, object]:
        """Give it as it goes over the wire."""
        told: dict[str, object] = (
            {"events": list(self.messages)}
            if self.snapshot is None
            else {"snapshot": self.snapshot}
        )
        return {**told, "position": self.position.as_json(), "now_ms": now_ms}


def message(after: Position, position: Position, event: Event) -> dict[str, object]:
    """Give one event as it goes over the wire."""
    return {"after": after.as_json(), "position": position.as_json(), "event": event}


def _event_of(fields: Mapping[bytes, bytes]) -> Event:
    return cast("Event", _READER.decode(fields[b"e"].decode()))


class Feed:
    """What one client needs: catch-up and snapshots of every site in this store."""

    def __init__(self, store: Store, ledgers: Mapping[str, Ledger]) -> None:
        """Serve these sites, by key."""
        self._store = store
        self._snapshots = {key: Snapshots(ledger) for key, ledger in ledgers.items()}

    def since(self, site_key: str, position: Position | None, audience: Audience) -> CatchUp:
        """Tell what happened after `position`, or all that is true now; raise Unavailable."""
        if position is not None:
            entries = self._entries_from(site_key, position)
            may_tell = audience.has_history or len(entries) == 1
            if may_tell and entries and Position.of_entry(entries[0][0]) == position:
                return _messages(entries, audience)
        return self.snapshot(site_key, audience)

    def snapshot(self, site_key: str, audience: Audience) -> CatchUp:
        """Give all that is true now and that this audience may see; raise Unavailable."""
        state = self._snapshots[site_key].read()
        return CatchUp(
            position=Position.of_json(state["position"]), snapshot=audience.snapshot(state)
        )

    def _entries_from(self, site_key: str, position: Position) -> list[_Entry]:
        """Read the entry at this position and those after it; none if they are too many."""
        limit = CATCH_UP_LIMIT + 2
        try:
            entries = self._store.reading.xrange(
                events_key(site_key), position.entry_id, "+", count=limit
            )
        except RedisError as error:
            reason = "the store does not answer"
            raise Unavailable(reason) from error
        rows = cast("list[_Entry]", entries)
        return [] if len(rows) == limit else rows


def _messages(entries: list[_Entry], audience: Audience) -> CatchUp:
    told = Position.of_entry(entries[0][0])
    messages = []
    for entry_id, event in _as_it_is_now(entries[1:]):
        if audience.wants(event):
            position = Position.of_entry(entry_id)
            messages.append(message(told, position, audience.event(event)))
            told = position
    return CatchUp(position=Position.of_entry(entries[-1][0]), messages=tuple(messages))


def _as_it_is_now(entries: list[_Entry]) -> Iterator[tuple[bytes, Event]]:
    """Read these events, up to the newest; only the last one of a counter tells why it pauses."""
    events = [(entry_id, _event_of(fields)) for entry_id, fields in entries]
    last = {counter_in(event).get("number"): entry_id for entry_id, event in events}
    for entry_id, event in events:
        is_over = last[counter_in(event).get("number")] != entry_id
        yield entry_id, _without_reason(event) if is_over else event


def _without_reason(event: Event) -> Event:
    """Give the event of a pause that is over: nobody is told any more why the counter paused."""
    row = counter_in(event)
    if "pause_reason" not in row:
        return event
    return {**event, "counter": {name: row[name] for name in row if name != "pause_reason"}}


@dataclass
class Room:
    """Everybody of one audience at one site, and the position up to which they were told."""

    site_key: str
    audience: Audience
    told: Position

    @property
    def name(self) -> str:
        """The room's name among all sites."""
        return f"{self.site_key}/{self.audience.room}"


Send = Callable[[str, str, dict[str, object]], None]
"""`send(room name, "event" or "beat", body)`: what the relay tells a room through."""


class Relay:
    """Reads every site's stream and tells the rooms; one a process, in one greenlet or thread."""

    def __init__(
        self,
        store: Store,
        feed: Feed,
        send: Send,
        *,
        clock_ms: Callable[[], int],
        waiting: Callable[[str], Figures | None] = lambda _: None,
    ) -> None:
        """Prepare to relay; `run` does it. `waiting` gives a site's figures for its boards."""
        self._waiting = waiting
        self._feed = feed
        self._store = store
        self._redis = store.feed_client()
        self._send = send
        self._clock_ms = clock_ms
        self._read_up_to: dict[str, Position] = {}
        self._rooms: dict[str, Room] = {}
        self._next_beat_s = 0.0
        self._running = True
        self._away = False

    def position(self, site_key: str) -> Position:
        """Give the position up to which this process has relayed the site's stream."""
        return self._read_up_to.get(site_key, START)

    def join(
        self,
        site_key: str,
        position: Position | None,
        audience: Audience,
        enter: Callable[[str], None],
    ) -> CatchUp:
        """Let a client enter its room with nothing missed in between; raise Unavailable.

        Reading history gives way to other greenlets, so the relay may have told the room something
        meanwhile. Then history is read again. Between the last check and `enter` nothing runs.
        """
        if site_key not in self._read_up_to:
            reason = "the feed has not reached the store yet"
            raise Unavailable(reason)
        room = self._room(site_key, audience)
        caught_up = self._feed.since(site_key, position, audience)
        while self.position(site_key) > caught_up.position:
            caught_up = self._feed.since(site_key, position, audience)
        enter(room.name)
        return caught_up

    def run(self) -> None:
        """Relay until `stop`; a store that is away is waited for, and no beat is sent meanwhile.

        Whatever else fails is logged, and relaying goes on: nobody would notice that it had ended.
        """
        while self._running:
            try:
                self.step()
                self._away = False
            except RedisError as error:
                if not self._away:
                    log.warning("the feed waits for the store", error=type(error).__name__)
                self._away = True
                time.sleep(PAUSE_AFTER_ERROR_S)
            except Exception:
                log.exception("a step of the feed failed")
                time.sleep(PAUSE_AFTER_ERROR_S)

    def stop(self) -> None:
        """End `run` after its current read."""
        self._running = False
        self._redis.close()

    def step(self) -> None:
        """Read once, until news or the next beat is due; tell the rooms."""
        self._find_starts()
        left_ms = round((self._next_beat_s - time.monotonic()) * 1000)
        streams = {events_key(key): at.entry_id for key, at in self._read_up_to.items()}
        found = self._redis.xread(
            cast("dict[bytes | str | memoryview, int | bytes | str | memoryview]", streams),
            count=_ENTRIES_AT_ONCE,
            block=max(1, min(left_ms, FEED_BLOCK_MS)),
        )
        for site_key, entries in self._by_site(found):
            for entry_id, fields in entries:
                self._pass_on(site_key, Position.of_entry(entry_id), fields)
        if time.monotonic() >= self._next_beat_s:
            self.beat()

    def _find_starts(self) -> None:
        """Take each stream's last id explicitly: `$` in a loop would lose what comes between."""
        for key in self._store.site_keys:
            if key not in self._read_up_to:
                found = self._redis.xrevrange(events_key(key), count=1)
                newest = cast("list[_Entry]", found)
                start = Position.of_entry(newest[0][0]) if newest else START
                self._read_up_to[key] = start

    def _by_site(self, found: object) -> list[tuple[str, list[_Entry]]]:
        """Sort the answer of XREAD (a list or, in RESP3, a map of streams) by site."""
        keys = {events_key(key).encode(): key for key in self._store.site_keys}
        if isinstance(found, Mapping):
            return [(keys[name], _flat(entries)) for name, entries in found.items()]
        rows = cast("list[tuple[bytes, list[_Entry]]]", found or [])
        return [(keys[name], entries) for name, entries in rows]

    def _room(self, site_key: str, audience: Audience) -> Room:
        room = Room(site_key, audience, self.position(site_key))
        return self._rooms.setdefault(room.name, room)

    def _pass_on(self, site_key: str, position: Position, fields: Mapping[bytes, bytes]) -> None:
        """Tell of one entry; of one that cannot be read each room learns that it has missed it."""
        try:
            self._tell(site_key, position, _event_of(fields))
        except Exception:
            log.exception("an event could not be read", site=site_key, position=position.as_json())
            self._read_up_to[site_key] = position
            for room in self._rooms.values():
                if room.site_key == site_key:
                    room.told = position

    def _tell(self, site_key: str, position: Position, event: Event) -> None:
        """Tell every room of the site what it may hear of this event."""
        rooms = [room for room in self._rooms.values() if room.site_key == site_key]
        lost = self._tears(site_key, event)
        self._read_up_to[site_key] = position
        for room in rooms:
            if lost:
                room.told = position
            else:
                self._tell_room(room, position, event)

    def _tell_room(self, room: Room, position: Position, event: Event) -> None:
        try:
            if room.audience.wants(event):
                told, room.told = room.told, position
                self._send(room.name, "event", message(told, position, room.audience.event(event)))
        except Exception:
            log.exception("an event could not be shown", room=room.name, type=event.get("type"))
            room.told = position

    def _tears(self, site_key: str, event: Event) -> bool:
        """Say whether continuity ends here, so that every client must ask.

        It does where a crash has lost events, and where a day begins: the stream was trimmed, and
        this process may have been away when it was told what the day close has done.
        """
        if event["type"] == "day_begun":
            return True
        return event["type"] == "epoch_begun" and self._has_lost(site_key, event)

    def _has_lost(self, site_key: str, event: Event) -> bool:
        """Say whether a crash has lost events that this process has told already."""
        previous = event.get("previous")
        return previous is None or Position.of_json(previous) < self.position(site_key)

    def beat(self) -> None:
        """Tell every room that nothing has come but what it was told."""
        self._next_beat_s = time.monotonic() + BEAT_S
        figures = cache(self._waiting)
        for room in self._rooms.values():
            try:
                self._beat_room(room, figures)
            except Exception:
                log.exception("a beat could not be sent", room=room.name)

    def _beat_room(self, room: Room, figures: Callable[[str], Figures | None]) -> None:
        body: dict[str, object] = {
            "after": room.told.as_json(),
            "position": self.position(room.site_key).as_json(),
            "now_ms": self._clock_ms(),
        }
        if isinstance(room.audience, BoardAudience) and (now := figures(room.site_key)):
            areas = sorted(room.audience.areas & now.keys())
            body["waiting"] = {letter: now[letter] for letter in areas}
        self._send(room.name, "beat", body)


def _flat(entries: object) -> list[_Entry]:
    """Undo the one level of lists that RESP3 puts around a stream's entries."""
    rows = cast("list[object]", entries)
    inner = rows[0] if rows and isinstance(rows[0], list) else rows
    return cast("list[_Entry]", inner)
