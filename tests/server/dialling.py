"""Plain connections to a real server, from addresses of the loopback of their own."""

import http.client
import json
import socket
import time
from contextlib import ExitStack, closing

from tests.flood import Target, text_frame, upgrade
from tests.running import Program
from tests.server.people import PROBLEM

NEAR = "127.0.0.1"
FAR = "127.0.0.2"
FARTHER = "127.0.0.3"
"""The loopback has many addresses. Only the first is a proxy's."""
PATIENCE_S = 10.0


def dial(server: Program, stack: ExitStack, address: str = FAR) -> socket.socket:
    """Open a connection from this address of the loopback."""
    source = (address, 0)
    opened = socket.create_connection((NEAR, server.port), 10, source_address=source)
    return stack.enter_context(opened)


def figure(server: Program, name: str) -> float:
    """Read a figure of the server."""
    connection = http.client.HTTPConnection(NEAR, server.port, timeout=10)
    with closing(connection):
        connection.request("GET", "/metrics", headers={"Connection": "close"})
        lines = connection.getresponse().read().decode().splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))


def ask(connection: socket.socket, head: str = "", *, method: str = "GET /healthz") -> None:
    """Send a request, or the head of one."""
    connection.sendall(f"{method} HTTP/1.1\r\nHost: localhost\r\n{head}\r\n".encode())


def read_answer(connection: socket.socket) -> tuple[int, str, http.client.HTTPResponse]:
    """Read one answer: its status, the code if it is a problem, and all of it."""
    answer = http.client.HTTPResponse(connection)
    answer.begin()
    body = answer.read()
    is_problem = answer.headers["Content-Type"] == PROBLEM
    return answer.status, json.loads(body)["code"] if is_problem else "", answer


def is_cut(connection: socket.socket) -> bool:
    """Read once; tell whether it was the end."""
    try:
        return connection.recv(4096) == b""
    except ConnectionResetError:
        return True


def is_open(connection: socket.socket) -> bool:
    """Tell whether the server has neither closed the connection nor cut it."""
    connection.settimeout(0.05)
    try:
        return connection.recv(1, socket.MSG_PEEK) != b""
    except TimeoutError:
        return True
    except ConnectionResetError:
        return False
    finally:
        connection.settimeout(10)


def live(server: Program, stack: ExitStack, address: str, token: str = "") -> socket.socket:
    """Open a live link; with a token, sign in and wait until that was accepted."""
    opened = dial(server, stack, address)
    opened.sendall(upgrade(Target(server.port, 0, "")))
    if token:
        opened.sendall(text_frame(b"40/live," + json.dumps({"token": token}).encode()))
    heard, end = b"", time.monotonic() + PATIENCE_S
    while (b"40/live" if token else b"0{") not in heard:
        piece = opened.recv(4096)
        assert piece, heard
        assert time.monotonic() < end, heard
        heard += piece
    return opened


def gets_place(server: Program, stack: ExitStack) -> bool:
    """Open a live link on which nobody signs in; tell whether there was a place for it."""
    opened = dial(server, stack, NEAR)
    opened.sendall(upgrade(Target(server.port, 0, "")))
    return b" 101 " in opened.recv(4096)
