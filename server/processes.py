"""Several server processes on one store: started, looked after and ended as one.

Theory of operation
-------------------
This process serves nobody. It owns the store, unless there is a configured one, and starts
`processes` ordinary servers (`python -m server`) with its own settings, each on a port of its own:
`port`, `port + 1` and so on. They do not share one port (SO_REUSEPORT), because the proxy before
them sends each request to the least busy one and passes by one that has just died: for both it
must be able to name them. While a process is away nobody listens on its port, so the proxy learns
it at once.

Whatever the processes share is in the store. Each has its own memory of look-ups (5 s at the
most), its own live sockets, its own relay of the streams and its own figures under `/metrics`.

Promises
--------
* A process that dies is started again; one that gives no sign of life for `DEAF_S` is ended first.
  Each tells this process what it would tell a service manager: that it is ready, and then, as long
  as it answers itself, that it lives. Nobody who fills its port can keep that from us.
* SIGTERM and SIGINT end all processes at once, and then the store; nothing outlives this process,
  however it ends.
"""

import socket
import struct
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

import gevent
import structlog

from device.watchdog import SIGNS_A_SPAN, ending, ready, watch
from server.settings import PREFIX, Settings
from server.supervision import AskedToEnd, Program, Supervisor

READY_WITHIN_S: Final = 60.0
DEAF_S: Final = 30.0
SIGN_EVERY_S: Final = 2.0
RECENT_S: Final = 10.0
"""A server that gave a sign within this time lives: one or two may come late."""
_LISTEN_EVERY_S: Final = 0.5
_CREDENTIALS: Final = struct.Struct("3i")

log = structlog.get_logger()


class Signs:
    """Where a process says that it is ready and that it lives; the kernel says which one spoke."""

    def __init__(self) -> None:
        """Listen at an address of the kernel's choice."""
        self._way = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._way.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._way.setblocking(False)  # noqa: FBT003 - the socket's own signature
        self._way.bind(b"")

    @property
    def env(self) -> dict[str, str]:
        """What a process must know to give its signs here."""
        return {
            "NOTIFY_SOCKET": "@" + self._way.getsockname()[1:].decode(),
            "WATCHDOG_USEC": str(int(SIGN_EVERY_S * SIGNS_A_SPAN * 1e6)),
            "WATCHDOG_PID": "",
        }

    def close(self) -> None:
        """Listen no more; the address is free."""
        self._way.close()

    def heard(self, pid: int | None) -> bool:
        """Tell whether this process has said anything since it was last asked for."""
        heard = False
        room = socket.CMSG_SPACE(_CREDENTIALS.size)
        while True:
            try:
                _, credentials, _, _ = self._way.recvmsg(64, room)
            except BlockingIOError:
                return heard
            heard = heard or any(_CREDENTIALS.unpack(each)[0] == pid for _, _, each in credentials)


@dataclass
class Process:
    """One server process and its signs of life."""

    program: Program
    port: int
    signs: Signs
    heard_s: float = 0.0

    def is_heard(self) -> bool:
        """Tell whether it gave a sign since it was last asked for."""
        heard = self.signs.heard(self.program.pid)
        if heard:
            self.heard_s = time.monotonic()
        return heard

    def end_when_deaf(self) -> None:
        """Watch it for ever: if it runs and gives no sign of life for `DEAF_S`, it is killed."""
        pid, since_s = self.program.pid, time.monotonic()
        while True:
            gevent.sleep(_LISTEN_EVERY_S)
            if self.is_heard() or pid != self.program.pid:
                pid, since_s = self.program.pid, time.monotonic()
            elif time.monotonic() - since_s >= DEAF_S:
                log.warning("a server gives no sign of life and is ended", port=self.port)
                self.program.kill()


def serve_with_processes(settings: Settings, store_url: str) -> None:
    """Keep the processes running until SIGTERM or SIGINT; raise FailedStart."""
    processes = [_process(store_url, port) for port in settings.ports]
    try:
        with Supervisor(note=log.warning, together=True) as supervisor:
            _start(processes, supervisor)
            log.info("all processes serve", count=len(processes), ports=_span(settings.ports))
            with _watched(processes):
                supervisor.run()
            ending()
    except AskedToEnd:
        pass
    finally:
        for process in processes:
            process.signs.close()
    log.info("all processes ended")


def _process(store_url: str, port: int) -> Process:
    signs = Signs()
    env = {
        f"{PREFIX}PROCESSES": "1",
        f"{PREFIX}PORT": str(port),
        f"{PREFIX}STORE_URL": store_url,
        **signs.env,  # the service manager hears of this process alone
    }
    program = Program(f"the server on port {port}", (sys.executable, "-m", "server"), env)
    return Process(program, port, signs)


def _start(processes: Sequence[Process], supervisor: Supervisor) -> None:
    """Start all, then wait for all: they are ready together, or the start has failed."""
    for process in processes:
        supervisor.add(process.program)
    for process in processes:
        name = process.program.name
        supervisor.wait_until(process.is_heard, what=name, within_s=READY_WITHIN_S)


@contextmanager
def _watched(processes: Sequence[Process]) -> Iterator[None]:
    """Watch every process, and give the service manager signs of life while one gives its own."""
    ready()
    alive = partial(_any_lives, processes)
    watches = [gevent.spawn(process.end_when_deaf) for process in processes]
    watches.append(gevent.spawn(watch, alive))
    try:
        yield
    finally:
        gevent.killall(watches, block=False)


def _any_lives(processes: Sequence[Process]) -> bool:
    return any(time.monotonic() - process.heard_s < RECENT_S for process in processes)


def _span(ports: range) -> str:
    return f"{ports[0]}-{ports[-1]}"
