"""Reads sentences aloud to one person, who may stop it at any moment.

Theory of operation: sentences wait in a queue; one thread speaks the first and plays it, then the
next. Whoever wants silence, or something else to be read, begins a new *turn*: the queue is
emptied, the player is killed, and what was being made for an older turn is never played.

Promises:
- After `stop`, and after `read` that cuts, nothing more is heard of what was read before.
- Two sentences are never heard at once: the next begins when the last has ended or was cut off.
- Nothing here raises and nothing waits: a kiosk without sound is still a kiosk. What is wrong is
  logged once, and again only after it has worked in between.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Final

import structlog

from device import espeak
from device.sound import Silence, wav
from device.texts import strip_isolates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from device.sound import Playing, Sink
    from device.voice import Sentence

LOUDNESS: Final = (30, 60, 100, 140, 200)
"""espeak-ng's amplitude at each level of volume, the quietest first."""


class Reader:
    """Reads aloud through one sink; `ended` is called when all of a turn has been heard."""

    def __init__(self, to: Sink, *, ended: Callable[[], None]) -> None:
        """Look once whether there is a sink, and a program that speaks."""
        self._sink = to
        self._ended = ended
        self._speaker = None if isinstance(to, Silence) else espeak.program()
        self._news = threading.Condition()
        self._queue: deque[tuple[Sentence, int]] = deque()
        self._turn = 0
        self._playing: Playing | None = None
        self._worker: threading.Thread | None = None
        self._is_closed = False
        self._is_reading = False
        self._is_broken = False
        self._log = structlog.get_logger("device.reader")

    @property
    def languages(self) -> frozenset[str]:
        """Give the languages that can be read here."""
        return espeak.languages() if self._speaker else frozenset()

    @property
    def is_reading(self) -> bool:
        """Say whether something is being read, or is about to be."""
        return self._is_reading

    def read(self, sentences: Iterable[Sentence], *, volume: int, cut: bool) -> None:
        """Read sentences at a volume of 1 to 5: now (`cut`), or after what is being read."""
        if self._speaker is None:
            return
        with self._news:
            if cut:
                self._begin_turn()
            self._queue.extend((sentence, volume) for sentence in sentences)
            self._is_reading = self._is_reading or bool(self._queue)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, daemon=True)
                self._worker.start()
            self._news.notify()

    def stop(self) -> None:
        """Be silent at once."""
        with self._news:
            self._begin_turn()

    def close(self) -> None:
        """Be silent for ever."""
        with self._news:
            self._begin_turn()
            self._is_closed = True
            self._news.notify()

    def _begin_turn(self) -> None:
        self._turn += 1
        self._queue.clear()
        self._is_reading = False
        if self._playing:
            self._playing.cut()

    def _work(self) -> None:
        while True:
            with self._news:
                while not self._queue and not self._is_closed:
                    self._news.wait()
                if self._is_closed:
                    return
                sentence, volume = self._queue.popleft()
                turn = self._turn
            self._read(sentence, volume, turn)
            if self._has_ended(turn):
                self._ended()

    def _has_ended(self, turn: int) -> bool:
        with self._news:
            self._playing = None
            ended = turn == self._turn and not self._queue
            self._is_reading = self._is_reading and not ended
            return ended

    def _read(self, sentence: Sentence, volume: int, turn: int) -> None:
        try:
            self._play(sentence, volume, turn)
        except OSError as error:
            if not self._is_broken:
                self._log.warning("nothing is read aloud", why=str(error))
            self._is_broken = True
            with self._news:
                if turn == self._turn:
                    self._queue.clear()
        else:
            self._is_broken = False

    def _play(self, sentence: Sentence, volume: int, turn: int) -> None:
        if self._speaker is None:
            return
        samples = espeak.spoken(self._speaker, sentence, LOUDNESS[volume - 1])
        text = strip_isolates(sentence.text)
        with self._news:
            if turn != self._turn or not samples:
                return
            more = {"language": sentence.language, "volume": volume}
            playing = self._playing = self._sink.begin(wav(samples), text, more)
        playing.wait()
