"""What the service manager of this machine is told: that we are ready, and that we still work.

Theory of operation: systemd names a socket in `NOTIFY_SOCKET`, and in `WATCHDOG_USEC` how long it
waits for a sign of life before it ends the process and starts it anew (sd_notify(3)). A sign of
life is worth something only if it says more than "this loop turns": before each one we ask
ourselves a question, as anybody else would, and give the sign when a good answer came. The screens
ask their own port, which is the loopback's. The server is asked by strangers too, who could fill
its port; it asks itself on a line of its own.

Promises: a process that nobody watches (a terminal, a test, the practice office) says nothing and
asks itself nothing. A manager that cannot be reached stops nobody from working.
"""

import contextlib
import http.client
import os
import socket
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

SIGNS_A_SPAN: Final = 4
"""So many signs of life in the time that the manager waits: one or two may come late."""
ANSWER_WITHIN_S: Final = 5.0


def ready() -> None:
    """Say that this process does its work from now on."""
    _say("READY=1")


def ending() -> None:
    """Say that this process ends because it was asked to."""
    _say("STOPPING=1")


def watch(alive: Callable[[], bool]) -> None:
    """Give signs of life for ever while `alive()` holds; return at once where nobody waits."""
    span_s = _span_s()
    while span_s is not None:
        if alive():
            _say("WATCHDOG=1")
        time.sleep(span_s / SIGNS_A_SPAN)


def answers(host: str, port: int, path: str, *, name: str) -> bool:
    """Tell whether this port gives a good answer under the host name `name`."""
    connection = http.client.HTTPConnection(host, port, timeout=ANSWER_WITHIN_S)
    return _is_answered(connection, path, name)


def answers_on(line: Any, path: str, *, name: str) -> bool:  # noqa: ANN401 - gevent ships no types
    """Tell whether a good answer comes on this line, which is closed then."""
    line.settimeout(ANSWER_WITHIN_S)
    connection = http.client.HTTPConnection(name)
    connection.sock = line
    return _is_answered(connection, path, name)


def _is_answered(connection: http.client.HTTPConnection, path: str, name: str) -> bool:
    with contextlib.closing(connection):
        try:
            connection.request("GET", path, headers={"Host": name})
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False


def _span_s() -> float | None:
    """Give how long the manager waits for this very process; None where it does not."""
    span_us, pid = os.environ.get("WATCHDOG_USEC", ""), os.environ.get("WATCHDOG_PID", "")
    if not span_us.isdecimal() or pid not in {"", str(os.getpid())}:
        return None
    return int(span_us) / 1e6


def _say(words: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
        way.connect(f"\0{address[1:]}" if address.startswith("@") else address)
        way.sendall(words.encode())
