"""`wartemarke-display sound-test`: what is heard in the waiting room, before anybody waits there.

It says the test's sentence and a call in each language that the site's boards need, with the very
speakers and the player that the board will use, and writes a line for each.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from device.log import log_to_stderr
from device.sound import RATE, Silence, sink
from device.speech import NOBODY
from device.texts import Texts
from device.voice import CHIME_S, LONGEST_S, Sentence, Voice, company
from display.announcer import GERMAN, announcement
from display.board import Call, Ticket
from display.settings import SETTINGS_FILE, Settings, SettingsError, load_settings, speech
from display.site import recall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from device.speech import Speech, Spoken

LOCALES: Final = Path(__file__).parent / "locales"
TEST: Final = "sound-test"
NUMBER: Final = "K214"
COUNTER: Final = "7"
_SITE_FILE: Final = "site.json"
_EASY_GERMAN: Final = "de-x-ls"  # spoken as German


@dataclass(frozen=True)
class Outcome:
    """What came of one language."""

    language: str
    speaker: str
    made_s: float
    lasts_s: float

    def line(self) -> str:
        """Say it in one line."""
        told = f"{self.language:<5} {self.speaker:<8} made in {self.made_s:.2f} s"
        told += f", a call lasts {self.lasts_s:.1f} s"
        return f"{told}: longer than {LONGEST_S:g} s" if self.lasts_s > LONGEST_S else told


def sound_test(
    settings: Annotated[Path | None, typer.Option(help="TOML file with the settings")] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            help="only this language, by its code in the site file (de, uk, ar); may be given again"
        ),
    ] = None,
) -> None:
    """Play the chime, a sentence and a call in each language, and say who speaks it.

    Each is heard to its end: about ten seconds a language. The exit code is 1 if nothing can be
    heard.
    """
    if settings is not None:
        os.environ[SETTINGS_FILE] = str(settings)
    log_to_stderr()
    try:
        known = load_settings()
        wanted = _wanted(known, language or [])
    except SettingsError as error:
        _fail(str(error), code=2)
    if isinstance(sink(known.sound), Silence):
        _fail("no sound is set: `sound` in the settings is none")
    try:
        _try_all(known, wanted)
    except OSError as error:
        _fail(f"nothing can be heard: {error}")


def _try_all(known: Settings, wanted: Sequence[str]) -> None:
    texts, heard = Texts(LOCALES), speech(known, folder=None) if known.speech else None
    voice = Voice(sink(known.sound), heard)
    for language in wanted:
        outcome, say = _outcome(texts, heard, language)
        typer.echo(outcome.line())
        for sentences in say:
            voice.play(sentences)


def _outcome(
    texts: Texts, heard: Speech | None, language: str
) -> tuple[Outcome, tuple[tuple[Sentence, ...], ...]]:
    """Make all that is to be said, so that it is known who speaks and how long it takes."""
    test = (Sentence(texts.language_of(TEST, language), texts.get(TEST, language), TEST),)
    row = Ticket(NUMBER, NUMBER, "called", COUNTER, 0, language=language)
    call = announcement(Call(row, at_ms=0, order=0, fresh_until_ms=0, late=False), texts)
    if heard is None:
        return Outcome(language, NOBODY, 0.0, CHIME_S), (test, call)
    begun = time.monotonic()
    _made(heard, test)
    spoken, lasts_s = _made(heard, call)
    took_s = time.monotonic() - begun
    who = spoken[language].speaker if language in spoken else NOBODY
    return Outcome(language, who, took_s, lasts_s), (test, call)


def _made(heard: Speech, sentences: Sequence[Sentence]) -> tuple[dict[str, Spoken], float]:
    """Make an announcement; each language's sentence, and how long it lasts with the chime."""
    beside = company(sentences, heard)
    spoken = {each.language: heard.speak(each, beside) for each in beside.sentences}
    speech_s = sum(len(each.samples) for each in spoken.values()) / 2 / RATE
    return spoken, LONGEST_S - beside.room_s + speech_s


def _wanted(known: Settings, asked: Sequence[str]) -> tuple[str, ...]:
    """Return the languages to try: those asked for, else the site's, as far as there are words."""
    has = Texts(LOCALES).languages()
    site = recall(known.data_dir / _SITE_FILE)
    ours = site.languages if site and site.languages else has
    needed = [key for key in has if key in ours and key != _EASY_GERMAN]
    for key in asked:
        if key not in has:
            raise SettingsError(f"there is no language {key!r}; there are: {', '.join(has)}")
    return tuple(dict.fromkeys(asked or [GERMAN, *needed]))


def _fail(says: str, *, code: int = 1) -> NoReturn:
    typer.echo(f"wartemarke-display: {says}", err=True)
    raise typer.Exit(code)
