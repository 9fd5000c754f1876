"""A whole board as a process of its own, against a server of real sockets."""

import contextlib
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import wait_until
from tests.display.broadcaster import TOKEN, Broadcaster, now_ms
from tests.display.house import DESCRIPTION, RunningBoard, board, played, settings
from tests.running import free_port


@pytest.fixture
def server() -> Iterator[Broadcaster]:
    """A server that knows the site."""
    with contextlib.closing(Broadcaster(DESCRIPTION)) as running:
        yield running


def site_is_kept(running: RunningBoard) -> bool:
    """Say whether the board has learnt its site."""
    return (running.folder / "data" / "site.json").exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_board_ends_quietly_when_it_is_told_to(
    server: Broadcaster, tmp_path: Path, how: signal.Signals
) -> None:
    """A signal ends it, long before its manager would; exit code 0, no word of distress."""
    with board(tmp_path, server.url) as running:
        wait_until(lambda: server.joins)
        start = time.monotonic()
        assert running.stop(how) == 0
        assert time.monotonic() - start < 10
        assert "Traceback" not in running.log


def test_the_board_ends_quietly_when_it_never_had_a_server(tmp_path: Path) -> None:
    """It comes up without a server, and goes as well."""
    with board(tmp_path, f"http://127.0.0.1:{free_port()}") as running:
        assert running.stop() == 0
        assert "Traceback" not in running.log


def test_the_start_stops_with_one_line_when_the_port_is_taken(
    server: Broadcaster, tmp_path: Path
) -> None:
    """A taken port: one line, exit code not 0, nothing left."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        env = settings(tmp_path, server.url, PORT=str(taken.getsockname()[1]))
        running = RunningBoard(0, tmp_path, env)
        assert running.start(wait=False).wait(timeout=10) == 2
    assert len(running.log.splitlines()) == 1
    assert str(taken) not in running.log


def test_no_log_holds_the_token_when_the_board_runs(server: Broadcaster, tmp_path: Path) -> None:
    """The token goes to the server and nowhere else."""
    with board(tmp_path, server.url) as running:
        wait_until(lambda: server.joins)
        server.cut()
        wait_until(lambda: len(server.joins) > 1)
        running.stop()
        assert server.tokens[0] == {"token": TOKEN}
        kept = [file for file in tmp_path.rglob("*") if file.is_file() and file.name != "token"]
        assert all(TOKEN not in file.read_text(errors="replace") for file in kept)


def test_the_site_is_known_when_the_board_starts_without_its_server(
    server: Broadcaster, tmp_path: Path
) -> None:
    """What was learnt once is there at the next start, and a newer word replaces it."""
    with board(tmp_path, server.url) as running:
        wait_until(lambda: site_is_kept(running))
        running.stop()
        kept = (tmp_path / "data" / "site.json").read_text()
        server.site = DESCRIPTION | {"timezone": "Europe/Vienna"}
        running.start()
        wait_until(lambda: (tmp_path / "data" / "site.json").read_text() != kept)


def test_two_calls_are_heard_one_after_the_other_when_they_come_within_a_second(
    server: Broadcaster, tmp_path: Path
) -> None:
    """Both are announced, in order, the second when the first has ended and 6 s after it began."""
    sounds = tmp_path / "sounds"
    server.site = DESCRIPTION | {"rules": {"new_call_seconds": 4, "call_gap_seconds": 2}}
    with board(tmp_path, server.url, SOUND=f"file:{sounds}", SPEECH="false") as running:
        wait_until(lambda: server.joins and site_is_kept(running))
        server.call("K213")
        server.call("K214")
        wait_until(lambda: len(played(sounds)) == 2, seconds=20)
    first, second = played(sounds)
    assert "K 2 1 3" in first["text"]
    assert "K 2 1 4" in second["text"]
    assert second["start"] >= first["end"]
    # two clocks, each counted in whole milliseconds
    assert second["start"] - first["start"] >= 2_000 - 2


def test_only_fresh_calls_are_heard_when_the_board_starts(
    server: Broadcaster, tmp_path: Path
) -> None:
    """After a restart an old call is not announced, a call of the last minute is."""
    server.call("K213", tell=False, called_ms=now_ms() - 300_000)
    server.call("K214", tell=False, called_ms=now_ms() - 2_000)
    with board(tmp_path, server.url, SOUND=f"file:{tmp_path / 'sounds'}", SPEECH="false"):
        wait_until(lambda: played(tmp_path / "sounds"), seconds=20)
    assert [line["text"] for line in played(tmp_path / "sounds")] == [
        "Nummer K 2 1 4, bitte zu Schalter 7."
    ]


def test_the_board_goes_on_when_the_machine_has_no_sound(
    server: Broadcaster, tmp_path: Path
) -> None:
    """A player that fails is named once, and the board lives."""
    with board(tmp_path, server.url, SOUND='["false"]', SPEECH="false") as running:
        wait_until(lambda: server.joins)
        server.call("K214")
        wait_until(lambda: "no sound is heard" in running.log, seconds=20)
        assert running.answers()
