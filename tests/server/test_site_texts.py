"""The texts beside a site file: complete, in the letters of their language, told by their line."""

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from device.texts import language as language_of
from server.site import Problem, Site, SiteError, check, languages_of, render
from server.site.letters import wrong_letters
from server.site.texts import for_visitors, places
from server.sitefiles import SiteFileProblem, load_sites
from tests.easy_german import OF_THE_OFFICE

SHIPPED: Final = Path(__file__).parents[2] / "server" / "sites" / "maschstrasse.toml"
FOLDER: Final = SHIPPED.with_suffix(".texts")
GERMAN: Final[dict[str, Any]] = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
SPOKEN: Final = (
    *("de-x-ls", "en", "uk", "ar", "tr", "fa", "prs", "kmr", "ckb", "ru"),
    *("pl", "ro", "bg", "sr", "sq", "vi", "fr", "es", "ti", "ps"),
)

TERMS: Final = ("Duldung", "Fiktionsbescheinigung", "Vollmacht", "eAT")
"""German terms that people meet on letters and doors: every language shows them, everywhere."""

IN_TITLES: Final = (
    *TERMS,
    "Aufenthaltserlaubnis",
    "Blaue Karte EU",
    "Einbürgerung",
    "Niederlassungserlaubnis",
    "Reiseausweis",
    "Verpflichtungserklärung",
)
"""The names of what people apply for: every language shows them in the service's title."""

Path_ = tuple[str | int, ...]
Edit = Callable[..., list[Problem]]

pytestmark = pytest.mark.usefixtures("shipped_pictures")


def told(language: str) -> dict[str, Any]:
    """Read a file of texts."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def leaves(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Give every text with its path."""
    if isinstance(value, str):
        yield path, value
    for step, inner in enumerate(value) if isinstance(value, list) else ():
        yield from leaves(inner, (*path, step))
    for key, part in value.items() if isinstance(value, dict) else ():
        yield from leaves(part, (*path, key))


def german(at: Path_) -> str:
    """Give the German text of a place in the site file."""
    found: Any = GERMAN
    for step in (*at, "de"):
        found = found[step]
    return str(found)


# ----------------------------------------------------------------------------- the shipped texts


def test_there_is_a_file_for_each_spoken_language_when_the_site_ships() -> None:
    """Every other language stands beside German, and no other file lies among them."""
    assert {file.name for file in FOLDER.iterdir()} == {f"{key}.toml" for key in SPOKEN}


@pytest.mark.parametrize("language", SPOKEN)
def test_every_text_is_there_in_the_order_of_the_site_when_a_language_ships(language: str) -> None:
    """A file has each text for visitors, English also those for staff, in the site file's order."""
    wanted = places(GERMAN) if language == "en" else for_visitors(GERMAN)
    assert [path for path, _ in leaves(told(language))] == list(wanted)


