"""Every connection of one server process: how many there may be, and for how long.

Theory of operation
-------------------
An office may run the server without a proxy, on a network on which anything may happen. gevent's
server has no time-outs and no bounds; this one has both. Each `Exchange` says what it waits for and
since when. One sweep every `SWEEP_S` ends those whose time is over: a request costs no timer.

When all places are taken, room is made: first the connections that have been idle the longest go
(their clients open another without noticing), then those whose request has not come whole (a
request comes whole within milliseconds, except from somebody who does not want to finish), then the
oldest live links that have not signed in. What is being answered and who has signed in stays; where
there is nothing else, the newcomer is told 503. That there was nothing else holds until somebody
got a place, at most until the next sweep: otherwise each newcomer of a flood would cost a look at
everybody.

Whether this process still works is asked on a line of its own (`serve_own`), which takes no place:
otherwise whoever takes all places could make the service manager end a server that works.

One address may hold a share of the places only. Nobody counts against a proxy or the loopback,
which bring everybody from one address (see `server/addresses.py`). An office's network is one
address too where it is translated: some fifty devices of three connections, some hundreds of
phones. The default share is several times that.

Promises
--------
* A head, a body and the reading of an answer take `client_s` each at the most; a connection between
  two requests is kept `idle_s`, longer than our agents and nginx keep theirs, so that it is not us
  who close one that they are just about to use.
* The kernel holds no more than `SEND_BUFFER` of what a client does not read, and gives a client up
  that has acknowledged nothing for `client_s`.
* Every connection that was refused or ended is counted by its reason; no address is written down.
"""

import contextlib
import heapq
import resource
import socket as plain_socket
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import gevent
import structlog
from gevent.pywsgi import WSGIServer

from server.addresses import Proxies, group_of
from server.exchange import Exchange, Phase
from server.problems import Problem

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

