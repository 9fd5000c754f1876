"""A whole board as a process of its own: what is heard, from the WAVs that were played."""

from __future__ import annotations

import array
import contextlib
import json
import signal
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from device.voice import chime
from tests.clock import wait_until
from tests.device.sounds import samples_of, speaker
from tests.display.broadcaster import Broadcaster, now_ms
from tests.display.house import DESCRIPTION, RunningBoard, board, played, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULES = {"new_call_seconds": 4, "call_gap_seconds": 2}


@pytest.fixture
def server() -> Iterator[Broadcaster]:
    """A server that knows the site, whose calls follow each other fast."""
    with contextlib.closing(Broadcaster(DESCRIPTION | {"rules": RULES})) as running:
        yield running


def is_ready(server: Broadcaster, running: RunningBoard) -> bool:
    """Say whether the board follows its server and has learnt its site."""
    return bool(server.joins) and (running.folder / "data" / "site.json").exists()


def said(folder: Path) -> list[dict[str, Any]]:
    """What was played with words in it: a chime that its speech follows later has none."""
    return [line for line in played(folder) if line["text"]]


def numbers(folder: Path) -> list[str]:
    """Which numbers were said, in order."""
    return [line["text"].split(",")[0].removeprefix("Nummer ") for line in said(folder)]


def test_every_call_is_heard_in_full_and_in_order_when_five_come_at_once(
    server: Broadcaster, tmp_path: Path
) -> None:
    """Chime and German by espeak-ng, each after the other, though turns are over long before."""
    sounds = tmp_path / "sounds"
    with board(tmp_path, server.url, SOUND=f"file:{sounds}") as running:
        wait_until(lambda: is_ready(server, running))
        for at in range(5):
            server.call(f"K21{at}")
        wait_until(lambda: len(said(sounds)) == 5, seconds=60)
    assert numbers(sounds) == [f"K 2 1 {at}" for at in range(5)]
    told = played(sounds)
    assert all(one["end"] <= two["start"] for one, two in pairwise(told))
    chimes = [line for line in told if samples_of(sounds, line).startswith(chime())]
    assert len(chimes) == 5
    assert all(line["speakers"] == [["de", "espeak"]] for line in said(sounds))
    # after the first one, nothing had still to be made
    assert [line["text"] for line in told[2:]] == [line["text"] for line in said(sounds)[1:]]


def test_every_call_is_heard_in_order_when_twenty_come_in_a_second(
    server: Broadcaster, tmp_path: Path
) -> None:
    """None is left out and none is said twice, though the server is lost for a moment meanwhile."""
    sounds = tmp_path / "sounds"
    server.site = DESCRIPTION | {"rules": {"new_call_seconds": 4, "call_gap_seconds": 1}}
    with board(tmp_path, server.url, SOUND=f"file:{sounds}", SPEECH="false") as running:
        wait_until(lambda: is_ready(server, running))
        for at in range(20):
            server.call(f"K{201 + at}")
        wait_until(lambda: len(said(sounds)) >= 5, seconds=60)
        server.cut()
        wait_until(lambda: len(said(sounds)) == 20, seconds=60)
    assert numbers(sounds) == [" ".join(f"K{201 + at}") for at in range(20)]
    assert all(one["end"] <= two["start"] for one, two in pairwise(said(sounds)))


def test_no_sound_of_another_day_is_left_when_a_board_is_silent_now(
    server: Broadcaster, tmp_path: Path
) -> None:
    """What it kept when it still spoke goes at its next start."""
    kept = tmp_path / "data" / "speech"
    kept.mkdir(parents=True)
    (kept / "2026-01-01-0badcafe.speech").write_bytes(b"a number and a counter")
    with board(tmp_path, server.url, SOUND="none"):
        assert list(kept.iterdir()) == []


@pytest.mark.parametrize(("age_s", "heard"), [(70, ["K 2 1 4"]), (100, [])])
def test_an_old_call_is_heard_once_only_when_it_is_younger_than_ninety_seconds(
    server: Broadcaster, tmp_path: Path, age_s: int, heard: list[str]
) -> None:
    """After a restart; another call proves that the board speaks."""
    sounds = tmp_path / "sounds"
    server.call("K214", tell=False, called_ms=now_ms() - age_s * 1000)
    with board(tmp_path, server.url, SOUND=f"file:{sounds}", SPEECH="false") as running:
        wait_until(lambda: is_ready(server, running))
        server.call("K215")
        wait_until(lambda: "K 2 1 5" in numbers(sounds), seconds=30)
        server.cut()
        wait_until(lambda: len(server.joins) > 1)
        server.call("K216")
        wait_until(lambda: "K 2 1 6" in numbers(sounds), seconds=30)
    assert numbers(sounds) == [*heard, "K 2 1 5", "K 2 1 6"]


def test_the_sound_has_half_its_height_when_the_site_says_so(
    server: Broadcaster, tmp_path: Path
) -> None:
    """Fifty percent all day for this board."""
    sounds = tmp_path / "sounds"
    boards = [each | {"volume": [["00:00", 50]]} for each in DESCRIPTION["displays"]]
    server.site = DESCRIPTION | {"displays": boards}
    with board(tmp_path, server.url, SOUND=f"file:{sounds}", SPEECH="false") as running:
        wait_until(lambda: is_ready(server, running))
        server.call("K214")
        wait_until(lambda: said(sounds), seconds=30)
    heard = array.array("h", samples_of(sounds, said(sounds)[0]))
    assert max(heard) == max(array.array("h", chime())) // 2


