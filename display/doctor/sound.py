"""What is heard of a board: its player, the machine's sound card, the voices."""

import os
import shutil
from pathlib import Path
from typing import Final

from device.doctor.findings import Finding, bad, note, well
from device.sound import RATE, Program, Silence, play, sink, wav
from device.texts import Texts
from device.voice import Sentence
from display.settings import Settings, speech

LOCALES: Final = Path(__file__).parents[1] / "locales"
CARDS: Final = Path("/dev/snd")
GERMAN: Final = "de"


def sound(settings: Settings, cards: Path = CARDS) -> Finding:
    """Play a tenth of a second of silence as the board would play a call."""
    out = sink(settings.sound)
    if isinstance(out, Silence):
        do = "set `sound`, unless another board in this room speaks"
        return note("sound", "off: nobody hears a call", do)
    if not isinstance(out, Program):
        return note("sound", f"kept in files, and not heard: {settings.sound}", "set `sound`")
    if shutil.which(out.argv[0]) is None:
        do = "apt-get install alsa-utils, or put `sound` in the settings right"
        return bad("sound", f"{out.argv[0]} is not installed", do)
    try:
        play(out, wav(bytes(RATE // 5)), "")
    except OSError as error:
        return bad("sound", f"it does not play: {error}", _why(cards))
    return well("sound", f"{out.argv[0]} plays; how loud it is, only ears say")


def _why(cards: Path) -> str:
    """Say what to look at where nothing is played."""
    playing = sorted(cards.glob("pcmC*D*p"))
    if not playing:
        return "this machine has no sound card: look at its cable, and at `aplay -l`"
    if not any(os.access(each, os.W_OK) for each in playing):
        return "this user may not use the sound card: run this with `runuser -G audio`, as the unit"
    return (
        "`aplay -l` lists the cards: name one in `sound`, and look whether it is muted (alsamixer)"
    )


def voices(settings: Settings, locales: Path = LOCALES) -> Finding:
    """Say which of the board's languages are spoken here."""
    if not settings.speech:
        return note("voices", "off: a chime is heard, and no words", "set `speech`")
    texts, speakers = Texts(locales), speech(settings, folder=None)
    every = {file.stem for file in locales.glob("*.ftl")}
    calls = {key: texts.get("call", key, number="K 2 1 4", counter="7") for key in every}
    spoken = {key for key in every if speakers.speaks(Sentence(key, calls[key]))}
    if GERMAN not in spoken:
        do = "apt-get install espeak-ng"
        return note("voices", "there is no program that speaks: a chime is heard, no words", do)
    told = f"spoken: {', '.join(sorted(spoken, key=_german_first))}"
    silent = sorted(every - spoken)
    return well("voices", f"{told}; in German alone: {', '.join(silent)}" if silent else told)


def _german_first(language: str) -> tuple[bool, str]:
    return language != GERMAN, language
