"""One server process from its settings to its end.

Theory of operation: what can be wrong is found in order, cheapest first, and nothing is
half-started: settings, site files, the address, the store. TCP_NODELAY is set on the *listening*
socket, because accepted ones inherit it and gevent leaves Nagle on: every keep-alive answer
would wait 44 ms. A signal wakes the main greenlet, which stops accepting, cuts the live sockets
and gives requests in flight `GRACE_S`.

Promises
--------
* A server that cannot start says so in one line on standard error, and its exit code is not 0.
* SIGTERM and SIGINT end it within two seconds, with exit code 0.
* A store of its own that dies is started again, and ends with this process however it ends.
"""

import contextlib
import gc
import os
import signal
import socket as plain_socket
import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

import gevent
import structlog
from gevent.event import Event
from gevent.socket import socket, socketpair

from device import watchdog
from device.log import Stderr
from server.app import App, StoreAway, create_app
from server.connections import Connections
from server.embedded import EmbeddedStore, StoreProblem
from server.filework import Done
from server.processes import serve_with_processes
from server.settings import Settings, SettingsError, load_settings
from server.site import Site
from server.sitefiles import SiteFileProblem, load_sites
from server.supervision import FailedStart

BACKLOG: Final = 2048
GRACE_S: Final = 0.5
_WATCH_S: Final = 0.1
_LONGEST_PAUSE_S: Final = 2.0
_QUIET_S: Final = 30.0
_GC_THRESHOLDS: Final = (10_000, 50, 1_000)
"""A collection of the third generation stalls the hub for 300 ms at 2,000 sockets: make it rare."""

Compose = Callable[[Settings, tuple[Site, ...], str], App]

log = structlog.get_logger()


class StartError(Exception):
    """The server cannot start; the message is one clear line."""


_TOLD_IN_ONE_LINE: Final = (
    *(SettingsError, SiteFileProblem, StoreProblem),
    *(StartError, StoreAway, FailedStart),
)


def main(compose: Compose = create_app) -> int:
    """Run a server process; give its exit code. `compose` puts the app together."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    _log_to_stderr()
    if sys.argv[1:]:
        sys.stderr.write("wartemarke server: this program takes no arguments; try `wartemarke`\n")
        return 2
    try:
        _run(compose)
    except _TOLD_IN_ONE_LINE as error:
        sys.stderr.write(f"wartemarke server: {error}\n")
        return 1
    return 0


def listen(host: str, port: int) -> Any:  # noqa: ANN401 - gevent ships no types
    """Open the listening socket, or raise StartError."""
    family = plain_socket.AF_INET6 if ":" in host else plain_socket.AF_INET
    listener = socket(family, plain_socket.SOCK_STREAM)
    listener.setsockopt(plain_socket.SOL_SOCKET, plain_socket.SO_REUSEADDR, 1)
    listener.setsockopt(plain_socket.IPPROTO_TCP, plain_socket.TCP_NODELAY, 1)
    try:
        listener.bind((host.strip("[]"), port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise StartError(f"cannot listen on {host} port {port}: {why}") from None
    return listener


def serve(app: App, listener: Any) -> None:  # noqa: ANN401 - gevent ships no types
    """Serve until SIGTERM or SIGINT."""
    ending = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, ending.set)
    metrics = app.backend.metrics
    server = Connections(
        listener, app.wsgi, app.limits, error_log=_ErrorLog(), count=metrics.count_turned_away
    )
    metrics.connections.set_function(server.__len__)
    app.start()
    server.start()
    _settle_memory()
    collector = gevent.spawn(_collect_when_quiet, app)
    signs = gevent.spawn(watchdog.watch, lambda: is_alive(server, app.host_names[0]))
    log.info("serving", port=listener.getsockname()[1])
    watchdog.ready()
    ending.wait()
    watchdog.ending()
    server.stop_accepting()
    gevent.killall([collector, signs], block=False)
    app.stop()
    server.stop(timeout=GRACE_S)
    log.info("ended")


def is_alive(server: Connections, name: str) -> bool:
    """Ask this process something, under a name that it answers to, on a line that nobody can fill.

    The same code reads and answers as for everybody; only the port's queue and places are left out.
    """
    asking, answering = socketpair()
    with asking, answering:
        answer = gevent.spawn(server.serve_own, answering)
        try:
            return not server.closed and watchdog.answers_on(asking, "/healthz", name=name)
        finally:
            answer.kill()


def _run(compose: Compose) -> None:
    settings = load_settings()
    sites = load_sites(settings.site_file)
    if settings.processes > 1:
        _run_processes(compose, settings, sites)
        return
    listener = listen(settings.host, settings.port)
    with contextlib.closing(listener), _store_url(settings) as store_url:
        app = compose(settings, sites, store_url)
        app.reach_store()
        _tell_first_step(app)
        serve(app, listener)


def _run_processes(compose: Compose, settings: Settings, sites: tuple[Site, ...]) -> None:
    """Find what can be wrong here, once and before any process is started; then start them."""
    for port in settings.ports:
        listen(settings.host, port).close()
    with _store_url(settings) as store_url:
        app = compose(settings, sites, store_url)
        app.reach_store()
        _tell_first_step(app)
        app.backend.store.close()
        serve_with_processes(settings, store_url)


def _tell_first_step(app: App) -> None:
    """Say how the first administrator is made, where there is none.

    A command is told and no link: what a server writes goes to a journal, which is kept and read by
    others than whoever may start programs here.
    """
    for site in app.lacks_administrator():
        which = f" --site {site}" if len(app.backend.offices) > 1 else ""
        sys.stderr.write(
            "wartemarke server: nobody here can administrate yet; make the first account with\n"
            f"  wartemarke user add NAME --role administrator{which}\n"
        )


@contextlib.contextmanager
def _store_url(settings: Settings) -> Iterator[str]:
    """Give the configured store's address, or that of a store of our own while it is needed."""
    if settings.store_url is not None:
        yield settings.store_url
        return
    store = EmbeddedStore(
        settings.store_folder, reserve_mb=settings.disk_reserve_mb, file_work=_in_a_thread
    )
    keepers = []
    try:
        store.start()
        store.wait_until_ready()
        keepers = [gevent.spawn(_keep_alive, store), gevent.spawn(store.watch, log.warning)]
        yield store.url
    finally:
        gevent.killall(keepers)
        store.stop()


