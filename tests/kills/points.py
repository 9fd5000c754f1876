"""Where a kiosk's plug can be pulled: points at every step of a ticket's way.

The product knows nothing of this. Before the kiosk starts, the functions that make the steps are
wrapped from outside. Each step has a point before it, and some have one within.
Every point that is passed is written into the file that `STEPS` names. While the file exists that
`ARMED` names and holds a point's name, the process ends itself there with SIGKILL, as a pulled plug
would: nothing is closed, nothing is written any more.
"""

import functools
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import gevent
import urllib3.connection
from gevent import select

from device.connection import Server
from kiosk.outbox import Outbox, Stage
from kiosk.printer.conversation import TalkingPrinter
from kiosk.printer.tcp import _TcpWire
from tests.kiosk.well_printer import RASTER

STEPS: Final = "WARTEMARKE_TEST_STEPS"
ARMED: Final = "WARTEMARKE_TEST_ARMED"
COMMANDS: Final = ("tickets", "check-in", "deliver", "cancel", "paper-failed", "hand-in")
ANSWER_S: Final = 3.0
"""How long an answer is waited for here; a kiosk's own patience is longer."""
READS: Final = frozenset(
    {
        *("flights", "owed", "close", "next_to_hand_in", "given", "is_ordered"),
        *("hear_day", "note_given"),  # what the server says of the day, not of a ticket
    }
)
LAST: Final = frozenset({"writing settled", "recovering"})
"""Steps after which there is a point, too; after any other one comes the point before the next."""
_asking: dict[int, str] = {}
"""Greenlet → the command whose answer it waits for."""


def pass_by(point: str) -> None:
    """Note that the kiosk came to this point; die here, if it is to."""
    with Path(os.environ[STEPS]).open("a", encoding="utf-8") as steps:
        steps.write(f"{point}\n")
    armed = Path(os.environ[ARMED])
    if armed.exists() and armed.read_text(encoding="utf-8") == point:
        os.kill(os.getpid(), signal.SIGKILL)


def watch_all() -> None:
    """Wrap every step, before the kiosk is made."""
    watch_outbox()
    watch_commands()
    watch_printer()


def watch(owner: type, method: str, step: Callable[..., str]) -> None:
    """Pass by before this method, where `step` has a name for the call, and after the last one."""
    made: Any = getattr(owner, method)

    @functools.wraps(made)
    def watched(*given: Any, **named: Any) -> Any:
        name = step(*given, **named)
        if not name:
            return made(*given, **named)
        pass_by(f"before {name}")
        result = made(*given, **named)
        if name in LAST:
            pass_by(f"after {name}")
        return result

    is_static = isinstance(vars(owner)[method], staticmethod)
    setattr(owner, method, staticmethod(watched) if is_static else watched)


def watch_outbox() -> None:
    """Each thing that may be written into the outbox is a step."""
    for method, made in list(vars(Outbox).items()):
        if callable(made) and not method.startswith("_") and method not in READS:
            watch(Outbox, method, functools.partial(_writing, method))
    watch(Outbox, "_settle", lambda *_: "recovering")


def _writing(method: str, _: Outbox, *given: Any, **__: Any) -> str:
    stages = [getattr(each, "stage", each) for each in given]
    return " ".join(["writing", method, *(str(each) for each in stages if isinstance(each, Stage))])


def watch_commands() -> None:
    """Each command is a step, and so is its answer that lies there unread."""
    watch(Server, "command", lambda _, path, *__, **___: _sending(path))
    asked = Server.command

    def command(self: Server, path: str, *given: Any, **named: Any) -> Any:
        _asking[id(gevent.getcurrent())] = _sending(path)
        try:
            return asked(self, path, *given, **named)
        finally:
            _asking.pop(id(gevent.getcurrent()), None)

    Server.command = command  # type: ignore[method-assign]
    answered = urllib3.connection.HTTPConnection.getresponse

    def getresponse(self: Any, *given: Any, **named: Any) -> Any:
        name = _asking.get(id(gevent.getcurrent()), "")
        if name and select.select([self.sock], [], [], ANSWER_S)[0]:
            pass_by(f"answered {name}")
        return answered(self, *given, **named)

    urllib3.connection.HTTPConnection.getresponse = getresponse  # type: ignore[method-assign]


def _sending(path: str) -> str:
    verb = path.rpartition("/")[2]
    return f"sending {verb}" if verb in COMMANDS else ""


def watch_printer() -> None:
    """The picture's bytes are a step with its half within; the whole talk is one, too."""
    watch(TalkingPrinter, "print", lambda *_: "printing")
    sent = _TcpWire.send

    def send(self: _TcpWire, data: bytes, *, seconds: float) -> None:
        if RASTER not in data:
            sent(self, data, seconds=seconds)
            return
        pass_by("before the first byte")
        half = len(data) // 2
        sent(self, data[:half], seconds=seconds)
        pass_by("in mid-picture")
        sent(self, data[half:], seconds=seconds)
        pass_by("after the last byte")

    _TcpWire.send = send  # type: ignore[method-assign]
