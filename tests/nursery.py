"""Our programs, started as often as tests want them: imported once, then a fork of that each time.

Reading a program's modules takes seconds, answering takes none, and a test starts one or two. So a
process for each program reads them and does nothing else (`nursery_process.py`); whoever is started
is a child of it, with the environment, the folder, the log and the death of a program that was
started by `python -m`. What it is not: a process of its own hash seed, and one in which whatever is
made as modules are read was made for it alone. So `tests/e2e`, `tests/bench` and the tests of
starts use no nursery.

    open_nurseries()                         in a process whose tests may use them
    program = started("server", env, log)    what `subprocess.Popen` gives, as far as tests ask
"""

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from server.supervision import die_with_this_process

_OTHER_VERSION: Final = ("PYTHONPATH", "PYTHONSAFEPATH")
"""Whoever has others of these than we have is another version of the program."""
_PROGRAMS: Final = frozenset({"server", "kiosk", "display"})
_NETWORK: Final = Path("/proc/thread-self/ns/net")


class Child:
    """A program that runs, or has ended."""

    def __init__(self, nursery: "Nursery", pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._nursery, self._handle = nursery, os.pidfd_open(pid)
        self._lock = threading.Lock()

    def poll(self) -> int | None:
        """Its exit code, less than 0 after a signal; None while it runs."""
        return self._code_within(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; raises subprocess.TimeoutExpired."""
        code = self._code_within(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(f"pid {self.pid}", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, if it has not ended."""
        if self.poll() is None:
            signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        """Send SIGKILL, if it has not ended."""
        self.send_signal(signal.SIGKILL)

    def _code_within(self, seconds: float | None) -> int | None:
        with self._lock:
            if self.returncode is None and self._ends_within(seconds):
                self.returncode = self._nursery.code_of(self.pid)
                os.close(self._handle)
            return self.returncode

    def _ends_within(self, seconds: float | None) -> bool:
        poll = select.poll()
        poll.register(self._handle, select.POLLIN)
        return bool(poll.poll(None if seconds is None else seconds * 1000))


Started = Child | subprocess.Popen[bytes]
"""A program that somebody has started."""


class Nursery:
    """The process that has read a program's modules, and starts it."""

    def __init__(self, module: str) -> None:
        self._module, self._lock = module, threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery_process", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
        )

    @property
    def is_there(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def start(self, env: Mapping[str, str], log: Path) -> Child:
        """Start the program in this folder with this environment, its words in this file."""
        die_with_this_process()  # on the main thread only, as everybody else
        log.open("ab").close()
        asked = {"env": dict(env), "log": str(log.absolute()), "folder": str(Path.cwd())}
        return Child(self, self._ask("start", asked))

    def code_of(self, pid: int) -> int:
        """The exit code of a child that has ended."""
        return self._ask("code", {"pid": pid})

    def _ask(self, what: str, more: Mapping[str, Any]) -> int:
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        with self._lock:
            try:
                asked.write(json.dumps({"what": what, **more}) + "\n")
                asked.flush()
                return int(told.readline())
            except BaseException as error:
                self._process.kill()  # else its answer would be taken for that of the next question
                error.add_note(f"the nursery of {self._module} was asked: {what}")
                raise


class _Rooms:
    """The nurseries of this process; each begins when somebody first asks for it."""

    def __init__(self) -> None:
        self.home: Path | None = None
        self._nurseries: dict[str, Nursery] = {}

    def of(self, module: str) -> Nursery | None:
        """Who starts this program; nobody where none are open, and away from where they are."""
        if module not in _PROGRAMS or self.home != _NETWORK.readlink():
            return None
        found = self._nurseries.get(module)
        if found is None or not found.is_there:
            found = self._nurseries[module] = Nursery(module)
        return found


_rooms: Final = _Rooms()


def open_nurseries() -> None:
    """From now on programs of this process's tests are started from nurseries."""
    _rooms.home = _NETWORK.readlink()


def started(module: str, env: Mapping[str, str], log: Path) -> Started:
    """Start a program with this environment, its words behind those in this file."""
    other = any(env.get(name) != os.environ.get(name) for name in _OTHER_VERSION)
    nursery = None if other else _rooms.of(module)
    return nursery.start(env, log) if nursery else by_python(module, env, log)


def by_python(module: str, env: Mapping[str, str], log: Path) -> "subprocess.Popen[bytes]":
    """Start it as everybody does."""
    with log.open("ab") as words:
        return subprocess.Popen(
            [sys.executable, "-m", module],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
        )
