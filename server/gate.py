"""Shuts the embedded store to every write while it goes on being read, and opens it again.

Theory of operation
-------------------
A store that flushes its file at every command ends itself when a write fails: it could not take the
command back. So it must not get one. A shut store wants more replicas than anybody has
(`min-replicas-to-write`): it refuses every write itself, from whichever connection, and answers
every read. The number says why (`Lack`), so that every client can tell people.

A key that expires is written too, by the store itself. A shut store therefore flushes once a second
(`everysec`): then a failing write does not end it, and no client has been answered for it.

Promises
--------
* No write is answered under `everysec`: the gate is shut before it is set, and is opened after
  `always` is set again. Both orders need an answer in between, which the store gives only after it
  has flushed what came before.
* The gate is not opened while a write of the store's own has failed and is not made good.
"""

import socket
from pathlib import Path
from typing import Final

from server.room import Lack

SETTING: Final = "min-replicas-to-write"
_FLUSH: Final = "appendfsync"
_TIMEOUT_S: Final = 1.0


def options(lack: Lack | None) -> dict[str, str]:
    """Give the options of a store that is shut from its first moment on, or open."""
    if lack is None:
        return {SETTING: "0", _FLUSH: "always"}
    return {SETTING: str(lack.value), _FLUSH: "everysec"}


def shut(path: Path, lack: Lack) -> bool:
    """Shut the store at this socket; tell whether it is."""
    return _set(path, SETTING, str(lack.value)) and _set(path, _FLUSH, "everysec")


def open_again(path: Path) -> bool:
    """Open the store at this socket; tell whether it is."""
    sound = b"aof_last_write_status:ok" in _ask(path, "INFO", "persistence")
    return sound and _set(path, _FLUSH, "always") and _set(path, SETTING, "0")


def answers(path: Path) -> bool:
    """Tell whether a store answers here (while it reads its file it says LOADING)."""
    return _ask(path, "PING") == b"PONG"


def is_there(path: Path) -> bool:
    """Tell whether a store is at this socket, even one that still reads its file."""
    return bool(_ask(path, "PING"))


def _set(path: Path, name: str, value: str) -> bool:
    return _ask(path, "CONFIG", "SET", name, value) == b"OK"


def _ask(path: Path, *words: str) -> bytes:
    """Ask one thing; give the answer's text, or nothing where there is none."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_TIMEOUT_S)
            connection.connect(str(path))
            connection.sendall(" ".join(words).encode() + b"\r\n")
            with connection.makefile("rb") as reply:
                head = reply.readline().rstrip()
                return reply.read(int(head[1:])) if head.startswith(b"$") else head[1:]
    except (OSError, ValueError):
        return b""
