"""The paper's font and how text is set: shaping, directions, line breaks."""

import unicodedata
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from kiosk.receipt.typesetting import Face, font, paint, widest_word, wrap
from tests.kiosk.receipts import DESCRIPTION, ROOT, TEXTS

WEIGHTS = {False: "Regular", True: "Bold"}
# What the languages to come need beyond ASCII, by their alphabets.
ALPHABETS = {
    "de": "äöüÄÖÜßẞ„“–·…’",
    "tr": "çğıöşüÇĞİÖŞÜâîû",
    "kmr": "çêîşûÇÊÎŞÛ",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "ro": "ăâîșțĂÂÎȘȚ",
    "sq": "çëÇË",
    "fr": "àâæçéèêëîïôœùûüÿÀÉŒ«»\u202f",
    "es": "áéíñóúü¿¡ÁÉÍÑÓÚ",
    "vi": "ăâđêôơưĂÂĐÊÔƠƯạảãàáặẳẵằắậẩẫầấẹẻẽèéệểễềếịỉĩìíọỏõòóộổỗồốợởỡờớụủũùúựửữừứỵỷỹỳý",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяҐЄІЇʼ",
    "ru": "ёъыэЁЪЫЭ",
    "bg": "ѝЍщъ",
    "sr": "ђјљњћџЂЈЉЊЋЏ",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ،؛؟",
    "fa": "پچژگکیۀ\u200c«»٬",
    "ckb": "ڕڵۆێەھڤیک",
    "ps": "ټډړږښګڼېۍځڅئ",
    "ti": "ሀለሐመሠረሰሸቀቐበቨተቸነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐኳጓቋኋ፡።፣፤፦",
}
# Sums of advances in 1/1000 em, measured with HarfBuzz in Noto's own files (regular, bold):
# in the merged font the same lookups must give the same.
ADVANCES = [
    ("لا", "ar", 582, 632),  # a ligature: the two letters alone are 933 and 1014
    ("أهلًا", "ar", 1408, 1593),
    ("الآن", "ar", 1601, 1746),
    ("رقمًا", "ar", 1653, 1826),
    ("گذرنامه\u200cی", "fa", 3612, 3998),
    ("چاوەڕێ", "ckb", 2859, 3146),
    ("ښه راغلاست", "ps", 5089, 5753),
    ("ټولګی", "ps", 2275, 2488),
    ("እንቋዕ", "ti", 2240, 2483),
    ("ቁጽርኹም፡", "ti", 3871, 4145),
    ("quý vị", "vi", 2769, 2993),
    ("ễậử", "vi", 1799, 1955),
    ("Bună ziua, ați", "ro", 6322, 6792),
    ("Їжаґєі", "uk", 2829, 3197),
    ("Hoş geldiniz ığİ", "tr", 7213, 7645),
]


@cache
def characters(bold: bool) -> frozenset[int]:  # noqa: FBT001 (a parameter of the test)
    """The characters that the font of a weight has."""
    file = ROOT / "kiosk" / "fonts" / f"WartemarkePaper-{WEIGHTS[bold]}.ttf"
    return frozenset(TTFont(file).getBestCmap())


def missing(text: str, bold: bool) -> str:  # noqa: FBT001 (a parameter of the test)
    """The characters of a text that would be drawn as an empty box."""
    seen = {each for each in text if unicodedata.category(each) not in {"Cf", "Cc"}}
    return "".join(sorted(each for each in seen if ord(each) not in characters(bold)))


def strip(text: str, face: Face, width: int = 700) -> Image.Image:
    """One line of text in black and white, its left end at 20."""
    picture = Image.new("L", (width, 80), 255)
    (line,) = wrap(text, face, width)
    paint(ImageDraw.Draw(picture), line, left=20, baseline=50)
    return picture.point(lambda value: 255 if value > 127 else 0, mode="1")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", sorted(ALPHABETS))
def test_no_glyph_is_missing_when_a_language_is_added(language: str, bold: bool) -> None:  # noqa: FBT001 - a parameter
    """The font has the letters of all 21 languages."""
    assert missing(ALPHABETS[language], bold) == ""


@pytest.mark.parametrize(("text", "language", "regular", "bold"), ADVANCES)
def test_shaping_survives_when_fonts_are_merged(
    text: str, language: str, regular: int, bold: int
) -> None:
    """Ligatures, joined forms, marks and kerning are those of Noto's own files."""
    face = Face(1000, language)
    widths = [
        font(1000, bold=weight).getlength(text, direction=face.direction) for weight in WEIGHTS
    ]
    assert widths == [regular, bold]


def test_marks_have_no_width_when_they_stand_on_a_letter() -> None:
    """The tanween of رقمًا is drawn above its letter, not beside it."""
    assert wrap("رقمًا", Face(60, "ar"), 999)[0].width == wrap("رقما", Face(60, "ar"), 999)[0].width
    assert ImageChops.difference(
        strip("رقمًا", Face(60, "ar")), strip("رقما", Face(60, "ar"))
    ).getbbox()


def test_comma_below_is_no_cedilla_when_text_is_romanian() -> None:
    """Romanian is set with the comma, even where a cedilla was typed; Turkish keeps its cedilla."""
    for comma, cedilla in ("șş", "țţ", "ȘŞ", "ȚŢ"):
        for language, differ in (("ro", False), ("tr", True)):
            face = Face(60, language)
            pictures = ImageChops.difference(strip(comma, face), strip(cedilla, face))
            assert (pictures.getbbox() is not None) == differ