SWEEP_S: Final = 0.25
SEND_BUFFER: Final = 256 * 1024
LIVE_SEND_S: Final = 6.0
FAREWELL_S: Final = 5.0
RETRY_AFTER_S: Final = 2
MOST_REFUSED: Final = 128
"""Newcomers beyond all places that are told so at once; more are cut without a word."""
FILES_FOR_OTHERS: Final = 128
_LAST_LOOK_S: Final = 0.01
_MISSED_LEAST_FIRST: Final = ("is_idle", "is_unfinished", "is_stranger")

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many connections there may be, and how long each may take."""

    connections: int
    per_address: int
    client_s: float
    idle_s: float
    proxies: Proxies


class Connections(WSGIServer):  # type: ignore[misc]  # gevent ships no types
    """gevent's server with bounds; `count` is told each reason for which somebody had to go."""

    max_accept = 20
    """At one go; then those who are here already have their turn."""

    def __init__(
        self,
        listener: Any,  # noqa: ANN401 - gevent ships no types
        app: "WSGIApplication",
        limits: Limits,
        *,
        error_log: object,
        count: Callable[[str], None],
    ) -> None:
        """Serve `app` on a listening socket; `start` begins."""
        super().__init__(listener, app, log=None, error_log=error_log)
        self.limits = limits
        self._most = _places(limits.connections)
        self.count_turned_away = count
        self._open: dict[Exchange, str] = {}
        self._leaving: set[Exchange] = set()
        self._of_address: Counter[str] = Counter()
        self._needed_by: set[str | None] = set()
        """Whose connections, or all, could not be shed when it was last tried."""
        self._sweeper: gevent.Greenlet | None = None
        self._longest_s = {
            Phase.NEW: limits.client_s,
            Phase.ANSWER: limits.client_s,
            Phase.IDLE: limits.idle_s,
            Phase.LIVE_SEND: LIVE_SEND_S,
            Phase.FAREWELL: FAREWELL_S,
        }

    def __len__(self) -> int:
        """Give the number of connections."""
        return len(self._open)

    def __bool__(self) -> bool:
        """Be true without any connection, too."""
        return True

    def start(self) -> None:
        """Accept connections, and begin to look after them."""
        _bound_buffers(self.socket, self.limits.client_s)
        super().start()
        self._sweeper = gevent.spawn(self._sweep_for_ever)

    def stop(self, timeout: float | None = None) -> None:
        """Stop accepting, and give requests that are being done so long to finish."""
        end = monotonic() + (timeout or 0)
        self.close()
        while monotonic() < end and any(each.is_busy for each in self._open):
            gevent.sleep(_LAST_LOOK_S)
        if self._sweeper is not None:
            self._sweeper.kill(block=False)

    def handle(self, sock: Any, address: Any) -> None:  # noqa: ANN401 - gevent's own signature, without types
        """Serve one connection to its end, or refuse it."""
        exchange = Exchange(sock, address, self)
        whose = "" if self.limits.proxies.knows(exchange.address) else group_of(exchange.address)
        if problem := self._refusal(whose):
            self._refuse(exchange, problem)
            return
        self._open[exchange] = whose
        self._of_address[whose] += 1
        self._needed_by -= {whose, None}  # whoever has just come may be missed less
        try:
            exchange.handle()
        finally:
            self._forget(exchange)
            self._leaving.discard(exchange)

    def serve_own(self, sock: Any) -> None:  # noqa: ANN401 - gevent ships no types
        """Serve a line that begins and ends in this process: it needs no place."""
        Exchange(sock, "", self).handle()

    def _refusal(self, whose: str) -> Problem | None:
        """Make room if there is none; say why there can be none."""
        if whose and self._of_address[whose] >= self.limits.per_address and not self._shed(whose):
            detail = "There are too many connections from this address."
            return Problem("too_many_requests", detail, retry_after_s=RETRY_AFTER_S)
        if len(self._open) < self._most or self._shed(None):
            return None
        return Problem("overloaded", retry_after_s=RETRY_AFTER_S)

    def _refuse(self, exchange: Exchange, problem: Problem) -> None:
        if len(self._leaving) >= MOST_REFUSED:
            self.count_turned_away(problem.kind.code)
            exchange.abort()
            return
        self._leaving.add(exchange)
        with contextlib.suppress(OSError):
            exchange.turn_away(problem)
        self._leaving.discard(exchange)

    def _shed(self, whose: str | None) -> bool:
        """End the connections that will be missed the least, of one address or of all."""
        if not self._needed_by.isdisjoint({whose, None}):
            return False
        mine = [each for each, key in self._open.items() if whose is None or key == whose]
        most = max(1, len(mine) // 100)  # some at once: a look at all of them is not for one place
        for kind in _MISSED_LEAST_FIRST:
            found = [each for each in mine if getattr(each, kind)]
            going = heapq.nsmallest(most, found, key=lambda each: each.waits_since)
            for each in going:
                self._forget(each)
                self._leaving.add(each)
                self.count_turned_away("shed")
                (each.expire if kind == "is_idle" else each.abort)()
            if going:
                return True
        self._needed_by.add(whose)
        return False

    def _forget(self, exchange: Exchange) -> None:
        whose = self._open.pop(exchange, None)
        if whose is not None:
            self._of_address[whose] -= 1
            if not self._of_address[whose]:
                del self._of_address[whose]

    def _sweep_for_ever(self) -> None:
        while True:
            gevent.sleep(SWEEP_S)
            now = monotonic()
            self._needed_by.clear()
            for each in (*self._open, *self._leaving):
                longest_s = self._longest_s.get(each.phase)
                if longest_s is not None and now - each.since > longest_s:
                    self.count_turned_away(f"late_{each.phase.name.lower()}")
                    each.expire()


def _places(wanted: int) -> int:
    """Give the number of connections for which this process may open files, raising its limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    need = wanted + MOST_REFUSED + FILES_FOR_OTHERS
    if soft != resource.RLIM_INFINITY and soft < need:
        soft = need if hard == resource.RLIM_INFINITY else min(need, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft == resource.RLIM_INFINITY or soft >= need:
        return wanted
    places = max(1, soft - MOST_REFUSED - FILES_FOR_OTHERS)
    log.warning("fewer connections than set: the limit of open files is low", places=places)
    return places


def _bound_buffers(listener: Any, client_s: float) -> None:  # noqa: ANN401 - gevent ships no types
    """Bound what the kernel holds for a client; accepted sockets inherit it."""
    listener.setsockopt(plain_socket.SOL_SOCKET, plain_socket.SO_SNDBUF, SEND_BUFFER)
    if listener.family in {plain_socket.AF_INET, plain_socket.AF_INET6}:
        patience_ms = int(client_s * 1000)
        listener.setsockopt(plain_socket.IPPROTO_TCP, plain_socket.TCP_USER_TIMEOUT, patience_ms)
