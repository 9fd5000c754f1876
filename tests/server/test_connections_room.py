"""What a flood may cost where there is no room, in this very process."""

import socket
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import gevent
from gevent import socket as green
from gevent.event import Event

from server.addresses import Proxies
from server.connections import Connections, Limits
from server.serving import listen

if TYPE_CHECKING:
    from collections.abc import Callable


def test_nobody_is_looked_at_again_when_there_was_nothing_to_shed() -> None:
    """A flood costs one look at everybody between two sweeps; after the sweep there is a place."""
    held = Event()

    def app(environ: object, start_response: "Callable[..., object]") -> list[bytes]:
        del environ
        held.wait()
        start_response("200 OK", [("Content-Length", "2")])
        return [b"OK"]

    limits = Limits(connections=1, per_address=9, client_s=9, idle_s=9, proxies=Proxies([]))
    with ExitStack() as opened, gevent.Timeout(20):
        listener = opened.enter_context(closing(listen("127.0.0.1", 0)))
        connections = Connections(listener, app, limits, error_log=None, count=lambda _: None)

        def status_of(line: socket.socket) -> bytes:
            return bytes(line.recv(4096)[9:12])

        def client() -> socket.socket:
            theirs: socket.socket
            ours: socket.socket
            theirs, ours = (opened.enter_context(end) for end in green.socketpair())
            gevent.spawn(connections.handle, theirs, ("192.0.2.1", 1))
            ours.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            gevent.sleep(0)
            return ours

        first = client()
        assert status_of(client()) == b"503"
        held.set()
        assert status_of(first) == b"200"
        assert status_of(client()) == b"503"
        connections.start()
        while status_of(client()) != b"200":
            gevent.sleep(0.05)
        connections.stop()
