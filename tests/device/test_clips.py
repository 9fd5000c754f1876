"""Recorded clips make a whole sentence, or none; what is missing is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from device.clips import Clips
from device.sound import RATE
from device.voice import Sentence
from tests.device.sounds import pitch, tone, wav_of

if TYPE_CHECKING:
    from pathlib import Path

PLAN = 'call = ["nummer", "{letter}", "{digits}", "schalter", "{counter}"]\n'
NAMES = ("nummer", "schalter", "K", *"0123456789", "12")
CLIP_S, GAP_S = 0.1, 0.06


def call(number: str = "K214", counter: str = "7", *, language: str = "de") -> Sentence:
    """A call, as a board says it."""
    return Sentence(language, "...", "call", (("number", number), ("counter", counter)))


def hertz(name: str) -> int:
    """Each clip of these tests is a tone of its own."""
    return 300 + 40 * NAMES.index(name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """German, recorded: stereo at 44,100 a second, with silence around each clip."""
    german = tmp_path / "de"
    german.mkdir()
    (german / "clips.toml").write_text(PLAN)
    quiet = [0] * 8_000
    for name in NAMES:
        clip = [*quiet, *tone(hertz(name), CLIP_S, rate=44_100), *quiet]
        (german / f"{name}.wav").write_bytes(wav_of(clip, rate=44_100, channels=2))
    return tmp_path


def heard(samples: bytes) -> list[str]:
    """Tell which clips are heard, one after the other."""
    step = round((CLIP_S + GAP_S) * RATE) * 2
    parts = [samples[at : at + round(CLIP_S * RATE) * 2] for at in range(0, len(samples), step)]
    return [min(NAMES, key=lambda name: abs(hertz(name) - pitch(part))) for part in parts]


def test_a_call_is_made_of_clips_when_they_were_recorded(folder: Path) -> None:
    """In the order of `clips.toml`, digit by digit, without the silence around each."""
    clips = Clips(folder)
    assert clips.problems == []
    assert clips.languages == {"de"}
    samples = clips.said(call())
    assert heard(samples) == ["nummer", "K", "2", "1", "4", "schalter", "7"]
    assert len(samples) / 2 / RATE == pytest.approx(7 * CLIP_S + 6 * GAP_S, abs=0.02)


def test_a_counter_is_one_clip_when_it_has_two_digits(folder: Path) -> None:
    """Counter 12 is twelve; a number of four digits is four digits."""
    assert heard(Clips(folder).said(call("K1001", "12"))) == [
        "nummer",
        "K",
        *"1001",
        "schalter",
        "12",
    ]


def test_a_clip_has_another_name_when_the_plan_says_so(folder: Path) -> None:
    """Signs around a part name other files: a digit may sound otherwise than a counter."""
    (folder / "de" / "clips.toml").write_text(
        'call = ["nummer", "{letter}", "z-{digits}", "schalter-{counter}"]'
    )
    for digit in "0123456789":
        (folder / "de" / f"{digit}.wav").rename(folder / "de" / f"z-{digit}.wav")
    (folder / "de" / "12.wav").rename(folder / "de" / "schalter-12.wav")
    clips = Clips(folder)
    assert clips.problems == []
    assert len(clips.said(call(counter="12"))) > 0


def test_it_is_known_which_sentences_were_recorded_when_somebody_asks(folder: Path) -> None:
    """Others, and other languages, are somebody else's."""
    clips = Clips(folder)
    assert clips.knows(call())
    assert not clips.knows(call(language="uk"))
    assert not clips.knows(Sentence("de", "Dies ist eine Tonprobe.", "sound-test"))


@pytest.mark.parametrize(
    ("sentence", "why"),
    [(call("F104"), "de/F.wav is missing"), (call(counter="11"), "de/11.wav is missing")],
)
def test_a_sentence_is_not_said_by_halves_when_a_clip_is_missing(
    folder: Path, sentence: Sentence, why: str
) -> None:
    """Not without its letter, and not without its counter."""
    with pytest.raises(OSError, match=why):
        Clips(folder).said(sentence)


@pytest.mark.parametrize("counter", ["../7", "/7", "7\0", "7\n", ""])
def test_no_file_elsewhere_is_heard_when_a_counter_has_an_odd_name(
    folder: Path, counter: str
) -> None:
    """What the server calls a counter is no way out of the language's own folder."""
    (folder / "7.wav").write_bytes(wav_of(tone(300, CLIP_S)))
    with pytest.raises(OSError, match="is no name of a clip"):
        Clips(folder).said(call(counter=counter))


def test_a_clip_is_heard_when_it_was_recorded_meanwhile(folder: Path) -> None:
    """A missing one is looked for anew at each call."""
    clips = Clips(folder)
    with pytest.raises(OSError, match="missing"):
        clips.said(call("F104"))
    (folder / "de" / "F.wav").write_bytes((folder / "de" / "K.wav").read_bytes())
    assert clips.said(call("F104"))


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("7.wav", None, "de/7.wav is missing"),
        ("nummer.wav", None, "de/nummer.wav is missing"),
        ("nummer.wav", "no sound", "de/nummer.wav cannot be read: file does not start with RIFF"),
        ("nummer.wav", "", "de/nummer.wav cannot be read: it ends too early"),
        ("clips.toml", None, "de/clips.toml cannot be read: No such file or directory"),
        ("clips.toml", "call = [", "de/clips.toml is not TOML: "),
        ("clips.toml", "", "de/clips.toml: there is no `call = "),
        ("clips.toml", "call = 3", "de/clips.toml: `call` is not a list of names of clips"),
        ("clips.toml", "call = [3]", "de/clips.toml: `call` is not a list of names of clips"),
        ("clips.toml", "call = []", "de/clips.toml: `call` is not a list of names of clips"),
        ("clips.toml", PLAN.replace("{letter}", "{area}"), 'de/clips.toml: `call`: "{area}" is no'),
        ("clips.toml", PLAN.replace("nummer", "../x"), 'de/clips.toml: `call`: "../x" is no name'),
        (
            "clips.toml",
            PLAN.replace("{digits}", "1"),
            "de/clips.toml: `call` does not say {digits}",
        ),
        ("clips.toml", PLAN + 'sound-test = ["probe"]', "de/probe.wav is missing"),
    ],
)
def test_a_language_is_not_offered_when_something_is_wrong(
    folder: Path, name: str, content: str | None, problem: str
) -> None:
    """One line says what, with the file's name; the other languages are not touched."""
    (folder / "tr").mkdir()
    for file in (folder / "de").iterdir():
        (folder / "tr" / file.name).write_bytes(file.read_bytes())
    if content is None:
        (folder / "de" / name).unlink()
    else:
        (folder / "de" / name).write_text(content)
    clips = Clips(folder)
    assert clips.languages == {"tr"}
    assert any(line.startswith(problem) for line in clips.problems), clips.problems
    assert all("\n" not in line for line in clips.problems)
    assert not clips.knows(call())


def test_it_is_said_when_no_language_has_the_folder_s_name(folder: Path) -> None:
    """`ger` for `de` is found by who looks for it."""
    (folder / "de").rename(folder / "ger")
    assert Clips(folder).problems == ["ger: no language has this key"]


def test_it_is_said_when_there_is_no_folder(tmp_path: Path) -> None:
    """A wrong path costs the clips, not the board."""
    clips = Clips(tmp_path / "nowhere")
    assert clips.languages == frozenset()
    assert len(clips.problems) == 1
    assert "nowhere cannot be read" in clips.problems[0]
