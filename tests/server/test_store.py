"""The store under us: killed, restarted, emptied, locked, written by another server."""

import json
import os
import signal
import socketserver
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import psutil
import pytest
from redis.exceptions import ResponseError

from server.embedded import EmbeddedStore, StoreProblem
from server.ledger import Ledger, Unavailable
from server.site import Site
from server.store import SOCKET_TIMEOUT_S, Store
from tests.clock import Clock, Hand, wait_until
from tests.office import AlwaysOpen, Office


@pytest.fixture
def own(tmp_path: Path) -> EmbeddedStore:
    """A store of this test's own, not yet started."""
    return EmbeddedStore(tmp_path / "store")


@pytest.fixture
def own_office(own: EmbeddedStore, site: Site, clock: Clock) -> Iterator[Office]:
    """An office on the test's own store; it connects at its first command."""
    with closing(Store(own.url, [site.key], clock_ms=clock)) as store:
        yield Office(Ledger(store, site, openings=AlwaysOpen()), Hand(clock), clock)


def kill(embedded: EmbeddedStore) -> None:
    """SIGKILL, and wait until it is dead."""
    assert embedded.pid is not None
    os.kill(embedded.pid, signal.SIGKILL)
    wait_until(lambda: embedded.exit_code() is not None)


def test_store_keeps_every_answered_command_when_it_is_killed(
    own: EmbeddedStore, own_office: Office
) -> None:
    """After SIGKILL and a restart the tickets, the answers and the library are there."""
    own.start()
    own.wait_until_ready()
    again = own_office.command(id="kept")
    first = own_office.ledger.issue(again, service="renew", language="de", kiosk="kiosk-1")
    before = own_office.snapshot()
    kill(own)
    own.start()
    own.wait_until_ready()
    assert own_office.ledger.issue(again, service="renew", language="de", kiosk="kiosk-1") == first
    after = own_office.snapshot()
    assert after["tickets"] == before["tickets"]
    assert after["position"]["epoch"] > before["position"]["epoch"]
    own.stop()


def test_ledger_says_unavailable_when_the_store_is_away(
    own: EmbeddedStore, own_office: Office
) -> None:
    """A store that does not come back is told as 503, not as a hanging request."""
    own.start()
    own.wait_until_ready()
    own_office.issued()
    own.stop()
    with pytest.raises(Unavailable):
        own_office.issued()


def test_ledger_says_unavailable_once_when_the_store_is_frozen(
    own: EmbeddedStore, own_office: Office
) -> None:
    """A store that hangs is waited for once, not forty times, and serves again when it thaws."""
    own.start()
    own.wait_until_ready()
    own_office.issued()
    assert own.pid is not None
    os.kill(own.pid, signal.SIGSTOP)
    begin = time.monotonic()
    with pytest.raises(Unavailable):
        own_office.issued()
    took_s = time.monotonic() - begin
    os.kill(own.pid, signal.SIGCONT)
    assert took_s < 10 * SOCKET_TIMEOUT_S
    assert own_office.issued()["state"] == "issued"
    own.stop()


def test_ledger_goes_on_when_the_store_was_emptied(office: Office, store: Store) -> None:
    """A store that lost everything under us gets library and epoch again at the next command."""
    before = office.snapshot()["position"]
    assert store.library_is_loaded()
    store.redis.flushall()  # takes the epoch, leaves the functions
    office.clock.forward(seconds=1)
    assert office.issued()["number"] == "K101"
    store.redis.flushall()
    store.redis.function_flush()
    assert not store.library_is_loaded()
    office.clock.forward(seconds=1)
    assert office.issued()["number"] == "K101"
    assert office.snapshot()["position"]["epoch"] > before["epoch"]


def test_folder_is_refused_when_another_store_has_it(own: EmbeddedStore) -> None:
    """Two servers on one folder would interleave one file."""
    own.start()
    own.wait_until_ready()
    with pytest.raises(StoreProblem, match="in use by another store"):
        EmbeddedStore(own.folder).start()
    own.stop()
    other = EmbeddedStore(own.folder)
    other.prepare()
    other.stop()


@pytest.mark.parametrize("there", [False, True])
def test_folder_is_closed_to_others_when_a_store_has_it(own: EmbeddedStore, *, there: bool) -> None:
    """Nobody else of the machine reads what stands in the store's file, whatever the umask."""
    before = os.umask(0o022)
    if there:
        own.folder.mkdir(parents=True)
    own.start()
    os.umask(before)
    own.wait_until_ready()
    assert stat.S_IMODE(own.folder.stat().st_mode) == 0o700
    own.stop()


def test_folder_is_refused_when_a_newer_server_wrote_it(own: EmbeddedStore) -> None:
    """An older server cannot read a newer one's files; it says so in one line."""
    own.prepare()
    own.stop()
    record = own.folder / "server.json"
    record.write_text(json.dumps({"kind": "valkey", "version": [99, 0, 0]}))
    with pytest.raises(StoreProblem, match=r"written by valkey 99\.0\.0"):
        EmbeddedStore(own.folder).prepare()


def test_store_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    """No store is left behind, even by SIGKILL."""
    script = (
        "import sys, time; from pathlib import Path; from server.embedded import EmbeddedStore\n"
        "store = EmbeddedStore(Path(sys.argv[1])); store.start(); store.wait_until_ready()\n"
        "print(store.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert psutil.pid_exists(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_until(lambda: not psutil.pid_exists(pid))


def test_socket_path_fits_when_the_folder_is_deep(tmp_path: Path) -> None:
    """A Unix socket's address holds 108 bytes; a longer folder gets a short path of its own."""
    deep = EmbeddedStore(tmp_path / ("d" * 120))
    deep.start()
    deep.wait_until_ready()
    deep.stop()
    assert len(str(deep.socket)) < 100


class TellsNothing(socketserver.StreamRequestHandler):
    """A store as some hosts offer it: whoever asks for a setting gets an empty list."""

    ANSWERS: Final = {b"HELLO": b"%1\r\n+proto\r\n:3\r\n", b"CONFIG": b"%0\r\n"}

    def handle(self) -> None:
        """Answer each command."""
        while head := self.rfile.readline():
            words = [self._word() for _ in range(int(head[1:]))]
            self.wfile.write(self.ANSWERS.get(words[0].strip(), b"+OK\r\n"))

    def _word(self) -> bytes:
        length = int(self.rfile.readline()[1:])
        return self.rfile.read(length + 2)


def test_why_is_said_in_general_when_a_store_does_not_tell_its_settings(
    tmp_path: Path, site: Site
) -> None:
    """A store that refuses writes, and answers the question why with nothing, is no fault."""
    path = tmp_path / "odd.sock"
    with (
        socketserver.ThreadingUnixStreamServer(str(path), TellsNothing) as odd,
        closing(Store(f"unix://{path}", [site.key])) as store,
    ):
        odd.daemon_threads = True
        threading.Thread(target=odd.serve_forever, daemon=True).start()
        try:
            said = store.why_refusing(
                ResponseError("NOREPLICAS Not enough good replicas to write.")
            )
            assert "fewer replicas" in said
        finally:
            store.close()
            odd.shutdown()
