"""Who speaks: clips before a command, a command before espeak-ng, and nobody twice."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import psutil
import pytest
import structlog

from device import espeak
from device.sound import RATE
from device.speech import NOBODY, Company, Speech, Spoken
from device.voice import Sentence
from tests.clock import wait_until
from tests.device.sounds import pitch, speaker, tone, wav_of

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = Sentence(
    "de",
    "Nummer \u2068K 2 1 4\u2069, bitte zu Schalter \u20687\u2069.",
    "call",
    (("number", "K214"), ("counter", "7")),
)
PLAIN = "Nummer K 2 1 4, bitte zu Schalter 7."
TIGRINYA = Sentence("ti", "ቁጽሪ K 2 1 4")
ROOM_S = 30.0


def alone(sentence: Sentence, room_s: float = ROOM_S) -> Company:
    """An announcement of one sentence."""
    return Company((sentence,), room_s)


def speak(speech: Speech, sentence: Sentence, room_s: float = ROOM_S) -> Spoken:
    """Have one sentence said, by itself and with so much time."""
    return speech.speak(sentence, alone(sentence, room_s))


def known(speech: Speech, sentence: Sentence) -> Spoken | None:
    """Ask for one sentence, as it is said by itself."""
    return speech.known(sentence, alone(sentence))


def lasting_s(spoken: Spoken) -> float:
    """How long it is heard."""
    return len(spoken.samples) / 2 / RATE


def recorded(folder: Path) -> Path:
    """German clips of which the letter K alone is missing."""
    german = folder / "clips" / "de"
    german.mkdir(parents=True)
    (german / "clips.toml").write_text('call = ["{letter}", "{digits}", "{counter}"]')
    for digit in "0123456789":
        (german / f"{digit}.wav").write_bytes(wav_of(tone(700, 0.1)))
    return folder / "clips"


def test_clips_speak_when_a_sentence_was_recorded(tmp_path: Path) -> None:
    """Before the command and before espeak-ng."""
    clips = recorded(tmp_path)
    (clips / "de" / "K.wav").write_bytes(wav_of(tone(700, 0.1)))
    speech = Speech(clips=clips, voices={"de": speaker(tmp_path, "say(300, 1)")})
    found = speak(speech, GERMAN)
    assert found.speaker == "clips"
    assert len(found.samples) / 2 / RATE == pytest.approx(5 * 0.1 + 4 * 0.06, abs=0.01)
    assert not (tmp_path / "speaker").exists()


def test_a_command_speaks_when_a_clip_is_missing(tmp_path: Path) -> None:
    """The whole sentence, not the rest of it; the log says which clip, once."""
    speech = Speech(clips=recorded(tmp_path), voices={"de": speaker(tmp_path, "say(300, 1)")})
    with structlog.testing.capture_logs() as log:
        found = speak(speech, GERMAN)
        speak(speech, Sentence("de", "x", "call", (("number", "K999"), ("counter", "7"))))
    assert found.speaker == "command"
    assert len(found.samples) / 2 / RATE == pytest.approx(1, abs=0.01)
    assert pitch(found.samples) == pytest.approx(300, rel=0.02)
    assert [line["why"] for line in log] == ["de/K.wav is missing"]
    assert (tmp_path / "speaker").read_text().splitlines()[0] == PLAIN


def test_a_command_speaks_its_own_language_alone_when_there_are_others(tmp_path: Path) -> None:
    """Piper for Tigrinya makes a voice where espeak-ng has none; German is still espeak-ng's."""
    speech = Speech(voices={"ti": speaker(tmp_path, "say(300, 1)")})
    assert speak(speech, TIGRINYA).speaker == "command"
    assert speak(speech, GERMAN).speaker == "espeak"