@pytest.mark.parametrize("isolate", "\u2066\u2067\u2068")
def test_isolates_draw_nothing_when_they_stand_in_text(isolate: str) -> None:
    """An isolate orders the text and leaves no mark and no gap."""
    face = Face(40, "de")
    plain, wrapped = strip("a 214 b", face), strip(f"a {isolate}214\u2069 b", face)
    assert ImageChops.difference(plain, wrapped).getbbox() is None


def advance(text: str, face: Face) -> float:
    """How far the next letter stands; a line's width has the ink that hangs out, too."""
    return font(face.size, bold=False).getlength(text, direction=face.direction)


def likeness(picture: Image.Image, part: Image.Image, *, left: float) -> float:
    """How much of a part's ink is in the picture about there: 1 is all of it, nothing beside it."""
    ink = ImageChops.invert(part.convert("L")).histogram()[255]
    differences = []
    for shift in (-2, -1, 0, 1, 2):
        start = round(left) + shift
        there = picture.crop((start, 0, start + part.width, part.height))
        wrong = ImageChops.difference(there.convert("L"), part.convert("L"))
        differences.append(wrong.histogram()[255])
    return 1 - min(differences) / ink


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("ar", "رقم", "ثم"),
        ("fa", "شماره", "سپس"),
        ("ckb", "ژمارە", "پاشان"),
        ("ps", "شمېره", "بيا"),
    ],
)
@pytest.mark.parametrize(("said", "turned"), [("K 214", "214 K"), ("10:43", "43:10")])
def test_numbers_and_times_keep_their_order_when_the_line_runs_from_the_right(
    language: str, before: str, after: str, said: str, turned: str
) -> None:
    """Within a line from the right "K 214" reads K 214, with the words around it in their order."""
    face, number = Face(40, language), f"\u2068{said}\u2069"
    whole = strip(f"{before} {number} {after}", face)
    starts, left = {}, 20.0
    for part in (after, number, before):
        starts[part] = left
        left += advance(part, face) + advance("ا ا", face)
        left -= 2 * advance("ا", face)
    for part in (after, before):
        wide = int(advance(part, face))
        alone = strip(part, face).crop((20, 0, 20 + wide, 80))
        assert likeness(whole, alone, left=starts[part]) > 0.8
    like = []
    for text in (said, turned):
        wide = int(advance(text, Face(40, "de")))
        alone = strip(text, Face(40, "de")).crop((20, 0, 20 + wide, 80))
        like.append(likeness(whole, alone, left=starts[number]))
    assert like[0] > 0.6 > like[1] + 0.3


def test_bold_part_stands_left_of_what_comes_before_when_the_line_runs_from_the_right() -> None:
    """A line of two weights keeps the direction of its language."""
    (line,) = wrap("أمامك: *\u20686\u2069 أشخاص*", Face(40, "ar"), 999)
    assert [run.bold for run in line.runs] == [False, True]
    picture = Image.new("L", (700, 80), 255)
    paint(ImageDraw.Draw(picture), line, left=20, baseline=50)
    bold_width = wrap("\u20686\u2069 أشخاص", Face(40, "ar", bold=True), 999)[0].width
    left_part = picture.crop((20, 0, 20 + int(bold_width), 80))
    expected = strip("\u20686\u2069 أشخاص", Face(40, "ar", bold=True)).crop(
        (20, 0, 20 + int(bold_width), 80)
    )
    dark = left_part.point(lambda value: 255 if value > 127 else 0, mode="1")
    assert dark.tobytes() == expected.tobytes()


def test_isolate_is_opened_anew_when_a_line_breaks_inside_it() -> None:
    """Both halves of a broken isolate stay isolated."""
    lines = wrap("Amt \u2068alpha beta gamma\u2069 Ende", Face(27, "de"), 130)
    assert len(lines) > 2
    for line in lines:
        assert line.text.count("\u2068") == line.text.count("\u2069")
    assert sum("\u2068" in line.text for line in lines) >= 2


WORDS = st.text("abc ÄW*-كتابلاًآ214\u2068\u2069ጽሁ ậ", max_size=60)


@given(WORDS, st.sampled_from(["de", "ar", "ti", "vi"]), st.integers(60, 400))
def test_no_line_is_too_wide_when_text_is_wrapped(text: str, language: str, width: int) -> None:
    """Whatever the text and the column, every line fits and no letter is lost."""
    face = Face(27, language)
    lines = wrap(text, face, width)
    assert all(line.width <= width for line in lines)
    control = {ord(each): None for each in " *\u2068\u2069"}
    assert "".join(line.text for line in lines).translate(control) == text.translate(control)


@given(WORDS)
@example("1 1بآ")  # its first two letters alone are wider than the whole word
def test_no_word_is_broken_when_the_column_is_as_wide_as_the_widest(text: str) -> None:
    """`widest_word` is the narrowest column that breaks lines only between words."""
    face = Face(27, "de")
    lines = wrap(text, face, widest_word(text, face))
    words = text.replace("*", "").split()
    control = {ord(each): None for each in "\u2068\u2069"}
    set_words = [word.translate(control) for line in lines for word in line.text.split(" ")]
    assert [w for w in set_words if w] == [v for w in words if (v := w.translate(control))]


def test_every_site_language_has_an_alphabet_here() -> None:
    """A language that the site adds is looked at in this file."""
    latin_only = {"en", "de-x-ls"}
    assert set(DESCRIPTION["languages"]) - latin_only - {"prs"} <= set(ALPHABETS)
    assert set(TEXTS.languages()) <= set(DESCRIPTION["languages"])
