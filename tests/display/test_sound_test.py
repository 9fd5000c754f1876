"""`wartemarke-display sound-test`: what is heard, who speaks, and one line when nothing is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import display
from device.sound import seconds
from device.texts import Texts
from device.voice import chime
from tests.device.sounds import played, samples_of, speaker, tone, wav_of
from tests.display.house import ROOT, description, settings

LANGUAGES = Texts(Path(display.__file__).parent / "locales").languages()
NOBODY_THERE = "http://127.0.0.1:9"


def sound_test(
    folder: Path, *arguments: str, sound: str = "", **changed: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as its own program; nobody answers for a server."""
    env = settings(folder, NOBODY_THERE, SOUND=sound or f"file:{folder / 'sounds'}", **changed)
    return subprocess.run(
        [sys.executable, "-m", "display", "sound-test", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def clips(folder: Path) -> str:
    """German, recorded as tones."""
    german = folder / "clips" / "de"
    german.mkdir(parents=True)
    plan = 'call = ["{letter}", "{digits}", "{counter}"]\nsound-test = ["K"]\n'
    (german / "clips.toml").write_text(plan)
    for name in "K0123456789":
        (german / f"{name}.wav").write_bytes(wav_of(tone(500, 0.2)))
    return str(folder / "clips")


def test_each_speaker_is_named_when_a_language_is_tried(tmp_path: Path) -> None:
    """Clips for German, a program for English, espeak-ng for Arabic; played as on the board."""
    voices = json.dumps({"en": speaker(tmp_path, "say(300, 0.6)")})
    asked = ("--language", "de", "--language", "en", "--language", "ar")
    done = sound_test(tmp_path, *asked, CLIPS=clips(tmp_path), VOICES=voices)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[:4] for line in lines] == [
        ["de", "clips", "made", "in"],
        ["en", "command", "made", "in"],
        ["ar", "espeak", "made", "in"],
    ]
    told = played(tmp_path / "sounds")
    heard = [line["speakers"] for line in told]
    assert heard == [
        [["de", "clips"]],
        [["de", "clips"]],
        [["en", "command"]],
        [["de", "clips"], ["en", "command"]],
        [["ar", "espeak"]],
        [["de", "clips"], ["ar", "espeak"]],
    ]
    assert told[0]["text"] == "Dies ist eine Tonprobe."
    assert told[1]["text"] == "Nummer K 2 1 4, bitte zu Schalter 7."
    folder = tmp_path / "sounds"
    assert all(samples_of(folder, line).startswith(chime()) for line in told)
    lasts = float(lines[1][-2])
    assert lasts == pytest.approx(seconds((folder / told[3]["file"]).read_bytes()), abs=0.11)


def test_each_language_of_the_site_is_tried_when_none_is_named(tmp_path: Path) -> None:
    """Those that the board knows its site to speak; all that have words before it knows."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "site.json").write_text(
        description(languages=["de", "de-x-ls", "en", "ti"]).model_dump_json()
    )
    done = sound_test(tmp_path, SPEECH="false")
    tried = [line.split()[0] for line in done.stdout.splitlines()]
    assert tried == [each for each in ("de", "en", "ti") if each in LANGUAGES]
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["none"] * len(tried)


def test_a_call_is_named_too_long_when_its_voice_takes_its_time(tmp_path: Path) -> None:
    """A program's pace is its own: whoever sets it up is told that it is too slow."""
    voices = json.dumps({"en": speaker(tmp_path, "say(300, 6)")})
    done = sound_test(tmp_path, "--language", "en", VOICES=voices)
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith("longer than 8 s")


@pytest.mark.parametrize(
    ("sound", "arguments", "code", "says"),
    [
        ("none", [], 1, "no sound is set: `sound` in the settings is none"),
        ('["false"]', [], 1, "nothing can be heard: false ended with 1"),
        (
            '["sh", "-c", "echo device busy >&2; exit 1"]',
            [],
            1,
            "nothing can be heard: sh ended with 1: device busy",
        ),
        ('["no-such-player"]', [], 1, "no-such-player"),
        (
            "",
            ["--language", "xx"],
            2,
            "there is no language 'xx'; there are: de, de-x-ls, en, uk, ar",
        ),
    ],
)
def test_one_clear_line_says_why_when_nothing_can_be_heard(
    tmp_path: Path, sound: str, arguments: list[str], code: int, says: str
) -> None:
    """And the exit code is another one than 0."""
    done = sound_test(tmp_path, *arguments, sound=sound, SPEECH="false")
    assert done.returncode == code
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_is_wrong_with_the_clips_is_said_when_they_are_tried(tmp_path: Path) -> None:
    """A missing clip is named, and the sentence is espeak-ng's as a whole."""
    folder = clips(tmp_path)
    (tmp_path / "clips" / "de" / "7.wav").unlink()
    done = sound_test(tmp_path, "--language", "de", CLIPS=folder)
    assert done.stdout.split()[:2] == ["de", "espeak"]
    assert "de/7.wav is missing" in done.stderr


def test_the_settings_are_those_of_a_file_when_it_is_named(tmp_path: Path) -> None:
    """As for the board itself."""
    file = tmp_path / "display.toml"
    file.write_text("no-such-setting = 1\n")
    done = sound_test(tmp_path, "--settings", str(file))
    assert done.returncode == 2
    assert "unknown setting no-such-setting" in done.stderr
