"""A board in the morning: it comes up without its server, whatever its folder holds."""

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device.texts import strip_isolates
from tests.clock import wait_until
from tests.disk import small_disk
from tests.display.broadcaster import Broadcaster
from tests.display.house import DESCRIPTION, RunningBoard, board, settings
from tests.display.onlooker import Onlooker, watching
from tests.running import free_port

UNKNOWN = "Willkommen"
KNOWN = "Wartebereich K"
BACK_S = 10.0


@contextlib.contextmanager
def alone(folder: Path, **changed: str) -> Iterator[tuple[int, RunningBoard, Onlooker]]:
    """Run a board whose server is not there yet: the server's port, the board, who watches it."""
    port = free_port()
    with (
        board(folder, f"http://127.0.0.1:{port}", **changed) as running,
        watching(running.port) as seen,
    ):
        yield port, running, seen


@contextlib.contextmanager
def server_at(port: int) -> Iterator[Broadcaster]:
    """Switch the server on, with a call that stands."""
    with contextlib.closing(Broadcaster(DESCRIPTION, port=port)) as server:
        server.call("K214", tell=False)
        yield server


def title(seen: Onlooker) -> str:
    """Give what stands at the top of the board."""
    return strip_isolates(str(seen.now["words"]["title"]))


def sees_the_call(seen: Onlooker) -> bool:
    """Say whether the board knows its site and the call."""
    return title(seen) == KNOWN and seen.mode == "new" and seen.large == ("K214", "7")


def kept_site(folder: Path) -> Path:
    """Give the file in which a board keeps its site."""
    return folder / "data" / "site.json"


def day_before(folder: Path) -> None:
    """Let a board learn its site, and switch it off."""
    with (
        contextlib.closing(Broadcaster(DESCRIPTION)) as server,
        board(folder, server.url) as running,
    ):
        wait_until(kept_site(folder).exists)
        running.stop()
    (folder / "log").unlink()


def test_the_board_shows_a_page_of_ours_when_it_has_never_had_a_server(tmp_path: Path) -> None:
    """No site yet: its own words at once, stale after five seconds; all of it when one comes."""
    with alone(tmp_path) as (port, running, seen):
        assert (title(seen), seen.mode) == (UNKNOWN, "empty")
        wait_until(lambda: seen.mode == "stale")
        assert seen.now["stand"] == ""
        with server_at(port):
            wait_until(lambda: sees_the_call(seen), seconds=BACK_S)
            wait_until(kept_site(tmp_path).exists)
        assert "Traceback" not in running.log


def test_the_board_shows_its_own_area_when_the_server_is_not_up_yet(tmp_path: Path) -> None:
    """The site as last known: area and floor at once, and the truth when the server comes."""
    day_before(tmp_path)
    with alone(tmp_path) as (port, _, seen):
        assert title(seen) == KNOWN
        assert seen.now["words"]["floor"] == "1. Stock"
        assert seen.now["timezone"] == "Europe/Berlin"
        wait_until(lambda: seen.mode == "stale")
        with server_at(port):
            wait_until(lambda: sees_the_call(seen), seconds=BACK_S)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _bytes(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 8)


def _another_shape(file: Path) -> None:
    file.write_text('{"areas": 7, "displays": "all"}')


def _deep(file: Path) -> None:
    file.write_text("[" * 100_000)


def _no_object(file: Path) -> None:
    file.write_text("null")


SPOILT = [_empty, _half, _bytes, _another_shape, _deep, _no_object]


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__.strip("_"))
def test_the_board_comes_up_when_what_it_kept_is_spoilt(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """As if it had kept nothing; the server's next word is kept in its place."""
    file = kept_site(tmp_path)
    file.parent.mkdir()
    file.write_text(json.dumps(DESCRIPTION))
    spoil(file)
    with alone(tmp_path) as (port, running, seen):
        assert title(seen) == UNKNOWN
        with server_at(port):
            wait_until(lambda: sees_the_call(seen), seconds=BACK_S)
            wait_until(lambda: "Europe/Berlin" in file.read_text(errors="replace"))
        assert "Traceback" not in running.log


@pytest.mark.parametrize("how", ["read-only", "full"])
def test_the_board_goes_on_when_its_folder_takes_nothing(tmp_path: Path, how: str) -> None:
    """A disk that has turned read-only, or is full: no site is kept, every call is shown."""
    settings(tmp_path, "http://127.0.0.1:9")  # the token lies elsewhere
    with small_disk(tmp_path / "data") as disk:
        if how == "full":
            disk.fill()
        else:
            disk.remount("ro")
        with alone(tmp_path) as (port, running, seen), server_at(port) as server:
            wait_until(lambda: sees_the_call(seen), seconds=BACK_S)
            wait_until(lambda: "cannot be kept" in running.log)
            server.call("K215", counter="8")
            wait_until(lambda: ("K215", "8") in seen.rows)
            assert "Traceback" not in running.log
            assert running.log.count("cannot be kept") <= 2


def test_the_page_is_there_at_once_when_the_server_swallows_everything(tmp_path: Path) -> None:
    """A server whose machine is half up takes connections and answers nothing: nobody waits."""
    with contextlib.closing(Broadcaster(DESCRIPTION)) as server:
        server.welcomes = False
        begin = time.monotonic()
        with board(tmp_path, server.url) as running, watching(running.port) as seen:
            assert time.monotonic() - begin < BACK_S
            wait_until(lambda: title(seen) == KNOWN)
            server.welcomes = True
            server.call("K214")
            wait_until(lambda: sees_the_call(seen), seconds=BACK_S)
