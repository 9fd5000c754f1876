"""How every screen of the kiosk looks: it fits, it can be hit and read, and axe finds nothing."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import segno
from axe_playwright_python.base import AXE_SCRIPT

from kiosk.moves import MOVES
from kiosk.phone_code import phone_code
from tests.clock import wait_until
from tests.kiosk.page_shown import Shown, keep, shown_page
from tests.kiosk.page_states.wishes import SCREENS, TEXTS
from tests.kiosk.visits import OWN_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

MANNERS: Final[dict[str, dict[str, Any]]] = {
    "usual": {},
    "larger": {"larger": True},
    "contrast": {"contrast": True},
    "lower": {"lower": True},
    "larger-lower": {"larger": True, "lower": True},
}
TONGUES: Final = ("de", "ar", "ti")
"""The source, the other direction, and the longest words with the tallest lines."""

OTHERS: Final = tuple(sorted({*TEXTS.languages()} - {*TONGUES}))
NARROW: Final = (
    *("language-all", "start", "code-letters", "appointment-already", "mine-wait", "mine-moved"),
    *("concern", "concern-withheld", "concern-code-kept", "working", "bring", "list-failed"),
    *("elsewhere", "party", "address-comes"),
    *("ticket-long", "ticket-w", "no-paper-asking", "closed", "stopped", "used-up"),
    *("out-of-service", "language-all-resting"),
)
"""The screens on which the words have least room."""

ANGLE_DEGREES: Final = 0.7  # EN 301 549 5.1.4: what a capital must have for the eye
DISTANCE_MM: Final = 600
PX_A_MM: Final = 3.2  # 1920 px on the 597 mm of a screen of 27 inches
CAPITAL: Final = 0.714  # of the size of Noto Sans
SMALLEST_PX: Final = 2 * DISTANCE_MM * math.tan(math.radians(ANGLE_DEGREES / 2)) * PX_A_MM / CAPITAL

LINES: Final = """titles => titles.map((title) => Math.round(
    title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight)))"""
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE: Final = """async (options) => (await axe.run(document, options)).violations.map(
    ({ id, help, nodes }) => [id, help, ...nodes.map((node) => node.html)])"""
FAULTS: Final = (Path(__file__).parent / "page_faults.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown() -> Iterator[Shown]:
    """One page for all looks, axe in it."""
    with shown_page(AXE_SCRIPT) as shown:
        yield shown


def faults(shown: Shown, names: tuple[str, ...], **manner: object) -> dict[str, list[str]]:
    """What is wrong with each of these screens in one manner; empty when nothing is."""
    found = {}
    for name in names:
        page = shown.show(**SCREENS[name] | {"speech": {"speaking": False}} | manner)
        keep(page, "-".join([name, *(f"{key}-{value}" for key, value in manner.items())]))
        if wrong := page.evaluate(FAULTS, SMALLEST_PX):
            found[name] = wrong
    return found


def test_every_screen_is_looked_at_when_the_machine_has_it() -> None:
    """No screen of the machine is without a look."""
    assert {wish["screen"] for wish in SCREENS.values()} == {screen.value for screen in MOVES}


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("manner", MANNERS)
def test_a_screen_can_be_read_and_hit_when_it_is_drawn(
    shown: Shown, manner: str, language: str
) -> None:
    """All is in sight and in reach; keys have 96 px, gaps 18, text 0.7 degrees and 7 to 1."""
    assert faults(shown, tuple(SCREENS), language=language, **MANNERS[manner]) == {}


@pytest.mark.parametrize("manner", ["contrast", "larger-lower"])
@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fits_when_a_screen_is_full(
    shown: Shown, language: str, manner: str
) -> None:
    """All is in sight in each language, with the widest edges and the largest letters."""
    assert faults(shown, NARROW, language=language, **MANNERS[manner]) == {}


@pytest.mark.parametrize("language", [*TONGUES, *OTHERS])
def test_a_concern_has_two_lines_when_it_is_a_key(shown: Shown, language: str) -> None:
    """The title of a concern has two lines at most, in each language and size."""
    for larger in (False, True):
        page = shown.show(screen="concern", language=language, larger=larger)
        assert max(page.locator(".answer .key-title").evaluate_all(LINES)) <= 2


@pytest.mark.parametrize("manner", MANNERS)
def test_axe_finds_nothing_when_a_screen_is_drawn(shown: Shown, manner: str) -> None:
    """No screen has a fault that axe can find, in any manner; from the left or from the right."""
    found = {}
    for index, (name, wish) in enumerate(SCREENS.items(), list(MANNERS).index(manner)):
        more = {"speech": {"speaking": True}, "language": ("de", "ar")[index % 2]}
        page = shown.show(**more | wish | MANNERS[manner])
        if wrong := page.evaluate(AXE, {"runOnly": RULES, "resultTypes": ["violations"]}):
            found[name] = wrong
    assert found == {}


def test_the_page_speaks_the_visitors_language_when_it_is_drawn(shown: Shown) -> None:
    """The root names language and direction; German beside it is marked as German."""
    page = shown.show(screen="concern", language="ar")
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    assert page.locator('[data-key="advice"] .key-note').get_attribute("lang") == "de"
    assert page.locator('[data-key="advice"] .key-title').get_attribute("lang") == "ar"
    assert page.title() == page.locator("h1").inner_text()


def test_a_kept_code_stands_above_the_question_when_nobody_could_look_it_up(shown: Shown) -> None:
    """Own words, German beside them; the question is what the appointment is for."""
    page = shown.show(**SCREENS["concern-code-kept"], language="ar")
    note, question = page.locator(".head .note"), page.locator("h1")
    says = [TEXTS.get("screen-code-kept", language) for language in ("ar", "de")]
    assert note.inner_text().split("\n") == says
    assert note.locator(".german").get_attribute("lang") == "de"
    assert question.inner_text() == TEXTS.get("screen-appointment-for", "ar")
    above, below = note.bounding_box(), question.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    assert not shown.show(screen="concern", language="ar").locator(".head .note").count()


def test_each_language_has_its_own_side_when_all_are_offered(shown: Shown) -> None:
    """All languages stand on one page, German first and wide, each marked as what it is."""
    page = shown.show(screen="language", every_language=True)
    keys = page.locator("[data-view=language] button")
    assert keys.count() == 21
    assert keys.first.inner_text() == "Deutsch"
    persian = page.locator('[data-key="fa"]')
    assert (persian.get_attribute("lang"), persian.get_attribute("dir")) == ("fa", "rtl")
    wide, narrow = keys.first.bounding_box(), persian.bounding_box()
    assert wide
    assert narrow
    assert wide["width"] > 2 * narrow["width"]


def test_languages_greet_when_there_is_room(shown: Shown) -> None:
    """Ten languages have larger keys than twenty, and each says welcome in its own words."""
    many = shown.show(screen="language", every_language=True).locator('[data-key="vi"]')
    size = many.bounding_box()
    page = shown.show(screen="language")
    assert page.locator("[data-view=language] button").count() == 10
    key = page.locator('[data-key="vi"]')
    assert key.inner_text().split("\n") == ["Tiếng Việt", "Chào mừng quý vị"]
    larger = key.bounding_box()
    assert size
    assert larger
    assert larger["height"] > 1.5 * size["height"]


def test_languages_turn_pages_when_the_text_is_larger(shown: Shown) -> None:
    """Larger keys are never smaller keys: what does not fit goes to another page."""
    page = shown.show(screen="language", every_language=True, larger=True, page=2)
    assert page.locator("[data-view=language] .tongues button").count() == 7
    assert page.locator('[data-key="page-on"]').count() == 0
    assert page.locator('[data-key="page-back"]').count() == 1


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_number_is_never_mirrored_when_the_screen_is(shown: Shown, language: str) -> None:
    """Letter before digits, and the area's shape before both, in every direction of reading."""
    page = shown.show(screen="ticket", language=language)
    parts = [".slip-number .area-mark", ".ticket-letter", ".ticket-digits"]
    lefts = [page.locator(part).bounding_box() for part in parts]
    assert [box["x"] for box in lefts if box] == sorted(box["x"] for box in lefts if box)
    assert page.locator(".ticket-digits").inner_text() == "214"


