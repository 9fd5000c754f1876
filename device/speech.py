"""Who says a sentence: a person's clips, else a program for that language, else espeak-ng.

Theory of operation: each speaker is asked in turn, and the first one that can say the sentence
says the whole of it. One that fails is named once in the log, and again only after it has worked
in between; the next one takes its place meanwhile. What a program made is kept for the day
(`device.shelf`), under the program's own line, the language and the text.

A command (`voices` in the settings) is an argv list without a shell. It gets the text on standard
input and writes a WAV to standard output, of any rate. Piper does so with `--output_file -`. Sound
without a head is refused: nobody could tell it from an error message, which would be heard as
noise.

Promises, held by tests/device/test_speech.py:
- `speak` never raises. A speaker that does not end is killed with its children: after `PATIENCE_S`,
  or later where a sentence is long.
- One that hung is asked again a minute later: it delays one call, not every call.
- A sentence is never half of one speaker and half of another.
"""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, cast

import structlog

from device import espeak
from device.clips import Clips
from device.shelf import Shelf
from device.sound import run
from device.texts import strip_isolates
from device.wav_file import samples, trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from device.voice import Sentence

PATIENCE_S: Final = 4.0
_SHORT: Final = 60  # signs: every call is shorter
_PATIENCE_A_SIGN_S: Final = 0.1  # beyond that; about as long as it takes to say it
_FIRST_SHARE: Final = 0.4  # of the time for two: German says the same in fewer syllables
_SLOW_S: Final = 1.0
_REST_S: Final = 60.0  # a speaker that hung is left alone for so long: calls are not to wait for it
NOBODY: Final = "none"


class Speaker(Protocol):
    """Somebody who can say sentences."""

    name: str
    lasts: bool
    """Whether what it made is worth a file: a restart has it again at once."""

    def speaks(self, sentence: Sentence) -> bool:
        """Say whether this sentence can be said, as far as is known before it is tried."""

    def line(self, language: str) -> str:
        """Tell what makes the sound, so that another program's is not taken for this one's."""

    def say(self, sentence: Sentence) -> bytes:
        """Return the samples; OSError if it fails."""


@dataclass(frozen=True)
class Spoken:
    """What a sentence has become: its samples, and who spoke."""

    samples: bytes
    speaker: str


@dataclass(frozen=True)
class Company:
    """The sentences of one announcement, and the seconds that all of them have together."""

    sentences: tuple[Sentence, ...]
    room_s: float


class _Recorded:
    name = "clips"
    lasts = False  # they are files already, and may be recorded anew

    def __init__(self, clips: Clips) -> None:
        self._clips = clips

    def speaks(self, sentence: Sentence) -> bool:
        return self._clips.knows(sentence)

    def line(self, language: str) -> str:
        del language
        return ""

    def say(self, sentence: Sentence) -> bytes:
        return self._clips.said(sentence)


class _Command:
    name = "command"
    lasts = True

    def __init__(self, voices: Mapping[str, Sequence[str]]) -> None:
        self._voices = {language: list(argv) for language, argv in voices.items()}

    def speaks(self, sentence: Sentence) -> bool:
        return sentence.language in self._voices

    def line(self, language: str) -> str:
        return json.dumps(self._voices.get(language))

    def say(self, sentence: Sentence) -> bytes:
        argv = self._voices[sentence.language]
        text = strip_isolates(sentence.text) + "\n"
        patience_s = PATIENCE_S + max(0, len(text) - _SHORT) * _PATIENCE_A_SIGN_S
        made = run(argv, text.encode(), patience_s=patience_s)
        try:
            return trimmed(samples(made))
        except OSError as error:
            raise OSError(f"{argv[0]}: {error}") from None


class _Espeak:
    name = "espeak"
    lasts = True

    def __init__(self, program: str, paces: Mapping[str, int]) -> None:
        self._program, self._paces = program, paces
        self._languages = espeak.languages()

    def _pace(self, language: str) -> int:
        return self._paces.get(language, espeak.PACE)

    def speaks(self, sentence: Sentence) -> bool:
        return sentence.language in self._languages

    def line(self, language: str) -> str:
        return str(self._pace(language))

    def say(self, sentence: Sentence) -> bytes:
        return espeak.usual(self._program, sentence, self._pace(sentence.language))

    def hurried(self, sentence: Sentence, made: bytes, within_s: float) -> bytes:
        pace = self._pace(sentence.language)
        return espeak.fitted(self._program, sentence, made, within_s=within_s, pace=pace)


