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
* A process that dies is started again; one that gives no answer for `DEAF_S` is ended first.
* SIGTERM and SIGINT end all processes at once, and then the store; nothing outlives this process,
  however it ends.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

import gevent
import structlog

from device import watchdog
from server.settings import PREFIX, Settings
from server.supervision import AskedToEnd, Program, Supervisor

READY_WITHIN_S: Final = 60.0
DEAF_S: Final = 30.0
_ASK_S: Final = 2.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Process:
    """One server process, and where and under which name it is asked how it is."""

    program: Program
    host: str
    port: int
    host_name: str

    def answers(self, path: str) -> bool:
        """Tell whether it gives a good answer at this path."""
        return watchdog.answers(self.host, self.port, path, name=self.host_name)

    def end_when_deaf(self) -> None:
        """Watch it for ever: a process that lives and gives no answer for `DEAF_S` is killed."""
        pid, heard_s = self.program.pid, time.monotonic()
        while True:
            gevent.sleep(_ASK_S)
            if pid != self.program.pid or self.answers("/healthz"):
                pid, heard_s = self.program.pid, time.monotonic()
            elif time.monotonic() - heard_s >= DEAF_S:
                log.warning("a server gives no answer and is ended", port=self.port)
                self.program.kill()


def serve_with_processes(settings: Settings, store_url: str) -> None:
    """Keep the processes running until SIGTERM or SIGINT; raise FailedStart."""
    processes = [_process(settings, store_url, port) for port in settings.ports]
    try:
        with Supervisor(note=log.warning, together=True) as supervisor:
            _start(processes, supervisor)
            log.info("all processes serve", count=len(processes), ports=_span(settings.ports))
            with _watched(processes):
                supervisor.run()
            watchdog.ending()
    except AskedToEnd:
        pass
    log.info("all processes ended")


def _process(settings: Settings, store_url: str, port: int) -> Process:
    env = {
        f"{PREFIX}PROCESSES": "1",
        f"{PREFIX}PORT": str(port),
        f"{PREFIX}STORE_URL": store_url,
        "NOTIFY_SOCKET": "",  # the service manager hears of this process alone
    }
    program = Program(f"the server on port {port}", (sys.executable, "-m", "server"), env)
    return Process(program, settings.host.strip("[]"), port, settings.allowed_hosts[0])


def _start(processes: Sequence[Process], supervisor: Supervisor) -> None:
    """Start all, then wait for all: they are ready together, or the start has failed."""
    for process in processes:
        supervisor.add(process.program)
    for process in processes:
        ready = partial(process.answers, "/healthz")  # one that can only read is there, too
        supervisor.wait_until(ready, what=process.program.name, within_s=READY_WITHIN_S)


@contextmanager
def _watched(processes: Sequence[Process]) -> Iterator[None]:
    """Watch every process, and give the service manager signs of life while one answers."""
    watchdog.ready()
    alive = partial(_any_answers, processes)
    watches = [gevent.spawn(process.end_when_deaf) for process in processes]
    watches.append(gevent.spawn(watchdog.watch, alive))
    try:
        yield
    finally:
        gevent.killall(watches, block=False)


def _any_answers(processes: Sequence[Process]) -> bool:
    return any(process.answers("/healthz") for process in processes)


def _span(ports: range) -> str:
    return f"{ports[0]}-{ports[-1]}"