@pytest.mark.parametrize("screen", ["ticket", "no_paper"])
@pytest.mark.parametrize("contrast", [False, True])
def test_a_phone_reads_its_page_when_the_screen_shows_the_code(
    shown: Shown, tmp_path: Path, screen: str, *, contrast: bool
) -> None:
    """The code on the screen is that of the paper, dark on light in every manner."""
    page = shown.show(screen=screen, language="ar", on_phone=True, contrast=contrast)
    page.locator(".phone-code").screenshot(path=tmp_path / "code.png")
    command = ["zbarimg", "--quiet", "--raw", str(tmp_path / "code.png")]
    read = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert read.stdout.split() == [f"https://wartemarke.example/n#{OWN_CODE}"]
    assert not shown.show(screen="ticket", language="ar").locator(".phone-code").count()


def test_the_slip_s_own_code_is_on_the_screen_when_there_is_neither_paper_nor_page() -> None:
    """A photo of it is read by the kiosk's own reader; beside a paper it would say nothing new."""
    ticket, token = OWN_CODE.split("-")
    assert phone_code(None, ticket, token) is None
    shown = phone_code(None, ticket, token, instead_of_paper=True)
    assert shown is not None
    assert shown["modules"] == len(segno.make_qr(OWN_CODE, error="m").matrix)


