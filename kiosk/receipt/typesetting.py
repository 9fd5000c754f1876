"""Setting text in dots: bold parts, line breaks and both directions of writing.

Theory of operation. Pillow's raqm shapes and orders one piece of text of one weight. A line here is
a row of such pieces (`Run`); each piece stands for itself in the order of the line's direction, so
a bold part acts as if it stood in a bidi isolate. Within a piece raqm follows the Unicode rules,
isolates (U+2066 to U+2069) included. Where a line break falls inside an isolate, the isolate is
closed at the line's end and opened anew on the next line: a number never changes sides. A line is
as wide as its ink: the tail of a J, which reaches out before the letter's own place, counts.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files

from PIL import ImageDraw, ImageFont

from device.texts import Direction, direction

TALL = frozenset({"ar", "fa", "prs", "ckb", "ps", "vi", "ti"})
_LEADING, _TALL_LEADING = 1.22, 1.4  # tighter than on screens: paper is held in the hand
_ASCENT, _DESCENT = 1.069, 0.293  # of Noto Sans, in em
CAPITAL = 0.714  # height of capitals and digits, in em
# What HarfBuzz calls a language where the site's key is not its name.
_SHAPED_AS = {"prs": "fa", "kmr": "ku", "de-x-ls": "de"}
_KEPT = 32_768  # lines and pieces: a ticket needs some 500, and 21 languages take turns
_OPENERS, _CLOSER = "\u2066\u2067\u2068", "\u2069"


@dataclass(frozen=True)
class Run:
    """A piece of one line: text of one weight."""

    text: str
    bold: bool


@dataclass(frozen=True)
class Face:
    """How text is set: its size in dots, its language, and whether all of it is bold."""

    size: int
    language: str
    bold: bool = False

    @property
    def direction(self) -> Direction:
        """Give the direction in which lines of the language run."""
        return direction(self.language)

    @property
    def line_height(self) -> int:
        """Give the distance of two baselines; scripts with marks above and below need more."""
        return round(self.size * (_TALL_LEADING if self.language in TALL else _LEADING))

    @property
    def ascent(self) -> int:
        """Give how far the baseline lies below the top of a line."""
        return round((self.line_height + self.size * (_ASCENT - _DESCENT)) / 2)


@dataclass(frozen=True)
class Line:
    """One line of text that fits where it is to stand, with its width in dots.

    `lead` is how many of these dots the ink takes before the place where the first letter begins.
    """

    runs: tuple[Run, ...]
    face: Face
    width: float
    lead: float

    @property
    def text(self) -> str:
        """Give the line's text without its weights."""
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=64)
def font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Open the paper's font in this size."""
    name = f"WartemarkePaper-{'Bold' if bold else 'Regular'}.ttf"
    with as_file(files("kiosk").joinpath(f"fonts/{name}")) as path:
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=_KEPT)
def wrap(text: str, face: Face, width: float) -> tuple[Line, ...]:
    """Break the text into lines no wider than `width`; a longer word is broken within itself."""
    lines: list[Line] = []
    held: list[Run] = []
    for word in _words(text, bold=face.bold):
        longer = _joined(held, word)
        if _width(longer, face) <= width:
            held = longer
            continue
        if held:
            lines.append(_line(held, face))
        *full, held = _broken(word, face, width)
        lines += [_line(part, face) for part in full]
    if held:
        lines.append(_line(held, face))
    return tuple(_reopened(lines))


def widest_word(text: str, face: Face) -> float:
    """Give the width of the longest word: a narrower column would have to break it."""
    return max((_width(list(word), face) for word in _words(text, bold=face.bold)), default=0)


def paint(pen: ImageDraw.ImageDraw, line: Line, *, left: float, baseline: float) -> None:
    """Draw the line in black with the left end of its ink at `left`, or right of it."""
    face = line.face
    left += line.lead
    for run in _from_the_left(line.runs, face):
        pen.text(
            (round(left), baseline),
            run.text,
            fill=0,
            font=font(face.size, bold=run.bold),
            anchor="ls",
            direction=face.direction,
            language=_SHAPED_AS.get(face.language, face.language),
        )
        left += _measured(run, face).length


