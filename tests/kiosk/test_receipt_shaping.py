"""Each script as its readers write it: joined letters, ligatures, marks, order.

What is expected comes from elsewhere than what is tested: which form a letter takes from Unicode's
joining types (below), which glyph that form is from the font's own table of substitutions. The
glyphs are then drawn one by one, without any shaping, and compared with the paper's line.
"""

import io
import unicodedata
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from PIL import Image, ImageChops, ImageDraw, ImageFont

from device.texts import direction
from kiosk.receipt.typesetting import Face, font, wrap
from tests.kiosk.receipts import ROOT

FILES = {False: "WartemarkePaper-Regular.ttf", True: "WartemarkePaper-Bold.ttf"}
SIZE, HEIGHT, BASELINE = 200, 420, 260
PRIVATE = 0xF0000
# Unicode's joining types: R joins only the letter before it, U (and ZWNJ) none, all others both.
RIGHT = frozenset("آأؤإاةدذرزوٱڈډڑړڕږژۀۃۆۇۋۍەۓ")
NONE = frozenset("ء\u200c")
ISOL, INIT, MEDI, FINA = "isol", "init", "medi", "fina"
WORDS = [
    ("ar", ["رقمك", "جواز", "السفر", "انتظار", "شخصان", "تجهيز", "هاتفك", "قاعة", "صورة"]),
    ("fa", ["می\u200cشود", "گذرنامه", "کتاب", "چهار", "پاسپورت", "یک", "خانه\u200cها", "ژاله"]),
    ("ckb", ["وێنەی", "گۆڕین", "دیجیتاڵ", "بەخێربێن", "چاوەڕێ", "ڤیزا", "مۆڵەت", "ڕۆژ"]),
    ("ps", ["ښه", "وړیا", "ځای", "څنګه", "ډول", "ټول", "ژمنۍ", "پېژندنه", "کوټه", "ږغ", "ګڼه"]),
]
FEATURES = {
    "GSUB": {
        "arab": {"ccmp", "init", "medi", "fina", "isol", "rlig", "locl"},
        "latn": {"ccmp", "liga"},
        "cyrl": {"ccmp"},
    },
    "GPOS": {script: {"kern", "mark", "mkmk"} for script in ("arab", "latn", "cyrl", "ethi")},
}


@cache
def opened(bold: bool) -> TTFont:  # noqa: FBT001 - a parameter of the tests
    """The paper's font of a weight."""
    return TTFont(ROOT / "kiosk" / "fonts" / FILES[bold])


@cache
def forms(bold: bool) -> dict[str, dict[str, str]]:  # noqa: FBT001 - a parameter of the tests
    """For each place in a word, which glyph the font puts for a letter's own."""
    table = opened(bold)["GSUB"].table
    (script,) = [r.Script for r in table.ScriptList.ScriptRecord if r.ScriptTag == "arab"]
    found: dict[str, dict[str, str]] = {ISOL: {}, INIT: {}, MEDI: {}, FINA: {}}
    for number in script.DefaultLangSys.FeatureIndex:
        record = table.FeatureList.FeatureRecord[number]
        for lookup in record.Feature.LookupListIndex if record.FeatureTag in found else ():
            for part in table.LookupList.Lookup[lookup].SubTable:
                part = getattr(part, "ExtSubTable", part)  # noqa: PLW2901 - what it extends
                found[record.FeatureTag] |= getattr(part, "mapping", {})
    return found


@cache
def by_glyph(bold: bool) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - a parameter of the tests
    """The same outlines, each glyph under a private character and nothing else."""
    copy = TTFont(ROOT / "kiosk" / "fonts" / FILES[bold])
    names = CmapSubtable.newSubtable(12)
    names.platformID, names.platEncID, names.language = 3, 10, 0
    names.cmap = {PRIVATE + place: name for place, name in enumerate(copy.getGlyphOrder())}
    copy["cmap"].tables = [names]
    file = io.BytesIO()
    copy.save(file)
    file.seek(0)
    return ImageFont.truetype(file, SIZE, layout_engine=ImageFont.Layout.BASIC)


