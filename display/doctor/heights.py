"""What the doctor says of a board's letters: what is too small for the farthest seat."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from device.doctor.findings import Finding, bad, note, well
from display.doctor.letters import MM_A_METRE, Read, Screen, Text, inches_for, read

_REMINDER: Final = {
    Text.BELOW_URGENT: "an urgent message takes room: withdraw it as soon as it is said",
    Text.WORDS: "they are for who stands before the door",
    Text.ROOM: "it is read on the way; the arrow and the counter lead there",
    Text.RECENT: "they are a reminder: who sits farther away has the voice and the large number",
    Text.SPOKEN: "keep seats that near free for people who do not hear well",
}
"""What to do where a text that not everybody must read is small."""


def heights(screen: Screen, seat_m: float, letters: Iterable[str]) -> Iterator[Finding]:
    """Say for each kind of text whether it is large enough for that seat; a total comes first."""
    told = f"{screen.inches:g} inches, {screen.width} by {screen.height}, {screen.layout}"
    need = f"{seat_m:g} m to the farthest seat: {seat_m * MM_A_METRE:.0f} mm high"
    yield well("letters", f"{told}; {need}")
    for text, each in groupby(read(screen, letters), lambda one: one.text):
        yield _finding(screen, seat_m, text, list(each))


def _finding(screen: Screen, seat_m: float, text: Text, each: list[Read]) -> Finding:
    what, says = f"letters: {text}", "; ".join(map(_says, each))
    short = [one for one in each if one.far_m < seat_m]
    if not short:
        return well(what, says)
    needed = [one for one in short if one.must]
    if needed:
        return bad(what, f"too small. {says}", _do(screen, seat_m, needed[0]))
    if text is Text.NUMBER:
        return note(
            what, says, f"longer numbers come on very full days: {_do(screen, seat_m, short[0])}"
        )
    return note(what, says, _REMINDER[text])


def _says(one: Read) -> str:
    named = f"{one.example} " if one.example else ""
    return f"{named}{one.high_mm:.0f} mm, read from up to {one.far_m:.1f} m"


def _do(screen: Screen, seat_m: float, one: Read) -> str:
    inches = inches_for(screen, one, seat_m)
    return f"take a screen of {inches} inches, or no seat farther away than {one.far_m:.1f} m"
