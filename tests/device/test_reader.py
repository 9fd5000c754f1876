"""Reading aloud: one sentence after the other, silent at once, by the real voice."""

from __future__ import annotations

import json
import shutil
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest
import structlog

from device import espeak
from device.reader import LOUDNESS, Reader
from device.sound import Folder, Program, Silence, seconds, wav
from device.voice import Sentence
from kiosk.speech.items import VOLUMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from device.sound import Sink

SHORT = Sentence("de", "Zurück")
OTHER = Sentence("de", "Wählen")
LONG = Sentence("de", "Halten Sie Ihren Code vor den Leser. Der Code steht auf Ihrem Brief.")

Line = dict[str, Any]


def lines(folder: Path) -> list[Line]:
    """What was read, in the order in which it ended."""
    file = folder / "played.jsonl"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def until(condition: Callable[[], object], *, within_s: float = 15) -> None:
    """Return as soon as the condition holds; fail the test when it never does."""
    end = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end, "the condition did not come true in time"
        time.sleep(0.005)


class Person:
    """Somebody with a reader, who knows when it has ended."""

    def __init__(self, to: Sink) -> None:
        self.ended = threading.Event()
        self.reader = Reader(to, ended=self.ended.set)

    def hears(self, *sentences: Sentence, volume: int = 3, cut: bool = True) -> None:
        """Have something read."""
        self.reader.read(sentences, volume=volume, cut=cut)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Somebody whose reader keeps what it reads."""
    found = Person(Folder(tmp_path))
    yield found
    found.reader.close()


def lasting_s(sentence: Sentence) -> float:
    """How long a sentence takes."""
    speaker = espeak.program()
    assert speaker
    return seconds(wav(espeak.spoken(speaker, sentence)))


def test_sentences_are_heard_one_after_the_other_when_several_are_read(
    person: Person, tmp_path: Path
) -> None:
    """In their order, never two at once, and the end is told when the last has been heard."""
    person.hears(SHORT, OTHER)
    person.hears(SHORT, cut=False)
    assert person.reader.is_reading
    assert person.ended.wait(15)
    read = lines(tmp_path)
    assert [line["text"] for line in read] == ["Zurück", "Wählen", "Zurück"]
    assert [line["cut"] for line in read] == [False] * 3
    assert all(one["end"] <= two["start"] for one, two in pairwise(read))
    assert not person.reader.is_reading


def test_each_sentence_has_the_voice_of_its_language_when_it_is_read(
    person: Person, tmp_path: Path
) -> None:
    """The log says which; a language without a voice is left out, the next is heard."""
    person.hears(Sentence("ar", "تم"), Sentence("ti", "ምረጹ"), Sentence("de-x-ls", "Fertig"))
    assert person.ended.wait(15)
    assert [line["language"] for line in lines(tmp_path)] == ["ar", "de-x-ls"]


def test_isolates_are_not_read_when_a_text_has_them(person: Person, tmp_path: Path) -> None:
    """They are for eyes."""
    person.hears(Sentence("de", "Schalter \u20687\u2069"))
    assert person.ended.wait(15)
    assert lines(tmp_path)[0]["text"] == "Schalter 7"


def test_it_is_silent_at_once_when_it_is_stopped(person: Person, tmp_path: Path) -> None:
    """Of a long sentence not a twentieth more is heard, and of what waited behind it nothing."""
    person.hears(LONG, SHORT, OTHER)
    until(lambda: list(tmp_path.glob("*.wav")))
    stopped = time.time()
    person.reader.stop()
    until(lambda: lines(tmp_path))
    line = lines(tmp_path)[0]
    assert line["cut"]
    assert (line["end"] / 1000 - stopped) / lasting_s(LONG) < 0.05
    time.sleep(2 * lasting_s(SHORT))
    assert len(lines(tmp_path)) == 1
    assert not person.ended.is_set()


def test_what_is_new_is_heard_when_it_cuts(person: Person, tmp_path: Path) -> None:
    """It begins when the old has ended, long before it would have ended by itself."""
    person.hears(LONG, OTHER)
    until(lambda: list(tmp_path.glob("*.wav")))
    person.hears(SHORT)
    assert person.ended.wait(15)
    old, new = lines(tmp_path)
    assert (old["cut"], new["cut"], new["text"]) == (True, False, "Zurück")
    assert old["end"] <= new["start"]
    assert (new["start"] - old["start"]) / 1000 / lasting_s(LONG) < 0.2


def test_nothing_stale_is_heard_when_wishes_follow_fast(person: Person, tmp_path: Path) -> None:
    """Of fifty wishes at once, the last is heard to its end, and no two at a time."""
    for number in range(50):
        person.hears(Sentence("de", f"Nummer {number}"))
    assert person.ended.wait(15)
    read = lines(tmp_path)
    assert [line["text"] for line in read if not line["cut"]] == ["Nummer 49"]
    assert all(one["end"] <= two["start"] for one, two in pairwise(read))


def test_a_stale_sentence_is_not_heard_when_it_was_just_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The voice takes its time; meanwhile something else is wished, and only that is heard."""
    real, begun = shutil.which("espeak-ng"), tmp_path / "begun"
    slow = tmp_path / "bin" / "espeak-ng"
    slow.parent.mkdir()
    slow.write_text(f'#!/bin/sh\ntouch {begun}\nsleep 0.5\nexec {real} "$@"\n')
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")
    person = Person(Folder(tmp_path))
    person.hears(Sentence("de", "Das ist von vorhin."))
    until(begun.exists)
    person.hears(SHORT)
    assert person.ended.wait(15)
    assert [line["text"] for line in lines(tmp_path)] == ["Zurück"]
    person.reader.close()


