"""The chime and the voice: what is heard, one after the other, and what happens without either."""

from __future__ import annotations

import array
import io
import json
import shutil
import stat
import sys
import threading
import time
import wave
from itertools import pairwise
from pathlib import Path

import psutil
import pytest
import structlog

from device import espeak
from device.sound import RATE, Folder, Program, Silence, seconds, sink, wav
from device.speech import Speech
from device.voice import CHIME_S, Sentence, Voice, chime
from tests.clock import wait_until

GERMAN = Sentence("de", "Nummer \u2068K 2 1 4\u2069, bitte zu Schalter \u20687\u2069.")
SAID = "Nummer K 2 1 4, bitte zu Schalter 7."


def levels(samples: bytes) -> array.array[int]:
    """Read samples."""
    return array.array("h", samples)


def lines(folder: Path) -> list[dict[str, object]]:
    """Read what was played."""
    text = (folder / "played.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


# ---- the chime --------------------------------------------------------------------------------


def test_the_chime_lasts_as_long_as_it_should_when_it_is_made() -> None:
    """The chime takes 0.8 s."""
    assert len(levels(chime())) == round(CHIME_S * RATE)
    assert seconds(wav(chime())) == pytest.approx(0.8)


def test_the_chime_starts_and_ends_softly_when_it_is_heard() -> None:
    """No click at either end, and room for the amplifier in between."""
    heard = levels(chime())
    assert max(abs(level) for level in heard[:20]) < 600
    assert max(abs(level) for level in heard[-20:]) < 600
    assert 12_000 < max(abs(level) for level in heard) <= 0.5 * 32_767 + 1
    assert max(abs(one - two) for one, two in pairwise(heard)) < 6_000


def test_the_chime_is_two_tones_when_it_is_heard() -> None:
    """The second tone comes in while the first one fades: louder again after 0.28 s."""
    heard = levels(chime())
    before = heard[round(0.24 * RATE) : round(0.27 * RATE)]
    after = heard[round(0.30 * RATE) : round(0.33 * RATE)]
    assert max(map(abs, after)) > 1.3 * max(map(abs, before))


def test_a_sound_is_a_wav_when_it_is_written() -> None:
    """One channel of 16 bits at espeak-ng's own rate."""
    with wave.open(io.BytesIO(wav(chime())), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)


# ---- sinks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("none", Silence()),
        ("file:sounds", Folder(Path("sounds"))),
        (["aplay", "-q"], Program(("aplay", "-q"))),
    ],
)
def test_a_sink_is_found_when_a_setting_names_it(
    setting: str | list[str], expected: object
) -> None:
    """Silence, a folder, or a program with its arguments."""
    assert sink(setting) == expected


@pytest.mark.parametrize("setting", ["", "aplay -q", "file:", "File:x", "command:aplay", []])
def test_a_setting_is_refused_when_it_names_no_sink(setting: str | list[str]) -> None:
    """A line for a shell is not a program."""
    with pytest.raises(ValueError, match="sound"):
        sink(setting)


def test_announcements_are_numbered_files_when_a_folder_keeps_them(tmp_path: Path) -> None:
    """One WAV an announcement and a line with its start, end and text; numbers go on."""
    for _ in range(2):
        Voice(Folder(tmp_path)).say([GERMAN])
    assert [line["file"] for line in lines(tmp_path)] == ["0001.wav", "0002.wav"]
    assert [line["text"] for line in lines(tmp_path)] == [SAID, SAID]
    assert (tmp_path / "0001.wav").read_bytes() == wav(chime())


def test_an_announcement_takes_its_time_when_a_folder_keeps_it(tmp_path: Path) -> None:
    """`say` returns when the sound would have been heard."""
    Voice(Folder(tmp_path)).say([GERMAN])
    line = lines(tmp_path)[0]
    assert isinstance(line["start"], int)
    assert isinstance(line["end"], int)
    assert line["end"] - line["start"] >= 800


def player(folder: Path, code: str) -> list[str]:
    """Write a program that gets a WAV's name as its last argument."""
    file = folder / "player.py"
    file.write_text(code)
    return [sys.executable, str(file), str(folder / "heard")]


def test_a_program_gets_the_wav_when_it_plays(tmp_path: Path) -> None:
    """The WAV's name is the last argument, and the file is gone afterwards."""
    code = "import sys, shutil\nshutil.copy(sys.argv[2], sys.argv[1])\n"
    Voice(Program(tuple(player(tmp_path, code)))).say([GERMAN])
    assert (tmp_path / "heard").read_bytes() == wav(chime())


def test_no_shell_reads_the_arguments_when_a_program_plays(tmp_path: Path) -> None:
    """An argument is an argument, whatever signs are in it."""
    code = "import sys\nopen(sys.argv[1], 'w').write(sys.argv[2])\n"
    argv = [*player(tmp_path, code), "$(touch nothing); *"]
    Voice(Program(tuple(argv))).say([GERMAN])
    assert (tmp_path / "heard").read_text() == "$(touch nothing); *"