def _words(text: str, *, bold: bool) -> Iterator[tuple[Run, ...]]:
    """Give the words of the text; an asterisk switches to bold and back."""
    word: list[Run] = []
    strong = bold
    for part in re.split(r"([* ])", text):
        if part == "*":
            strong = not strong
        elif part == " " and word:
            yield tuple(word)
            word = []
        elif part not in {"", " "}:
            word.append(Run(part, strong))
    if word:
        yield tuple(word)


def _joined(held: list[Run], word: tuple[Run, ...]) -> list[Run]:
    """Put a word after what the line holds; neighbours of one weight become one run."""
    if not held:
        return list(word)
    last, first = held[-1], word[0]
    if last.bold == first.bold:
        return [*held[:-1], Run(f"{last.text} {first.text}", last.bold), *word[1:]]
    return [*held[:-1], Run(f"{last.text} ", last.bold), *word]


def _broken(word: tuple[Run, ...], face: Face, width: float) -> list[list[Run]]:
    """Break a word that is wider than a line at the last place that fits, as often as needed.

    A word that fits stays whole even where its beginning alone is wider than all of it: an Arabic
    letter at the end of a piece is wider than the same letter joined to the next.
    """
    if _width(list(word), face) <= width:
        return [list(word)]
    parts: list[list[Run]] = [[]]
    for run in word:
        for cluster in _clusters(run.text):
            longer = _grown(parts[-1], Run(cluster, run.bold))
            if parts[-1] and _width(longer, face) > width:
                parts.append([Run(cluster, run.bold)])
            else:
                parts[-1] = longer
    return parts


def _grown(held: list[Run], more: Run) -> list[Run]:
    if held and held[-1].bold == more.bold:
        return [*held[:-1], Run(held[-1].text + more.text, more.bold)]
    return [*held, more]


def _clusters(text: str) -> Iterator[str]:
    """Give the letters of the text, each with the marks and format characters that follow it."""
    cluster = ""
    for character in text:
        if cluster and unicodedata.category(character) not in {"Mn", "Mc", "Me", "Cf"}:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _line(runs: list[Run], face: Face) -> Line:
    lead = _measured(_from_the_left(runs, face)[0], face).lead
    return Line(tuple(runs), face, _width(runs, face), lead)


def _reopened(lines: list[Line]) -> Iterator[Line]:
    """Close isolates at the end of each run that they outlive, and open them anew on the next."""
    open_ones = ""
    for line in lines:
        runs = []
        for run in line.runs:
            before, open_ones = open_ones, _still_open(open_ones + run.text)
            runs.append(Run(before + run.text + _CLOSER * len(open_ones), run.bold))
        yield replace(line, runs=tuple(runs))


def _still_open(text: str) -> str:
    stack = ""
    for character in text:
        if character in _OPENERS:
            stack += character
        elif character == _CLOSER:
            stack = stack[:-1]
    return stack


@dataclass(frozen=True)
class _Measured:
    """A run's advance, and how far its ink reaches out before and behind that, in dots."""

    length: float
    lead: float
    trail: float


def _width(runs: list[Run], face: Face) -> float:
    if not runs:
        return 0
    measured = [_measured(run, face) for run in _from_the_left(runs, face)]
    return measured[0].lead + sum(each.length for each in measured) + measured[-1].trail


def _from_the_left(runs: Sequence[Run], face: Face) -> Sequence[Run]:
    """Give the pieces of a line as they stand on the paper."""
    return runs if face.direction == "ltr" else runs[::-1]


@lru_cache(maxsize=_KEPT)
def _measured(run: Run, face: Face) -> _Measured:
    of_weight = font(face.size, bold=run.bold)
    language = _SHAPED_AS.get(face.language, face.language)
    length = of_weight.getlength(run.text, direction=face.direction, language=language)
    left, _, right, _ = of_weight.getbbox(
        run.text, direction=face.direction, language=language, anchor="ls"
    )
    return _Measured(length, max(0, -left), max(0, right - length))
