"""Floods on a server, each in a process of its own, and the office that they are for.

Run as `python -m tests.flood NAME PORT SECONDS TOKEN`: it attacks for so long and prints what its
clients were told, as one JSON object of answer → how many.
"""

import asyncio
import base64
import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from server.settings import Settings
from server.supervision import die_with_this_process
from server.ticket import Role
from tests.calls import COUNTERS, ROOT, Calls
from tests.running import Program, Programs

DRIP_S: Final = 0.1
ANSWER_S: Final = 10.0
LARGE: Final = 10_000_000


@dataclass
class Office:
    """A server with the tokens of everybody who calls or attacks."""

    server: Program
    tokens: Mapping[Role, str]
    counters: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, programs: Programs, **env: str) -> Self:
        """Make a server that is not started yet, and everybody's tokens."""
        shipped = str(Settings().commands_per_second)
        return cls(
            programs.server(WARTEMARKE_COMMANDS_PER_SECOND=shipped, **env),
            {
                Role.KIOSK: programs.token(Role.KIOSK, "kiosk-mad"),
                Role.DISPLAY: programs.token(Role.DISPLAY, "display-mad", areas=("K",)),
            },
            {
                number: (
                    programs.token(Role.KIOSK, f"kiosk-{number}"),
                    programs.token(Role.COUNTER, f"counter-{number}", counter=number),
                )
                for number in COUNTERS
            },
        )

    def calls(self) -> Calls:
        """Make the calls that go on."""
        return Calls(self.server.port, self.counters)

    @contextlib.contextmanager
    def under(self, name: str, seconds: float) -> Iterator[dict[str, int]]:
        """Let one attack run beside; what its clients were told is there at the end."""
        token = self.tokens[ATTACKS[name].role]
        told: dict[str, int] = {}
        with subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.flood"),
                *(name, str(self.server.port), str(seconds), token),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
        ) as process:
            yield told
            said, errors = process.communicate(timeout=seconds + 60)
        assert process.returncode == 0, errors[-2000:]
        told |= json.loads(said)


# ------------------------------------------------------------------------------------ the attacks