def _in_a_thread(work: Callable[[], Done], /) -> Done:
    """Do work on files beside the hub: a disk that hangs keeps nobody waiting for an answer.

    Whoever is ended meanwhile waits for it: nothing is written after the folder was let go of.
    """

    def caught() -> tuple[Done, None] | tuple[None, OSError]:
        try:
            return work(), None
        except OSError as error:  # a thread of the pool would print it
            return None, error

    done: Done
    doing = gevent.get_hub().threadpool.spawn(caught)
    try:
        done, error = doing.get()
    except gevent.GreenletExit:
        doing.wait()
        raise
    if error is not None:
        raise error
    return done


def _keep_alive(store: EmbeddedStore) -> None:
    pause_s = _WATCH_S
    while True:
        gevent.sleep(pause_s)
        if store.exit_code() is None:
            pause_s = _WATCH_S
            continue
        log.warning("the store ended and is started again", said=store.last_words())
        try:
            store.start()
        except StoreProblem as problem:
            log.warning("the store cannot be started", why=str(problem))
        pause_s = min(pause_s * 2, _LONGEST_PAUSE_S)


class _ErrorLog:
    """What gevent's server says about broken requests, as one log line each."""

    def write(self, text: str) -> None:
        """Log the first line of `text`."""
        line = text.strip().partition("\n")[0]
        if line:
            log.info("http", said=line[:200])

    def flush(self) -> None:
        """Do nothing: the log is not buffered."""


def _settle_memory() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GC_THRESHOLDS)


def _collect_when_quiet(app: App) -> None:
    """Collect what the rare third generation leaves, whenever nobody asked for half a minute."""
    answered = -1
    while True:
        gevent.sleep(_QUIET_S)
        before, answered = answered, app.backend.metrics.answered
        if answered == before:
            gc.collect()


def _log_to_stderr() -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        # Several processes may share this terminal or journal: a line goes out in one piece.
        logger_factory=structlog.WriteLoggerFactory(Stderr()),  # type: ignore[arg-type]  # all that it uses
    )