def test_nobody_speaks_when_a_language_has_no_voice() -> None:
    """That is known at once: nothing is made."""
    speech = Speech()
    assert not speech.speaks(TIGRINYA)
    found = known(speech, TIGRINYA)
    assert found
    assert (found.samples, found.speaker) == (b"", NOBODY)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise SystemExit(3)", "ended with 3"),
        ("sys.exit('no such model')", "no such model"),
        ("print('[error] no such model')", "not a WAV"),
        ("pass", "not a WAV"),
        ("say(300, 0)", "without a sound"),
        ("sys.stdout.buffer.write(wav_of([0] * 9000))", "nothing is heard"),
    ],
)
def test_espeak_speaks_when_the_command_fails(tmp_path: Path, code: str, why: str) -> None:
    """The sentence is heard all the same, what was wrong is said once, and that it works again."""
    argv = speaker(tmp_path, code)
    speech = Speech(voices={"de": argv})
    with structlog.testing.capture_logs() as log:
        assert speak(speech, GERMAN).speaker == "espeak"
        assert speak(speech, Sentence("de", "Eins")).speaker == "espeak"
        speaker(tmp_path, "say(300, 1)")
        assert speak(speech, Sentence("de", "Zwei")).speaker == "command"
    assert [line["event"] for line in log] == [
        "a voice fails: the next one speaks",
        "a voice speaks again",
    ]
    assert why in log[0]["why"]
    assert log[0]["language"] == "de"


def test_espeak_speaks_when_the_command_can_never_be_started() -> None:
    """An argument that no program can be given is a voice that fails, too."""
    with structlog.testing.capture_logs():
        assert speak(Speech(voices={"de": ["no\0speaker"]}), GERMAN).speaker == "espeak"


def test_espeak_speaks_when_the_command_is_not_there() -> None:
    """A program that was never installed."""
    with structlog.testing.capture_logs() as log:
        found = speak(Speech(voices={"de": ["no-such-speaker"]}), GERMAN)
    assert found.speaker == "espeak"
    assert "no-such-speaker" in log[0]["why"]


def test_a_command_has_more_time_when_its_sentence_is_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes about as long to make as to say: what is told of an evacuation is no call."""
    monkeypatch.setattr("device.speech.PATIENCE_S", 0.5)
    speech = Speech(voices={"de": speaker(tmp_path, "time.sleep(1); say(300, 1)")})
    assert speak(speech, Sentence("de", "Kurz.")).speaker == "espeak"
    speech = Speech(voices={"de": speaker(tmp_path, "time.sleep(1); say(300, 1)")})
    assert speak(speech, Sentence("de", "Lang genug, " * 8)).speaker == "command"


def test_a_command_is_killed_when_it_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it has started and that holds its output open; the next call does not wait for it.

    After a minute it is asked again.
    """
    monkeypatch.setattr("device.speech.PATIENCE_S", 6)
    monkeypatch.setattr("device.speech._REST_S", 2.0)
    code = f"""import os, pathlib, subprocess
pids = pathlib.Path({str(tmp_path / "pids")!r})
if pids.exists():
    say(300, 1)
else:
    child = subprocess.Popen(["sleep", "60"])
    pids.write_text(f"{{os.getpid()}} {{child.pid}}")
    time.sleep(60)
"""
    speech = Speech(voices={"de": speaker(tmp_path, code)})
    begun = time.monotonic()
    with structlog.testing.capture_logs() as log:
        assert speak(speech, GERMAN).speaker == "espeak"
        assert time.monotonic() - begun < 6 + 3
        again = time.monotonic()
        assert speak(speech, Sentence("de", "Eins")).speaker == "espeak"
        assert time.monotonic() - again < 4  # it was not asked
        time.sleep(2)
        assert speak(speech, Sentence("de", "Zwei")).speaker == "command"
    assert "takes longer than 6 s" in log[0]["why"]
    assert len(log) == 2
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    wait_until(lambda: not any(map(_runs, pids)))


