"""The /live namespace: who may listen, joining without a gap, and cutting those who may no more.

Theory of operation
-------------------
A client connects with its credential, joins, and from then on hears what the feed's relay tells
its room. Joining reads history, which gives way to other greenlets; `Relay.join` reads again
until nothing came in between, enters the room and returns, and nothing runs before the
acknowledgement is queued: so whatever the room hears later comes after it. Clients need none of
this to be right: each message says after which position it may be taken.

Socket.IO delivers, it never remembers. Every process has its own sockets and its own relay.

Promises
--------
* A join that fails ends the socket: no client is left connected and mute.
* A credential that was revoked or signed out loses its sockets within `SWEEP_S` and a look-up. The
  log says so of devices, never of people.
* Where pages are that show alarms is known to every process within `SWEEP_S`.
* A kiosk that is taken out of service, or back, is told to ask about itself within `SWEEP_S`.
* A socket that never signs in is closed after `SIGN_IN_S`, and before it where places are scarce.
* A client that is gone without a word is noticed by its missing pong, within `PING_S`,
  `PONG_WITHIN_S` and a beat; one that joins again and again, or does not read, is cut.
"""

import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, cast

import gevent
import structlog
from flask import request
from flask_socketio import ConnectionRefusedError as Refusal
from flask_socketio import Namespace, SocketIO

from server.api.acting import DESK
from server.api.audiences import audience_of
from server.api.auth import live_caller, still_valid
from server.api.backend import Backend
from server.api.live_wire import LONGEST_MESSAGE, LiveWire, Unsent
from server.api.models import LARGEST_COUNT
from server.bucket import Buckets
from server.feed import Relay
from server.ledger import Unavailable
from server.live_socket import SIGNED_IN
from server.position import Position
from server.problems import Problem
from server.registry import STAFF, Caller
from server.registry.beats import WATCHED
from server.registry.listeners import DESKS
from server.ticket import Role

NAMESPACE: Final = "/live"
SWEEP_S: Final = 2.0
SIGN_IN_S: Final = 5.0
PING_S: Final = 4
PONG_WITHIN_S: Final = 6
"""Socket.IO's own 25 + 20 s are too slow for what the screens promise."""
JOINS_AT_ONCE: Final = 20
JOINS_A_SECOND: Final = 1
"""A client joins once, and again after each gap. A join reads history, and costs."""

log = structlog.get_logger()


def live_server() -> SocketIO:
    """Make the Socket.IO server: WebSocket only, quick to notice who is gone, no CORS."""
    return SocketIO(
        async_mode="gevent",
        transports=["websocket"],
        namespaces=[NAMESPACE],
        cors_allowed_origins=[],  # no CORS header anywhere; the doors check the origin
        ping_interval=PING_S,
        ping_timeout=PONG_WITHIN_S,
        max_http_buffer_size=LONGEST_MESSAGE,
        http_compression=False,
        async_handlers=False,  # one join at a time from one client
        manage_session=False,
    )