@pytest.mark.parametrize(
    "argv",
    [["no-such-player"], [sys.executable, "-c", "raise SystemExit(1)"], ["no\0name of a program"]],
)
def test_it_is_said_once_when_no_sound_is_heard(argv: list[str]) -> None:
    """A machine without a sound device says so once and goes on."""
    speaker = Voice(Program(tuple(argv)))
    with structlog.testing.capture_logs() as log:
        for _ in range(3):
            speaker.say([GERMAN])
    assert [line["event"] for line in log] == ["no sound is heard: the board goes on without"]


def test_it_is_said_again_when_the_sound_had_come_back(tmp_path: Path) -> None:
    """A trouble that was over is news when it comes again."""
    (tmp_path / "in the way").write_text("")
    speaker = Voice(Folder(tmp_path / "in the way"))
    with structlog.testing.capture_logs() as log:
        speaker.say([GERMAN])
        (tmp_path / "in the way").unlink()
        speaker.say([GERMAN])
        shutil.rmtree(tmp_path / "in the way")
        (tmp_path / "in the way").write_text("")
        speaker.say([GERMAN])
    lost, back = "no sound is heard: the board goes on without", "sound is heard again"
    assert [line["event"] for line in log] == [lost, back, lost]


def test_nothing_is_made_when_nobody_could_hear_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent board starts no program."""
    monkeypatch.setenv("PATH", "")
    speaker = Voice(Silence())
    speaker.say([GERMAN])
    assert speaker.silent


def test_the_sound_is_at_its_volume_when_it_is_to_be_softer(tmp_path: Path) -> None:
    """At 60 percent every sample has 60 percent of its height."""
    Voice(Folder(tmp_path)).say([GERMAN], percent=60)
    heard = levels((tmp_path / "0001.wav").read_bytes()[44:])
    full = levels(chime())
    assert max(heard) == max(full) * 60 // 100
    assert len(heard) == len(full)


@pytest.mark.parametrize("percent", [0, -5])
def test_nothing_is_played_when_the_volume_is_nought(tmp_path: Path, percent: int) -> None:
    """Not a silent file: nothing at all, and at once."""
    Voice(Folder(tmp_path / "sounds")).say([GERMAN], percent=percent)
    assert not (tmp_path / "sounds").exists()


def test_it_is_said_once_when_the_sound_has_come_back(tmp_path: Path) -> None:
    """Who has looked for the trouble is told that it is over, and the state says so."""
    way = tmp_path / "in the way"
    way.write_text("")
    speaker = Voice(Folder(way))
    with structlog.testing.capture_logs() as log:
        speaker.say([GERMAN])
        assert speaker.state == "failed"
        way.unlink()
        speaker.say([GERMAN])
        speaker.say([GERMAN])
    assert speaker.state == "chime"
    assert [line["event"] for line in log][1:] == ["sound is heard again"]


def test_a_player_is_killed_when_it_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the sound's length and a little more, with what it has started; the next one plays."""
    monkeypatch.setattr("device.sound.PLAYER_PATIENCE_S", 4)
    code = """import os, pathlib, subprocess, sys, time
first = pathlib.Path(sys.argv[1])
if not first.exists():
    child = subprocess.Popen(["sleep", "60"])
    first.write_text(f"{os.getpid()} {child.pid}")
    time.sleep(60)
first.with_name("second").write_text("played")
"""
    speaker = Voice(Program(tuple(player(tmp_path, code))))
    begun = time.monotonic()
    speaker.say([GERMAN])
    assert time.monotonic() - begun < CHIME_S + 4 + 2.5
    assert speaker.state == "failed"
    pids = [int(pid) for pid in (tmp_path / "heard").read_text().split()]
    wait_until(lambda: not any(map(runs, pids)))
    speaker.say([GERMAN])
    assert (tmp_path / "second").read_text() == "played"
    assert speaker.state == "chime"


@pytest.mark.parametrize("says", ["x" * 5000, "\\x1b[31mdevice \\x07busy\\x1b[0m" + "!" * 300])
def test_the_last_line_is_told_when_a_player_says_much_and_fails(tmp_path: Path, says: str) -> None:
    """One line of a bounded length, however much was said before; nothing stops the player."""
    code = f"import sys\nsys.stderr.write('words\\n' * 50_000 + '{says}\\n\\n')\nsys.exit(3)"
    with structlog.testing.capture_logs() as log:
        Voice(Program(tuple(player(tmp_path, code)))).say([GERMAN])
    why = log[0]["why"]
    assert " ended with 3: " in why
    last = why.partition(" ended with 3: ")[2]
    assert len(last) == 200
    assert last.isprintable()
    assert last[0] in "x["


