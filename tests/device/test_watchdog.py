"""What the service manager hears: a real socket plays the manager, real programs speak to it."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from device import watchdog
from server.store import Store
from tests.running import Program, Programs, running

SPAN_S = 2.0


class Manager:
    """The end of the socket at which systemd would listen."""

    def __init__(self, folder: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.address = str(folder / "notify")
        self._socket.bind(self.address)

    @property
    def env(self) -> dict[str, str]:
        """What systemd would tell the program."""
        return {"NOTIFY_SOCKET": self.address, "WATCHDOG_USEC": str(int(SPAN_S * 1e6))}

    def hears(self, words: str, *, within_s: float) -> bool:
        """Tell whether these words came within that time; what came before them is dropped."""
        self._socket.settimeout(within_s)
        try:
            while self._socket.recv(100).decode() != words:
                pass
        except TimeoutError:
            return False
        return True

    def forget(self) -> None:
        """Drop what has come so far."""
        while self.hears("", within_s=0.01):
            pass

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    """A manager of the test's own."""
    manager = Manager(tmp_path)
    yield manager
    manager.close()


@pytest.fixture(params=["server", "kiosk", "display"])
def program(
    request: pytest.FixtureRequest, tmp_path: Path, store: Store, manager: Manager
) -> Program:
    """Each of the programs, with a manager that waits for it."""
    programs = Programs(tmp_path, store)
    server = programs.server()
    made = {
        "server": lambda: server,
        "kiosk": lambda: programs.kiosk(server),
        "display": lambda: programs.display(server, "K"),
    }
    program = made[request.param]()
    program.env.update(manager.env)
    return program


def test_the_manager_hears_signs_while_a_program_works(program: Program, manager: Manager) -> None:
    """Ready, then signs of life for as long as its port answers, then a word at the end."""
    with running(program):
        assert manager.hears("READY=1", within_s=30)
        assert manager.hears("WATCHDOG=1", within_s=SPAN_S)
        os.kill(program.pid, signal.SIGSTOP)
        manager.forget()
        assert not manager.hears("WATCHDOG=1", within_s=SPAN_S)
        os.kill(program.pid, signal.SIGCONT)
        assert manager.hears("WATCHDOG=1", within_s=3 * SPAN_S)
        assert program.stop() == 0
        assert manager.hears("STOPPING=1", within_s=1)


def test_no_sign_is_given_when_the_own_port_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, manager: Manager
) -> None:
    """A loop that turns is not enough: without a good answer the manager hears nothing."""
    answers = iter([False, False, True])

    class Enough(Exception):
        pass

    def pause(_seconds: float) -> None:
        heard.append(manager.hears("WATCHDOG=1", within_s=0.05))
        if len(heard) == 3:
            raise Enough

    heard: list[bool] = []
    for name, value in manager.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("device.watchdog.time.sleep", pause)
    with pytest.raises(Enough):
        watchdog.watch(lambda: next(answers))
    assert heard == [False, False, True]


@pytest.mark.parametrize("pid", ["1", "none"])
def test_nothing_is_asked_when_the_manager_waits_for_another(
    monkeypatch: pytest.MonkeyPatch, manager: Manager, pid: str
) -> None:
    """A child that inherits its parent's variables gives no signs for it."""
    for name, value in {**manager.env, "WATCHDOG_PID": pid}.items():
        monkeypatch.setenv(name, value)
    watchdog.watch(lambda: pytest.fail("it asked itself"))


def test_nothing_is_said_when_nobody_manages(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal the program has nobody to tell, and asks itself nothing."""
    for name in ("NOTIFY_SOCKET", "WATCHDOG_USEC"):
        monkeypatch.delenv(name, raising=False)
    watchdog.ready()
    watchdog.watch(lambda: pytest.fail("it asked itself"))


def test_work_goes_on_when_the_manager_is_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A manager that cannot be reached stops nobody."""
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    watchdog.ready()
    watchdog.ending()