def form_of(word: str, place: int) -> str:
    """Which of its forms a letter takes at this place of a word."""
    before, here, after = [*"\u200c", *word, *"\u200c"][place : place + 3]
    joins_before = before not in RIGHT | NONE and here not in NONE
    joins_after = here not in RIGHT | NONE and after not in NONE
    return {
        (False, False): ISOL,
        (False, True): INIT,
        (True, True): MEDI,
        (True, False): FINA,
    }[joins_before, joins_after]


def expected(word: str, *, bold: bool, joined: bool = True) -> Image.Image:
    """The word from single glyphs, from the right to the left."""
    names, places = opened(bold).getBestCmap(), opened(bold).getReverseGlyphMap()
    glyphs = []
    for place, letter in enumerate(word):
        if letter not in NONE - {"ء"}:
            own = names[ord(letter)]
            glyphs.append(forms(bold)[form_of(word, place)].get(own, own) if joined else own)
    text = "".join(chr(PRIVATE + places[glyph]) for glyph in reversed(glyphs))
    return picture(text, by_glyph(bold))


def shaped(text: str, language: str, *, bold: bool = False, kerned: bool = True) -> Image.Image:
    """The text as the paper's font shapes it."""
    return picture(
        text,
        font(SIZE, bold=bold),
        direction=direction(language),
        language=language,
        features=None if kerned else ["-kern"],
    )


def picture(text: str, face: ImageFont.FreeTypeFont, **shaping: object) -> Image.Image:
    """One line, its left end at 20."""
    canvas = Image.new("L", (2400, HEIGHT), 255)
    ImageDraw.Draw(canvas).text(
        (20, BASELINE),
        text,
        fill=0,
        font=face,
        anchor="ls",
        **shaping,  # type: ignore[arg-type]  # direction, language and features, as Pillow takes them
    )
    return ImageChops.invert(canvas.point(lambda value: 255 if value > 127 else 0))


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Which part of the ink is not where the other picture has it."""
    differing = ImageChops.difference(one, other).histogram()[255]
    return differing / (one.histogram()[255] + other.histogram()[255])


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is black."""
    box = image.getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(("language", "words"), WORDS, ids=[language for language, _ in WORDS])
def test_letters_join_as_their_script_says_when_a_word_is_set(
    language: str,
    words: list[str],
    bold: bool,  # noqa: FBT001 - a parameter
) -> None:
    """First, middle, last and lone form of each letter, and a break where a ZWNJ stands."""
    for word in words:
        found = shaped(word, language, bold=bold, kerned=False)
        assert unlike(found, expected(word, bold=bold)) < 0.04, word
        if {form_of(word, place) for place in range(len(word))} != {ISOL}:
            assert unlike(found, expected(word, bold=bold, joined=False)) > 0.12, word


@pytest.mark.parametrize("language", ["ar", "fa", "ckb", "ps"])
def test_lam_and_alef_are_one_sign_when_they_meet(language: str) -> None:
    """The ligature that no reader does without."""
    for pair in ("لا", "لأ", "لآ"):
        together, apart = shaped(pair, language), shaped(f"{pair[0]}\u200c{pair[1]}", language)
        assert ink(together)[2] < 0.75 * ink(apart)[2], pair


