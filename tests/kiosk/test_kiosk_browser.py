"""The cabinet's browser is kept: whatever becomes of it or its page, a new one is there soon."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import requests

from kiosk.browser import CAGE
from tests.kiosk.kept_browser import Kept, as_nobody, is_gone, kept, lonely_kiosk
from tests.kiosk.kiosk_office import until
from tests.running import Program, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE_S: Final = 60.0
WITHOUT_A_SEAT: Final = {
    "WLR_BACKENDS": "headless",
    "WLR_LIBINPUT_NO_DEVICES": "1",
    "WLR_RENDERER": "pixman",
}
"""How the compositor runs where there is neither a screen nor a keyboard."""


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A kiosk's agent whose server is away."""
    with running(agent := lonely_kiosk(tmp_path_factory.mktemp("kiosk"))):
        yield agent


@pytest.fixture
def keeper(kiosk: Program, tmp_path: Path) -> Iterator[Kept]:
    """A browser that is kept, with its page in sight."""
    with kept(kiosk, tmp_path) as keeper:
        yield keeper


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder that every user may enter: pytest's own are closed."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def stop_renderer(keeper: Kept) -> None:
    """Stop the process that draws."""
    os.kill(keeper.renderer(), signal.SIGSTOP)


def stop_all(keeper: Kept) -> None:
    """Stop every process of the browser."""
    for pid in keeper.family():
        os.kill(pid, signal.SIGSTOP)


def crash_page(keeper: Kept) -> None:
    """Kill the process that draws: the browser itself lives on and shows that it is sorry."""
    os.kill(keeper.renderer(), signal.SIGKILL)


def hide_page(keeper: Kept) -> None:
    """Put an empty page before it, as a shortcut might."""
    told = (keeper.folder / "profile" / "DevToolsActivePort").read_text()
    port = told.split()[0]
    requests.put(f"http://127.0.0.1:{port}/json/new?about:blank", timeout=10).raise_for_status()


def crash_browser(keeper: Kept) -> None:
    """Kill the browser's own process."""
    os.kill(keeper.browser(), signal.SIGKILL)


LONG: Final = pytest.mark.long


@pytest.mark.parametrize(
    "harm",
    [
        stop_renderer,
        crash_browser,
        pytest.param(stop_all, marks=LONG),
        pytest.param(crash_page, marks=LONG),
        pytest.param(hide_page, marks=LONG),
    ],
)
def test_the_page_is_back_when_its_browser_hangs_or_crashes(
    keeper: Kept, harm: Callable[[Kept], None]
) -> None:
    """A page that hangs or crashes, or lies behind another, is in sight again by itself."""
    before = keeper.family()
    harm(keeper)
    until(lambda: keeper.starts() == 2, seconds=PATIENCE_S)
    until(lambda: is_gone(before), seconds=PATIENCE_S)
    until(lambda: keeper.family("--type=renderer") and keeper.in_sight(), seconds=PATIENCE_S)
    assert keeper.starts() == 2


def test_nothing_is_left_when_the_keeper_is_told_to_end(keeper: Kept) -> None:
    """SIGTERM ends the browser with all that it started, and its profile is gone."""
    family = keeper.family()
    assert any((keeper.folder / "profile").iterdir())
    assert keeper.end() == 0
    assert is_gone(family)
    assert not (keeper.folder / "profile").exists()


def test_the_browser_goes_when_its_keeper_is_killed(keeper: Kept) -> None:
    """No browser lives on that nobody watches."""
    browser = keeper.browser()
    keeper.process.kill()
    keeper.process.wait()
    until(lambda: is_gone([browser]))


def test_a_profile_is_new_when_a_browser_starts_again(keeper: Kept) -> None:
    """What one browser has kept, the next one does not find."""
    trace = keeper.folder / "profile" / "trace"
    trace.touch()
    crash_browser(keeper)
    until(lambda: keeper.starts() == 2, seconds=PATIENCE_S)
    assert not trace.exists()


@pytest.mark.long
def test_the_browser_stays_when_the_agent_is_away(tmp_path: Path) -> None:
    """An agent that does not answer is not the browser's fault; it finds its page again."""
    kiosk = lonely_kiosk(tmp_path)
    with running(kiosk), kept(kiosk, tmp_path) as keeper:
        browser = keeper.browser()
        os.kill(kiosk.pid, signal.SIGSTOP)
        with pytest.raises(AssertionError):
            until(lambda: keeper.starts() > 1, seconds=7)
        os.kill(kiosk.pid, signal.SIGCONT)
        until(keeper.in_sight, seconds=PATIENCE_S)
        kiosk.kill()
        kiosk.start()
        until(keeper.in_sight, seconds=PATIENCE_S)
        assert keeper.browser() == browser


def test_no_browser_begins_when_no_agent_answers(tmp_path: Path) -> None:
    """A browser without its page would show an error of its own; it waits for the agent."""
    kiosk = lonely_kiosk(tmp_path)
    with kept(kiosk, tmp_path, wait=False) as keeper:
        with pytest.raises(AssertionError):
            until(lambda: keeper.starts() or keeper.process.poll() is not None, seconds=4)
        with running(kiosk):
            until(keeper.in_sight, seconds=PATIENCE_S)


def test_one_line_says_what_is_missing_when_there_is_no_browser(
    kiosk: Program, tmp_path: Path
) -> None:
    """A program that is not there ends the keeper with its name and a code that is not 0."""
    with kept(kiosk, tmp_path, ["/no/such/browser"], wait=False) as keeper:
        assert keeper.process.wait(PATIENCE_S) == 1
        assert "/no/such/browser" in keeper.log.read_text().splitlines()[-1]


def test_starts_are_few_when_a_browser_does_not_last(kiosk: Program, tmp_path: Path) -> None:
    """A browser that ends at once is tried twice without a rest, then more and more rarely."""
    with kept(kiosk, tmp_path, ["false"], wait=False) as keeper:
        until(lambda: "rest_s=2.0" in keeper.log.read_text(), seconds=PATIENCE_S)
        told = keeper.log.read_text()
    rests = [line.rpartition("rest_s=")[2] for line in told.splitlines() if "rest_s=" in line]
    assert rests == ["0.0", "0.0", "1.0", "2.0"]


def test_the_page_is_in_sight_when_cage_shows_it(
    kiosk: Program, short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped command line: cage, and in it Chromium within its own sandbox."""
    for name, value in WITHOUT_A_SEAT.items():
        monkeypatch.setitem(kiosk.env, name, value)
    with kept(kiosk, short_folder, as_nobody(CAGE)) as keeper:
        assert keeper.family("cage --")
        before = keeper.family()
        stop_all(keeper)
        until(lambda: keeper.starts() == 2, seconds=PATIENCE_S)
        until(keeper.in_sight, seconds=PATIENCE_S)
        assert is_gone(before)
