"""A board's browser is kept, and its voice needs none: calls are heard while the page is gone."""

from __future__ import annotations

import contextlib
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from display.browser import CAGE
from kiosk.browser import CAGE as OF_A_KIOSK
from tests.clock import wait_until
from tests.display.broadcaster import TOKEN, Broadcaster
from tests.display.house import DESCRIPTION, played
from tests.kiosk.kept_browser import HEADLESS, Kept, as_nobody, is_gone, kept, lonely_board
from tests.kiosk.locked_seat import POLICY
from tests.kiosk.test_kiosk_browser import WITHOUT_A_SEAT, crash_browser, stop_all
from tests.running import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PATIENCE_S: Final = 60.0
BOARDS_POLICY: Final = POLICY.with_name("wartemarke-display.json")


@pytest.fixture
def server() -> Iterator[Broadcaster]:
    """A server that knows the site."""
    with contextlib.closing(Broadcaster(DESCRIPTION)) as running_server:
        yield running_server


@contextlib.contextmanager
def hall(
    server: Broadcaster, folder: Path, argv: Sequence[str], **env: str
) -> Iterator[tuple[Kept, Path]]:
    """A board with its kept browser, and the folder of what it plays."""
    sounds = folder / "sounds"
    board = lonely_board(folder, SERVER=server.url, SOUND=f"file:{sounds}", SPEECH="false")
    (folder / "token").write_text(f"{TOKEN}\n")
    board.env |= env
    with running(board), kept(board, folder, argv) as keeper:
        wait_until(lambda: server.joins)
        yield keeper, sounds


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder that every user may enter: pytest's own are closed."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("harm", [stop_all, pytest.param(crash_browser, marks=pytest.mark.long)])
def test_calls_are_heard_when_the_browser_hangs_or_crashes(
    server: Broadcaster, tmp_path: Path, harm: Callable[[Kept], None]
) -> None:
    """The voice goes on without a page; the page comes back by itself and shows the call."""
    with hall(server, tmp_path, HEADLESS) as (keeper, sounds):
        before = keeper.family()
        harm(keeper)
        harmed_ms = time.time() * 1000
        server.call("K213")
        wait_until(lambda: keeper.starts() == 2 and is_gone(before), seconds=PATIENCE_S)
        wait_until(keeper.in_sight, seconds=PATIENCE_S)
        back_ms = time.time() * 1000
        (heard,) = played(sounds)
        assert heard["text"] == "Nummer K 2 1 3, bitte zu Schalter 7."
        assert harmed_ms < heard["start"] < heard["end"] < back_ms


def test_a_boards_page_is_in_sight_when_cage_shows_it(
    server: Broadcaster, short_folder: Path
) -> None:
    """The shipped command line: cage, and in it Chromium, mute, within its own sandbox."""
    with hall(server, short_folder, as_nobody(CAGE), **WITHOUT_A_SEAT) as (keeper, _):
        assert keeper.family("cage --")
        assert keeper.family("--mute-audio")
        full = {"width": 1280, "height": 720}  # all that the cage has
        wait_until(lambda: keeper.alive()["screen"] == full)
        before = keeper.family()
        stop_all(keeper)
        wait_until(lambda: keeper.starts() == 2, seconds=PATIENCE_S)
        wait_until(keeper.in_sight, seconds=PATIENCE_S)
        assert is_gone(before)


def test_a_boards_policy_is_a_kiosks_when_it_is_shipped() -> None:
    """It locks the same, but for the one page that is shown."""
    ours, theirs = (json.loads(each.read_text()) for each in (BOARDS_POLICY, POLICY))
    assert ours.pop("URLAllowlist") == ["http://127.0.0.1:8002"]
    assert theirs.pop("URLAllowlist") == ["http://127.0.0.1:8001"]
    assert ours == theirs


def test_a_boards_browser_is_a_kiosks_but_mute_when_it_is_started() -> None:
    """Nobody touches a board, and its sound is the agent's."""
    assert "--mute-audio" not in OF_A_KIOSK
    assert set(CAGE) - set(OF_A_KIOSK) == {"--mute-audio"}