def test_marks_stand_on_their_letters_when_letters_are_composed_or_not() -> None:
    """Vietnamese, Ukrainian and Turkish letters look the same however they were typed."""
    for text, language in (
        ("Chào mừng quý vị, ễậửẪỮ", "vi"),
        ("їйЇЙ", "uk"),
        ("çğöşüİĞŞ", "tr"),
    ):
        typed_apart = unicodedata.normalize("NFD", text)
        assert typed_apart != text
        assert unlike(shaped(text, language), shaped(typed_apart, language)) < 0.02, text


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("letter", "بئنۆ")
def test_marks_keep_off_their_letter_and_each_other_when_they_are_set(
    letter: str,
    bold: bool,  # noqa: FBT001 - a parameter
) -> None:
    """Vowel signs stand above or below whatever letter carries them, and upon one another."""
    alone = shaped(letter, "ar", bold=bold)
    left, top, right, bottom = ink(alone)
    for mark, below in (("َ", False), ("ٍ", True), ("ُّ", False)):
        marked = shaped(letter + mark, "ar", bold=bold)
        box = ink(ImageChops.difference(marked, alone))
        assert left - SIZE / 4 < (box[0] + box[2]) / 2 < right + SIZE / 4
        assert (box[1] >= bottom - 2) if below else (box[3] <= top + 2)
    damma, shadda, both = (
        ImageChops.difference(shaped(letter + mark, "ar", bold=bold), alone).histogram()[255]
        for mark in ("ُ", "ّ", "ُّ")
    )
    assert both == pytest.approx(damma + shadda, rel=0.03)


@pytest.mark.parametrize(
    ("lower", "upper", "language"),
    [("ậ", "Ễ", "vi"), ("ự", "Ẫ", "vi"), ("ج", "آ", "ar"), ("ێ", "ۆ", "ckb"), ("ۍ", "ټ", "ps")],
)
def test_lines_do_not_touch_when_marks_are_stacked(lower: str, upper: str, language: str) -> None:
    """The lowest sign of a line stays above the highest of the next: line height 1.4."""
    face = Face(SIZE, language)
    assert face.line_height == round(1.4 * SIZE)
    lowest = ink(shaped(lower, language))[3] - BASELINE
    highest = BASELINE - ink(shaped(upper, language))[1]
    assert lowest + highest <= face.line_height


def test_dotted_and_dotless_i_stay_themselves_when_text_is_turkish() -> None:
    """Four letters, four signs; no case changes, and no ligature swallows a dot."""
    text = "Irmak ılık İyi fi"
    assert [line.text for line in wrap(text, Face(27, "tr"), 999)] == [text]
    signs = [shaped(letter, "tr") for letter in "Iıİi"]
    for number, sign in enumerate(signs):
        assert all(unlike(sign, other) > 0.02 for other in signs[number + 1 :])
    assert unlike(shaped("fi", "tr"), shaped("f\u200ci", "tr")) < 0.02


def test_syllables_stand_one_by_one_when_text_is_tigrinya() -> None:
    """A sign a syllable, with the script's own word space, comma and full stop."""
    for text in ("ቁጽሪ።", "ሰዓት፡ደቒቕ", "ግዜኹም፣ዝቕጽል፤"):
        names, places = opened(bold=False).getBestCmap(), opened(bold=False).getReverseGlyphMap()
        one_by_one = "".join(chr(PRIVATE + places[names[ord(sign)]]) for sign in text)
        alone = picture(one_by_one, by_glyph(bold=False))
        assert unlike(shaped(text, "ti", kerned=False), alone) < 0.06, text


@pytest.mark.parametrize("bold", [False, True])
def test_features_survive_when_fonts_are_merged(bold: bool) -> None:  # noqa: FBT001 - a parameter
    """Each script keeps what shapes it: forms, ligatures, marks on letters and on marks."""
    for tag, scripts in FEATURES.items():
        table = opened(bold)[tag].table
        for record in table.ScriptList.ScriptRecord:
            of_script = [record.Script.DefaultLangSys]
            of_script += [each.LangSys for each in record.Script.LangSysRecord]
            kept = {
                table.FeatureList.FeatureRecord[number].FeatureTag
                for system in of_script
                for number in system.FeatureIndex
            }
            assert scripts.get(record.ScriptTag, set()) <= kept, record.ScriptTag
        assert set(scripts) <= {record.ScriptTag for record in table.ScriptList.ScriptRecord}
