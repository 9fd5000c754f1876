"""A real Socket.IO client of the live namespace, which keeps what it hears in order."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from typing import Any

import socketio

from server.position import Position

NAMESPACE = "/live"
HEAR_S = 10.0


class Listener:
    """One client: what it is told, in order, as (name, body)."""

    def __init__(self, url: str, auth: object, cookie: str = "", origin: str | None = None) -> None:
        self.heard: Queue[tuple[str, Any]] = Queue()
        self._client = client_of(origin)
        for name in ("event", "beat", "hurry", "connect_error", "disconnect"):
            self._client.on(name, self._keep(name), namespace=NAMESPACE)
        self._client.connect(
            url,
            headers={"Cookie": cookie} if cookie else {},
            auth=auth,
            transports=["websocket"],
            namespaces=[NAMESPACE],
            wait_timeout=HEAR_S,
        )

    def join(self, position: object = None) -> Any:
        """Join and give the acknowledgement."""
        return self.ask("join", {"position": position})

    def ask(self, name: str, body: object) -> Any:
        """Send something and give its acknowledgement."""
        return self._client.call(name, body, namespace=NAMESPACE, timeout=HEAR_S)

    def tell(self, name: str, body: object) -> None:
        """Send something and wait for nothing."""
        self._client.emit(name, body, namespace=NAMESPACE)

    def next(self, name: str, *, seconds: float = HEAR_S) -> Any:
        """Give the next thing of this name; what comes between is dropped."""
        while True:
            heard, body = self.heard.get(timeout=seconds)
            if heard == name:
                return body

    def events_until(self, position: Position) -> list[Any]:
        """Give every message that is told until the room knows everything up to `position`."""
        events = []
        while True:
            name, body = self.heard.get(timeout=HEAR_S)
            assert name in {"event", "beat"}, name
            if name == "event":
                events.append(body)
            if Position.of_json(body["position"]) >= position:
                return events

    def forget(self) -> None:
        """Drop what has been heard."""
        while not self.heard.empty():
            self.heard.get()

    def close(self) -> None:
        """Go."""
        self._client.disconnect()

    def _keep(self, name: str) -> Any:
        def keep(*body: object) -> None:
            self.heard.put((name, body[0] if body else None))

        return keep


def client_of(origin: str | None) -> socketio.Client:
    """Make a client whose page is of this origin, or no page."""
    options = {"origin": origin} if origin else {"suppress_origin": True}
    return socketio.Client(reconnection=False, websocket_extra_options=options)


@contextmanager
def listening(
    url: str, auth: object, cookie: str = "", origin: str | None = None
) -> Iterator[Listener]:
    """Connect a listener for a while."""
    listener = Listener(url, auth, cookie, origin)
    try:
        yield listener
    finally:
        listener.close()
