"""A machine between a board and its server that does to their words whatever a network can.

Theory of operation: each connection of the board is a `_Pipe` to the server with a thread each way.
Requests and answers go through as they are and are counted. After an upgrade both ways are read
frame by frame; each frame has a name (`beat`, `event`, `answer` …), and one of the server's may
meet a `Mischief` that was planned for its name. What is late lies in an outlet until it is due.
Nothing here knows what the words mean; a connection that is frozen stays open on both sides.
"""

from __future__ import annotations

import contextlib
import heapq
import re
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader

ANY: Final = "any"
_LOOK_S: Final = 0.05
_CHUNK: Final = 65_536
_LONG_16, _LONG_64 = 126, 127
_EVENT: Final = re.compile(rb'^42(?:/live,)?\d*\["(\w+)"')
_PACKETS: Final = {b"0": "open", b"1": "close", b"2": "ping", b"3": "pong", b"6": "noop"}
_PARTS: Final = {b"40": "connect", b"41": "disconnect", b"43": "answer", b"44": "refusal"}


class Harm(StrEnum):
    """What may happen to one frame."""

    LOST = "lost"
    LATE = "late"
    """It comes later, and everything after it, in order."""
    OVERTAKEN = "overtaken"
    """It alone comes later."""
    TWICE = "twice"
    TORN = "torn"
    """A part of it comes, then the connection is cut."""
    FROZEN = "frozen"
    """Neither it nor anything else passes any more; both sides stay open."""


@dataclass(frozen=True)
class Mischief:
    """What is to happen to the next frame of this name."""

    harm: Harm
    seconds: float = 0.0
    of: str = ANY


class LossyProxy:
    """Listens on a port of its own; `seen` counts what went by, by its direction and name."""

    def __init__(self, server_port: int) -> None:
        """Listen at once."""
        self.server_port = server_port
        self.seen: Counter[str] = Counter()
        self.done: Counter[Harm] = Counter()
        self.frozen = False
        self.ended = False
        self._plan: list[Mischief] = []
        self._pipes: list[_Pipe] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    # ---- what a test does --------------------------------------------------------------------

    def plan(self, *mischief: Mischief) -> None:
        """Let this happen, each to the next frame of its name that the server sends."""
        with self._lock:
            self._plan += mischief

    def freeze(self) -> None:
        """Let no byte pass from now on, on old connections and on new ones."""
        self.frozen = True

    def thaw(self) -> None:
        """Let everything pass again, what has waited first."""
        self.frozen = False

    def halve(self) -> None:
        """Freeze the connections that there are, for ever; new ones work."""
        for pipe in self._open_pipes():
            pipe.frozen = True

    def cut(self) -> None:
        """Cut every connection."""
        for pipe in self._open_pipes():
            pipe.cut()

    def mend(self) -> None:
        """Plan nothing more; a connection that was frozen by itself stays so."""
        with self._lock:
            self._plan.clear()
        self.thaw()

    def close(self) -> None:
        """Cut everything and give the port back."""
        self.ended = True
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        for pipe in self._open_pipes():
            pipe.close()

    # ---- what its pipes ask ------------------------------------------------------------------

    def note(self, way: str, name: str) -> None:
        """Count something that goes by."""
        with self._lock:
            self.seen[f"{way} {name}"] += 1

    def fate(self, name: str) -> Mischief | None:
        """Take what is planned for a frame of this name."""
        with self._lock:
            for mischief in self._plan:
                if mischief.of in (ANY, name):
                    self._plan.remove(mischief)
                    self.done[mischief.harm] += 1
                    return mischief
        return None

    def _open_pipes(self) -> list[_Pipe]:
        with self._lock:
            self._pipes = [pipe for pipe in self._pipes if not pipe.is_gone]
            return list(self._pipes)

    def _accept(self) -> None:
        while not self.ended:
            try:
                board, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.server_port), timeout=2)
            except OSError:
                board.close()
                continue
            pipe = _Pipe(self, board, server)
            with self._lock:
                self._pipes.append(pipe)
            pipe.start()