@pytest.mark.parametrize(
    ("ahead", "people"),
    [
        (0, "لا أحد"),
        (1, "شخص واحد"),
        (2, "شخصان"),
        (3, "3 أشخاص"),
        (11, "11 شخصًا"),
        (100, "100 شخص"),
    ],
)
def test_people_are_counted_rightly_when_the_language_is_arabic(
    shown: Shown, ahead: int, people: str
) -> None:
    """Arabic has six forms of the plural, and ASCII digits."""
    page = shown.show(screen="ticket", language="ar", ahead=ahead)
    told = page.locator(".fact strong").nth(2)
    isolates = str.maketrans("", "", "\u2068\u2069")
    wait_until(lambda: told.inner_text().translate(isolates) == people)


def test_work_is_said_when_it_takes_long_and_not_before(shown: Shown) -> None:
    """The tapped key answers at once by its look, and in words only from 0.4 s."""
    page = shown.show(screen="working", chosen="dropoff")
    key = page.locator('[data-key="dropoff"]')
    assert key.get_attribute("data-pressed") is not None
    assert page.locator("[data-state=working]").count() == 0
    page = shown.show(screen="working", chosen="dropoff", slow=True)
    assert key.inner_text().split("\n") == ["Moment …", "Ihr Zettel kommt."]
    assert "Ihr Zettel kommt." in page.locator("[role=status]").inner_text()


def test_one_of_two_keys_is_touched_when_both_lead_to_advice(shown: Shown) -> None:
    """Advice has a key of its own and stands behind "I do not know": only one looks touched."""
    page = shown.show(screen="working", chosen="?")
    assert page.locator("[data-pressed]").count() == 1


def test_answers_stay_in_place_when_the_screen_asks(shown: Shown) -> None:
    """The question whether somebody is there moves no key and covers none."""
    quiet = shown.show(screen="concern").locator(".answers").bounding_box()
    page = shown.show(screen="concern", asking=True)
    asking = page.locator(".over").bounding_box()
    answers = page.locator(".answers").bounding_box()
    assert asking
    assert answers
    assert answers == quiet
    assert asking["y"] + asking["height"] <= answers["y"]


def test_the_access_keys_stay_in_place_when_the_screen_changes(shown: Shown) -> None:
    """Larger and contrast are at the same place on every screen."""
    places = set()
    for wish in SCREENS.values():
        box = shown.show(**wish, language="de").locator('[data-key="contrast"]').bounding_box()
        assert box
        places.add((box["x"], box["y"], box["width"], box["height"]))
    assert len(places) == 1


def test_text_grows_by_a_third_when_larger_is_on(shown: Shown) -> None:
    """Larger text is 1.3 times as large, in one column."""
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    plain = shown.show(screen="concern").locator('[data-key="dropoff"] .key-title').evaluate(size)
    page = shown.show(screen="concern", larger=True)
    assert page.locator('[data-key="dropoff"] .key-title').evaluate(size) / plain >= 1.28
    lefts = {box["x"] for key in page.locator(".answer").all() if (box := key.bounding_box())}
    assert len(lefts) == 1


def _bottom_of(page: Page, key: str) -> float:
    """Where a key ends, in px from the top."""
    box = page.locator(f'[data-key="{key}"]').bounding_box()
    assert box
    return box["y"] + box["height"]


def test_a_small_window_shows_everything_when_somebody_looks_on(shown: Shown) -> None:
    """In a window of another size the whole screen is shown smaller, never cut."""
    page = shown.show(screen="concern")
    page.set_viewport_size({"width": 1366, "height": 768})
    try:
        wait_until(lambda: _bottom_of(page, "larger") <= 768)
    finally:
        page.set_viewport_size({"width": 1080, "height": 1920})
