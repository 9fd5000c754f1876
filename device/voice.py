"""A chime and a voice: one announcement at a time, on whatever this machine can make sound with.

Theory of operation: an announcement is the chime, then each sentence in its language as the first
of this machine's speakers says it (`device.speech`). A sink (`device.sound`) plays it to its end.
What is known already is played in one piece. What has still to be made is made while the chime is
heard, and each sentence follows as soon as it is there. The chime is worked out here, so there is
one on every machine.

Promises, held by tests/device/test_voice.py and tests/device/test_voice_parts.py:
- `say` returns when the sound has ended; two are never heard at once. It never raises: a board
  without a voice is still a board. What is wrong is logged once, again only after it has worked in
  between, and that it works again is said once.
- The chime waits for nobody. Between it and a sentence that is known lie `_BREATH_S`, no more.
- A call of two sentences of espeak-ng and the chime takes `LONGEST_S` at the most. Nothing else
  hurries: what an evacuation says must be understood, and nobody waits for a turn behind it.
- Without speech, or for a language without a voice, the chime is heard all the same.
"""

from __future__ import annotations

import array
import functools
import math
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import structlog

from device import loudness
from device.sound import RATE, Silence, play, wav
from device.speech import Company
from device.texts import strip_isolates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from device.sound import Sink
    from device.speech import Speech, Spoken

CALL: Final = "call"  # what a sentence means that calls somebody
CHIME_S: Final = 0.8
LONGEST_S: Final = 8.0
_TONES: Final = ((0.0, 659.26), (0.28, 523.25))  # seconds from the start, Hz: E5, then C5
_OVERTONES: Final = ((1, 1.0), (2, 0.28), (3, 0.09))
_ATTACK_S: Final = 0.02
_DECAY_S: Final = 0.22
_RELEASE_S: Final = 0.08
_PEAK: Final = 0.5  # of full scale: 6 dB of room for the amplifier of a hall
_BREATH_S: Final = 0.05  # between chime and speech: the chime has faded by itself
_PAUSE_S: Final = 0.25  # between two sentences
_SPARE_S: Final = 0.05


@dataclass(frozen=True)
class Sentence:
    """One sentence to be spoken, in one language.

    `key` and `args` say what it means (`call` of `number` to `counter`), for a speaker who has
    recorded its parts.
    """

    language: str
    text: str
    key: str = ""
    args: tuple[tuple[str, str], ...] = ()


class Voice:
    """Says announcements, one after the other, through one sink."""

    def __init__(self, to: Sink, speech: Speech | None = None) -> None:
        """Without a speech, the chime is heard alone."""
        self._sink = to
        self._speech = speech
        self._log = structlog.get_logger("device.voice")
        self._is_broken = False
        self._one_at_a_time = threading.Lock()
        if not self.silent:
            chime()  # worked out now: it takes 0.1 s that no call should wait for

    @property
    def silent(self) -> bool:
        """Say whether nothing can ever be heard here."""
        return isinstance(self._sink, Silence)

    @property
    def state(self) -> str:
        """Say what is heard here: `speech`, `chime`, `none`, or that the last sound `failed`."""
        if self.silent:
            return "none"
        if self._is_broken:
            return "failed"
        return "speech" if self._speech is not None and self._speech.is_there else "chime"

    def say(
        self,
        sentences: Sequence[Sentence],
        *,
        percent: int = loudness.FULL,
        then: Callable[[], Sequence[Sentence]] = tuple,
        begun: Callable[[], None] | None = None,
    ) -> None:
        """Play the chime, then each sentence; return when it has been heard or cannot be.

        `then` gives what will be said next: it is made while this is heard. `begun` is called when
        the chime is.
        """
        try:
            self.play(sentences, percent=percent, then=then, begun=begun)
        except Exception as error:  # noqa: BLE001 - a player may fail in ways of its own
            if not self._is_broken:
                self._log.warning("no sound is heard: the board goes on without", why=str(error))
            self._is_broken = True

    def play(
        self,
        sentences: Sequence[Sentence],
        *,
        percent: int = loudness.FULL,
        then: Callable[[], Sequence[Sentence]] = tuple,
        begun: Callable[[], None] | None = None,
    ) -> None:
        """Do what `say` does; OSError if it cannot be heard."""
        if self.silent or percent <= 0:
            return
        with self._one_at_a_time:
            self._play(sentences, percent, then, begun)
        if self._is_broken:
            self._log.info("sound is heard again")
        self._is_broken = False

    def tidy(self) -> None:
        """Forget what was said on another day."""
        if self._speech is not None:
            self._speech.tidy()

    def _play(
        self,
        sentences: Sequence[Sentence],
        percent: int,
        then: Callable[[], Sequence[Sentence]],
        begun: Callable[[], None] | None,
    ) -> None:
        making = _Making(self._speech, sentences, then)
        parts, before = making.ready(), chime() + _silence(_BREATH_S)
        if not parts:
            before = chime()
        told = sentences if making.is_over else [sentence for sentence, _ in parts]
        self._sound(before, parts, told, percent, begun)
        before = _silence(_PAUSE_S) if parts else b""
        while parts := making.ready(wait=True):
            self._sound(before, parts, [sentence for sentence, _ in parts], percent)
            before = _silence(_PAUSE_S)

    def _sound(
        self,
        before: bytes,
        parts: Sequence[tuple[Sentence, Spoken]],
        told: Sequence[Sentence],
        percent: int,
        begun: Callable[[], None] | None = None,
    ) -> None:
        said = _silence(_PAUSE_S).join(spoken.samples for _, spoken in parts)
        sound = wav(loudness.scaled(before + said, percent))
        speakers = [[sentence.language, spoken.speaker] for sentence, spoken in parts]
        text = " ".join(strip_isolates(sentence.text) for sentence in told)
        play(self._sink, sound, text, {"speakers": speakers}, begun=begun)


