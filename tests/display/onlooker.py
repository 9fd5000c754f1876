"""Somebody who watches a board without pause: every state that its page was ever sent."""

import contextlib
import http.client
import json
import re
import threading
from collections.abc import Iterator
from typing import Any

import websocket

from tests.clock import wait_until

State = dict[str, Any]


class Onlooker:
    """Reads what a board's agent sends its page, as the page does."""

    def __init__(self, port: int) -> None:
        """Begin to look."""
        self.now: State = {}
        self.modes: list[str] = []
        self.had_a_turn: set[str] = set()
        self.failed: BaseException | None = None
        self._link = _link(port)
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        wait_until(lambda: self.now or self.failed)

    @property
    def mode(self) -> str:
        """What the left side says."""
        return str(self.now["mode"])

    @property
    def large(self) -> tuple[str, str] | None:
        """Number and counter of the call on the left."""
        large = self.now["large"]
        return (large["number"], large["counter"]) if large else None

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Number and counter of each call in the list."""
        return [(row["number"], row["counter"]) for row in self.now["rows"]]

    def close(self) -> None:
        """Look away."""
        self._link.shutdown()  # type: ignore[no-untyped-call]
        self._thread.join()

    def _look(self) -> None:
        with contextlib.suppress(OSError, websocket.WebSocketException):
            while True:
                self._take(str(self._link.recv()))

    def _take(self, told: str) -> None:
        if told == "2":
            self._link.send("3")
        if not told.startswith('42/page,["state"'):
            return
        self.now = json.loads(told.partition(",")[2])[1]
        if self.now["mode"] not in self.modes[-1:]:
            self.modes.append(self.now["mode"])
        if self.now["mode"] == "new":
            self.had_a_turn.add(self.now["large"]["key"])


@contextlib.contextmanager
def watching(port: int) -> Iterator[Onlooker]:
    """Watch the board whose page is at this port."""
    with contextlib.closing(Onlooker(port)) as onlooker:
        yield onlooker


def _link(port: int) -> websocket.WebSocket:
    host = f"127.0.0.1:{port}"
    with contextlib.closing(http.client.HTTPConnection(host, timeout=10)) as asked:
        asked.request("GET", "/")
        found = re.search(rb'name="start-token" content="([^"]+)"', asked.getresponse().read())
    assert found
    address = f"ws://{host}/socket.io/?EIO=4&transport=websocket"
    link = websocket.create_connection(address, timeout=30, origin=f"http://{host}")
    link.send("40/page," + json.dumps({"start": found[1].decode()}))
    return link