def _runs(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_no_shell_reads_the_command_when_it_speaks(tmp_path: Path) -> None:
    """An argument is an argument, whatever signs are in it."""
    code = f"open({str(tmp_path / 'argument')!r}, 'w').write(sys.argv[1])\nsay(300, 1)"
    speak(Speech(voices={"de": [*speaker(tmp_path, code), "$(touch x); *"]}), GERMAN)
    assert (tmp_path / "argument").read_text() == "$(touch x); *"


# ---- kept for the day ---------------------------------------------------------------------------


def test_a_sentence_is_made_once_when_the_board_starts_again(tmp_path: Path) -> None:
    """A recall takes it from memory, a restart from the folder."""
    argv = speaker(tmp_path, "say(300, 1)")
    for _ in range(2):
        speech = Speech(voices={"de": argv}, folder=tmp_path / "kept")
        for _ in range(2):
            assert speak(speech, GERMAN).speaker == "command"
            assert known(speech, GERMAN)
    assert (tmp_path / "speaker").read_text().count(PLAIN) == 1


def test_a_sentence_is_made_anew_when_another_program_speaks(tmp_path: Path) -> None:
    """Another line of the settings, another pace, another text, another language."""
    one, two = (speaker(tmp_path, f"say({hertz}, 1)", name) for hertz, name in SPEAKERS)
    kept = tmp_path / "kept"
    first = speak(Speech(voices={"de": one}, folder=kept), GERMAN)
    second = speak(Speech(voices={"de": two}, folder=kept), GERMAN)
    assert pitch(first.samples) == pytest.approx(300, rel=0.02)
    assert pitch(second.samples) == pytest.approx(500, rel=0.02)
    calm = speak(Speech(paces={"de": 120}, folder=kept), GERMAN)
    usual = speak(Speech(folder=kept), GERMAN)
    assert len(calm.samples) > 1.2 * len(usual.samples)


SPEAKERS = ((300, "one"), (500, "two"))


def test_clips_lie_in_no_second_folder_when_they_were_heard(tmp_path: Path) -> None:
    """Who records one anew hears it after the next start."""
    clips = recorded(tmp_path)
    (clips / "de" / "K.wav").write_bytes(wav_of(tone(700, 0.1)))
    speak(Speech(clips=clips, folder=tmp_path / "kept"), GERMAN)
    assert not (tmp_path / "kept").exists()


# ---- how fast -----------------------------------------------------------------------------------


def test_a_sentence_is_spoken_calmly_when_there_is_time() -> None:
    """The same as espeak-ng makes by itself at 160 words a minute."""
    program = espeak.program()
    assert program
    assert speak(Speech(), GERMAN).samples == espeak.spoken(program, GERMAN)


@pytest.mark.parametrize("share", [0.95, 0.85, 0.8])
def test_a_sentence_fits_when_there_is_less_time_than_it_takes(share: float) -> None:
    """As fast as it must be, and hardly faster."""
    speech = Speech()
    takes_s = lasting_s(speak(speech, GERMAN))
    fitted_s = lasting_s(speak(speech, GERMAN, share * takes_s))
    assert 0.93 * share * takes_s < fitted_s <= share * takes_s


def test_digits_stay_clear_when_there_is_far_too_little_time() -> None:
    """Never faster than 220 words a minute: too late is better than not understood."""
    speech = Speech()
    takes_s = lasting_s(speak(speech, GERMAN))
    assert lasting_s(speak(speech, GERMAN, 0.1)) > 0.68 * takes_s


def test_both_sentences_hurry_alike_when_together_they_take_too_long() -> None:
    """Neither is rushed for the other's sake, and neither hurries where both have time."""
    speech, english = Speech(), Sentence("en", "Number K 2 1 4, please go to counter 7.")
    calm = [lasting_s(speak(speech, each)) for each in (GERMAN, english)]
    both = Company((GERMAN, english), 1.01 * sum(calm))
    assert [lasting_s(speech.speak(each, both)) for each in both.sentences] == calm
    less = Company((GERMAN, english), 0.85 * sum(calm))
    hurried = [lasting_s(speech.speak(each, less)) for each in less.sentences]
    assert sum(hurried) <= less.room_s
    assert [now / then for now, then in zip(hurried, calm, strict=True)] == pytest.approx(
        [0.83, 0.83], abs=0.03
    )


def test_german_leaves_room_when_nobody_knows_how_long_the_other_takes(tmp_path: Path) -> None:
    """Another program's sentence is not waited for: German has two fifths of the time."""
    speech = Speech(voices={"ti": speaker(tmp_path, "say(300, 3)")})
    both = Company((GERMAN, TIGRINYA), 6.5)
    assert lasting_s(speech.speak(GERMAN, both)) <= 0.4 * 6.5
    assert lasting_s(speech.speak(TIGRINYA, both)) == pytest.approx(3, abs=0.01)