@dataclass(frozen=True)
class Target:
    """Whom to attack, until when, and as whom."""

    port: int
    end: float
    token: str

    @property
    def left_s(self) -> float:
        """Seconds that are left."""
        return max(0.0, self.end - time.monotonic())

    def post(self, length: object, *more: str) -> bytes:
        """Write the head of a command with a body of this length."""
        return self.head(
            f"POST {ROOT}/tickets",
            "Content-Type: application/json",
            "Idempotency-Key: a-flood-of-filth",
            *([] if length is None else [f"Content-Length: {length}"]),
            *more,
        )

    def head(self, begin: str, *more: str) -> bytes:
        """Write a whole head."""
        host, who = f"Host: 127.0.0.1:{self.port}", f"Authorization: Bearer {self.token}"
        return "\r\n".join([f"{begin} HTTP/1.1", host, who, *more, "", ""]).encode()

    @contextlib.asynccontextmanager
    async def connected(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        """Open a connection whose reader holds little, as one that does not read would."""
        plain = socket.socket()
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        plain.setblocking(False)  # noqa: FBT003 - the socket's own signature
        await asyncio.get_running_loop().sock_connect(plain, ("127.0.0.1", self.port))
        reader, writer = await asyncio.open_connection(sock=plain, limit=4096)
        try:
            yield reader, writer
        finally:
            writer.transport.abort()

    async def answer(self, reader: asyncio.StreamReader, *, within_s: float | None = None) -> str:
        """Say how the server answers: a code, `cut`, or `open` where nothing more comes."""
        try:
            async with asyncio.timeout(self.left_s if within_s is None else within_s):
                text = await reader.read(4096)
        except TimeoutError:
            return "open"
        except OSError:
            return "cut"
        head, _, body = text.partition(b"\r\n\r\n")
        if not head:
            return "cut"
        with contextlib.suppress(ValueError):
            return str(json.loads(body)["code"])
        return head[9:12].decode("latin-1")


async def idle(target: Target) -> str:
    """Connect, and send nothing."""
    async with target.connected() as (reader, _):
        return await target.answer(reader)


async def slow_heads(target: Target) -> str:
    """Send a head that never ends, some bytes at a time."""
    return await _drip(target, target.head("GET /healthz")[:-2] + b"X-Slow: " + b"a" * 9999)


async def slow_bodies(target: Target) -> str:
    """Send a body that never ends, some bytes at a time."""
    return await _drip(target, b" " * 60_000, first=target.post(60_000))


async def _drip(target: Target, text: bytes, *, first: bytes = b"") -> str:
    async with target.connected() as (reader, writer):
        writer.write(first)
        for start in range(0, len(text), 8):
            writer.write(text[start : start + 8])
            said = await target.answer(reader, within_s=min(DRIP_S, target.left_s))
            if said != "open" or not target.left_s:
                return said
    return "open"


async def slow_readers(target: Target) -> str:
    """Ask for much, again and again, and read nothing of it."""
    async with target.connected() as (reader, writer):
        reader._transport.pause_reading()  # type: ignore[attr-defined]  # noqa: SLF001 - asyncio has no other way to read nothing
        with contextlib.suppress(OSError):
            writer.write(target.head("GET /api/v1/openapi.json") * 200)
            async with asyncio.timeout(target.left_s):
                while not writer.transport.is_closing():
                    # What the client wrote meanwhile shows whether it was cut.
                    writer.write(b"GET")
                    await asyncio.sleep(DRIP_S)
        return "cut" if writer.transport.is_closing() else "open"


async def garbage(target: Target) -> str:
    """Send what is no HTTP, again and again on new connections."""
    said = "open"
    while target.left_s:
        async with target.connected() as (reader, writer):
            writer.write(b"\x16\x03\x01" + os.urandom(2_000))
            said = await target.answer(reader, within_s=ANSWER_S)
        await asyncio.sleep(DRIP_S)
    return said


async def large_bodies(target: Target) -> str:
    """Send 10 MB, whose length is said, comes in chunks or is a lie, and read the answer then."""
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    said = set()
    for head, piece in (
        (target.post(LARGE), b" " * 0x10000),
        (target.post(None, "Transfer-Encoding: chunked"), chunk),
        (target.post(65_537), b" " * 0x10000),
    ):
        async with target.connected() as (reader, writer):
            writer.write(head)
            for _ in range(LARGE // len(piece)):
                writer.write(piece)
                await writer.drain()
            said.add(await target.answer(reader, within_s=ANSWER_S))
    return "+".join(sorted(said))


async def deep_json(target: Target) -> str:
    """Send brackets within brackets, as deep as a body may be, again and again."""
    said = set()
    async with target.connected() as (reader, writer):
        while target.left_s:
            writer.write(target.post(60_000) + b"[" * 60_000)
            said.add(await target.answer(reader, within_s=ANSWER_S))
    return "+".join(sorted(said))


async def half_open(target: Target) -> str:
    """Sign in live and join, then answer no ping: the system acknowledges, nobody is there."""
    async with target.connected() as (reader, writer):
        writer.write(upgrade(target))
        await reader.readuntil(b"\r\n\r\n")
        writer.write(text_frame(b"40/live," + json.dumps({"token": target.token}).encode()))
        writer.write(text_frame(b'42/live,0["join",{"position":null}]'))
        try:
            async with asyncio.timeout(target.left_s):
                while await reader.read(4096):
                    pass
        except TimeoutError:
            return "open"
        except OSError:
            return "cut"
        return "cut"


async def live_filth(target: Target) -> str:
    """Open live links one after the other and say what no protocol knows."""
    filth = (b"42/live," + b"[" * 10_000, b'42/live,["join"', b"4", b"45-/live,[]", b"\x00" * 99)
    said = "open"
    for text in filth:
        async with target.connected() as (reader, writer):
            writer.write(upgrade(target))
            await reader.readuntil(b"\r\n\r\n")
            writer.write(text_frame(text) * 50)
            said = "cut"
            try:
                async with asyncio.timeout(target.left_s):
                    while await reader.read(4096):
                        pass
            except TimeoutError:
                return "open"
            except OSError:
                said = "cut"
    return said


def upgrade(target: Target) -> bytes:
    """Write the head that asks for a live link."""
    key = base64.b64encode(os.urandom(16)).decode()
    return target.head(
        "GET /socket.io/?EIO=4&transport=websocket",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
    )


def text_frame(text: bytes) -> bytes:
    """Write a masked text frame; the mask is nothing."""
    short = len(text) < 126
    size = struct.pack("!B", 128 + len(text)) if short else struct.pack("!BH", 254, len(text))
    return b"\x81" + size + bytes(4) + text


@dataclass(frozen=True)
class Attack:
    """What each client does, how many there are, and whose token they have."""

    client: Callable[[Target], Awaitable[str]]
    clients: int
    role: Role = Role.KIOSK


ATTACKS: Final[Mapping[str, Attack]] = {
    "idle": Attack(idle, 500),
    "slow_heads": Attack(slow_heads, 100),
    "slow_bodies": Attack(slow_bodies, 50),
    "slow_readers": Attack(slow_readers, 50),
    "half_open": Attack(half_open, 50, Role.DISPLAY),
    "large_bodies": Attack(large_bodies, 8),
    "deep_json": Attack(deep_json, 8),
    "garbage": Attack(garbage, 50),
    "live_filth": Attack(live_filth, 8, Role.DISPLAY),
}


async def _attack(name: str, target: Target) -> Counter[str]:
    kind = ATTACKS[name]
    clients = (kind.client(target) for _ in range(kind.clients))
    told = await asyncio.gather(*clients, return_exceptions=True)
    return Counter(type(one).__name__ if isinstance(one, BaseException) else one for one in told)


if __name__ == "__main__":
    _, _name, _port, _seconds, _token = sys.argv
    _target = Target(int(_port), time.monotonic() + float(_seconds), _token)
    sys.stdout.write(json.dumps(asyncio.run(_attack(_name, _target))))