class Speech:
    """All speakers of one machine."""

    def __init__(
        self,
        *,
        clips: Path | None = None,
        voices: Mapping[str, Sequence[str]] | None = None,
        paces: Mapping[str, int] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Look once who is there; what is wrong with the clips is said once."""
        self._log = structlog.get_logger("device.speech")
        recorded = None if clips is None else Clips(clips)
        program = espeak.program()
        self.problems = [] if recorded is None else recorded.problems
        self._speakers: list[Speaker] = []
        self._espeak: _Espeak | None = None
        if recorded is not None and recorded.languages:
            self._speakers.append(_Recorded(recorded))
        if voices:
            self._speakers.append(_Command(voices))
        if program is not None:
            self._espeak = _Espeak(program, paces or {})
            self._speakers.append(self._espeak)
        self._shelf = Shelf(folder)
        self._silent: dict[tuple[str, str], float] = {}
        self._one_at_a_time = threading.Lock()
        for problem in self.problems:
            self._log.warning("a clip is not taken", why=problem)

    @property
    def is_there(self) -> bool:
        """Say whether anybody speaks here."""
        return bool(self._speakers)

    def tidy(self) -> None:
        """Forget what was said on another day."""
        self._shelf.tidy()

    def speaks(self, sentence: Sentence) -> bool:
        """Say whether somebody here may be able to say this sentence."""
        return any(speaker.speaks(sentence) for speaker in self._speakers)

    def known(self, sentence: Sentence, beside: Company) -> Spoken | None:
        """Return a sentence that need not be made: it was spoken today, or nobody can say it."""
        for speaker in self._speakers:
            kept = self._shelf.get(_name(speaker, sentence, beside))
            if kept is not None:
                return Spoken(kept, speaker.name)
        return None if self.speaks(sentence) else Spoken(b"", NOBODY)

    def speak(self, sentence: Sentence, beside: Company) -> Spoken:
        """Return a sentence as the first speaker says it who can; without samples if none can.

        espeak-ng hurries as much as it takes to leave room for what is said beside it; a person or
        another program takes the time that it takes.
        """
        with self._one_at_a_time:
            return self.known(sentence, beside) or self._made(sentence, beside)

    def _made(self, sentence: Sentence, beside: Company) -> Spoken:
        for speaker in self._speakers:
            if not speaker.speaks(sentence):
                continue
            made = self._asked(speaker, sentence, beside)
            if made is not None:
                self._shelf.put(_name(speaker, sentence, beside), made, lasts=speaker.lasts)
                return Spoken(made, speaker.name)
        return Spoken(b"", NOBODY)

    def _said(self, speaker: Speaker, sentence: Sentence, beside: Company) -> bytes:
        if speaker is not self._espeak:
            return speaker.say(sentence)
        return self._espeak.hurried(
            sentence, self._usual(sentence), self._share_s(sentence, beside)
        )

    def _usual(self, sentence: Sentence) -> bytes:
        """Return what espeak-ng says when it is in no hurry. OSError."""
        espeak_ng = cast("_Espeak", self._espeak)
        name = _name(espeak_ng, sentence, Company((), 0.0))
        kept = self._shelf.get(name)
        if kept is None:
            kept = espeak_ng.say(sentence)
            self._shelf.put(name, kept, lasts=False)
        return kept

    def _share_s(self, sentence: Sentence, beside: Company) -> float:
        """Return the seconds for one sentence of an announcement: all hurry alike.

        Where somebody else says one of them, nobody knows how long that takes before it was said;
        then the first sentence, German, has two fifths.
        """
        if len(beside.sentences) == 1:
            return beside.room_s
        if any(self._first(each) is not self._espeak for each in beside.sentences):
            is_first = sentence == beside.sentences[0]
            return beside.room_s * (_FIRST_SHARE if is_first else 1 - _FIRST_SHARE)
        all_of_them = sum(len(self._usual(each)) for each in beside.sentences)
        return beside.room_s * len(self._usual(sentence)) / max(1, all_of_them)

    def _first(self, sentence: Sentence) -> Speaker | None:
        return next((each for each in self._speakers if each.speaks(sentence)), None)

    def _asked(self, speaker: Speaker, sentence: Sentence, beside: Company) -> bytes | None:
        who, begun = (speaker.name, sentence.language), time.monotonic()
        if begun < self._silent.get(who, 0.0):
            return None
        try:
            made = _heard(self._said(speaker, sentence, beside))
        except Exception as error:  # noqa: BLE001 - whatever it was, the next one speaks
            took_s = time.monotonic() - begun
            if who not in self._silent:
                told = {"voice": speaker.name, "language": sentence.language}
                self._log.warning("a voice fails: the next one speaks", **told, why=str(error))
            self._silent[who] = time.monotonic() + (_REST_S if took_s > _SLOW_S else 0.0)
            return None
        if self._silent.pop(who, None) is not None:
            told = {"voice": speaker.name, "language": sentence.language}
            self._log.info("a voice speaks again", **told)
        return made


def _heard(samples: bytes) -> bytes:
    """Return what was made, if there is a sound in it; else OSError."""
    if not samples:
        raise OSError("nothing is heard of it")
    return samples


def _name(speaker: Speaker, sentence: Sentence, beside: Company) -> str:
    """Name a sound by all that it depends on."""
    texts = [[each.language, strip_isolates(each.text)] for each in (sentence, *beside.sentences)]
    return json.dumps([speaker.name, speaker.line(sentence.language), beside.room_s, texts])