class Live(Namespace):  # type: ignore[misc]
    """Everybody who listens to this process."""

    def __init__(self, sockets: SocketIO, backend: Backend) -> None:
        """Listen on these sockets; `start` lets the relay speak."""
        super().__init__(NAMESPACE)
        self._sockets = sockets
        self._backend = backend
        self._relay = Relay(
            backend.store,
            backend.feed,
            self._send,
            clock_ms=backend.clock_ms,
            waiting=backend.waiting.figures,
        )
        self._callers: dict[str, Caller] = {}
        self._joins: dict[str, Buckets] = {}
        self._strangers_since: dict[str, float] = {}
        self._resting: set[str] = set()
        """Sockets of kiosks that were told to ask, because they are out of service."""
        self._greenlets: list[gevent.Greenlet] = []
        sockets.on_namespace(self)
        made_of = {**self._engine._async, "websocket": LiveWire, "queue": Unsent}  # noqa: SLF001 - engineio has no other place to say so
        self._engine._async = made_of  # noqa: SLF001 - the same

    def start(self) -> None:
        """Start the relay and the sweep."""
        self._greenlets = [gevent.spawn(self._relay.run), gevent.spawn(self._sweep_for_ever)]

    def stop(self) -> None:
        """Stop telling, and cut every socket."""
        gevent.killall(self._greenlets)
        self._relay.stop()
        self._backend.listeners.close()
        for engine_id in list(self._engine.sockets):
            self._cut(engine_id)

    def on_connect(self, auth: object) -> None:
        """Sign in, or be refused with the problem's code."""
        try:
            caller = live_caller(request, self._backend, auth if isinstance(auth, Mapping) else {})
        except Problem as problem:
            raise Refusal(problem.kind.code) from None
        except Unavailable:
            raise Refusal("unavailable") from None
        self._callers[_sid()] = caller
        request.environ[SIGNED_IN]()
        self._joins[_sid()] = Buckets(per_second=JOINS_A_SECOND, burst=JOINS_AT_ONCE)
        self._backend.metrics.live_clients.inc()

    def on_join(self, data: object = None) -> dict[str, object] | None:
        """Enter the room and tell what was missed; on any error the socket ends."""
        sid = _sid()
        try:
            return self._join(sid, self._callers[sid], data)
        except Unavailable as error:
            log.warning("join failed", why=str(error))
        except (KeyError, TypeError, ValueError) as error:
            log.info("join refused", why=type(error).__name__)
        except Exception:
            log.exception("join failed")
        self._cut_client(sid)
        return None

    def on_disconnect(self, _reason: object = None) -> None:
        """Forget the client."""
        self._joins.pop(_sid(), None)
        self._resting.discard(_sid())
        if self._callers.pop(_sid(), None) is not None:
            self._backend.metrics.live_clients.dec()

    def _join(self, sid: str, caller: Caller, data: object) -> dict[str, object]:
        if self._joins[sid].wait_s():
            raise ValueError("too many joins")
        position = _asked(data)
        site = self._backend.offices[caller.site].site
        caught_up = self._relay.join(
            caller.site,
            position,
            audience_of(caller, site),
            lambda room: cast("None", self._server.enter_room(sid, room, namespace=NAMESPACE)),
        )
        return caught_up.as_json(self._backend.clock_ms())

    def _send(self, room: str, name: str, body: dict[str, object]) -> None:
        self._server.emit(name, body, room=room, namespace=NAMESPACE)

    def _sweep_for_ever(self) -> None:
        while True:
            gevent.sleep(SWEEP_S)
            try:
                self._cut_revoked()
                self._note_presence()
                self._tell_who_is_shown_alarms()
                self._keep_sightings()
                self._hurry_kiosks()
                self._cut_strangers(time.monotonic())
                self._cut_overfull()
            except Exception:
                log.exception("sweep failed")

    def _cut_revoked(self) -> None:
        clients = dict(self._callers)
        valid = still_valid(self._backend, set(clients.values()))
        for sid, caller in clients.items():
            if caller not in valid:
                if caller.role not in STAFF:  # when a person's session ends says when they work
                    log.info("cut", name=caller.name, role=caller.role)
                self._cut_client(sid)

    def _note_presence(self) -> None:
        """Take each counter that listens as being there."""
        for caller in list(self._callers.values()):
            if caller.role is Role.COUNTER:
                self._backend.presence.note(caller.site, caller.counter)

    def _tell_who_is_shown_alarms(self) -> None:
        """Say where pages are that show alarms, so that whoever calls for help can be told."""
        places = defaultdict[str, set[str]](set)
        for caller in list(self._callers.values()):
            if caller.role is Role.COUNTER:
                places[caller.site].add(caller.counter)
            elif caller.role in DESK:
                places[caller.site].add(DESKS)
        with suppress(Unavailable):  # then the next sweep tells it
            self._backend.listeners.tell(places)

    def _keep_sightings(self) -> None:
        """Keep which devices were heard, with those that only listen."""
        behind = self._backend
        for caller in list(self._callers.values()):
            if caller.role in WATCHED:
                behind.sightings.note(caller.site, caller.name)
        now_ms = behind.clock_ms()
        with suppress(Unavailable):  # then the next minute's will do
            for site, names in behind.sightings.take(now_ms).items():
                behind.registry.at(site).note_seen(names, now_ms=now_ms)

    def _hurry_kiosks(self) -> None:
        """Let each kiosk ask that has been taken out of service, or back, since it last did."""
        kiosks = {sid: who for sid, who in self._callers.items() if who.role is Role.KIOSK}
        with suppress(Unavailable):  # then the next sweep tells them
            out = {
                site: self._backend.registry.at(site).out_of_service(fresh=True)
                for site in {who.site for who in kiosks.values()}
            }
            resting = {sid for sid, who in kiosks.items() if who.name in out[who.site]}
            for sid in (self._resting ^ resting) & self._callers.keys():
                self._send(sid, "hurry", {})
            self._resting = resting

    def _cut_strangers(self, now_s: float) -> None:
        known = {self._server.manager.eio_sid_from_sid(sid, NAMESPACE) for sid in self._callers}
        strangers = {engine_id for engine_id in self._engine.sockets if engine_id not in known}
        since = {key: self._strangers_since.get(key, now_s) for key in strangers}
        self._strangers_since = since
        for engine_id, first_s in since.items():
            if now_s - first_s >= SIGN_IN_S:
                self._cut(engine_id)

    def _cut_overfull(self) -> None:
        """Cut those for whom something had to be dropped: they come back and catch up."""
        for engine_id, socket in list(self._engine.sockets.items()):
            if socket.queue.is_overfull:
                self._cut(engine_id)

    def _cut_client(self, sid: str) -> None:
        engine_id = self._server.manager.eio_sid_from_sid(sid, NAMESPACE)
        if engine_id is not None:
            self._cut(engine_id)

    def _cut(self, engine_id: str) -> None:
        self._engine.sockets[engine_id].close(wait=False)

    @property
    def _server(self) -> Any:  # noqa: ANN401 - python-socketio ships no types
        return self._sockets.server

    @property
    def _engine(self) -> Any:  # noqa: ANN401 - nor does python-engineio
        return self._sockets.server.eio


def _asked(data: object) -> Position | None:
    """Read what a client says to know; raise ValueError for rubbish."""
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise TypeError("a join is an object")
    if data.get("position") is None:
        return None
    position = Position.of_json(data["position"])
    if max(position.epoch, position.seq) > LARGEST_COUNT:
        raise ValueError("no such position can be")
    return position


def _sid() -> str:
    return cast("str", request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO puts it there
