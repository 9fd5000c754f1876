"""The other counters of an office: real clients of the server, in a process of their own.

Each is a counter's page as the server sees it: a session's cookie, the page's own proof and origin,
its site read and its counter opened by HTTP, and a live link that has joined and reads every event.
What is left out is what happens on a machine of its own: drawing. Socket.IO is spoken by hand, in
one thread: a client library would cost more than the server that it listens to.

Run as `python -m tests.bench.counters_beside`: one JSON object a line on standard input says who
they are, the end of the input ends them.
"""

import json
import select
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Final

import websocket

from server.api.auth import cookie_name
from server.registry import Registry, Station
from tests.bench.load import command_id
from tests.running import SITE_KEY

READY: Final = "ready"
PATIENCE_S: Final = 30.0
_PING: Final = "2"
_PONG: Final = "3"
_EVENT: Final = "42/live,"


@dataclass(frozen=True)
class Seat:
    """A counter and the session that works there."""

    url: str
    number: str
    cookie: str
    proof: str


def seat(registry: Registry, url: str, number: str) -> Seat:
    """Let somebody work at this counter."""
    station = Station.at(number)
    entered = registry.open_link(registry.create_link(station))
    assert entered is not None
    secret = entered[1]
    cookie = f"{cookie_name(station)}={secret}"
    return Seat(url, number, cookie, Registry.csrf(secret, station))


@contextmanager
def beside(seats: Sequence[Seat]) -> Iterator[None]:
    """Let these counters be open for a while."""
    words = [sys.executable, "-m", __spec__.name]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as them:
        assert them.stdin is not None
        assert them.stdout is not None
        them.stdin.write("".join(f"{json.dumps(asdict(each))}\n" for each in seats) + "\n")
        them.stdin.flush()
        assert them.stdout.readline().strip() == READY
        yield
        them.stdin.close()
    assert them.returncode == 0, "a counter was cut off meanwhile"


def main() -> int:
    """Open the counters, follow the office until the input ends; 1 where one was cut off."""
    links = [_open(Seat(**json.loads(line))) for line in iter(sys.stdin.readline, "\n")]
    print(READY, flush=True)
    while True:
        readable, _, _ = select.select([sys.stdin, *links], [], [])
        for each in readable:
            if not isinstance(each, websocket.WebSocket):
                return 0
            if not _hear(each):
                return 1


def _open(seat: Seat) -> websocket.WebSocket:
    """Read the site, open the counter, and join: what a page does when it is loaded."""
    _send(seat, "", None)
    _send(seat, f"/counters/{seat.number}/open", {})
    address = f"{seat.url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket"
    link = websocket.create_connection(
        address, origin=seat.url, cookie=seat.cookie, timeout=PATIENCE_S
    )
    assert str(link.recv()).startswith("0")
    link.send(f"40/live,{json.dumps({'csrf': seat.proof})}")
    assert str(link.recv()).startswith("40/live,")
    link.send('42/live,0["join",{"position":null}]')
    answer = str(link.recv()).removeprefix("43/live,0")
    assert json.loads(answer)[0]["snapshot"]["counter"]["state"] == "open"
    return link


def _hear(link: websocket.WebSocket) -> bool:
    """Read one message as a page does, and answer the server's ping; False where it has ended."""
    try:
        said = str(link.recv())
        if said == _PING:
            link.send(_PONG)
        elif said.startswith(_EVENT):
            json.loads(said.removeprefix(_EVENT))
        return bool(said)
    except websocket.WebSocketException:
        return False


def _send(seat: Seat, path: str, body: Mapping[str, object] | None) -> None:
    address = f"{seat.url}/api/v1/sites/{SITE_KEY}{path}"
    content = None if body is None else json.dumps(body).encode()
    headers = {
        "Cookie": seat.cookie,
        "X-CSRF-Token": seat.proof,
        "Origin": seat.url,
        "Content-Type": "application/json",
        "Idempotency-Key": command_id(),
    }
    asked = urllib.request.Request(address, content, headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:  # noqa: S310 - the same
        answer.read()


if __name__ == "__main__":
    sys.exit(main())
