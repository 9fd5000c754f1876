"""What comes out of the kiosk: the printer, the letters on its paper, the sound, the picture."""

import functools
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PIL import ImageFont, features

from device import espeak
from device.doctor.findings import Finding, bad, note, well
from device.sound import RATE, Silence, play, sink, wav
from device.voice import Sentence
from kiosk.printer import FilePrinter, Outlook, Reason, TalkingPrinter, VirtualPrinter, open_printer
from kiosk.printer.marks import ANSWERS, Marks
from kiosk.receipt import PAPERS
from kiosk.settings import Settings

LOCALES: Final = Path(__file__).parents[1] / "locales"
FONTS: Final = Path(__file__).parents[1] / "fonts"
SCREEN: Final = (1080, 1920)
_NO_LETTER: Final = "\U0010fffd"  # no font has one: what is drawn for it stands for a missing one
_VALUE: Final = re.compile(r"^(?!\s*#)[^=\n]*=(.*)$|^\s+(\S.*)$", re.MULTILINE)
DO: Final = {
    Reason.NO_PAPER: "put in a new roll",
    Reason.COVER_OPEN: "close the cover until it clicks",
    Reason.CUTTER: "open it, take out the paper at the knife without a tool, switch it off and on",
    Reason.FAULT: "open it, take out what is stuck, switch it off and on",
    Reason.OFFLINE: "look at its lamps; switch it off and on",
    Reason.SILENT: "switch it off and on; look at its cable",
    Reason.UNREACHABLE: "look at its cable, its power, and at `printer` in the settings",
    Reason.INCOMPLETE: "look at its lamps and at its cable; switch it off and on",
}
"""What helps, for each reason why a ticket does not come."""

_FORGET: Final = f"delete {ANSWERS} in the data folder and start the kiosk anew"


def printer(settings: Settings, *, agent_runs: bool) -> Finding:
    """Ask the printer how it is, as far as that disturbs nobody."""
    try:
        found = open_printer(settings.printer, PAPERS[settings.profile])
    except ValueError as error:
        return bad("printer", str(error), "put `printer` in the settings right")
    if isinstance(found, VirtualPrinter):
        return note("printer", "paper on a page: for practice only", "set `printer`")
    if isinstance(found, FilePrinter):
        return _path(Path(settings.printer.partition(":")[2]))
    if agent_runs and not settings.printer.startswith("tcp:"):
        says = "the running agent has it; how it is stands on the page of the supervisor"
        return note("printer", says, "to ask it here, stop the agent first")
    return _outlook(found, has_answered=Marks(settings.data_dir, settings.printer).has_answered)


def _path(path: Path) -> Finding:
    if path.is_relative_to("/dev") and not path.exists():
        return bad("printer", f"{path} is not there", DO[Reason.UNREACHABLE])
    return note("printer", f"{path} says nothing back", "try it: `wartemarke-kiosk doctor --print`")


def _outlook(found: TalkingPrinter, *, has_answered: bool) -> Finding:
    seen: Outlook | None = found.look()
    if seen is not None and not seen.knows and has_answered:
        do = f"{DO[Reason.SILENT]}; if it is another one, which never answers: {_FORGET}"
        return bad("printer", "it used to answer, and says nothing", do)
    if seen is None or not seen.knows:
        do = "many print servers never answer; try it: `wartemarke-kiosk doctor --print`"
        return note("printer", "it takes the connection and says nothing of itself", do)
    if seen.reason:
        return bad("printer", f"it says: {seen.reason.value.replace('_', ' ')}", DO[seen.reason])
    if seen.little_paper:
        return note("printer", "ready, but the roll is nearly used", "lay a new roll beside it")
    return well("printer", "ready, with paper")


def fonts(languages: Iterable[str]) -> Finding:
    """Look whether the paper can be written in each of these languages."""
    if not features.check("raqm"):
        do = "reinstall Pillow from its wheel: Arabic letters would not join"
        return bad("fonts", "Pillow came without raqm", do)
    try:
        lacking = {language: missing for language in languages if (missing := _missing(language))}
    except OSError as error:
        return bad("fonts", f"the paper's font cannot be read: {error}", "install the kiosk anew")
    if lacking:
        told = ", ".join(
            f"{language} ({' '.join(sorted(lacking[language]))})" for language in lacking
        )
        return bad("fonts", f"letters are missing: {told}", "install the kiosk anew")
    return well("fonts", "every letter of every language is there")


def _missing(language: str) -> set[str]:
    """Give the letters of a language's texts that the font has not."""
    texts = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    letters = {sign for pair in _VALUE.findall(texts) for sign in "".join(pair)}
    return {each for each in letters if _is_drawn(each) and not _has(each)}


def _is_drawn(sign: str) -> bool:
    """Marks are drawn on what stands before them, never by themselves."""
    return unicodedata.category(sign)[0] in "LNPS"


def _has(sign: str) -> bool:
    return _drawn(sign) != _drawn(_NO_LETTER)


@functools.cache
def _drawn(sign: str) -> bytes:
    return bytes(_font().getmask(sign))


@functools.cache
def _font() -> ImageFont.FreeTypeFont:
    path = FONTS / "WartemarkePaper-Regular.ttf"
    return ImageFont.truetype(str(path), 32, layout_engine=ImageFont.Layout.BASIC)


def sound(settings: Settings) -> Finding:
    """Play a tenth of a second of silence, and speak a word in each language into nothing."""
    out = sink(settings.sound)
    if isinstance(out, Silence):
        return note("sound", "off: this kiosk does not read aloud", "see docs/accessibility.md")
    speaker = espeak.program()
    if speaker is None:
        return bad("sound", "there is no program that speaks", "apt-get install espeak-ng")
    try:
        for language in sorted(espeak.languages()):
            espeak.spoken(speaker, Sentence(language, "1"))
        play(out, wav(bytes(RATE // 5)), "")
    except OSError as error:
        do = "look at `sound` in the settings, and whether this user is in the group audio"
        return bad("sound", f"it does not play: {error}", do)
    return well("sound", "the voice speaks and the player plays; how loud it is, only ears say")


def screen(size: tuple[int, int] | None) -> Finding:
    """Look whether the page is drawn on a screen of its own shape, and large enough."""
    if size is None:
        return note("screen", "none is known", "look at its cable and its power")
    says = f"{size[0]} by {size[1]}"
    if size[0] > size[1]:
        do = "turn it: the page is drawn for a portrait screen (docs/cabinet.md)"
        return note("screen", f"{says}, landscape", do)
    if size[0] < SCREEN[0] or size[1] < SCREEN[1]:
        return note(
            "screen", f"{says}, smaller than {SCREEN[0]} by {SCREEN[1]}", "letters are small"
        )
    return well("screen", says)