class _Pipe:
    """One connection of the board, and the one to the server that belongs to it."""

    def __init__(self, proxy: LossyProxy, board: socket.socket, server: socket.socket) -> None:
        self.frozen = self.is_over = False
        self._proxy = proxy
        self._board, self._server = board, server
        self._upgraded = False
        for end in (board, server):
            end.settimeout(None)
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._outlet = _Outlet(self)
        self._threads: list[threading.Thread] = []
        self._left, self._lock = 3, threading.Lock()

    def start(self) -> None:
        """Carry both ways until either side ends."""
        for task in (self._carry_up, self._carry_down, self._outlet.send_for_ever):
            thread = threading.Thread(target=self._guarded, args=(task,), daemon=True)
            self._threads.append(thread)
        for thread in self._threads:
            thread.start()

    def cut(self) -> None:
        """Cut both sides without a word."""
        self.is_over = True
        for end in (self._board, self._server):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    @property
    def is_gone(self) -> bool:
        """Say whether its sockets are closed."""
        return self._left == 0

    def close(self) -> None:
        """Cut both sides and wait until nobody uses them any more."""
        self.cut()
        for thread in self._threads:
            thread.join()

    def wait_for_thaw(self) -> bool:
        """Return when bytes may pass; False when they never will."""
        while (self.frozen or self._proxy.frozen) and not self.is_over:
            time.sleep(_LOOK_S)
        return not self.is_over

    def write(self, data: bytes) -> None:
        """Send to the board."""
        self._board.sendall(data)

    def _guarded(self, task: Callable[[], None]) -> None:
        with contextlib.suppress(OSError, EOFError):
            task()
        self.cut()
        with self._lock:
            self._left -= 1
            if not self._left:
                self._board.close()
                self._server.close()

    # ---- to the server -----------------------------------------------------------------------

    def _carry_up(self) -> None:
        with self._board.makefile("rb") as stream:
            while not self._upgraded:
                self._pass_up(self._request(stream))
            while True:
                frame, payload = _frame(stream)
                self._proxy.note("up", name_of(payload))
                self._pass_up(frame)

    def _pass_up(self, data: bytes) -> None:
        if not self.wait_for_thaw():
            raise EOFError
        self._server.sendall(data)

    def _request(self, stream: BufferedReader) -> bytes:
        head = _head(stream)
        method, path, *_ = head.decode("latin-1").split(" ", 2)
        self._upgraded = b"\r\nupgrade: websocket" in head.lower()
        self._proxy.note("up", f"{method} {path.partition('?')[0]}")
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        return head + (_exactly(stream, int(length[1])) if length else b"")

    # ---- to the board ------------------------------------------------------------------------

    def _carry_down(self) -> None:
        with self._server.makefile("rb") as stream:
            while stream.peek(1) and not self._upgraded:
                self._pass_down(stream.read1(_CHUNK))
            self._pass_down(_head(stream))
            while True:
                frame, payload = _frame(stream)
                self._meet(frame, name_of(payload))

    def _pass_down(self, data: bytes) -> None:
        if not self.wait_for_thaw():
            raise EOFError
        self.write(data)

    def _meet(self, frame: bytes, name: str) -> None:
        self._proxy.note("down", name)
        fate = self._proxy.fate(name)
        if fate is None:
            self._outlet.put(frame)
        elif fate.harm is Harm.LATE:
            self._outlet.put_late(frame, fate.seconds)
        elif fate.harm is Harm.OVERTAKEN:
            self._outlet.put(frame, after_s=fate.seconds)
        elif fate.harm is Harm.TWICE:
            self._outlet.put(frame)
            self._outlet.put(frame, after_s=fate.seconds)
        elif fate.harm is Harm.TORN:
            self.write(frame[: max(1, len(frame) // 2)])
            raise EOFError
        elif fate.harm is Harm.FROZEN:
            self.frozen = True


class _Outlet:
    """What is on its way to the board, by when it is due."""

    def __init__(self, pipe: _Pipe) -> None:
        self._pipe = pipe
        self._heap: list[tuple[float, int, bytes]] = []
        self._count = 0
        self._not_before = 0.0
        self._changed = threading.Condition()

    def put(self, frame: bytes, *, after_s: float = 0.0) -> None:
        """Let a frame come so much later, whatever else comes meanwhile."""
        with self._changed:
            due = max(self._not_before, time.monotonic()) + after_s
            self._count += 1
            heapq.heappush(self._heap, (due, self._count, frame))
            self._changed.notify()

    def put_late(self, frame: bytes, seconds: float) -> None:
        """Let a frame, and every one after it, wait."""
        with self._changed:
            self._not_before = max(self._not_before, time.monotonic() + seconds)
        self.put(frame)

    def send_for_ever(self) -> None:
        """Send what is due, until the pipe is over."""
        while not self._pipe.is_over:
            frame = self._next()
            if frame and self._pipe.wait_for_thaw():
                self._pipe.write(frame)

    def _next(self) -> bytes:
        with self._changed:
            if self._heap and self._heap[0][0] <= time.monotonic():
                return heapq.heappop(self._heap)[2]
            wait_s = self._heap[0][0] - time.monotonic() if self._heap else _LOOK_S
            self._changed.wait(min(_LOOK_S, max(0.0, wait_s)))
        return b""


def name_of(payload: bytes) -> str:
    """Name a message of Engine.IO 4 and Socket.IO 5 by what it is for."""
    told = _EVENT.match(payload)
    if told:
        return told[1].decode()
    if payload == b"":
        return "nothing"
    return _PARTS.get(payload[:2]) or _PACKETS.get(payload[:1], "unknown")


def _head(stream: BufferedReader) -> bytes:
    lines: list[bytes] = []
    while not lines or lines[-1] != b"\r\n":
        line = stream.readline()
        if not line:
            raise EOFError
        lines.append(line)
    return b"".join(lines)


def _frame(stream: BufferedReader) -> tuple[bytes, bytes]:
    """Read one WebSocket frame of either side: as it came, and what it says."""
    raw = _exactly(stream, 2)
    length, is_masked = raw[1] & 0x7F, bool(raw[1] & 0x80)
    if length >= _LONG_16:
        form = ">H" if length == _LONG_16 else ">Q"
        more = _exactly(stream, struct.calcsize(form))
        raw, length = raw + more, struct.unpack(form, more)[0]
    mask = _exactly(stream, 4) if is_masked else b""
    body = _exactly(stream, length)
    said = bytes(byte ^ mask[at % 4] for at, byte in enumerate(body)) if mask else body
    return raw + mask + body, said


def _exactly(stream: BufferedReader, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
