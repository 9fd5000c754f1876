"""Our programs, started as often as tests want them: imported once, then a fork of that each time.

Reading a program's modules takes seconds, answering takes none, and a test starts one or two. So a
process for each program reads them and does nothing else (`nursery_process.py`); whoever is started
is a child of it, with the environment, the folder, the log and the death of a program that was
started by `python -m`. That `python -m` does the same is what `tests/e2e`, `tests/bench` and the
tests of starts see: they use no nursery.

    open_nurseries()                  in a process whose tests may use them
    nursery = nursery_of("server", env)
    child = nursery.start(env, log)   what `subprocess.Popen` gives, as far as `Program` asks
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from server.supervision import die_with_this_process

_OTHER_VERSION: Final = ("PYTHONPATH", "PYTHONSAFEPATH")
"""Whoever has others of these than we have is another version of the program."""
_NETWORK: Final = Path("/proc/thread-self/ns/net")


class Child:
    """A program that runs, or has ended."""

    def __init__(self, nursery: "Nursery", pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._nursery, self._handle = nursery, os.pidfd_open(pid)

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
        if self.returncode is None and select.select([self._handle], [], [], seconds)[0]:
            self.returncode = self._nursery.code_of(self.pid)
            os.close(self._handle)
        return self.returncode


class Nursery:
    """The process that has read a program's modules, and starts it."""

    def __init__(self, module: str) -> None:
        self.network = _NETWORK.readlink()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery_process", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
        )

    def start(self, env: Mapping[str, str], log: Path) -> Child:
        """Start the program in this folder with this environment, its words in this file."""
        asked = {"env": dict(env), "log": str(log.absolute()), "folder": str(Path.cwd())}
        return Child(self, self._ask("start", asked))

    def code_of(self, pid: int) -> int:
        """The exit code of a child that has ended."""
        return self._ask("code", {"pid": pid})

    def _ask(self, what: str, more: Mapping[str, Any]) -> int:
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        asked.write(json.dumps({"what": what, **more}) + "\n")
        asked.flush()
        return int(told.readline())


_nurseries: dict[str, Nursery] = {}


def open_nurseries() -> None:
    """From now on programs of this process's tests are started from nurseries."""
    for module in ("server", "kiosk", "display"):
        _nurseries[module] = Nursery(module)


def nursery_of(module: str, env: Mapping[str, str]) -> Nursery | None:
    """Who starts this program, here; None where it has to be started as everybody starts it."""
    found = _nurseries.get(module)
    if found is None or any(env.get(name) != os.environ.get(name) for name in _OTHER_VERSION):
        return None
    return found if found.network == _NETWORK.readlink() else None
