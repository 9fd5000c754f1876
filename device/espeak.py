"""espeak-ng: the voice that every machine can have, for all languages but three.

How fast it speaks is counted in its own words a minute. They are not as long in one language as in
another: at 160 a German digit takes 0.32 s, an Arabic one 0.52 s, and a whole call in Arabic,
Turkish or Polish takes half as long again as in German. A sentence that must fit into a span is
therefore made at the ordinary pace first, and again only as much faster as it must be, never
beyond `FASTEST`.
"""

from __future__ import annotations

import functools
import math
import shutil
from typing import TYPE_CHECKING, Final

from device.sound import RATE, run
from device.texts import strip_isolates
from device.wav_file import samples, trimmed

if TYPE_CHECKING:
    from device.voice import Sentence

PACE: Final = 160  # words a minute: digits stay clear in a hall
FASTEST: Final = 220  # five German syllables a second: people who talk have five to six
SLOWEST: Final = 80
LOUDNESS: Final = 100  # espeak-ng's own amplitude; it takes 0 to 200
_PROGRAM: Final = "espeak-ng"
_SAMPLE_BYTES: Final = 2
_TRIES: Final = 4
_PATIENCE_S: Final = 4.0

# espeak-ng's name for a voice where it is not the language's own key. What is not here and not
# of the same name (ti, ps, ckb) has no voice: German alone is spoken then.
_VOICES: Final = {
    **{key: key for key in ("ar", "bg", "de", "en", "es", "fa", "pl", "ro", "ru", "sq", "sr")},
    **{key: key for key in ("tr", "uk", "vi")},
    "de-x-ls": "de",
    "fr": "fr-fr",
    "kmr": "ku",
    "prs": "fa",
}


def program() -> str | None:
    """Return the program that speaks; None where there is none."""
    return shutil.which(_PROGRAM)


def languages() -> frozenset[str]:
    """Return the languages that this machine can speak: all that have a voice, or none."""
    return frozenset(_VOICES) if program() else frozenset()


def spoken(speaker: str, sentence: Sentence, loudness: int = LOUDNESS) -> bytes:
    """Return a sentence's samples, spoken by that program; nothing in a language without a voice.

    OSError if the program does not speak. What was spoken lately is not made again.
    """
    voice = _VOICES.get(sentence.language)
    text = strip_isolates(sentence.text)
    return b"" if voice is None else _kept(speaker, voice, text, loudness)


def usual(speaker: str, sentence: Sentence, pace: int = PACE) -> bytes:
    """Return a sentence's samples at this pace; OSError if the program does not speak."""
    return _made(speaker, _VOICES[sentence.language], strip_isolates(sentence.text), pace=pace)


def fitted(
    speaker: str, sentence: Sentence, made: bytes, *, within_s: float, pace: int = PACE
) -> bytes:
    """Return a sentence that was made at this pace, or as much faster as it must be. OSError."""
    for _ in range(_TRIES):
        too_long = len(made) / (_SAMPLE_BYTES * RATE * within_s)
        if too_long <= 1 or pace >= FASTEST:
            break
        pace = min(FASTEST, math.ceil(pace * too_long) + 1)
        made = usual(speaker, sentence, pace)
    return made


@functools.lru_cache(maxsize=64)
def _kept(speaker: str, voice: str, text: str, loudness: int) -> bytes:
    return _made(speaker, voice, text, loudness=loudness)


def _made(
    speaker: str, voice: str, text: str, *, loudness: int = LOUDNESS, pace: int = PACE
) -> bytes:
    says = [speaker, "-v", voice, "-s", str(pace), "-a", str(loudness), "--stdin", "--stdout"]
    try:
        return trimmed(samples(run(says, text.encode(), patience_s=_PATIENCE_S)))
    except OSError as error:
        raise OSError(f"{voice}: {error}") from None