def test_the_chime_is_heard_at_once_when_the_voice_is_slow(
    server: Broadcaster, tmp_path: Path
) -> None:
    """The board's own process neither waits for the command nor overlaps anything."""
    sounds = tmp_path / "sounds"
    code = "time.sleep(2)\nsay(300, 0.5)\n"
    code += "open(__file__ + '.made', 'w').write(str(time.time() * 1000))"
    slow = json.dumps({"de": speaker(tmp_path, code)})
    with board(tmp_path, server.url, SOUND=f"file:{sounds}", VOICES=slow) as running:
        wait_until(lambda: is_ready(server, running))
        called_ms = now_ms()
        server.call("K214")
        wait_until(lambda: said(sounds), seconds=30)
    first, second = played(sounds)
    assert samples_of(sounds, first) == chime()
    made_ms = float((tmp_path / "speaker.py.made").read_text())
    assert first["start"] - called_ms < (made_ms - called_ms) / 2
    assert second["start"] >= max(first["end"], called_ms + 2_000)
    assert second["speakers"] == [["de", "command"]]


def test_a_restart_is_warm_when_the_call_still_stands(server: Broadcaster, tmp_path: Path) -> None:
    """Killed and begun anew, the board says it in one piece: nothing is made again."""
    sounds = tmp_path / "sounds"
    voice = json.dumps({"de": speaker(tmp_path, "time.sleep(1)\nsay(300, 0.5)")})
    with board(tmp_path, server.url, SOUND=f"file:{sounds}", VOICES=voice) as running:
        wait_until(lambda: is_ready(server, running))
        server.call("K214")
        wait_until(lambda: said(sounds), seconds=30)
        running.stop(signal.SIGKILL)
        running.start()
        wait_until(lambda: len(said(sounds)) == 2, seconds=30)
    again = said(sounds)[1]
    assert samples_of(sounds, again).startswith(chime())
    assert (tmp_path / "speaker").read_text().count("Nummer") == 1


def written(file: Path) -> str:
    """What stands in a file by now."""
    return file.read_text() if file.exists() else ""


HANGS_ONCE = """import os, pathlib, shutil, sys, time
folder = pathlib.Path(sys.argv[1])
if not (folder / "hung").exists():
    (folder / "hung").write_text(str(os.getpid()))
    time.sleep(120)
shutil.copy(sys.argv[2], folder / f"heard-{time.time_ns()}.wav")
"""


def test_later_calls_are_heard_when_the_player_hangs(server: Broadcaster, tmp_path: Path) -> None:
    """It is killed, the log says so once, the next call is played, and the log says that too."""
    file = tmp_path / "player.py"
    file.write_text(HANGS_ONCE)
    player = json.dumps([sys.executable, str(file), str(tmp_path)])
    with board(tmp_path, server.url, SOUND=player, SPEECH="false") as running:
        wait_until(lambda: is_ready(server, running))
        server.call("K214")
        wait_until(lambda: written(tmp_path / "hung"), seconds=20)
        server.call("K215")
        server.call("K216")
        wait_until(lambda: len(list(tmp_path.glob("heard-*"))) == 2, seconds=60)
        wait_until(lambda: "sound is heard again" in running.log)
        assert running.log.count("no sound is heard") == 1
        assert not psutil.pid_exists(int((tmp_path / "hung").read_text()))


def test_calls_are_heard_when_a_part_of_the_board_has_failed(
    server: Broadcaster, tmp_path: Path
) -> None:
    """What failed is named and begun anew: no fault of a moment silences a board for the day."""
    sounds = tmp_path / "sounds"
    env = settings(tmp_path, server.url, SOUND=f"file:{sounds}", SPEECH="false")
    port = int(env["WARTEMARKE_DISPLAY_PORT"])
    running = RunningBoard(port, tmp_path, env, program="tests.display.shaky_board")
    running.start()
    try:
        wait_until(lambda: is_ready(server, running))
        server.call("K214")
        wait_until(lambda: played(sounds), seconds=20)
        assert running.log.count("a part of the board begins anew") == 2
    finally:
        running.stop(signal.SIGKILL)


def test_no_player_is_left_when_the_board_is_killed(server: Broadcaster, tmp_path: Path) -> None:
    """Who is dead does not go on calling people."""
    file = tmp_path / "player.py"
    file.write_text(HANGS_ONCE)
    player = json.dumps([sys.executable, str(file), str(tmp_path)])
    with board(tmp_path, server.url, SOUND=player, SPEECH="false") as running:
        wait_until(lambda: is_ready(server, running))
        server.call("K214")
        wait_until(lambda: written(tmp_path / "hung"), seconds=20)
        pid = int((tmp_path / "hung").read_text())
        running.stop(signal.SIGKILL)
        wait_until(lambda: not psutil.pid_exists(pid), seconds=10)
