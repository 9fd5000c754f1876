"""A network of its own for programs that a test starts, and a cable of packets out of it.

Theory of operation: a namespace of the kernel has its own loopback, its own addresses and its own
connections. Each end of the cable is a TUN device, one in the namespace and one outside; what the
kernel sends into one of them is read here, packet by packet, and written into the other one, late,
or never. So loss is loss of packets and the kernel's own TCP repeats what was lost. (Many kernels
come without the part of `tc` that delays and drops; this needs nothing but namespaces and TUN.)
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import random
import secrets
import select
import socket
import struct
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDS: Final = (
    "this test needs a network namespace and a TUN device of its own: run it as root, or with "
    "CAP_SYS_ADMIN and CAP_NET_ADMIN, where /dev/net/tun is there"
)
_CLONE_NEWNET: Final = 0x40000000
_TUNSETIFF: Final = 0x400454CA
_TUN_WITHOUT_HEAD: Final = 0x1001
_SIOCGIFFLAGS, _SIOCSIFFLAGS = 0x8913, 0x8914
_SIOCSIFADDR, _SIOCSIFDSTADDR = 0x8916, 0x8918
_UP: Final = 0x1
_PACKET: Final = 65_536
_LOOK_S: Final = 0.05
_END_S: Final = 5.0
_libc: Final = ctypes.CDLL(None, use_errno=True)


class Namespace:
    """A network of its own, for as long as the block lasts."""

    def __enter__(self) -> Self:
        made = threading.Thread(target=self._make)
        self._failure: OSError | None = None
        made.start()
        made.join(_END_S)
        if self._failure is not None:
            raise AssertionError(f"{NEEDS} ({self._failure.strerror})") from self._failure
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    @contextlib.contextmanager
    def inside(self) -> Iterator[None]:
        """Let this thread, and what it starts, be in there; others stay where they are."""
        here = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        try:
            _enter(self._file)
            try:
                yield
            finally:
                _enter(here)
        finally:
            os.close(here)

    def _make(self) -> None:
        """Make it in a thread of its own, which alone moves into it and then ends."""
        try:
            _checked(_libc.unshare(_CLONE_NEWNET))
            _raise_up("lo")
            self._file = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        except OSError as failure:
            self._failure = failure


class Cable:
    """A cable between a namespace (`near`) and this process's own network (`far`).

    Its qualities may be changed at any moment: `delay_s` one way, `loss` (0 to 1) of the packets
    each way; `to_far` and `to_near` say whether that direction is whole at all. A cable that is cut
    drops what comes in silence, as one does that was pulled behind a switch.
    """

    def __init__(self, namespace: Namespace, *, chance: random.Random | None = None) -> None:
        """Lay it; each cable of this machine gets two addresses that no other one has."""
        self.delay_s, self.loss = 0.0, 0.0
        self.to_far = self.to_near = True
        self.carried = self.dropped = 0
        self._chance = chance or random.Random(0)  # noqa: S311 - no secret
        net = f"198.18.{secrets.randbelow(256)}"
        host = secrets.randbelow(63) * 4
        self.near, self.far = f"{net}.{host + 1}", f"{net}.{host + 2}"
        self._far = _tun(f"wm{secrets.token_hex(4)}", self.far, self.near)
        with namespace.inside():
            self._near = _tun("cable0", self.near, self.far)
        self._ending = threading.Event()
        ways = ((self._near, self._far, "to_far"), (self._far, self._near, "to_near"))
        self._threads = [
            threading.Thread(target=self._carry, args=way, daemon=True) for way in ways
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        for thread in self._threads:
            thread.join(_END_S)
        os.close(self._near)
        os.close(self._far)

    def cut(self) -> None:
        """Let nothing through any more, in neither direction; nobody is told."""
        self.to_far = self.to_near = False

    def mend(self) -> None:
        """Let everything through, at once."""
        self.delay_s, self.loss = 0.0, 0.0
        self.to_far = self.to_near = True

    def _carry(self, source: int, sink: int, way: str) -> None:
        late: deque[tuple[float, bytes]] = deque()
        while not self._ending.is_set():
            now_s = time.monotonic()
            while late and late[0][0] <= now_s:
                self._hand_over(sink, late.popleft()[1], way)
            pause_s = min(_LOOK_S, late[0][0] - now_s) if late else _LOOK_S
            if select.select([source], [], [], pause_s)[0]:
                packet = os.read(source, _PACKET)
                late.append((time.monotonic() + self.delay_s, packet))

    def _hand_over(self, sink: int, packet: bytes, way: str) -> None:
        if not getattr(self, way) or self._chance.random() < self.loss:
            self.dropped += 1
            return
        self.carried += 1
        os.write(sink, packet)


def _tun(name: str, own: str, other: str) -> int:
    """Make one end of a cable where this thread is; its file."""
    try:
        end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(end, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _TUN_WITHOUT_HEAD))
        _set_address(name, _SIOCSIFADDR, own)
        _set_address(name, _SIOCSIFDSTADDR, other)
        _raise_up(name)
    except OSError as failure:
        raise AssertionError(f"{NEEDS} ({failure.strerror})") from failure
    return end


def _set_address(name: str, which: int, address: str) -> None:
    family_and_port = struct.pack("<H2x", socket.AF_INET)
    told = struct.pack("16s4s4s8x", name.encode(), family_and_port, socket.inet_aton(address))
    _ask_kernel(which, told)


def _raise_up(name: str) -> None:
    told = struct.pack("16sH14x", name.encode(), 0)
    (flags,) = struct.unpack_from("H", _ask_kernel(_SIOCGIFFLAGS, told), 16)
    _ask_kernel(_SIOCSIFFLAGS, struct.pack("16sH14x", name.encode(), flags | _UP))


def _ask_kernel(which: int, told: bytes) -> bytes:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        return fcntl.ioctl(any_socket, which, told)


def _enter(namespace: int) -> None:
    _checked(_libc.setns(namespace, _CLONE_NEWNET))


def _checked(code: int) -> None:
    if code != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