@pytest.mark.parametrize("language", SPOKEN)
def test_a_file_says_what_it_is_when_it_is_opened(language: str) -> None:
    """The first line names the language, in English and in its own words."""
    first = (FOLDER / f"{language}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert re.fullmatch(r"# Texts of maschstrasse\.toml in \w+: (.+)", first)
    assert first.endswith(f": {language_of(language).name}")


@pytest.mark.parametrize("language", SPOKEN)
def test_texts_are_translated_when_a_language_ships(language: str) -> None:
    """No text is still the German or the English one, but for what is easy German already."""
    english = dict(leaves(told("en")))
    known = places(GERMAN)
    for path, text in leaves(told(language)):
        if language == "de-x-ls" and text in OF_THE_OFFICE:
            continue
        assert text != german(known[path]), path
        assert text != english[path] or language == "en", path


@pytest.mark.parametrize("language", SPOKEN)
def test_letters_are_the_language_s_own_when_a_text_is_read(language: str) -> None:
    """ASCII digits, no letters of a neighbour, no straight quotes, nothing stretched or loud."""
    for path, text in leaves(told(language)):
        assert wrong_letters(language, text) is None, path
        assert not set("\"'!\u0640") & set(text), path
        assert text == text.strip(), path
        assert not re.search("[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", text), path


@pytest.mark.parametrize("language", SPOKEN)
def test_numbers_are_the_german_ones_when_a_text_has_any(language: str) -> None:
    """Months, payslips and sections are the same."""
    known = places(GERMAN)
    for path, text in leaves(told(language)):
        if path[0] not in {"holidays", "exceptions"}:
            assert re.findall(r"\d+", text) == re.findall(r"\d+", german(known[path])), path


@pytest.mark.parametrize("language", SPOKEN)
def test_the_german_term_is_there_when_the_german_text_has_one(language: str) -> None:
    """Whoever looks for the word of a letter or a door finds it in every language."""
    known = places(GERMAN)
    missing = [
        (path, term)
        for path, text in leaves(told(language))
        for term in (IN_TITLES if path[-1] == "title" else TERMS)
        if term in german(known[path]) and term not in text
    ]
    assert missing == []


# ------------------------------------------------------------------------- how texts are taken in


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Check the shipped site after one change of a file beside it."""
    file = tmp_path / "site.toml"
    shutil.copy(SHIPPED, file)
    shutil.copytree(FOLDER, tmp_path / "site.texts")

    def edit(name: str, old: str, new: str) -> list[Problem]:
        changed = tmp_path / name
        source = changed.read_text(encoding="utf-8") if changed.exists() else ""
        assert source.count(old) == 1 or not source
        changed.write_text(source.replace(old, new) if source else new, encoding="utf-8")
        return check(file)

    return edit


MISTAKES = [
    # changed text of Ukrainian, into, what is wrong, what would be right
    ("[services.renew]", "[services.renw]", 'no service "renw"', 'mean "renew"?'),
    ("[areas.K]", "[areas.Z]", "no area Z", "F, K, W"),
    ("[other_offices.bamf]", "[other_offices.bmf]", 'no other office "bmf"', "bamf"),
    ("2027-01-01 =", "2027-01-02 =", "no day 2027-01-02 in holidays", "2027-01-01"),
    ("[exceptions]", "[exception]", '"exception"', '"exceptions"?'),
    ("reviewed = false", "reviewed = true", "reviewed is missing or no day", "2026-12-24"),
    ("reviewed = false", "", "reviewed is missing or no day", "Write false"),
    ('short = "Притулок"', 'shrt = "Притулок"', 'no field "shrt"', '"short"?'),
    ('short = "Притулок"', f'short = "{"П" * 37}"', "37 characters", "room for 36"),
    ('short = "Притулок"', 'short = ""', "is empty", "one line"),
    ('short = "Притулок"', "short = 5", "is 5, not a text", '"5"'),
    ('short = "Притулок"', 'short.uk = "Притулок"', "is a table", "file's name"),
    ('short = "Притулок"', 'short = "Приtулок٣"', "the digit ٣", "0 to 9"),
    ('short = "Притулок"', 'short = "Прыют"', "ы (U+044B)", "Ukrainian"),
    ('short = "Притулок"', 'notice = "Увага"', "no German notice", "site file first"),
    ('  "Копія заяви",', '  "Копія заяви",\n  "Ще",', "more than 3 things", "same order"),
    ('short = "Я тут уперше"', 'short = "Я тут"\nbring = ["А"]', "no German bring", "remove it"),
    ("= false", '= false\noutcomes.don.title = "Так"', 'no outcome "don"', '"done"?'),
    ("= false", '= false\npark_reasons.photo.minutes = "5"', 'no field "minutes"', "title"),
    ('name = "Зона очікування F"', 'floor = "1 поверх"', 'no field "floor"', "name"),
]


@pytest.mark.parametrize(("old", "new", "what", "right"), MISTAKES)
def test_a_mistake_is_told_with_its_file_and_line_when_it_is_in_the_texts(
    edited: Edit, old: str, new: str, what: str, right: str
) -> None:
    """What is wrong with a text has the file and the line of that text, and says what is right."""
    problems = edited("site.texts/uk.toml", old, new)
    assert len(problems) == 1, render(problems)
    (problem,) = problems
    assert what in problem.what
    assert right in problem.right
    assert Path(problem.file).name == "uk.toml"
    source = (FOLDER / "uk.toml").read_text(encoding="utf-8")
    first = source[: source.index(old)].count("\n") + 1
    assert problem.line in range(first, first + 3) or not new


@pytest.mark.parametrize("text", ["30 m²", "½ giờ", "số 1³"])
def test_a_sign_is_no_digit_when_no_line_counts_with_it(text: str) -> None:
    """Only signs that stand for 0 to 9 are wrong digits; squares and fractions are right."""
    assert wrong_letters("vi", text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "час\u044b"),
        ("ru", "ч\u0456сло"),
        ("bg", "час\u044b"),
        ("sr", "сед\u0430\u0439"),
        ("tr", "i\u0307"),
    ],
)
def test_a_letter_of_a_neighbour_is_told_when_a_text_has_one(language: str, text: str) -> None:
    """Cyrillic is not one alphabet: a keyboard of another language brings in letters unseen."""
    assert wrong_letters(language, text) is not None


def test_a_text_is_refused_when_it_stands_in_both_files(edited: Edit) -> None:
    """A text inline and beside the file is one problem, told where it could be removed."""
    german = 'short.de = "Asyl"'
    (problem,) = edited("site.toml", german, f'{german}\nshort.uk = "Притулок"')
    assert Path(problem.file).name == "uk.toml"
    assert 'service "asylum": short stands in the site file too' in problem.what


LIST: Final = 'reviewed = false\n[[{0}]]\nkey = "renew"\ntitle = "Gia hạn"\n[[{0}]]\nkey = "first"'
"""The site file's own form, which a file of texts does not have."""


@pytest.mark.parametrize(
    ("name", "content", "line", "what"),
    [
        ("xx.toml", "reviewed = false", 0, '"xx" is no language'),
        ("de.toml", "reviewed = false", 0, "German stands in the site file"),
        ("vi.toml", "reviewed = \n", 1, "not TOML"),
        ("vi.toml", 'reviewed = false\nservices = "none"', 2, 'services is "none", not a table'),
        ("vi.toml", "reviewed = false\nservices.renew = 7", 2, "not a table"),
        ("vi.toml", 'reviewed = false\nservices.renew.bring = "x"', 2, "not a list"),
        ("vi.toml", LIST.format("services"), 2, "services is a list. Write it as in: [services."),
        ("vi.toml", LIST.format("areas"), 2, "areas is a list. Write it as in: [areas."),
        ("vi.toml", LIST.format("holidays"), 2, "holidays is a list. Write it as in: 2026-12-25 ="),
    ],
)
def test_a_file_is_refused_when_it_holds_no_texts(
    edited: Edit, tmp_path: Path, name: str, content: str, line: int, what: str
) -> None:
    """A file that is no language, no TOML or of another form is named, and the others are read."""
    (tmp_path / "site.texts" / name).unlink(missing_ok=True)
    (problem,) = edited(f"site.texts/{name}", "", content)
    assert (Path(problem.file).name, problem.line) == (name, line)
    assert what in f"{problem.what} {problem.right}"


def test_german_is_shown_when_a_text_or_a_file_is_missing(edited: Edit, tmp_path: Path) -> None:
    """What a language lacks is absent in it and there in German, and the count says so."""
    assert edited("site.texts/uk.toml", 'short = "Притулок"\n', "") == []
    (tmp_path / "site.texts" / "ti.toml").unlink()
    site = Site.load(tmp_path / "site.toml")
    assert "uk" not in site.service("asylum").short
    assert site.service("asylum").short["de"] == "Asyl"
    told = {spoken.language: str(spoken) for spoken in languages_of(tmp_path / "site.toml")}
    total = len(for_visitors(GERMAN))
    assert told["uk"] == f"uk: {total - 1} of {total} texts, not reviewed"
    assert told["ti"] == f"ti: 0 of {total} texts"


def test_a_text_for_staff_is_taken_and_missed_nowhere_when_a_language_has_or_lacks_it(
    edited: Edit, tmp_path: Path
) -> None:
    """Staff may choose in any language that somebody wrote; none is incomplete without it."""
    before = languages_of(SHIPPED)
    plain = 'name = "Регіон Ганновер"'
    more = f'outcomes.done.title = "Завершено"\n{plain}'
    assert edited("site.texts/uk.toml", plain, more) == []
    outcomes = {each.key: each.title for each in Site.load(tmp_path / "site.toml").outcomes}
    assert outcomes["done"] == {"de": "Erledigt", "en": "Done", "uk": "Завершено"}
    assert languages_of(tmp_path / "site.toml") == before


def test_a_review_is_told_when_a_file_says_its_day(edited: Edit, tmp_path: Path) -> None:
    """The day on which a native reader read the file stands behind the count."""
    assert edited("site.texts/vi.toml", "reviewed = false", "reviewed = 2026-12-24") == []
    told = [str(s) for s in languages_of(tmp_path / "site.toml") if s.language == "vi"]
    assert told[0].endswith(" texts, reviewed 2026-12-24")


def test_inline_texts_are_enough_when_an_office_is_small(tmp_path: Path) -> None:
    """Without a folder of texts every language may stand in the site file."""
    file = tmp_path / "small.toml"
    source = SHIPPED.read_text(encoding="utf-8")
    file.write_text(source.replace('de = "Pass" }', 'de = "Pass", vi = "Hộ chiếu" }'), "utf-8")
    assert Site.load(file).service("renew").bring[0] == {"de": "Pass", "vi": "Hộ chiếu"}


def test_the_folder_of_texts_holds_no_sites_when_a_folder_is_read(tmp_path: Path) -> None:
    """A folder with a site and its texts is one site; the texts alone are refused in one line."""
    shutil.copy(SHIPPED, tmp_path)
    shutil.copytree(FOLDER, tmp_path / FOLDER.name)
    assert [site.key for site in load_sites(tmp_path)] == ["maschstrasse"]
    with pytest.raises(SiteFileProblem, match=r"holds texts; name the site file .*sse\.toml"):
        load_sites(tmp_path / FOLDER.name)


def test_the_site_file_is_named_when_a_file_of_texts_is_checked() -> None:
    """Who checks a translation alone is told which file to check."""
    with pytest.raises(SiteError, match=r"uk\.toml: this is a file of texts\. .*strasse\.toml"):
        Site.load(FOLDER / "uk.toml")