def test_nobody_waits_when_a_player_leaves_a_program_behind() -> None:
    """What holds the player's words open does not hold the next call."""
    begun = time.monotonic()
    with structlog.testing.capture_logs() as log:
        argv = ("sh", "-c", "sleep 9 & echo $! >&2; echo device busy >&2; exit 1")
        Voice(Program(argv)).say([GERMAN])
    assert time.monotonic() - begun < 5
    assert log[0]["why"] == "sh ended with 1: device busy"


def runs(pid: int) -> bool:
    """Say whether a process is there and not just waiting to be buried."""
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


# ---- speech -----------------------------------------------------------------------------------


def speaking_program(folder: Path, code: str) -> Path:
    """Put a program named espeak-ng into a folder."""
    file = folder / "espeak-ng"
    file.write_text(f"#!{sys.executable}\n{code}")
    file.chmod(file.stat().st_mode | stat.S_IEXEC)
    return folder


HISS = f"""import struct, sys
text = sys.stdin.read()
open({{log!r}}, "a").write(" ".join(sys.argv[1:]) + "|" + text + "\\n")
form = struct.pack("<HHIIHH", 1, 1, {RATE}, {2 * RATE}, 2, 16)
head = b"RIFF" + b"\\xff" * 4 + b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + b"\\xff" * 4
silence = b"\\0" * 4410
sys.stdout.buffer.write(head + silence + struct.pack("<h", 5000) * 2205 + silence)
"""


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that makes 0.1 s of sound amid silence from a text, and notes the text."""
    log = tmp_path / "said"
    monkeypatch.setenv("PATH", str(speaking_program(tmp_path, HISS.format(log=str(log)))))
    espeak._kept.cache_clear()  # noqa: SLF001 - an earlier test's sentences
    return log


def test_each_sentence_is_spoken_in_its_language_when_there_is_a_program(
    said: Path, tmp_path: Path
) -> None:
    """Chime, German, the visitor's language; the text without isolates, on standard input."""
    own = Sentence("fr", "Numéro K 2 1 4")
    speaker = Voice(Folder(tmp_path), Speech())
    speaker.say([GERMAN, own])
    told = said.read_text(encoding="utf-8").splitlines()
    assert [line.split("|")[1] for line in told] == [SAID, "Numéro K 2 1 4"]
    assert [line.split()[1] for line in told] == ["de", "fr-fr"]
    assert speaker.state == "speech"


def test_an_announcement_is_one_sound_when_it_is_known(said: Path, tmp_path: Path) -> None:
    """A recall says the same again: made once, and no gap but the breath and the pause."""
    speaker = Voice(Folder(tmp_path / "heard"), Speech())
    own = Sentence("fr", "Numéro K 2 1 4")
    speaker.say([GERMAN, own])
    made = len(said.read_text().splitlines())
    first = len(lines(tmp_path / "heard"))
    speaker.say([GERMAN, own])
    assert len(said.read_text().splitlines()) == made == 2
    again = lines(tmp_path / "heard")[first:]
    assert [line["text"] for line in again] == [f"{SAID} Numéro K 2 1 4"]
    heard = seconds((tmp_path / "heard" / str(again[0]["file"])).read_bytes())
    assert heard == pytest.approx(0.8 + 0.05 + 0.1 + 0.25 + 0.1, abs=0.01)


@pytest.mark.parametrize("language", ["ti", "ps", "ckb", "x; rm"])
def test_a_language_is_not_spoken_when_it_has_no_voice(
    said: Path, tmp_path: Path, language: str
) -> None:
    """German alone is heard where there is no voice for the visitor's language."""
    Voice(Folder(tmp_path), Speech()).say([GERMAN, Sentence(language, "...")])
    assert len(said.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    "code", ["raise SystemExit(1)", "print('no sound')", "import sys; sys.stdout.write('RIFF')"]
)
def test_the_chime_is_heard_alone_when_speech_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """A voice that does not speak costs no chime, and is named once."""
    monkeypatch.setenv("PATH", str(speaking_program(tmp_path, code)))
    speaker = Voice(Folder(tmp_path / "heard"), Speech())
    with structlog.testing.capture_logs() as log:
        speaker.say([GERMAN])
        speaker.say([GERMAN])
    assert (tmp_path / "heard" / "0001.wav").read_bytes() == wav(chime())
    assert [line["event"] for line in log] == ["a voice fails: the next one speaks"]


def test_two_announcements_are_heard_one_after_the_other_when_one_voice_says_both(
    tmp_path: Path,
) -> None:
    """A second announcement begins when the first has ended, whoever asks for it meanwhile."""
    speaker = Voice(Folder(tmp_path))
    threads = [threading.Thread(target=speaker.say, args=([GERMAN],)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = lines(tmp_path)
    assert first["end"] <= second["start"]  # type: ignore[operator]
