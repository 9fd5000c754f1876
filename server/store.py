"""The connection to Redis or Valkey: nothing is written before its epoch has begun.

Theory of operation
-------------------
Every new connection asks the store which process it is (`run_id`). Where that is another one than
before, or the first, the function library is loaded and `begin_epoch` is called for every site on
this very connection, before anybody may use it. So a command that was re-sent after a crash can
never append to an epoch whose last events the crash may have lost.

A store may be there and take no writes: its disk is full, it is a replica, its memory is spent.
Then no epoch can begin, but what is known can be read. So there are two clients: what writes goes
through `redis`, whose connections keep the rule above to the letter; what only reads goes through
`reading`, whose connections need no more than our library in the store.

An epoch begins at a time that every later one must reach. So our clock is held against the store's
on the connection that would begin one, and while it is off none begins.

The ledger's client tries again for about two seconds (`Retry`), which is safe because every command
carries an id. It does so where a connection was refused or broke; a store that is frozen is waited
for once, else forty time-outs would add up to a minute. The feed has a client of its own, without
retries: it has its own loop.
"""

import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, cast

from redis import BlockingConnectionPool, Redis
from redis.backoff import ConstantBackoff, NoBackoff
from redis.connection import UnixDomainSocketConnection
from redis.exceptions import (
    ClusterError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as StoreConnectionError
from redis.exceptions import TimeoutError as StoreTimeoutError
from redis.retry import Retry

from server import gate
from server.clocks import Clocks, machine_ms
from server.keys import site_prefix
from server.lua import library
from server.refuge import Refuge
from server.room import Lack

if TYPE_CHECKING:
    import socket

MAX_CONNECTIONS: Final = 32
POOL_WAIT_S: Final = 5
RETRIES: Final = 40
RETRY_PAUSE_S: Final = 0.05
CONNECT_TIMEOUT_S: Final = 1.0
SOCKET_TIMEOUT_S: Final = 1.5
FEED_BLOCK_MS: Final = 2000
"""How long the feed waits for news in one read; must stay under 4000 (redis-py 8 fails after)."""


_AWAY: Final = (StoreConnectionError, StoreTimeoutError, ClusterError, TryAgainError)
_AWAY_CODES: Final = re.compile(r"(?:^|: )(?:LOADING|BUSY|CLUSTERDOWN|MASTERDOWN|TRYAGAIN)\b")
_REFUSING_CODES: Final = re.compile(r"(?:^|: )(OOM|MISCONF|READONLY|NOREPLICAS)\b")
_WHY_REFUSING: Final = {
    "OOM": "The store's memory is full: it takes no writes.",
    "MISCONF": "The store cannot write to its disk.",
    "READONLY": "The store is a replica: it takes no writes.",
    "NOREPLICAS": "The store has fewer replicas than it needs to take writes.",
}


class ClockOff(RedisError):
    """Our clock is off the store's: nothing may begin by it; the message says how far."""


def is_away(error: RedisError) -> bool:
    """Tell whether the store could not be asked: nothing is known, and a retry helps."""
    return isinstance(error, _AWAY) or bool(_AWAY_CODES.search(str(error)))


def refusing(error: RedisError) -> str:
    """Give the code with which the store refuses every write just now, or nothing."""
    if isinstance(error, OutOfMemoryError):  # redis-py takes the code out of these two's text
        return "OOM"
    if isinstance(error, ReadOnlyError):
        return "READONLY"
    found = _REFUSING_CODES.search(str(error))
    return found[1] if found else ""


class _RawConnection(Protocol):
    """What redis-py's connections can do before anybody uses them."""

    def on_connect(self) -> None:
        """Greet the store: protocol, name, database."""

    def send_command(self, *words: str | int | bytes) -> None:
        """Send one command."""

    def read_response(self) -> object:
        """Read one answer; raise RedisError."""


class _Door(UnixDomainSocketConnection):
    """A connection to a store of our own: in its folder or, while that cannot be, in its refuge."""

    def _connect(self) -> "socket.socket":
        try:
            return cast("socket.socket", super()._connect())  # type: ignore[no-untyped-call]  # redis-py's own
        except OSError:
            refuge = Refuge(Path(self.path))
            if not refuge.is_ours():
                raise
        home, self.path = self.path, str(refuge.socket)
        try:
            return cast("socket.socket", super()._connect())  # type: ignore[no-untyped-call]  # redis-py's own
        finally:
            self.path = home


class Store:
    """A Redis ≥ 7.0 or Valkey with our function library, for these sites."""

    def __init__(
        self,
        url: str,
        site_keys: Sequence[str],
        *,
        clock_ms: Callable[[], int] = machine_ms,
        machine_ms: Callable[[], int] = machine_ms,
    ) -> None:
        """Prepare to use the store at `url` (redis://… or unix://…); connects at first use.

        `clock_ms` is the office's time, `machine_ms` the machine's, which the store's must agree
        with.
        """
        self.site_keys = tuple(site_keys)
        self.url = url
        self.clocks = Clocks(machine_ms)
        self._clock_ms = clock_ms
        self._run_id = b""
        self._lock = threading.RLock()
        self.redis = self._patient_client(self._on_connect)
        self.reading = self._patient_client(self._on_connect_to_read)
        self._asking = self._patient_client(lambda connection: connection.on_connect())

    def now_ms(self) -> int:
        """Read the office's clock."""
        return self._clock_ms()

    def feed_client(self) -> "Redis":
        """Give a client of its own for blocking reads: no retries, a time-out past the block."""
        return self._client(
            self._on_connect_to_read,
            retry=Retry(NoBackoff(), 0),
            socket_timeout=FEED_BLOCK_MS / 1000 + SOCKET_TIMEOUT_S,
        )

    def ping(self) -> None:
        """Return when the store answers; raise redis.exceptions.RedisError when it does not."""
        self.reading.ping()

    def hold_clock(self) -> str:
        """Hold our clock against the store's; say how far it is off, or nothing. Begins nothing."""
        return self.clocks.hold(lambda: _ms(self._asking.time()))

    def library_is_loaded(self) -> bool:
        """Tell whether the store holds exactly our function library."""
        return library.is_loaded(self.reading)

    def drop_older_libraries(self) -> list[str]:
        """Delete the libraries of versions before the previous one; give their names."""
        return library.drop_older(self.redis)

    def begin(self) -> None:
        """Load the library and begin what epochs are missing, also in a store emptied under us."""
        with self._lock:
            self._run_id = b""
            connection = self.redis.connection_pool.get_connection()
            try:
                self._begin_on(cast("_RawConnection", connection))
            finally:
                self.redis.connection_pool.release(connection)

    def begin_or_read(self) -> str:
        """Begin, or see that what is known can be read; give why nothing can be written, or ""."""
        try:
            self.begin()
        except RedisError as error:
            if not refusing(error):
                raise
            self.ping()
            return self.why_refusing(error)
        return ""

    def why_refusing(self, error: RedisError) -> str:
        """Say in a sentence why the store refuses every write."""
        code = refusing(error)
        if code == "NOREPLICAS":
            with suppress(RedisError, ValueError, KeyError):  # not everybody tells
                asked = cast("dict[str, str]", self._asking.config_get(gate.SETTING))
                return Lack(int(asked[gate.SETTING])).sentence
        return _WHY_REFUSING[code]

    def rewrite(self, *, begun_in: bytes) -> bytes:
        """Have the append-only file written anew; give the run id of the process that does, or b"".

        `begun_in` is what the last call gave. Nothing is given when that process has done it, or
        when there is no such file.
        """
        about = cast("dict[str, int | str]", self.redis.info())
        run_id = str(about["run_id"]).encode()
        if not about["aof_enabled"]:
            return b""
        if about["aof_rewrite_in_progress"] or about["aof_rewrite_scheduled"]:
            return begun_in  # one that has begun before counts only for whoever began it
        if begun_in == run_id and about["aof_last_bgrewrite_status"] == "ok":
            return b""
        self.redis.bgrewriteaof()
        return run_id

    def close(self) -> None:
        """Close every connection of the ledger's clients."""
        for client in (self.redis, self.reading, self._asking):
            client.close()
            client.connection_pool.disconnect()

    def _patient_client(self, on_connect: Callable[[_RawConnection], None]) -> "Redis":
        return self._client(
            on_connect,
            retry=Retry(ConstantBackoff(RETRY_PAUSE_S), RETRIES, (StoreConnectionError,)),
            socket_timeout=SOCKET_TIMEOUT_S,
        )

    def _client(
        self, on_connect: Callable[[_RawConnection], None], *, retry: Retry, socket_timeout: float
    ) -> "Redis":
        pool = BlockingConnectionPool.from_url(
            self.url,
            max_connections=MAX_CONNECTIONS,
            timeout=POOL_WAIT_S,
            socket_timeout=socket_timeout,
            socket_connect_timeout=CONNECT_TIMEOUT_S,
            retry=retry,
            redis_connect_func=on_connect,
        )
        if pool.connection_class is UnixDomainSocketConnection:
            pool.connection_class = _Door
        return Redis(connection_pool=pool)

    def _on_connect(self, connection: _RawConnection) -> None:
        connection.on_connect()
        self._begin_on(connection)

    def _on_connect_to_read(self, connection: _RawConnection) -> None:
        connection.on_connect()
        try:
            self._begin_on(connection)
        except RedisError as error:
            may_read = isinstance(error, ClockOff) or refusing(error)
            if not may_read or not library.is_in(_ask(connection, *library.QUESTION)):
                raise

    def _begin_on(self, connection: _RawConnection) -> None:
        run_id = _run_id(connection)
        if run_id == self._run_id:
            return
        with self._lock:
            if off := self.clocks.hold(lambda: _ms(_ask(connection, "TIME"))):
                raise ClockOff(off)
            _ask(connection, "FUNCTION", "LOAD", "REPLACE", library.source())
            function = library.function_name("begin_epoch")
            for key in self.site_keys:
                _ask(connection, "FCALL", function, 1, site_prefix(key), self._clock_ms(), run_id)
            self._run_id = run_id


def _ask(connection: _RawConnection, *words: str | int | bytes) -> object:
    connection.send_command(*words)
    return connection.read_response()


def _ms(told: object) -> int:
    seconds, microseconds = cast("tuple[int | bytes, int | bytes]", told)
    return int(seconds) * 1000 + int(microseconds) // 1000


def _run_id(connection: _RawConnection) -> bytes:
    info = _ask(connection, "INFO", "server")
    text = info if isinstance(info, bytes) else str(info).encode()
    for line in text.splitlines():
        if line.startswith(b"run_id:"):
            return line.removeprefix(b"run_id:").strip()
    message = "the store does not tell its run id: is it Redis 7.0 or Valkey?"
    raise StoreConnectionError(message)
