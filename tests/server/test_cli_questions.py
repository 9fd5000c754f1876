"""The terminal asks, and a data folder may be the wrong one: nothing happens by accident."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.embedded import EmbeddedStore
from server.registry import About, Asked, Registry
from server.registry.secrets import hash_of
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.server.at_terminal import COMMAND, Run, clean_environment, one_line

SECRET = "s" * 43
UNDECIDED = "wartemarke: nothing was decided: the device still waits\n"


@dataclass(frozen=True)
class Door:
    """Devices that ask to be let in."""

    registry: Registry

    def code(self, kind: Role, about: About) -> str:
        """Ask as such a device, and give the code that it shows."""
        now_ms = time.time_ns() // 1_000_000
        return self.registry.ask_in(hash_of(SECRET), kind, about, now_ms=now_ms)

    def state(self) -> Asked:
        """How far the device is."""
        found = self.registry.fetch(SECRET, now_ms=time.time_ns() // 1_000_000)
        assert found is not None
        return found.state


@pytest.fixture
def door(running_store: EmbeddedStore, site: Site) -> Iterator[Door]:
    """The door of the store that runs here."""
    with closing(Store(running_store.url, [site.key])) as store:
        yield Door(Registry(store))


@pytest.mark.parametrize("answers", ["", "\n", "no\n", "perhaps\n", "perhaps\n\n"])
def test_a_device_still_waits_when_nobody_answers(
    wartemarke: Run, door: Door, answers: str
) -> None:
    """No answer, Enter and "no" decide nothing, and one line says so."""
    run = wartemarke("pair", door.code(Role.KIOSK, About()), answers=answers)
    assert (run.returncode, run.stderr) == (1, UNDECIDED)
    assert "Let it in as kiosk-1?" in run.stdout
    assert door.state() is Asked.ASKED


@pytest.mark.parametrize(
    ("answers", "state"),
    [("yes\n", Asked.GIVEN), ("y\n", Asked.GIVEN), ("refuse\n", Asked.REFUSED)],
)
def test_a_device_is_decided_about_when_somebody_says_so(
    wartemarke: Run, door: Door, answers: str, state: Asked
) -> None:
    """Letting in and turning away are each an answer of its own."""
    run = wartemarke("pair", door.code(Role.KIOSK, About()), answers=answers)
    assert (run.returncode, run.stderr) == (0, "")
    assert door.state() is state


@pytest.mark.parametrize("answers", ["", "\n"])
def test_a_board_still_waits_when_nobody_says_which_one_it_is(
    wartemarke: Run, door: Door, answers: str
) -> None:
    """Which device it is has no answer by itself either."""
    run = wartemarke("pair", door.code(Role.DISPLAY, About()), answers=answers)
    assert (run.returncode, run.stderr) == (1, UNDECIDED)
    assert door.state() is Asked.ASKED


def test_a_board_is_let_in_when_enter_takes_the_name_that_it_wishes(
    wartemarke: Run, door: Door
) -> None:
    """What the device calls itself stands there already; letting it in is asked all the same."""
    about = About(wish="display-k")
    run = wartemarke("pair", door.code(Role.DISPLAY, about), answers="\nyes\n")
    assert run.stdout.endswith("paired: display-k\n")


@pytest.mark.parametrize("words", [("--name", "kiosk-9"), ("--name", "kiosk-9", "--yes")])
def test_a_wrong_name_is_told_when_nothing_was_asked_yet(
    wartemarke: Run, door: Door, words: tuple[str, ...]
) -> None:
    """A name that the site does not have is told before any question."""
    run = wartemarke("pair", door.code(Role.KIOSK, About()), *words, answers="yes\n")
    assert "no kiosk kiosk-9; there are: kiosk-1" in one_line(run, code=1)
    assert door.state() is Asked.ASKED


def test_a_wrong_name_is_told_when_it_was_typed_as_the_answer(wartemarke: Run, door: Door) -> None:
    """It is told at once, and not after the next question."""
    run = wartemarke("pair", door.code(Role.DISPLAY, About()), answers="display-9\nyes\n")
    assert "no display display-9; there are: display-f" in run.stderr
    assert "Let it in" not in run.stdout
    assert door.state() is Asked.ASKED


def test_a_device_still_waits_when_the_question_is_interrupted(door: Door, tmp_path: Path) -> None:
    """Ctrl-C at the question is one line as well."""
    code = door.code(Role.KIOSK, About())
    with subprocess.Popen(
        [*COMMAND, "pair", code],
        cwd=tmp_path,
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        said = ""
        while not said.endswith("decide nothing"):
            said += (letter := run.stdout.read(1))
            assert letter, said
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=60) == 1
        assert run.stderr.read() == UNDECIDED
    assert door.state() is Asked.ASKED


@pytest.mark.parametrize(
    "words",
    [
        "audit",
        "pair AAAA-AAAA",
        "token revoke --name kiosk-1",
        "user list",
        "user roles anna --role observer",
        "user lock anna",
        "user unlock anna",
        "user reset anna",
        "user sign-out anna",
        "user sign-out-provider",
        "user remove anna",
    ],
)
def test_no_store_is_begun_when_the_folder_has_none(
    wartemarke: Run, tmp_path: Path, words: str
) -> None:
    """What needs something that exists says which folder holds no store, and leaves it so."""
    line = one_line(wartemarke(*words.split(), "--data", "dtaa"), code=1)
    assert line == (
        "wartemarke: there is no store in dtaa: name the server's data folder with --data, or its "
        "settings in WARTEMARKE_SETTINGS_FILE"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", ["user add anna --role observer", "token create --role kiosk --name kiosk-1"]
)
def test_the_folder_is_told_when_a_store_is_begun_in_it(
    wartemarke: Run, tmp_path: Path, words: str
) -> None:
    """What may be done first begins a store and says where; the second time there is one."""
    first, second = (wartemarke(*words.replace("anna", who).split()) for who in ("anna", "boris"))
    assert first.returncode == second.returncode == 0
    assert first.stderr == f"wartemarke: begins a new store in {tmp_path / 'data'}\n"
    assert second.stderr == ""
    assert first.stdout.count("\n") == 1
    assert wartemarke("user", "list").returncode == 0


def test_no_store_is_begun_when_the_site_is_a_wrong_one(wartemarke: Run, tmp_path: Path) -> None:
    """A mistyped site is told before anything is made."""
    words = ["user", "add", "anna", "--role", "observer", "--site", "elsewhere"]
    assert "no site elsewhere here; there is: maschstrasse" in one_line(wartemarke(*words), code=1)
    assert list(tmp_path.iterdir()) == []