class _Making:
    """An announcement's speech: what is known is there at once, a thread makes the rest."""

    def __init__(
        self,
        speech: Speech | None,
        sentences: Sequence[Sentence],
        then: Callable[[], Sequence[Sentence]],
    ) -> None:
        self._speech, self._then = speech, then
        self._made: queue.SimpleQueue[tuple[Sentence, Spoken] | None] = queue.SimpleQueue()
        self.is_over = speech is None
        if speech is None:
            return
        beside = company(sentences, speech)
        missing = list(beside.sentences)
        while missing and (known := speech.known(missing[0], beside)) is not None:
            self._made.put((missing.pop(0), known))
        if missing:
            threading.Thread(target=self._make, args=(speech, missing, beside), daemon=True).start()
        else:
            self._made.put(None)
            threading.Thread(target=self._look_ahead, args=(speech,), daemon=True).start()

    def ready(self, *, wait: bool = False) -> list[tuple[Sentence, Spoken]]:
        """Return what has been made by now, at least one if we wait; nothing at the end."""
        parts: list[tuple[Sentence, Spoken]] = []
        while not self.is_over:
            try:
                made = self._made.get(block=wait and not parts)
            except queue.Empty:
                return parts
            self.is_over = made is None
            if made is not None and made[1].samples:
                parts.append(made)
        return parts

    def _make(self, speech: Speech, missing: Sequence[Sentence], beside: Company) -> None:
        try:
            for sentence in missing:
                self._made.put((sentence, speech.speak(sentence, beside)))
        finally:
            self._made.put(None)
        self._look_ahead(speech)

    def _look_ahead(self, speech: Speech) -> None:
        beside = company(self._then(), speech)
        for sentence in beside.sentences:
            speech.speak(sentence, beside)


def company(sentences: Sequence[Sentence], speech: Speech) -> Company:
    """Return those of an announcement's sentences that somebody can say, and their time.

    A call must be over within `LONGEST_S`, for others wait for their turn; all else takes its time.
    """
    said = tuple(sentence for sentence in sentences if speech.speaks(sentence))
    if all(sentence.key != CALL for sentence in said):
        return Company(said, math.inf)
    between_s = _BREATH_S + _PAUSE_S * (len(said) - 1)
    return Company(said, LONGEST_S - CHIME_S - between_s - _SPARE_S)


def _silence(seconds: float) -> bytes:
    return bytes(2 * round(seconds * RATE))


@functools.cache
def chime() -> bytes:
    """Return the chime's samples: two soft tones going down, the second before the first ends."""
    samples = [_chime_at(step / RATE) for step in range(round(CHIME_S * RATE))]
    scale = _PEAK * 32_767 / max(abs(sample) for sample in samples)
    return array.array("h", (round(sample * scale) for sample in samples)).tobytes()


def _chime_at(moment: float) -> float:
    fade = min(1.0, (CHIME_S - moment) / _RELEASE_S)
    return fade * sum(_tone_at(moment - start, pitch) for start, pitch in _TONES if moment >= start)


def _tone_at(moment: float, pitch: float) -> float:
    rise = 0.5 - 0.5 * math.cos(math.pi * min(1.0, moment / _ATTACK_S))
    body = sum(
        share * math.sin(math.tau * pitch * times * moment) * math.exp(-moment * times / _DECAY_S)
        for times, share in _OVERTONES
    )
    return rise * body
