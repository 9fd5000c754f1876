"""Several server processes under one parent: how they start, stay and end."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import gevent
import psutil
import pytest

from server import processes
from server.processes import Process, Signs
from server.supervision import Program as Child
from server.supervision import Supervisor
from tests.clock import wait_until
from tests.proxy import free_ports
from tests.running import Program

ENDS_WITHIN_S = 3.0
PATIENCE_S = 30.0
CLI = [sys.executable, "-c", "from server.cli import main; main()", "server"]


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[Program]:
    """A parent of two server processes on a store of its own, not started yet."""
    port = free_ports(2).start
    env = {
        "WARTEMARKE_DATA_DIR": str(tmp_path / "data"),
        "WARTEMARKE_PORT": str(port),
        "WARTEMARKE_PROCESSES": "2",
    }
    program = Program(
        "server", env, log=tmp_path / "log", alive="/readyz", port=port, is_read_once=False
    )
    yield program
    program.kill()


def start(parent: Program) -> dict[int | str, psutil.Process]:
    """Start it; give its children when it says that all serve."""
    parent.start()
    wait_until(lambda: "all processes serve" in parent.log.read_text(), seconds=PATIENCE_S)
    return family(parent)


def family(parent: Program) -> dict[int | str, psutil.Process]:
    """Give the living children: each server by its port, and the store."""
    children: dict[int | str, psutil.Process] = {}
    for child in psutil.Process(parent.pid).children():
        with contextlib.suppress(psutil.NoSuchProcess):
            is_server = child.cmdline()[1:] == ["-m", "server"]
            children[int(child.environ()["WARTEMARKE_PORT"]) if is_server else "store"] = child
    return children


def is_dead(process: psutil.Process) -> bool:
    """Tell whether it runs no more."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def listens(port: int) -> bool:
    """Tell whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_back(parent: Program, who: int | str, dead: psutil.Process) -> bool:
    """Tell whether another process has taken the place of the dead one."""
    return family(parent).get(who, dead) != dead


def test_each_process_has_a_port_of_its_own_when_all_serve(parent: Program) -> None:
    """One line says that all serve; each listens on its own port, the parent on none."""
    children = start(parent)
    assert set(children) == {parent.port, parent.port + 1, "store"}
    for port in (parent.port, parent.port + 1):
        assert [each.laddr.port for each in children[port].net_connections("tcp")][:1] == [port]
    assert psutil.Process(parent.pid).net_connections("tcp") == []
    assert parent.log.read_text().count("all processes serve") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_all_processes_end_well_when_the_parent_is_asked_to(parent: Program, number: int) -> None:
    """A signal ends servers and store within three seconds, with code 0 and no trace."""
    children = start(parent)
    asked = time.monotonic()
    itself = psutil.Process(parent.pid)
    itself.send_signal(number)
    wait_until(lambda: is_dead(itself))
    took = time.monotonic() - asked
    assert parent.stop() == 0
    assert all(is_dead(child) for child in children.values())
    assert took < ENDS_WITHIN_S
    assert "Traceback" not in parent.log.read_text()


def test_nothing_is_left_behind_when_the_parent_is_killed(parent: Program) -> None:
    """Servers and store die with a parent that could not say goodbye."""
    children = start(parent)
    parent.kill()
    wait_until(lambda: all(is_dead(child) for child in children.values()))


def test_a_process_is_started_again_when_it_dies(parent: Program) -> None:
    """Server and store come back; a server that lives is left alone."""
    children = start(parent)
    second = parent.port + 1
    children[second].kill()
    wait_until(lambda: is_back(parent, second, children[second]))
    wait_until(lambda: listens(second), seconds=PATIENCE_S)
    children["store"].kill()
    wait_until(lambda: is_back(parent, "store", children["store"]))
    assert family(parent)[parent.port] == children[parent.port]
    parent.wait_until_alive()


@pytest.mark.parametrize("words", [["0"], ["65"], ["two"]])
def test_the_command_is_refused_when_there_cannot_be_so_many(words: list[str]) -> None:
    """A number of processes that cannot be is told in one line."""
    run = subprocess.run(
        [*CLI, "--processes", *words], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert line.startswith("wartemarke: Invalid value for '--processes'")


def start_in_vain(folder: Path, port: int) -> str:
    """Start three processes by the command, which cannot start; give its one line."""
    run = subprocess.run(
        [*CLI, "--processes", "3"],
        env={"WARTEMARKE_PORT": str(port), "WARTEMARKE_DATA_DIR": str(folder / "data")},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (run.returncode, run.stdout) == (1, "")
    (line,) = run.stderr.splitlines()
    return line


def test_nothing_is_started_when_one_of_the_ports_is_taken(tmp_path: Path) -> None:
    """The taken port is named, and not even the folder of the store is there."""
    ports = free_ports(3)
    with socket.socket() as other:
        other.bind(("127.0.0.1", ports[1]))
        other.listen()
        line = start_in_vain(tmp_path, ports[0])
    assert line == (
        f"wartemarke server: cannot listen on 127.0.0.1 port {ports[1]}: Address already in use"
    )
    assert not (tmp_path / "data").exists()


def test_nothing_is_started_when_the_last_port_cannot_be(tmp_path: Path) -> None:
    """Ports end at 65535, and so do the processes."""
    assert "would need port 65536" in start_in_vain(tmp_path, 65_534)
    assert not (tmp_path / "data").exists()


LIVELY = "from device import watchdog; watchdog.watch(lambda: True)"
DEAF_S = 4.0


def test_a_process_is_ended_when_it_gives_no_sign_of_life(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A process that says that it lives is left alone; one that falls silent is killed."""
    monkeypatch.setattr(processes, "DEAF_S", DEAF_S)
    monkeypatch.setattr(processes, "SIGN_EVERY_S", DEAF_S / 20)
    monkeypatch.setattr(processes, "_LISTEN_EVERY_S", DEAF_S / 20)
    with (
        contextlib.closing(Signs()) as signs,
        Supervisor(note=lambda _: None, together=True) as supervisor,
    ):
        child = Child("deaf", (sys.executable, "-c", LIVELY), signs.env, tmp_path / "log")
        supervisor.add(child)
        supervisor.wait_until(lambda: signs.heard(child.pid), what="it", within_s=PATIENCE_S)
        assert not signs.heard(os.getpid())
        watch = gevent.spawn(Process(child, 0, signs).end_when_deaf)
        gevent.sleep(2 * DEAF_S)
        assert child.exit_code() is None
        assert child.pid
        os.kill(child.pid, signal.SIGSTOP)
        with gevent.Timeout(PATIENCE_S):
            while child.exit_code() is None:
                gevent.sleep(0.05)
        watch.kill()
    assert child.exit_code() == -signal.SIGKILL


SLOW = """
import pathlib, signal, sys, time
file, up = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
def say(word):
    with file.open("a") as out:
        out.write(word + "\\n")
def leave(*_):
    say("asked")
    end = time.monotonic() + 2.5  # it would be killed after three
    while file.read_text().count("asked") < 3 and time.monotonic() < end:
        time.sleep(0.02)
    say("ended")
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
up.touch()
while True:
    time.sleep(0.05)
"""


def test_processes_are_asked_at_once_when_they_do_not_need_one_another(tmp_path: Path) -> None:
    """All are asked to end before the first one has ended."""
    said, ups = tmp_path / "said", [tmp_path / f"up-{number}" for number in range(3)]
    with Supervisor(note=lambda _: None, together=True) as supervisor:
        for up in ups:
            supervisor.add(Child(up.name, (sys.executable, "-c", SLOW, str(said), str(up)), {}))
        wait_until(lambda: all(up.exists() for up in ups))
    assert said.read_text().split() == ["asked"] * 3 + ["ended"] * 3
