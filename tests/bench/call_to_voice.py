"""`call_to_voice`: seconds from a call to its first spoken sound, beyond the chime's own length.

A real server, a real board with espeak-ng, whose sounds go into a folder. The clock begins when
the request for the call is sent and ends at the first sample of speech that can be heard, as it
lies in the WAV that was played, counted from that WAV's start; the chime's own 0.8 s are taken off.
`cold`: the number was never said. `warm`: it was put back and is called again, which says the same
as a recall, and a recall must wait for most of a minute.
"""

import array
import http.client
import json
import statistics
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Final

from device.sound import RATE
from device.voice import CHIME_S, chime
from server.ticket import Role
from tests.bench.call_to_board import COUNTER, Hand
from tests.bench.figures import Figure
from tests.bench.office import bench_store
from tests.running import Programs, running

NAMES: Final = ("call_to_voice_cold", "call_to_voice_warm")
CALLS: Final = 12
GAP_S: Final = 6.0
LANGUAGE: Final = "ar"
"""Said after German: espeak-ng's slowest."""
LANGUAGES: Final = 2
AIM_COLD_S: Final = 1.5
AIM_WARM_S: Final = 0.2
TOO_LONG_S: Final = 30.0
LOOK_S: Final = 0.05
HEARD: Final = 100
"""Of 32,767: what is softer nobody hears."""


def figures(folder: Path) -> Iterator[Figure]:
    """Call numbers that were never said, and each once more when it has been said."""
    sounds = folder / "sounds"
    with bench_store(folder) as store:
        programs = Programs(folder, store)
        server = programs.server()
        board = programs.display(server, "F", "K", "W", SOUND=f"file:{sounds}")
        kiosk_token = programs.token(Role.KIOSK, "kiosk-1")
        token = programs.token(Role.COUNTER, "counter-7", counter=COUNTER)
        with running(server, board), ExitStack() as stack:
            kiosk, counter = (
                stack.enter_context(
                    closing(Hand(http.client.HTTPConnection("127.0.0.1", server.port), secret))
                )
                for secret in (kiosk_token, token)
            )
            counter.post(f"counters/{COUNTER}/open")
            _until((board.log.parent / "site.json").exists)
            cold, warm = zip(
                *(_call_twice(kiosk, counter, sounds) for _ in range(CALLS)), strict=True
            )
    for name, samples, aim_s in ((NAMES[0], cold, AIM_COLD_S), (NAMES[1], warm, AIM_WARM_S)):
        note = f"median of {CALLS}, longest {max(samples):.3f}; aim: at most {aim_s:g} s"
        yield Figure(name, statistics.median(samples), "s", note=note)


def _call_twice(kiosk: Hand, counter: Hand, sounds: Path) -> tuple[float, float]:
    ticket = kiosk.post("tickets", {"service": "renew", "language": LANGUAGE})["ticket"]
    kiosk.post(f"tickets/{ticket['id']}/deliver", {"how": "paper"})
    cold_s = _until_spoken(lambda: counter.post(f"counters/{COUNTER}/call-next"), sounds)
    counter.post(f"tickets/{ticket['id']}/put-back")
    warm_s = _until_spoken(lambda: counter.post(f"counters/{COUNTER}/call-next"), sounds)
    counter.post(f"tickets/{ticket['id']}/start")
    counter.post(f"tickets/{ticket['id']}/finish", {"outcome": "done"})
    return cold_s, warm_s


def _until_spoken(call: Callable[[], object], sounds: Path) -> float:
    """Call when the board has been silent for its gap; seconds until speech, without the chime."""
    before = played(sounds)
    if before:
        begun = max(line["start"] for line in before if _has_chime(sounds, line)) / 1000
        time.sleep(max(0.0, begun + GAP_S + LOOK_S - time.time()))
    sent = time.time()
    call()
    _until(lambda: _speakers(played(sounds)[len(before) :]) == LANGUAGES)
    spoken = next(line for line in played(sounds)[len(before) :] if line["speakers"])
    return float(spoken["start"] / 1000 + first_word_s(sounds, spoken) - sent - CHIME_S)


def _speakers(lines: list[dict[str, Any]]) -> int:
    """Count the sentences that were heard: each is a piece of its own where it came late."""
    return sum(len(line["speakers"]) for line in lines)


def first_word_s(sounds: Path, line: dict[str, Any]) -> float:
    """Give the seconds from a sound's beginning to the first speech in it."""
    samples = _samples(sounds, line)
    silent = len(chime()) // 2 if _has_chime(sounds, line) else 0
    levels = array.array("h", samples)
    return next(at for at in range(silent, len(levels)) if abs(levels[at]) > HEARD) / RATE


def _has_chime(sounds: Path, line: dict[str, Any]) -> bool:
    return _samples(sounds, line).startswith(chime())


def _samples(sounds: Path, line: dict[str, Any]) -> bytes:
    with wave.open(str(sounds / line["file"]), "rb") as file:
        return file.readframes(file.getnframes())


def played(sounds: Path) -> list[dict[str, Any]]:
    """Read what has been heard by now."""
    file = sounds / "played.jsonl"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def _until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + TOO_LONG_S
    while not holds():
        assert time.monotonic() < end, "the board does not speak"
        time.sleep(LOOK_S)
