"""The cable between a browser and its server: it can be cut, and it can lose what comes back."""

import contextlib
import socket
import threading
from typing import Self

CHUNK = 65_536


class Cable:
    """Relays bytes from a port of its own to a server's, until it is cut."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._joined: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.loses_answers = False
        self._loses_next = b""
        self._deaf: set[socket.socket] = set()
        self._whole = True
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()
        self._listener.close()

    @property
    def url(self) -> str:
        """Where the server is reached through this cable."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """End every connection, and every new one at once."""
        self._whole = False
        for end in self._joined:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._joined.clear()

    def lose_next(self, words: bytes) -> None:
        """Lose the next message from the server that says this, and nothing else."""
        self._loses_next = words

    def has_lost(self) -> bool:
        """Tell whether that message has come and is lost."""
        return not self._loses_next

    def deafen(self) -> None:
        """Let every connection of now stand, and nothing come back on it; new ones are whole."""
        self._deaf.update(self._joined)

    def mend(self) -> None:
        """Relay again."""
        self.loses_answers = False
        self._whole = True

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self._listener.accept()
                if self._whole:
                    self._join(browser)
                else:
                    browser.close()

    def _join(self, browser: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self._server_port))
        for end in (browser, server):  # a cable holds nothing back to fill a packet
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._joined += [browser, server]
        for source, sink in ((browser, server), (server, browser)):
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _is_lost(self, chunk: bytes, server: socket.socket) -> bool:
        if self._loses_next and self._loses_next in chunk:
            self._loses_next = b""
            return True
        return self.loses_answers or server in self._deaf

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        comes_back = source.getpeername()[1] == self._server_port
        with contextlib.suppress(OSError):
            while chunk := source.recv(CHUNK):
                if not (comes_back and self._is_lost(chunk, source)):
                    sink.sendall(chunk)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
