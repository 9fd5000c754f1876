"""What the supervisor promises, held against real process trees."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from server.supervision import FailedStart, Program, Supervisor, die_with_this_process

PATIENCE_S = 20
FAMILY = """
    import sys
    from pathlib import Path
    from server.supervision import AskedToEnd, FailedStart, Program, Supervisor

    folder = Path(sys.argv[1])
    code = {code!r}
    names = {names!r}
    with Supervisor(note=lambda line: print(line, flush=True)) as supervisor:
        for name in names:
            argv = [sys.executable, "-c", code, name, str(folder)]
            supervisor.add(Program(name, argv, {{}}, folder / f"{{name}}.log"))
        up = lambda: all((folder / f"{{name}}.up").exists() for name in names)
        supervisor.wait_until(up, what="the family", within_s=15)
        print("ready", flush=True)
        supervisor.run()
"""
OBEDIENT = """
import pathlib, signal, sys, time
name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
def leave(*_):
    with (folder / "ends").open("a") as ends:
        ends.write(name + "\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
(folder / f"{name}.up").touch()
while True:
    time.sleep(0.05)
"""
STUBBORN = OBEDIENT.replace("sys.exit(0)", "return")


class Family:
    """A supervisor in a process of its own, with its children."""

    def __init__(self, folder: Path, *, code: str, names: tuple[str, ...]) -> None:
        """Start it and wait until it says that it is ready."""
        self.folder = folder
        self.names = names
        script = textwrap.dedent(FAMILY).format(code=code, names=names)
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"
        self.children = self.living()

    def living(self) -> list[psutil.Process]:
        """The children that run now."""
        return psutil.Process(self.process.pid).children()

    def child(self, name: str) -> psutil.Process | None:
        """The child of that name that runs now."""
        return next((child for child in self.living() if name in child.cmdline()), None)

    def next_line(self) -> str:
        """What the supervisor says next."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def ends(self) -> list[str]:
        """The names of the children that were asked to end, in order."""
        return (self.folder / "ends").read_text().split()


def until(holds: Callable[[], bool]) -> bool:
    """Wait until it holds; False when patience ends."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Callable[..., Family]]:
    """Start families that end with the test."""
    started: list[Family] = []

    def start(*, code: str = OBEDIENT, names: tuple[str, ...] = ("first", "second")) -> Family:
        started.append(Family(tmp_path, code=code, names=names))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.communicate()


def test_a_child_is_started_again_when_it_is_killed(family: Callable[..., Family]) -> None:
    """A child that dies is started again and the others are left alone."""
    group = family()
    before = group.child("first")
    other = group.child("second")
    assert before is not None
    before.kill()
    assert group.next_line() == "first ended (-9) and is started again"
    assert until(lambda: group.child("first") not in (None, before))
    assert group.child("second") == other


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_children_end_in_reverse_order_when_asked_to_end(
    family: Callable[..., Family], number: signal.Signals
) -> None:
    """SIGINT and SIGTERM end the children, the last started first."""
    group = family(names=("store", "server", "kiosk"))
    group.process.send_signal(number)
    assert group.process.wait(PATIENCE_S) == 0
    assert group.ends() == ["kiosk", "server", "store"]
    assert not any(child.is_running() for child in group.children)


def test_a_child_is_killed_when_it_does_not_end(family: Callable[..., Family]) -> None:
    """A child that ignores SIGTERM is killed in the end."""
    group = family(code=STUBBORN, names=("deaf", "deafer"))
    group.process.terminate()
    assert group.process.wait(PATIENCE_S) == 0
    assert group.ends() == ["deafer", "deaf"]
    assert not any(child.is_running() for child in group.children)


def test_nothing_is_left_behind_when_the_supervisor_is_killed(
    family: Callable[..., Family],
) -> None:
    """The children die with a supervisor that could not say goodbye, even deaf ones."""
    group = family(code=STUBBORN)
    assert len(group.children) == len(group.names)
    group.process.kill()
    group.process.wait(PATIENCE_S)
    assert until(lambda: not any(child.is_running() for child in group.children))


def test_the_terminal_s_ctrl_c_reaches_the_supervisor_alone_when_pressed(
    family: Callable[..., Family],
) -> None:
    """Each child leads its own process group, so that the supervisor decides the order."""
    group = family()
    groups = {os.getpgid(child.pid) for child in group.children}
    assert groups == {child.pid for child in group.children}


def test_a_start_fails_with_the_last_line_when_a_child_dies_five_times(tmp_path: Path) -> None:
    """Five deaths while starting are a failed start, told in the child's last words."""
    broken = "import sys; print('one', flush=True); sys.exit('the printer is on fire')"
    program = Program("kiosk", [sys.executable, "-c", broken], {}, tmp_path / "kiosk.log")
    notes: list[str] = []
    with pytest.raises(FailedStart, match="kiosk does not start: the printer is on fire"):  # noqa: PT012, SIM117 - it ends as it starts
        with Supervisor(note=notes.append) as supervisor:
            supervisor.add(program)
            supervisor.wait_until(lambda: False, what="the office", within_s=PATIENCE_S)
    assert len(notes) == 4


def test_a_start_fails_when_nothing_answers_in_time(tmp_path: Path) -> None:
    """A family that lives but does not answer is a failed start, and is ended."""
    program = Program("server", ["sleep", "60"], {}, tmp_path / "server.log")
    with pytest.raises(FailedStart, match="the office did not answer within 0 s"):  # noqa: PT012, SIM117 - it ends as it starts
        with Supervisor(note=print) as supervisor:
            supervisor.add(program)
            supervisor.wait_until(lambda: False, what="the office", within_s=0.2)
    assert program.exit_code() == -signal.SIGTERM


def test_a_start_fails_when_the_program_does_not_exist(tmp_path: Path) -> None:
    """A program that cannot be executed is one line, not a trace."""
    program = Program("ghost", ["/nowhere/ghost"], {}, tmp_path / "ghost.log")
    with Supervisor(note=print) as supervisor, pytest.raises(FailedStart, match="ghost could not"):
        supervisor.add(program)


def test_a_child_gets_its_settings_when_it_is_started(tmp_path: Path) -> None:
    """A child's environment is ours and what was added for it."""
    code = "import os; print(os.environ['WARTEMARKE_PORT'], 'PATH' in os.environ)"
    program = Program(
        "server", [sys.executable, "-c", code], {"WARTEMARKE_PORT": "9000"}, tmp_path / "log"
    )
    program.start()
    assert until(lambda: program.exit_code() == 0)
    assert program.last_words() == "9000 True"


def test_last_words_are_those_of_this_start_when_it_was_started_before(tmp_path: Path) -> None:
    """What an earlier run wrote into the log is not quoted."""
    log = tmp_path / "log"
    log.write_text("an old line\n")
    program = Program("quiet", ["true"], {}, log)
    program.start()
    assert until(lambda: program.exit_code() == 0)
    assert program.last_words() == ""


def test_a_start_is_refused_when_it_is_not_on_the_main_thread() -> None:
    """The kernel ties a child to the thread that started it, so only the main one may."""
    refused: list[RuntimeError] = []

    def elsewhere() -> None:
        try:
            die_with_this_process()
        except RuntimeError as error:
            refused.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(refused) == 1


ORPHAN = """
import os, sys, time
from itertools import pairwise
from pathlib import Path
from server.supervision import die_with_this_process
ask = die_with_this_process()
said = Path(sys.argv[1])
if os.fork():
    os._exit(0)
while os.getppid() == int(sys.argv[2]):
    time.sleep(0.01)
said.write_text(f"{os.getpid()} asks")
ask()
said.write_text("lives on")
"""


def test_a_child_ends_itself_when_its_parent_died_before_it_could_ask(tmp_path: Path) -> None:
    """The kernel sends nothing for a parent that is dead already, so the child looks."""
    said = tmp_path / "said"
    script = "import os, subprocess, sys; sys.argv.append(str(os.getpid()))" + ORPHAN
    subprocess.run([sys.executable, "-c", script, str(said)], check=True)
    assert until(lambda: said.exists() and bool(said.read_text()))
    assert until(lambda: not psutil.pid_exists(int(said.read_text().split()[0])))
    assert said.read_text().endswith("asks")


def test_a_child_lives_when_its_log_cannot_be_written(tmp_path: Path) -> None:
    """A disk that takes no log must not keep anybody from working."""
    with Supervisor(note=lambda _: None) as supervisor:
        child = Program("mute", ["sleep", "60"], {}, tmp_path / "no such folder" / "log")
        supervisor.add(child)
        assert (child.exit_code(), child.last_words()) == (None, "")


def test_a_child_is_given_more_and_more_time_when_it_dies_again_and_again(tmp_path: Path) -> None:
    """Each start waits longer than the one before, so that a broken child costs little."""
    starts = tmp_path / "starts"
    starts.touch()
    note_the_time = ["sh", "-c", f"date +%s%N >> {starts}"]
    with Supervisor(note=lambda _: None) as supervisor:
        supervisor.add(Program("hasty", note_the_time, {}, tmp_path / "log"))
        supervisor.wait_until(
            lambda: len(starts.read_text().split()) == 4, what="it", within_s=PATIENCE_S
        )
    times = [int(time) for time in starts.read_text().split()]
    first, second, third = (later - sooner for sooner, later in pairwise(times))
    assert first < second < third