def test_every_level_is_louder_when_the_volume_grows() -> None:
    """As many levels as the kiosk's machine has, each louder than the one before."""
    speaker = espeak.program()
    assert speaker
    peaks = []
    for loudness in LOUDNESS:
        samples = memoryview(espeak.spoken(speaker, LONG, loudness)).cast("h")
        peaks.append(sum(abs(level) for level in samples))
    assert len(LOUDNESS) == VOLUMES
    assert all(loud > 1.2 * soft for soft, loud in pairwise(peaks))


def test_the_volume_is_that_of_the_wish_when_it_is_read(person: Person, tmp_path: Path) -> None:
    """Each turn has its own."""
    person.hears(SHORT, volume=5)
    assert person.ended.wait(15)
    assert lines(tmp_path)[0]["volume"] == 5


# ---- a real player ----------------------------------------------------------------------------


def player(folder: Path, code: str) -> Program:
    """A program that is given a WAV's name."""
    file = folder / "player.py"
    file.write_text(code)
    return Program((sys.executable, str(file)))


def players(folder: Path) -> list[psutil.Process]:
    """The player's processes that there are, dead ones that nobody waited for included."""
    name = str(folder / "player.py")
    return [
        child
        for child in psutil.Process().children()
        if child.status() == psutil.STATUS_ZOMBIE or name in child.cmdline()
    ]


def test_the_player_is_killed_when_somebody_wants_silence(tmp_path: Path) -> None:
    """A player that would go on for a minute is gone, and leaves neither a zombie nor its file."""
    code = f"""import pathlib, sys, time
pathlib.Path({str(tmp_path / "file")!r}).write_text(sys.argv[1])
time.sleep(60)
"""
    person = Person(player(tmp_path, code))
    person.hears(SHORT)
    until(lambda: (tmp_path / "file").exists() and (tmp_path / "file").read_text())
    assert len(players(tmp_path)) == 1
    asked = time.monotonic()
    person.reader.stop()
    until(lambda: not players(tmp_path))
    assert (time.monotonic() - asked) / 60 < 0.01
    until(lambda: not Path((tmp_path / "file").read_text()).exists())
    person.reader.close()


def test_the_player_dies_with_us_when_we_are_killed(tmp_path: Path) -> None:
    """A kiosk that was killed does not go on talking."""
    pid = tmp_path / "pid"
    code = f"""import os, pathlib, time
pathlib.Path({str(pid)!r}).write_text(str(os.getpid()))
time.sleep(60)
"""
    program = player(tmp_path, code).argv
    ours = f"""import time
from device.reader import Reader
from device.sound import Program
from device.voice import Sentence
reader = Reader(Program({program!r}), ended=lambda: None)
reader.read([Sentence("de", "Weiter")], volume=3, cut=True)
time.sleep(60)
"""
    process = psutil.Popen([sys.executable, "-c", ours])
    until(lambda: pid.exists() and pid.read_text())
    process.kill()
    process.wait()
    until(lambda: not psutil.pid_exists(int(pid.read_text())))


def test_it_is_said_once_when_nothing_can_be_heard(tmp_path: Path) -> None:
    """A player that fails ends the turn: the kiosk goes on, and the log names it once."""
    person = Person(player(tmp_path, "raise SystemExit(1)"))
    with structlog.testing.capture_logs() as log:
        for _ in range(2):
            person.ended.clear()
            person.hears(SHORT, OTHER)
            assert person.ended.wait(15)
    assert [line["event"] for line in log] == ["nothing is read aloud"]
    person.reader.close()


@pytest.mark.parametrize("where", ["no sound", "no program"])
def test_no_language_is_spoken_when_nothing_could_be_heard(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a sink or a program there is nothing to offer, and nothing is started."""
    if where == "no program":
        monkeypatch.setenv("PATH", str(tmp_path))
    person = Person(Silence() if where == "no sound" else Folder(tmp_path))
    person.hears(SHORT)
    assert person.reader.languages == frozenset()
    assert not person.reader.is_reading


def test_the_languages_of_the_voice_are_offered_when_there_is_one(person: Person) -> None:
    """Leichte Sprache is German; Tigrinya, Pashto and Sorani have no voice."""
    assert {"de", "de-x-ls", "ar", "kmr", "prs"} < person.reader.languages
    assert not {"ti", "ps", "ckb"} & person.reader.languages
